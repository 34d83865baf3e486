//! Node and the packages of the end-to-end tests.

use std::fs;

use crate::build::digest::digest;
use crate::command::{command, on_path, output, run, say};
use crate::failure::{Failure, at};
use crate::place;

/// The oldest Node that runs our tools.
const OLDEST: u32 = 20;

/// Makes sure that Node is there and new enough.
pub fn node() -> Result<(), Failure> {
    let missing = || Failure::Missing {
        program: "node".into(),
        remedy: format!("Install Node {OLDEST} or newer, with npm."),
    };
    if !on_path("node") || !on_path("npm") {
        return Err(missing());
    }
    let version = output(command("node").arg("--version"))?;
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|text| text.parse::<u32>().ok());
    if major.is_some_and(|major| major >= OLDEST) {
        Ok(())
    } else {
        Err(missing())
    }
}

/// Makes sure that the packages which the end-to-end tests name are installed, exactly as locked.
pub fn packages() -> Result<(), Failure> {
    node()?;
    let folder = place::end2end();
    let lock = folder.join("package-lock.json");
    let wanted = digest(&fs::read(&lock).map_err(at(&lock))?);
    let stamp = folder.join("node_modules").join(".locked");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    say("npm ci in tests/end2end");
    run(command("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(&folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    fs::write(&stamp, wanted).map_err(at(&stamp))
}
