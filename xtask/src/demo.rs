//! `cargo xtask demo`: writes a made-up school as files the app imports.

use crate::arguments::Arguments;
use crate::command::{cargo, run as run_command};
use crate::failure::Failure;

/// The task: `--students N --seed S [--out DIR]`.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let students: u32 = arguments.number("--students")?.unwrap_or(960);
    let seed: u64 = arguments.number("--seed")?.unwrap_or(1);
    let out = arguments
        .option("--out")?
        .unwrap_or_else(|| format!("demo-{students}-{seed}"));
    arguments.finish()?;
    write(students, seed, &out)
}

/// Writes a school's files into a folder. They are made by an example of the crate that reads such files, so that the
/// developer tasks build without the product.
pub fn write(students: u32, seed: u64, out: &str) -> Result<(), Failure> {
    run_command(cargo().args([
        "run",
        "--quiet",
        "--package",
        "throughline-interchange",
        "--example",
        "demo",
        "--",
        &students.to_string(),
        &seed.to_string(),
        out,
    ]))
}
