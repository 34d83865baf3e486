//! Splitting a program: what only some pages reach goes into wasm modules of its own, loaded when they are first gone to.
//!
//! `wasm-split-cli` cuts the linked program at the functions marked `#[wasm_split(…)]`, before wasm-bindgen sees it. It
//! writes the main module, a module a part, one more for what several parts share, and a script that loads them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{command, run, say};
use crate::failure::{Failure, at};
use crate::tool::crates;

/// The script that loads the parts; the program's own script imports it under this name.
pub const LOADER: &str = "__wasm_split.js";

/// Cuts `wasm` into `folder` and gives the main module, `folder/NAME.wasm`.
pub fn split(wasm: &Path, name: &str, folder: &Path) -> Result<PathBuf, Failure> {
    say(&format!("splitting {name}"));
    run(command(crates::wasm_split()?)
        .args(["--target", "web", "--out-name", name])
        .args([wasm, folder]))?;
    if !parts(folder, name)?.is_empty() {
        let loader = folder.join(LOADER);
        let script = fs::read_to_string(&loader).map_err(at(&loader))?;
        fs::write(&loader, any_host(&script)?).map_err(at(&loader))?;
    }
    Ok(folder.join(format!("{name}.wasm")))
}

/// Loads parts from hosts too that do not call them `application/wasm`.
fn any_host(script: &str) -> Result<String, Failure> {
    const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
    const BYTES: &str = "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)";
    if !script.contains(STREAMING) {
        return Err(Failure::Unexpected(
            "wasm-split-cli wrote another loader than expected".into(),
        ));
    }
    Ok(script.replace(STREAMING, BYTES))
}

/// The parts in a folder that [`split`] wrote: every wasm module but the program called `name`, sorted.
pub fn parts(folder: &Path, name: &str) -> Result<Vec<String>, Failure> {
    let own = [format!("{name}.wasm"), format!("{name}_bg.wasm")];
    let parts = super::files(folder)?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "wasm"))
        .map(|file| file.to_string_lossy().into_owned())
        .filter(|file| !own.contains(file))
        .collect();
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::any_host;

    #[test]
    fn a_loader_that_is_not_the_expected_one_is_noticed() {
        let expected = "x = (WebAssembly.instantiateStreaming(src, imports));";
        assert!(any_host(expected).unwrap().contains("arrayBuffer"));
        assert!(any_host("something else").is_err());
    }
}
