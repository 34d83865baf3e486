//! The tests that need no browser: unit, property, snapshot and documentation tests of every crate.

use super::Tally;
use crate::command::{cargo, say, watch};
use crate::failure::Failure;
use crate::tool::debian;

/// Runs them all, or those whose name holds `filter`.
pub fn run(filter: Option<&str>) -> Result<Tally, Failure> {
    say("unit tests");
    // Some tests open our files with other people's programs.
    debian::ensure(&[debian::AGE, debian::MINISIGN, debian::UNZIP])?;
    let mut tally = Tally::new("unit");
    let mut command = cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]);
    if let Some(filter) = filter {
        command.args(["--", filter]);
    }
    tally.content = watch(&mut command, |line| tally.see(line))?;
    Ok(tally)
}
