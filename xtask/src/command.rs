//! Starting other programs: each is announced, waited for, and its failure becomes ours.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::place;

/// Says what is being done, one line a step.
pub fn say(step: &str) {
    eprintln!("· {step}");
}

/// A command that starts in the checkout's root.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(place::root());
    command
}

/// `cargo`, the one that runs this task.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end with the terminal's own output; fails when the program does.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    if succeeds(command)? {
        Ok(())
    } else {
        Err(Failure::Program {
            program: name(command),
        })
    }
}

/// Runs to the end with the terminal's own output; whether the program was content.
pub fn succeeds(command: &mut Command) -> Result<bool, Failure> {
    let status = command.status().map_err(|source| Failure::Start {
        program: name(command),
        source,
    })?;
    Ok(status.success())
}

/// Runs to the end and gives its standard output; fails when the program does.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let done = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| Failure::Start {
            program: name(command),
            source,
        })?;
    if done.status.success() {
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    } else {
        Err(Failure::Program {
            program: name(command),
        })
    }
}

/// Runs to the end, shows each line of its standard output as it comes and hands it to `see`; whether the program
/// was content.
pub fn watch(command: &mut Command, mut see: impl FnMut(&str)) -> Result<bool, Failure> {
    let started = command.stdout(Stdio::piped()).spawn();
    let failed = |source| Failure::Start {
        program: name(command),
        source,
    };
    let mut child = started.map_err(failed)?;
    if let Some(lines) = child.stdout.take() {
        for line in BufReader::new(lines).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            see(&line);
        }
    }
    Ok(child.wait().map_err(failed)?.success())
}

/// Whether a program of this name is on the path.
pub fn on_path(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|paths| {
        std::env::split_paths(&paths).any(|folder| is_program(&folder.join(program)))
    })
}

/// Whether this file is there to be run.
pub fn is_program(path: &Path) -> bool {
    path.is_file()
}

/// The program and its first argument, for messages.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let file = program.file_name().unwrap_or(command.get_program());
    let mut name = file.to_string_lossy().into_owned();
    if let Some(first) = command.get_args().next() {
        name.push(' ');
        name.push_str(&first.to_string_lossy());
    }
    name
}
