//! `cargo xtask fuzz`: throws made-up bytes at what reads other people's files.

use std::fs;

use crate::arguments::Arguments;
use crate::command::{command, output, run as run_command, say};
use crate::failure::{Failure, at};
use crate::place;
use crate::tool::{crates, rust};
use crate::workspace::Workspace;

/// The task: a target's name for that one alone, `--seconds N` for how long each runs (60).
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let seconds: u32 = arguments.number("--seconds")?.unwrap_or(60);
    let only = arguments.word();
    arguments.finish()?;
    rust::nightly()?;
    let targets = match only {
        Some(target) => vec![target],
        None => output(fuzz()?.arg("list"))?
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
    };
    let build = Workspace::read()?.target.join("fuzz");
    for target in targets {
        say(&format!("fuzzing {target} for {seconds} s"));
        // What is found goes to the first folder: the saved corpus grows only when a person adds to it.
        let found = build.join("corpus").join(&target);
        fs::create_dir_all(&found).map_err(at(&found))?;
        let saved = place::root().join("fuzz").join("corpus").join(&target);
        let mut fuzz = fuzz()?;
        fuzz.args(["run", &target])
            .arg(&found)
            .args(saved.is_dir().then_some(&saved))
            .arg("--")
            .arg(format!("-max_total_time={seconds}"))
            .env("CARGO_TARGET_DIR", &build);
        run_command(&mut fuzz)?;
    }
    Ok(())
}

/// `cargo fuzz` on the nightly compiler, whatever compiler runs this task.
fn fuzz() -> Result<std::process::Command, Failure> {
    let program = crates::cargo_fuzz()?;
    let mut paths: Vec<_> = program.parent().map(Into::into).into_iter().collect();
    paths.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let paths = std::env::join_paths(paths)
        .map_err(|reason| Failure::Unexpected(format!("the path: {reason}")))?;
    let mut fuzz = command("rustup");
    fuzz.args(["run", "nightly", "cargo", "fuzz"])
        .current_dir(place::root().join("fuzz"))
        .env("PATH", paths)
        .env_remove("CARGO")
        .env_remove("RUSTUP_TOOLCHAIN");
    Ok(fuzz)
}
