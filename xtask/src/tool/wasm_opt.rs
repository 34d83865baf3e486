//! `wasm-opt`, which makes a wasm program smaller: Binaryen's own build for Node, as Debian's is too old.

use std::process::Command;

use crate::failure::Failure;
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
    let program = node::kept_package("binaryen", BINARYEN, "bin/wasm-opt")?;
    let mut command = node::node()?;
    command.arg(program).args(["-Oz", "--quiet"]).args(FEATURES);
    Ok(command)
}
