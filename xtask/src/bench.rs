//! `cargo xtask bench`: measures the optimised program in a real browser, as ratios within one run.

mod figure;

use std::fs;
use std::path::PathBuf;

use crate::arguments::Arguments;
use crate::build::{self, Care, bench_site, paint_site};
use crate::command::{say, watch};
use crate::failure::{Failure, at};
use crate::test::{free_port, playwright};
use crate::tool::{browser, debian, node};
use crate::workspace::Workspace;
use crate::{demo, place};

use figure::Figure;

/// What the engine's bench page measures.
const ENGINE: [&str; 7] = [
    "unlock-2000",
    "export-2000",
    "import-2000",
    "roster-2000",
    "group-session-30",
    "search-5000",
    "pack-20mb",
];
/// What is measured in the kiosk.
const KIOSK: [&str; 1] = ["kiosk-first-paint"];
/// What is measured in the app.
const APP: [&str; 8] = [
    "longest-task-roster",
    "longest-task-list",
    "search-keystroke",
    "page-change",
    "longest-task-unlock",
    "longest-task-export",
    "longest-task-import",
    "student-1000",
];
/// How many students there are where the app is measured.
const STUDENTS: u32 = 2000;

/// The task: a filter for figures whose name holds it, `--json FILE` to keep everything that was reported.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let json = arguments.option("--json")?.map(PathBuf::from);
    let filter = arguments.word().unwrap_or_default();
    arguments.finish()?;
    debian::ensure(&[debian::CHROMIUM])?;
    node::packages()?;
    let mut figures = Vec::new();
    let mut content = true;
    let wanted = |name: &&str| name.contains(&filter);
    if ENGINE.iter().any(wanted) {
        content &= measure_engine(&filter, &mut figures)?;
    }
    if KIOSK.iter().any(wanted) {
        content &= measure_kiosk(&mut figures)?;
    }
    if APP.iter().any(wanted) {
        content &= measure_app(&mut figures)?;
    }
    figures.retain(|figure| wanted(&figure.name.as_str()));
    if let Some(file) = json {
        fs::write(&file, figure::list(&figures)).map_err(at(&file))?;
    }
    verdict(&figures, content)
}

/// Runs the engine's bench page and collects its figures; gives whether it came to its end.
fn measure_engine(filter: &str, figures: &mut Vec<Figure>) -> Result<bool, Failure> {
    let site = bench_site(Care::Optimised)?;
    say("measuring the engine in Chromium");
    let mut script = node::node()?;
    script
        .arg("bench.mjs")
        .arg(site)
        .arg(free_port()?.to_string())
        .arg(filter)
        .current_dir(place::end2end())
        .env("THROUGHLINE_CHROMIUM", browser::chromium())
        .env("THROUGHLINE_CHROMIUM_FLAGS", browser::flags()?.join(" "));
    watch(&mut script, |line| figures.extend(Figure::read(line)))
}

/// Opens the kiosk and a bare page, one after the other, again and again.
fn measure_kiosk(figures: &mut Vec<Figure>) -> Result<bool, Failure> {
    let site = paint_site()?;
    let target = Workspace::read()?.target;
    say("measuring the kiosk in Chromium");
    let mut script = playwright(&site, &target.join("bench-results"))?;
    script
        .args(["--config", "bench.config.ts", "first-paint"])
        .env("THROUGHLINE_PACKER", demo::packer()?);
    watch(&mut script, |line| figures.extend(Figure::read(line)))
}

/// Uses the app with a large school, and collects the longest tasks of its main thread.
fn measure_app(figures: &mut Vec<Figure>) -> Result<bool, Failure> {
    let site = build::site(Care::Optimised)?;
    let target = Workspace::read()?.target;
    let school = target.join("bench-school");
    demo::write(STUDENTS, 1, &school.to_string_lossy())?;
    say("measuring the app in Chromium");
    let mut script = playwright(&site, &target.join("bench-results"))?;
    script
        .args(["--config", "bench.config.ts", "longest-task"])
        .env("THROUGHLINE_SCHOOL", &school);
    watch(&mut script, |line| figures.extend(Figure::read(line)))
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
