//! Compiling one binary to wasm.

use std::path::PathBuf;

use super::Care;
use crate::command::{cargo, run, say};
use crate::failure::Failure;
use crate::place;
use crate::tool::rust::WASM;
use crate::workspace::{Target, Workspace};

/// Compiles and gives the wasm file. Each program is compiled alone, so that none gets features (or dependencies)
/// which only another asked for.
pub fn compile(workspace: &Workspace, target: &Target, care: Care) -> Result<PathBuf, Failure> {
    say(&format!("compiling {} to wasm", target.name));
    let mut cargo = cargo();
    cargo
        .args(["build", "--target", WASM, "--package", &target.package])
        .args(["--bin", &target.name]);
    if !target.features.is_empty() {
        cargo.args(["--features", &target.features.join(",")]);
    }
    // `--config` adds to `.cargo/config.toml`; the variable RUSTFLAGS would replace the flags that stand there.
    let mut all = FLAGS.map(str::to_owned).to_vec();
    let profile = match care {
        Care::Quick => "debug",
        Care::Optimised => {
            all.extend(shortened_paths());
            cargo.arg("--release");
            "release"
        }
    };
    cargo.args(["--config", &flags(&all)]);
    run(&mut cargo)?;
    Ok(workspace
        .target
        .join(WASM)
        .join(profile)
        .join(format!("{}.wasm", target.name)))
}

/// Views are erased: each is compiled once and not once for every place it stands in, which is faster and far smaller.
/// Relocations stay in: by them a program is cut into its parts.
const FLAGS: [&str; 3] = ["--cfg", "erase_components", "-Clink-arg=--emit-relocs"];

/// What quick builds are compiled with. Tests for the browser use the same, so that what both need is compiled once.
pub fn quick_flags() -> String {
    flags(&FLAGS.map(str::to_owned))
}

/// Rust flags as one of cargo's `--config` settings.
fn flags(flags: &[String]) -> String {
    let flags = serde_json::json!(flags);
    format!("target.{WASM}.rustflags={flags}")
}

/// Keeps the builder's own folders out of the program: panics name source files.
fn shortened_paths() -> Vec<String> {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let mut flags = vec![format!("--remap-path-prefix={}=", place::root().display())];
    if let Some(home) = cargo_home {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
    }
    flags
}
