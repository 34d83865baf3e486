//! The import rules of the architecture: which crate and which part of the app may know which. A breach fails here,
//! with the file and the rule, before it is built upon.

// What stops these rules from being read at all is a failure like a breach.
#![allow(clippy::expect_used)]

#[path = "architecture/app.rs"]
mod app;
#[path = "architecture/crates.rs"]
mod crates;
#[path = "architecture/paths.rs"]
mod paths;

use std::path::Path;

/// The checkout's root.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What `cargo` answers.
fn cargo(arguments: &[&str]) -> String {
    let done = std::process::Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("cargo starts");
    assert!(
        done.status.success(),
        "cargo {arguments:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).expect("cargo speaks UTF-8")
}
