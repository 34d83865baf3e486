//! Binding: the JavaScript beside the wasm, and the optimised wasm.

use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::thread;

use super::digest::digest;
use super::{Care, split};
use crate::command::{command, run, say};
use crate::failure::{Failure, at};
use crate::tool::crates::{self, WASM_BINDGEN, WASM_SPLIT};
use crate::tool::wasm_opt::{BINARYEN, wasm_opt};

/// Writes a [`super::program::Bound`] into `folder`; does nothing when it was made from this very wasm.
pub fn bind(wasm: &Path, name: &str, folder: &Path, care: Care) -> Result<(), Failure> {
    let made_from = format!(
        "{} wasm-split {WASM_SPLIT} wasm-bindgen {WASM_BINDGEN} binaryen {BINARYEN} {care:?}",
        digest(&fs::read(wasm).map_err(at(wasm))?)
    );
    let stamp = folder.join("made-from");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == made_from) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(at(folder))?;
    }
    fs::create_dir_all(folder).map_err(at(folder))?;
    let whole = split::split(wasm, name, folder)?;
    say(&format!("binding {name}"));
    run(command(crates::wasm_bindgen()?)
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--remove-producers-section",
            // The parts find their functions in the table of the main module.
            "--keep-lld-exports",
        ])
        .args(["--out-name", name, "--out-dir"])
        .arg(folder)
        .arg(&whole))?;
    fs::remove_file(&whole).map_err(at(&whole))?;
    if care == Care::Optimised {
        optimise(&folder.join(format!("{name}_bg.wasm")))?;
        optimise_all(folder, &split::parts(folder, name)?)?;
    }
    fs::write(&stamp, made_from).map_err(at(&stamp))
}

/// Optimises the parts of a program, as many at a time as the machine has cores: there are many, and most are small.
fn optimise_all(folder: &Path, parts: &[String]) -> Result<(), Failure> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let share = |first: usize| parts.iter().skip(first).step_by(cores);
        let work = |first| {
            scope.spawn(move || share(first).try_for_each(|part| optimise(&folder.join(part))))
        };
        let workers: Vec<_> = (0..cores).map(work).collect();
        workers.into_iter().try_for_each(|worker| {
            let broken = |_| Err(Failure::Unexpected("an optimiser broke off".into()));
            worker.join().unwrap_or_else(broken)
        })
    })
}

/// Replaces a wasm file by a smaller one that does the same.
fn optimise(wasm: &Path) -> Result<(), Failure> {
    let before = size(wasm)?;
    say(&format!(
        "optimising {} ({} kB)",
        wasm.file_name().unwrap_or_default().to_string_lossy(),
        before / 1000
    ));
    let smaller = wasm.with_extension("smaller");
    run(wasm_opt()?.arg(wasm).arg("-o").arg(&smaller))?;
    fs::rename(&smaller, wasm).map_err(at(wasm))?;
    say(&format!("  now {} kB", size(wasm)? / 1000));
    Ok(())
}

fn size(path: &Path) -> Result<u64, Failure> {
    Ok(fs::metadata(path).map_err(at(path))?.len())
}
