//! `typos`, which finds misspellings: from its wheel in a private Python environment, or built by cargo.

use std::fs;
use std::path::PathBuf;

use crate::command::{command, on_path, say, succeeds};
use crate::failure::{Failure, at};
use crate::place;
use crate::tool::crates;

/// The version of typos.
pub const TYPOS: &str = "1.48.0";

/// The program; installs it when it is not in the cache.
pub fn typos() -> Result<PathBuf, Failure> {
    let folder = place::cache().join(format!("typos-{TYPOS}"));
    let program = folder.join("bin").join("typos");
    if program.is_file() {
        return Ok(program);
    }
    if on_path("python3") && wheel(&folder)? && program.is_file() {
        return Ok(program);
    }
    crates::typos(TYPOS)
}

/// Tries the wheel; a Python without `venv` or `pip` is no failure, only a slower way.
fn wheel(folder: &std::path::Path) -> Result<bool, Failure> {
    say(&format!("installing typos {TYPOS}"));
    let made = succeeds(command("python3").args(["-m", "venv"]).arg(folder))?
        && succeeds(
            command(folder.join("bin").join("python"))
                .args(["-m", "pip", "install", "--quiet", "--only-binary=:all:"])
                .arg(format!("typos=={TYPOS}")),
        )?;
    if !made && folder.exists() {
        fs::remove_dir_all(folder).map_err(at(folder))?;
    }
    Ok(made)
}
