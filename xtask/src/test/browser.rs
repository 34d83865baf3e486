//! The tests that run inside a browser, in a worker: what only IndexedDB and friends can show.

use std::fs;

use super::Tally;
use crate::build::quick_flags;
use crate::command::{cargo, say, watch};
use crate::failure::{Failure, at};
use crate::tool::rust::WASM;
use crate::tool::{browser, crates, debian, rust};
use crate::workspace::Workspace;

/// Seconds that one file's tests may take: a busy machine is slow, and derives keys slowly.
const PATIENCE: &str = "600";

/// Runs every test file that [`Workspace::browser_tests`] finds, or the tests whose name holds `filter`.
pub fn run(filter: Option<&str>) -> Result<Tally, Failure> {
    let workspace = Workspace::read()?;
    let mut tally = Tally::new("browser");
    let targets = workspace.browser_tests();
    if targets.is_empty() {
        say("browser tests: there are none yet");
        return Ok(tally);
    }
    rust::wasm_target()?;
    debian::ensure(&[debian::CHROMIUM, debian::CHROMEDRIVER])?;
    let runner = crates::wasm_bindgen_test_runner()?;
    let capabilities = workspace.target.join("webdriver.json");
    fs::write(&capabilities, browser::capabilities()?.to_string()).map_err(at(&capabilities))?;

    for target in targets {
        say(&format!(
            "browser tests: {} of {}",
            target.name, target.package
        ));
        let mut command = cargo();
        command
            .args(["test", "--target", WASM, "--package", &target.package])
            .args(["--test", &target.name, "--config", &quick_flags()]);
        if !target.features.is_empty() {
            command.args(["--features", &target.features.join(",")]);
        }
        if let Some(filter) = filter {
            command.args(["--", filter]);
        }
        command
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner)
            .env("CHROMEDRIVER", browser::chromedriver())
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
            .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
            .env("WASM_BINDGEN_TEST_TIMEOUT", PATIENCE);
        tally.content &= watch(&mut command, |line| tally.see(line))?;
    }
    Ok(tally)
}
