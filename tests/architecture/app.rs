//! Which part of the app may know which.

use std::fs;
use std::path::{Path, PathBuf};

use super::paths::paths;
use super::root;

/// One part of the app, the parts and the crates of ours that it may name.
struct Part {
    name: &'static str,
    parts: &'static [&'static str],
    crates: &'static [&'static str],
}

/// The parts with rules; `main`, `lib`, `app` and `shell` put everything together and may name all.
const PARTS: &[Part] = &[
    Part {
        name: "text",
        parts: &["text"],
        // It says in words what the engine answers.
        crates: &["throughline_protocol", "throughline_domain"],
    },
    Part {
        name: "route",
        parts: &["route"],
        crates: &["throughline_domain"],
    },
    Part {
        name: "platform",
        parts: &["platform"],
        // A day and a moment are the domain's, and lie beneath the protocol.
        crates: &["throughline_protocol", "throughline_domain"],
    },
    Part {
        name: "workspace",
        parts: &["workspace", "platform", "route", "text"],
        // The bodies that it hands out are made of public types (decision 0026).
        crates: &[
            "throughline_protocol",
            "throughline_domain",
            "throughline_public",
        ],
    },
    Part {
        name: "pieces",
        parts: &["pieces", "workspace", "route", "text"],
        crates: &[
            "throughline_ui",
            "throughline_protocol",
            "throughline_domain",
            "throughline_public",
        ],
    },
    Part {
        name: "features",
        // What features ask of the engine, they ask in the words of `workspace`.
        parts: &["workspace", "pieces", "route", "text"],
        crates: &["throughline_ui", "throughline_domain", "throughline_public"],
    },
];

/// The browser itself: only `platform` talks to it.
const BROWSER: [&str; 2] = ["web_sys", "js_sys"];

/// What is wrong with the source of module `home`.
fn breaches(home: &[String], source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for path in paths(home, source) {
        let reason = if path.iter().any(|it| BROWSER.contains(&it.as_str()))
            && home.first().is_none_or(|part| part != "platform")
        {
            Some("only platform talks to the browser")
        } else {
            breach(home, &path)
        };
        if let Some(reason) = reason {
            found.push(format!(
                "{}: {} ({reason})",
                home.join("::"),
                path.join("::")
            ));
        }
    }
    found
}

fn breach(home: &[String], path: &[String]) -> Option<&'static str> {
    let part = PARTS
        .iter()
        .find(|part| home.first().is_some_and(|it| it == part.name))?;
    let first = path.first()?.as_str();
    if first != "crate" {
        let ours = first.starts_with("throughline_");
        return (ours && !part.crates.contains(&first))
            .then_some("this part may not import that crate");
    }
    let target = path.get(1)?.as_str();
    if target == "features" && part.name == "features" {
        return other_feature(home, path).then_some("features know nothing of each other");
    }
    (!part.parts.contains(&target)).then_some("this part may not know that part")
}

/// Whether a path leads from one feature into another. What `features` itself declares, such as the type `Feature`, is
/// everyone's; and `features` itself lists them all.
fn other_feature(home: &[String], path: &[String]) -> bool {
    let (Some(own), Some(named)) = (home.get(1), path.get(2)) else {
        return false;
    };
    let declared_here = named.chars().next().is_none_or(char::is_uppercase) || path.len() == 3;
    own != named && !declared_here
}

/// The module a file holds: `features/students/mod.rs` → `features`, `students`.
fn module(file: &Path) -> Vec<String> {
    let mut names: Vec<String> = file
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    names.pop_if(|last| ["mod", "main", "lib"].contains(&last.as_str()));
    names
}

/// Every Rust file under a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn the_parts_of_the_app_know_only_what_they_may() {
    let folder = root().join("src");
    let files = sources(&folder);
    assert!(!files.is_empty(), "no source was read");
    let mut found = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file).expect("source");
        let inner = file.strip_prefix(&folder).expect("a file in src");
        found.extend(breaches(&module(inner), &source));
    }
    assert_eq!(found, Vec::<String>::new());
}

fn check(file: &str, source: &str, breached: bool) {
    let found = breaches(&module(Path::new(file)), source);
    assert_eq!(!found.is_empty(), breached, "{file}: {source}: {found:?}");
}

#[test]
fn the_rules_catch_what_they_forbid() {
    check("app.rs", "use web_sys::Window;", true);
    check("app.rs", "fn f() { leptos::web_sys::window() }", true);
    check("platform/clock.rs", "use crate::workspace::Session;", true);
    check("platform/clock.rs", "use throughline_ui::Button;", true);
    check("workspace/mod.rs", "use crate::features::students;", true);
    check(
        "features/students/page.rs",
        "use crate::platform::clock;",
        true,
    );
    check(
        "features/students/page.rs",
        "use crate::features::referrals::Form;",
        true,
    );
    check(
        "features/students/page.rs",
        "use super::super::referrals::Form;",
        true,
    );
    check(
        "features/students/page.rs",
        "use throughline_protocol::Command;",
        true,
    );
    check("pieces/back.rs", "use crate::shell::Mark;", true);
}

#[test]
fn the_rules_let_pass_what_they_allow() {
    check(
        "app.rs",
        "use crate::features::students::page; use crate::platform::clock;",
        false,
    );
    check(
        "platform/clock.rs",
        "use js_sys::Date; use throughline_protocol::Command;",
        false,
    );
    check(
        "workspace/session.rs",
        "use crate::platform::engine; use super::cabinet::Cabinet;",
        false,
    );
    check(
        "features/mod.rs",
        "use self::students::feature; use referrals::x;",
        false,
    );
    check(
        "features/students/mod.rs",
        "use crate::features::Feature; use super::Feature;",
        false,
    );
    check(
        "features/students/page.rs",
        "use super::form::Draft; use crate::route::Route;",
        false,
    );
}
