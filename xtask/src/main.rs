//! Developer tasks: `cargo xtask help` lists them. Each task sets up what it needs and skips what is already done.

mod arguments;
mod bench;
mod build;
mod check;
mod command;
mod demo;
mod failure;
mod fuzz;
mod place;
mod serve;
mod size;
mod test;
mod tool;
mod workspace;

use std::process::ExitCode;

use arguments::Arguments;
use failure::Failure;

/// What `cargo xtask help` prints.
const HELP: &str = "\
cargo xtask serve [--release] [--port N]        build, serve on localhost, print the address
cargo xtask build [--dev]                       write dist/, optimised (--dev: a quick build in the target folder)
cargo xtask test [unit|browser|end2end] [FILTER] [--dev]
                                                run all tests, or one runner's; --dev: end2end on a quick build
cargo xtask bench [FILTER] [--json FILE]        print `NAME ratio BOUND` a line; fails when a bound is missed
cargo xtask size [kiosk]                        gzip and brotli bytes of a first visit; fails over budget
cargo xtask demo --students N --seed S [--out DIR]
                                                write a made-up school as files the app imports
cargo xtask demo --pack FILE                    write what families of a made-up school see, for the kiosk
cargo xtask check [fmt|clippy|typos|deny|size]  everything that is not a test
cargo xtask advisories                          known holes in dependencies (needs the network)
cargo xtask fuzz [TARGET] [--seconds N]         fuzz one target or all, 60 seconds each
";

fn main() -> ExitCode {
    let mut given = std::env::args().skip(1);
    let task = given.next().unwrap_or_else(|| "help".to_owned());
    match run(&task, given.collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("cargo xtask {task}: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Runs one task by its name.
fn run(task: &str, given: Vec<String>) -> Result<(), Failure> {
    let arguments = Arguments::new(given);
    match task {
        "serve" => serve::run(arguments),
        "build" => build::run(arguments),
        "test" => test::run(arguments),
        "bench" => bench::run(arguments),
        "size" => size::run(arguments),
        "demo" => demo::run(arguments),
        "check" => check::run(arguments),
        "advisories" => check::advisories(arguments),
        "fuzz" => fuzz::run(arguments),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(Failure::Usage(format!(
            "there is no such task. The tasks are:\n{HELP}"
        ))),
    }
}
