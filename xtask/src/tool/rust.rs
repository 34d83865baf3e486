//! Parts of the Rust toolchain that a plain installation may lack.

use crate::command::{command, on_path, output, run, say};
use crate::failure::Failure;

/// The target of everything that runs in a browser.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the standard library for wasm is installed.
pub fn wasm_target() -> Result<(), Failure> {
    let libraries = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if std::path::Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    rustup(
        &["target", "add", WASM],
        "install rustup from https://rustup.rs, then run this again",
    )
}

/// Makes sure that `cargo fmt` (program `cargo-fmt`) and `cargo clippy` (program `cargo-clippy`) can run.
pub fn component(name: &str, program: &str) -> Result<(), Failure> {
    // rustup puts a proxy on the path whether or not the component behind it is there: ask it to run.
    let there = command(program)
        .arg("--version")
        .output()
        .is_ok_and(|done| done.status.success());
    if there {
        return Ok(());
    }
    rustup(
        &["component", "add", name],
        &format!("Install {name} for this Rust toolchain."),
    )
}

/// Makes sure that a nightly compiler is installed: fuzzing needs its instrumentation.
pub fn nightly() -> Result<(), Failure> {
    let there = on_path("rustup")
        && output(command("rustup").args(["toolchain", "list"]))?.contains("nightly");
    if there {
        return Ok(());
    }
    rustup(
        &["toolchain", "install", "nightly", "--profile", "minimal"],
        "Fuzzing needs a nightly Rust compiler.",
    )
}

fn rustup(arguments: &[&str], remedy: &str) -> Result<(), Failure> {
    if !on_path("rustup") {
        return Err(Failure::Missing {
            program: format!("rustup {}", arguments.join(" ")),
            remedy: remedy.to_owned(),
        });
    }
    say(&format!("rustup {}", arguments.join(" ")));
    run(command("rustup").args(arguments))
}
