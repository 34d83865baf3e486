//! Which of our crates may depend on which, and what never comes into the app's program.

use serde_json::Value;

use super::cargo;

/// A package and all of ours that it may import. What is not listed may import nothing of ours.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("throughline-domain", &["throughline-public"]),
    // One ZIP layout for all files: what reads bytes from elsewhere stands once.
    ("throughline-archive", &[]),
    ("throughline-vault", &["throughline-archive"]),
    ("throughline-public", &["throughline-archive"]),
    ("throughline-dossier", &[]),
    (
        "throughline-interchange",
        &["throughline-domain", "throughline-public"],
    ),
    (
        "throughline-protocol",
        &["throughline-domain", "throughline-public"],
    ),
    (
        "throughline-engine",
        &[
            "throughline-domain",
            "throughline-vault",
            "throughline-public",
            "throughline-dossier",
            "throughline-interchange",
            "throughline-protocol",
        ],
    ),
    ("throughline-ui", &["throughline-public"]),
    (
        "throughline-kiosk",
        &["throughline-public", "throughline-ui"],
    ),
    (
        "throughline",
        &[
            "throughline-domain",
            "throughline-public",
            "throughline-protocol",
            "throughline-ui",
        ],
    ),
    // The developer tasks may make up a school.
    ("xtask", &["throughline-domain", "throughline-interchange"]),
];

/// What holds keys or records: none of it belongs on the page's own thread.
const ONLY_IN_THE_ENGINE: &[&str] = &[
    "automerge",
    "autosurgeon",
    "age",
    "argon2",
    "chacha20poly1305",
    "indexed_db_futures",
    "throughline-vault",
    "throughline-dossier",
];

/// What the kiosk, which serves families, knows nothing of.
const NEVER_IN_THE_KIOSK: &[&str] = &[
    "automerge",
    "throughline-domain",
    "throughline-vault",
    "throughline-dossier",
    "throughline-engine",
];

/// Every import of one of our packages by another, tests left out.
fn imports(metadata: &Value) -> Vec<(String, String)> {
    let packages = metadata["packages"].as_array().expect("packages");
    let ours: Vec<&str> = packages
        .iter()
        .filter_map(|it| it["name"].as_str())
        .collect();
    let mut found = Vec::new();
    for package in packages {
        let from = package["name"].as_str().expect("a name");
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let to = dependency["name"].as_str().expect("a name");
            if ours.contains(&to) && dependency["kind"] != "dev" {
                found.push((from.to_owned(), to.to_owned()));
            }
        }
    }
    found
}

/// The imports that no rule allows.
fn breaches(imports: &[(String, String)]) -> Vec<String> {
    let allowed = |from: &str, to: &str| {
        MAY_IMPORT
            .iter()
            .any(|(package, may)| *package == from && may.contains(&to))
    };
    imports
        .iter()
        .filter(|(from, to)| !allowed(from, to))
        .map(|(from, to)| format!("{from} must not import {to}"))
        .collect()
}

/// The names of everything that is compiled into a package's wasm.
fn tree(package: &str) -> Vec<String> {
    cargo(&[
        "tree",
        "--package",
        package,
        "--target",
        "wasm32-unknown-unknown",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ])
    .lines()
    .filter_map(|line| line.split(' ').next().map(str::to_owned))
    .collect()
}

fn check_absent(package: &str, present: &str, absent: &[&str]) {
    let tree = tree(package);
    assert!(
        tree.iter().any(|it| it == present),
        "the tree was not read: {tree:?}"
    );
    let found: Vec<_> = absent
        .iter()
        .filter(|name| tree.iter().any(|it| it == *name))
        .collect();
    assert!(found.is_empty(), "{package} must not contain {found:?}");
}

#[test]
fn crates_import_only_what_lies_below_them() {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    let metadata = serde_json::from_str(&metadata).expect("JSON");
    let imports = imports(&metadata);
    assert!(!imports.is_empty(), "the manifests were not read");
    assert_eq!(breaches(&imports), Vec::<String>::new());
}

#[test]
fn an_upward_import_is_a_breach() {
    let upward = [(
        "throughline-domain".to_owned(),
        "throughline-engine".to_owned(),
    )];
    assert_eq!(breaches(&upward).len(), 1);
}

#[test]
fn the_app_holds_neither_keys_nor_documents() {
    check_absent("throughline", "leptos", ONLY_IN_THE_ENGINE);
}

#[test]
fn the_kiosk_holds_no_student() {
    if super::root().join("crates/kiosk").is_dir() {
        check_absent("throughline-kiosk", "leptos", NEVER_IN_THE_KIOSK);
    } else {
        eprintln!("skipped: there is no kiosk yet");
    }
}
