//! `cargo xtask bench`: measures the optimised program in a real browser, as ratios within one run.

mod figure;

use std::fs;
use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::build::{Care, bench_site};
use crate::command::{command, say, watch};
use crate::failure::{Failure, at};
use crate::place;
use crate::test::free_port;
use crate::tool::{browser, debian, node};

use figure::Figure;

/// The task: a filter for figures whose name holds it, `--json FILE` to keep everything that was reported.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let json = arguments.option("--json")?.map(PathBuf::from);
    let filter = arguments.word().unwrap_or_default();
    arguments.finish()?;
    debian::ensure(&[debian::CHROMIUM])?;
    node::packages()?;
    let site = bench_site(Care::Optimised)?;
    say("measuring in Chromium");
    let (figures, content) = measure(&site, &filter)?;
    if let Some(file) = json {
        fs::write(&file, figure::list(&figures)).map_err(at(&file))?;
    }
    verdict(&figures, content)
}

/// Runs the bench page and collects its figures; also whether it came to its end.
fn measure(site: &Path, filter: &str) -> Result<(Vec<Figure>, bool), Failure> {
    let mut figures = Vec::new();
    let mut script = command("node");
    script
        .arg("bench.mjs")
        .arg(site)
        .arg(free_port()?.to_string())
        .arg(filter)
        .current_dir(place::end2end())
        .env("THROUGHLINE_CHROMIUM", browser::chromium())
        .env("THROUGHLINE_CHROMIUM_FLAGS", browser::flags()?.join(" "));
    let content = watch(&mut script, |line| figures.extend(Figure::read(line)))?;
    Ok((figures, content))
}

/// Prints `NAME ratio BOUND` a figure; fails when one misses its bound or the bench broke off.
fn verdict(figures: &[Figure], content: bool) -> Result<(), Failure> {
    println!();
    for figure in figures {
        println!("{figure}");
    }
    let missed: Vec<&str> = figures
        .iter()
        .filter(|figure| !figure.holds())
        .map(|figure| figure.name.as_str())
        .collect();
    if !content {
        Err(Failure::Red("the bench broke off; see above".into()))
    } else if figures.is_empty() {
        Err(Failure::Red("nothing was measured".into()))
    } else if missed.is_empty() {
        Ok(())
    } else {
        Err(Failure::Red(format!("missed: {}", missed.join(", "))))
    }
}
