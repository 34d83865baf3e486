//! `cargo xtask check`: everything that must hold and is not a test.

use crate::arguments::Arguments;
use crate::command::{cargo, command, run as run_command, say};
use crate::failure::Failure;
use crate::size;
use crate::tool::{crates, rust, typos};

/// A check: its name and what it does.
type Check = (&'static str, fn() -> Result<(), Failure>);

/// All of them, the quickest first.
const CHECKS: [Check; 5] = [
    ("fmt", fmt),
    ("typos", spelling),
    ("deny", deny),
    ("clippy", clippy),
    ("size", bytes),
];

/// The task: all checks, or the one that is named.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let only = arguments.word();
    arguments.finish()?;
    let chosen: Vec<&Check> = CHECKS
        .iter()
        .filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name))
        .collect();
    if chosen.is_empty() {
        return Err(Failure::Usage(
            "there is no such check: fmt, typos, deny, clippy or size".into(),
        ));
    }
    // A red check does not hide what the next would say.
    let mut red = Vec::new();
    for (name, check) in chosen {
        say(&format!("check {name}"));
        if let Err(failure) = check() {
            say(&format!("check {name}: {failure}"));
            red.push(*name);
        }
    }
    if red.is_empty() {
        println!("check: all green");
        Ok(())
    } else {
        Err(Failure::Red(format!("red: {}", red.join(", "))))
    }
}

/// The task `advisories`: apart from the checks, as its database is fetched anew from the network.
pub fn advisories(arguments: Arguments) -> Result<(), Failure> {
    arguments.finish()?;
    let fetched = run_command(command(crates::cargo_deny()?).arg("fetch").arg("db"));
    if fetched.is_err() {
        return Err(Failure::Red(
            "could not run: the advisory database cannot be reached from here. Nothing is known about advisories."
                .into(),
        ));
    }
    run_command(command(crates::cargo_deny()?).args(["--workspace", "check", "advisories"]))
}

fn fmt() -> Result<(), Failure> {
    rust::component("rustfmt", "rustfmt")?;
    run_command(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<(), Failure> {
    rust::component("clippy", "clippy-driver")?;
    rust::wasm_target()?;
    run_command(
        cargo()
            .args(["clippy", "--workspace", "--all-targets"])
            .args(["--", "--deny", "warnings"]),
    )?;
    // What is compiled only for the browser is seen only here.
    run_command(
        cargo()
            .args(["clippy", "--target", rust::WASM, "--all-targets"])
            .args([
                "--package",
                "throughline",
                "--package",
                "throughline-engine",
            ])
            .args(["--", "--deny", "warnings"]),
    )
}

fn spelling() -> Result<(), Failure> {
    run_command(&mut command(typos::typos()?))
}

fn deny() -> Result<(), Failure> {
    run_command(command(crates::cargo_deny()?).args([
        "--workspace",
        "check",
        "licenses",
        "bans",
        "sources",
    ]))
}

fn bytes() -> Result<(), Failure> {
    size::run(Arguments::new(Vec::new()))
}
