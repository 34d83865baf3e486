//! `wasm-opt`, which makes a wasm program smaller: Binaryen's own build for Node, as Debian's is too old.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::command::{command, run, say};
use crate::failure::{Failure, at};
use crate::place;
use crate::tool::node;

/// The version of Binaryen.
pub const BINARYEN: &str = "132.0.0";

/// What the program may use: every browser we serve has had these for years.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A `wasm-opt` that optimises for size; add input and `-o` output.
pub fn wasm_opt() -> Result<Command, Failure> {
    let program = installed()?;
    let mut command = command("node");
    command.arg(program).arg("-Oz").args(FEATURES);
    Ok(command)
}

fn installed() -> Result<PathBuf, Failure> {
    let folder = place::cache().join(format!("binaryen-{BINARYEN}"));
    let program = folder.join("node_modules/binaryen/bin/wasm-opt");
    if program.is_file() {
        return Ok(program);
    }
    node::node()?;
    say(&format!("installing binaryen {BINARYEN}"));
    // Beside its place first, so that a broken download never looks installed.
    let begun = folder.with_extension(format!("begun-{}", std::process::id()));
    fs::create_dir_all(&begun).map_err(at(&begun))?;
    run(command("npm")
        .args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
        ])
        .arg(&begun)
        .arg(format!("binaryen@{BINARYEN}")))?;
    match fs::rename(&begun, &folder) {
        Ok(()) => Ok(program),
        // Another task was quicker: its copy is as good.
        Err(_) if program.is_file() => {
            fs::remove_dir_all(&begun).map_err(at(&begun))?;
            Ok(program)
        }
        Err(source) => Err(at(&folder)(source)),
    }
}
