//! `cargo xtask demo`: writes a made-up school as files the app imports.

use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::command::{cargo, run as run_command};
use crate::failure::Failure;
use crate::workspace::Workspace;

/// The task: `--students N --seed S [--out DIR]`, or `--pack FILE` for what families see.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let students: u32 = arguments.number("--students")?.unwrap_or(960);
    let seed: u64 = arguments.number("--seed")?.unwrap_or(1);
    if let Some(pack) = arguments.option("--pack")? {
        arguments.finish()?;
        return family_pack(Path::new(&pack));
    }
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

/// Builds the program that writes the family pack of a made-up school, and gives where it is.
pub fn packer() -> Result<PathBuf, Failure> {
    run_command(cargo().args([
        "build",
        "--quiet",
        "--package",
        "throughline-public",
        "--features",
        "sealed",
        "--example",
        "family_pack",
    ]))?;
    let folder = Workspace::read()?.target.join("debug/examples");
    Ok(folder.join(format!("family_pack{}", std::env::consts::EXE_SUFFIX)))
}

/// Writes the family pack of a made-up school, signed with a key that everybody knows.
pub fn family_pack(out: &Path) -> Result<(), Failure> {
    run_command(std::process::Command::new(packer()?).arg(out))
}
