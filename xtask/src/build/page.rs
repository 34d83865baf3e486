//! The app's page: `index.html` with the names of what it loads, and everything it loads.

use std::fs;
use std::path::Path;

use super::program::Bound;
use super::site::{Site, filled};
use super::style;
use crate::failure::{Failure, at};
use crate::place;

/// Starts the app; the page itself holds no script, so that its policy can forbid all that is not a file of ours.
const BOOT: &str = include_str!("../../loaders/boot.js");

/// Writes the page and everything it loads into `folder`, replacing what was there.
pub fn write(app: &Bound, engine: Option<&Bound>, folder: &Path) -> Result<(), Failure> {
    let root = place::root();
    let site = Site::begin(folder)?;
    site.put_folder(&root.join("public"))?;

    let sheet = style::sheet(&root.join("style"))?;
    let style = site.put_named("style", ".css", sheet.as_bytes())?;
    let app = site.put_program(app)?;
    let boot = filled(
        BOOT,
        &[("app_script", &app.script), ("app_wasm", &app.wasm)],
    )?;
    let boot = site.put_named("boot", ".js", boot.as_bytes())?;
    let engine = match engine {
        Some(engine) => format!("./{}", site.put_worker(engine)?),
        None => String::new(),
    };

    let template = root.join("index.html");
    let template = fs::read_to_string(&template).map_err(at(&template))?;
    let page = filled(
        &template,
        &[
            ("style", &style),
            ("app_script", &app.script),
            ("app_wasm", &app.wasm),
            ("boot", &boot),
            ("engine_worker", &engine),
        ],
    )?;
    site.put("index.html", page.as_bytes())?;
    site.finish()
}
