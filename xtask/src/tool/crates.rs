//! Tools that come as crates, installed by version into the per-user cache.

use std::path::PathBuf;

use crate::command::{cargo, is_program, on_path, run, say};
use crate::failure::Failure;
use crate::place;

/// The version of wasm-bindgen: the crate in `Cargo.toml` is pinned to the same.
pub const WASM_BINDGEN: &str = "0.2.127";
/// The version of wasm-split-cli: what it reads is written by the crate `wasm_split_helpers`.
pub const WASM_SPLIT: &str = "0.2.4";
/// The version of cargo-deny that builds with our compiler.
const CARGO_DENY: &str = "0.20.2";
/// The version of cargo-fuzz.
const CARGO_FUZZ: &str = "0.13.2";

/// `wasm-bindgen`, which writes the JavaScript beside a wasm program.
pub fn wasm_bindgen() -> Result<PathBuf, Failure> {
    installed("wasm-bindgen-cli", WASM_BINDGEN, "wasm-bindgen", &[])
}

/// `wasm-bindgen-test-runner`, which runs a wasm test in a browser.
pub fn wasm_bindgen_test_runner() -> Result<PathBuf, Failure> {
    installed(
        "wasm-bindgen-cli",
        WASM_BINDGEN,
        "wasm-bindgen-test-runner",
        &[],
    )
}

/// `wasm-split-cli`, which cuts a wasm program into parts.
pub fn wasm_split() -> Result<PathBuf, Failure> {
    installed(
        "wasm_split_cli_support",
        WASM_SPLIT,
        "wasm-split-cli",
        &["build-binary"],
    )
}

/// `cargo-deny`, which checks licences and sources.
pub fn cargo_deny() -> Result<PathBuf, Failure> {
    installed("cargo-deny", CARGO_DENY, "cargo-deny", &[])
}

/// `cargo-fuzz`, which runs the fuzz targets.
pub fn cargo_fuzz() -> Result<PathBuf, Failure> {
    installed("cargo-fuzz", CARGO_FUZZ, "cargo-fuzz", &[])
}

/// `typos`, for machines without Python's packages.
pub fn typos(version: &str) -> Result<PathBuf, Failure> {
    installed("typos-cli", version, "typos", &[])
}

/// The program `binary` of the crate `name` at `version`, which it holds with these features; installs it when it is not
/// in the cache.
fn installed(
    name: &str,
    version: &str,
    binary: &str,
    features: &[&str],
) -> Result<PathBuf, Failure> {
    let folder = place::cache().join(format!("{name}-{version}"));
    let program = folder.join("bin").join(binary);
    if is_program(&program) {
        return Ok(program);
    }
    if features.is_empty() && on_path("cargo-binstall") {
        say(&format!("installing {name} {version}"));
        run(cargo()
            .args(["binstall", "--no-confirm", "--root"])
            .arg(&folder)
            .arg(format!("{name}@{version}")))?;
    } else {
        say(&format!(
            "building {name} {version} (once, a few minutes; kept in the cache)"
        ));
        run(cargo()
            .args(["install", name, "--version", version, "--locked", "--root"])
            .arg(&folder)
            .args(features.iter().flat_map(|feature| ["--features", feature]))
            // A tool that runs for seconds is not worth minutes of optimising.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env_remove("CARGO_TARGET_DIR"))?;
    }
    if is_program(&program) {
        Ok(program)
    } else {
        Err(Failure::Unexpected(format!(
            "{name} {version} was installed but holds no `{binary}`"
        )))
    }
}
