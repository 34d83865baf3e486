//! `cargo xtask build`: from source to a folder that any static file server can serve, under any path.

mod bench;
mod bind;
mod compile;
pub mod digest;
mod kiosk;
mod page;
mod program;
mod site;
mod split;
mod style;

use std::path::PathBuf;

pub use bench::{bench_site, paint_site};
pub use compile::quick_flags;
pub use site::{CHUNK, PART, files};

use crate::arguments::Arguments;
use crate::command::say;
use crate::failure::Failure;
use crate::place;
use crate::tool::rust;
use crate::workspace::Workspace;

/// How much care a build takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Care {
    /// Quick to make, large and slow: for working and for tests.
    Quick,
    /// Slow to make, small and fast: what schools get.
    Optimised,
}

/// Where the kiosk stands in the site.
pub const KIOSK: &str = "kiosk";

/// The task: `--dev` for a quick build.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let care = if arguments.flag("--dev") {
        Care::Quick
    } else {
        Care::Optimised
    };
    arguments.finish()?;
    let folder = site(care)?;
    println!("{}", folder.display());
    Ok(())
}

/// Builds the whole site and gives its folder: `dist/` when optimised, a folder beside cargo's output otherwise.
pub fn site(care: Care) -> Result<PathBuf, Failure> {
    rust::wasm_target()?;
    let workspace = Workspace::read()?;
    let app = program::APP.build(&workspace, care)?.ok_or_else(|| {
        Failure::Unexpected("the app's package holds no binary `throughline`".into())
    })?;
    let engine = program::ENGINE.build(&workspace, care)?;
    if engine.is_none() {
        say("the engine has no binary yet: the page will run without it");
    }
    let families = kiosk_program(&workspace, care)?;
    let folder = match care {
        Care::Quick => workspace.target.join("dist-dev"),
        Care::Optimised => place::root().join("dist"),
    };
    page::write(&app, engine.as_ref(), &folder)?;
    kiosk::write(&families, &folder.join(KIOSK))?;
    Ok(folder)
}

/// Builds the kiosk alone and gives its folder, beside cargo's output.
pub fn kiosk_site(care: Care) -> Result<PathBuf, Failure> {
    rust::wasm_target()?;
    let workspace = Workspace::read()?;
    let folder = workspace.target.join("dist-kiosk").join(KIOSK);
    kiosk::write(&kiosk_program(&workspace, care)?, &folder)?;
    Ok(folder)
}

fn kiosk_program(workspace: &Workspace, care: Care) -> Result<program::Bound, Failure> {
    program::KIOSK.build(workspace, care)?.ok_or_else(|| {
        Failure::Unexpected("the kiosk's package holds no binary `throughline-kiosk`".into())
    })
}
