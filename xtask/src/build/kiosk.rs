//! The kiosk's page, in a folder of its own: `kiosk.html` under the name `index.html`, and everything it loads.

use std::fs;
use std::path::Path;

use super::digest::digest;
use super::program::Bound;
use super::site::{Site, filled};
use super::style;
use crate::failure::{Failure, at};
use crate::place;

const BOOT: &str = include_str!("../../loaders/kiosk-boot.js");
const WORKER: &str = include_str!("../../loaders/kiosk-worker.js");

/// What of the app's style the kiosk wears too.
const STYLES: [&str; 9] = [
    "tokens.css",
    "base.css",
    "components/button.css",
    "components/card.css",
    "components/dialog.css",
    "components/field.css",
    "components/qr.css",
    "opening.css",
    "print.css",
];

/// Writes the page and everything it loads into `folder`, replacing what was there.
pub fn write(kiosk: &Bound, folder: &Path) -> Result<(), Failure> {
    let root = place::root();
    let site = Site::begin(folder)?;
    let mut sheet = style::part(&root.join("style"), &STYLES)?;
    sheet.push_str(&style::sheet(&root.join("crates/kiosk/style"))?);
    let style = site.put_named("style", ".css", sheet.as_bytes())?;
    let program = site.put_program(kiosk)?;
    let names = [
        ("kiosk_script", program.script.as_str()),
        ("kiosk_wasm", program.wasm.as_str()),
    ];
    let boot = site.put_named("boot", ".js", filled(BOOT, &names)?.as_bytes())?;
    let template = root.join("kiosk.html");
    let template = fs::read_to_string(&template).map_err(at(&template))?;
    let mut names = names.to_vec();
    // What loads its parts is imported by its script, and named by the same digest.
    let parts = program.script.replacen("kiosk-", "kiosk-parts-", 1);
    names.extend([
        ("style", style.as_str()),
        ("boot", boot.as_str()),
        ("kiosk_parts", parts.as_str()),
    ]);
    let page = filled(&template, &names)?;
    site.put("index.html", page.as_bytes())?;
    let files = site.names()?;
    let version = digest(format!("{page}{files:?}").as_bytes());
    let files = serde_json::json!(
        files
            .iter()
            .filter(|name| *name != "index.html")
            .collect::<Vec<_>>()
    );
    let worker = filled(
        WORKER,
        &[("version", &version), ("files", &files.to_string())],
    )?;
    site.put("worker.js", worker.as_bytes())?;
    site.finish()
}
