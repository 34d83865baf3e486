//! `cargo xtask test`: every runner, or one, with a count a runner at the end.

mod browser;
mod end2end;
mod tally;
mod unit;

use crate::arguments::Arguments;
use crate::build::Care;
use crate::failure::Failure;

pub use end2end::{free_port, playwright};
use tally::Tally;

/// A way of running tests.
#[derive(Clone, Copy)]
enum Runner {
    Unit,
    Browser,
    End2End,
}

/// The task: a runner's name for that one alone, a filter for tests whose name holds it. The stories run on the optimised
/// build, which is what schools get; `--dev` runs them on the quick one.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let care = if arguments.flag("--dev") {
        Care::Quick
    } else {
        Care::Optimised
    };
    let first = arguments.word();
    let (runners, filter) = match first.as_deref() {
        None => (vec![Runner::Unit, Runner::Browser, Runner::End2End], None),
        Some("unit") => (vec![Runner::Unit], arguments.word()),
        Some("browser") => (vec![Runner::Browser], arguments.word()),
        Some("end2end") => (vec![Runner::End2End], arguments.word()),
        Some(other) => {
            return Err(Failure::Usage(format!(
                "there is no runner `{other}`: unit, browser or end2end"
            )));
        }
    };
    arguments.finish()?;

    // A red runner does not hide what the next would say.
    let mut tallies = Vec::new();
    for runner in runners {
        tallies.push(match runner {
            Runner::Unit => unit::run(filter.as_deref())?,
            Runner::Browser => browser::run(filter.as_deref())?,
            Runner::End2End => end2end::run(filter.as_deref(), care)?,
        });
    }
    println!();
    for tally in &tallies {
        println!("{tally}");
    }
    if tallies.iter().all(Tally::is_green) {
        Ok(())
    } else {
        Err(Failure::Red("tests failed".into()))
    }
}
