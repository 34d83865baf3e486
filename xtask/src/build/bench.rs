//! The bench's page: the engine's bench program in a worker of its own.

use std::path::PathBuf;

use super::program::BENCH;
use super::site::{Site, filled};
use super::{Care, program};
use crate::failure::Failure;
use crate::tool::rust;
use crate::workspace::Workspace;

const PAGE: &str = include_str!("../../loaders/bench.html");
const SCRIPT: &str = include_str!("../../loaders/bench-page.js");

/// Builds the bench and gives its folder, beside cargo's output. The real engine lies in it too, so that the bench can
/// start a disposable one.
pub fn bench_site(care: Care) -> Result<PathBuf, Failure> {
    rust::wasm_target()?;
    let workspace = Workspace::read()?;
    let bench = BENCH.build(&workspace, care)?.ok_or_else(|| {
        Failure::Unexpected("the engine's package holds no binary `bench`".into())
    })?;
    let engine = program::ENGINE.build(&workspace, care)?;
    let folder = workspace.target.join("dist-bench");
    let site = Site::begin(&folder)?;
    let worker = site.put_worker(&bench)?;
    let engine = match engine {
        Some(engine) => site.put_worker(&engine)?,
        None => String::new(),
    };
    let script = filled(SCRIPT, &[("bench_worker", &worker)])?;
    let script = site.put_named("bench-page", ".js", script.as_bytes())?;
    let page = filled(PAGE, &[("engine_worker", &engine), ("bench_page", &script)])?;
    site.put("index.html", page.as_bytes())?;
    site.finish()?;
    Ok(folder)
}
