//! The bench's page: the engine's bench program in a worker of its own.

use std::path::PathBuf;

use super::program::{BARE, BENCH};
use super::site::{Site, filled};
use super::{Care, KIOSK, kiosk, kiosk_program, program};
use crate::failure::Failure;
use crate::tool::rust;
use crate::workspace::Workspace;

const PAGE: &str = include_str!("../../loaders/bench.html");
const BARE_PAGE: &str = include_str!("../../loaders/bare.html");
const BARE_BOOT: &str = include_str!("../../loaders/bare-boot.js");
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

/// Builds a folder with a bare page of Leptos and, in a folder of its own, the kiosk; gives it.
pub fn paint_site() -> Result<PathBuf, Failure> {
    rust::wasm_target()?;
    let workspace = Workspace::read()?;
    let bare = BARE
        .build(&workspace, Care::Optimised)?
        .ok_or_else(|| Failure::Unexpected("the kiosk's package holds no binary `bare`".into()))?;
    let families = kiosk_program(&workspace, Care::Optimised)?;
    let folder = workspace.target.join("dist-paint");
    let site = Site::begin(&folder)?;
    let program = site.put_program(&bare)?;
    let names = [
        ("bare_script", program.script.as_str()),
        ("bare_wasm", program.wasm.as_str()),
    ];
    let boot = filled(BARE_BOOT, &names)?;
    let boot = site.put_named("bare-boot", ".js", boot.as_bytes())?;
    let page = filled(BARE_PAGE, &[&names[..], &[("bare_boot", &boot)]].concat())?;
    site.put("index.html", page.as_bytes())?;
    site.finish()?;
    kiosk::write(&families, &folder.join(KIOSK))?;
    Ok(folder)
}
