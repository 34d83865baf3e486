//! One wasm program of ours, from its source to the two files a browser loads.

use std::path::PathBuf;

use super::{Care, bind, compile};
use crate::failure::Failure;
use crate::workspace::Workspace;

/// A binary that runs in a browser.
pub struct Program {
    /// What its files are called.
    pub name: &'static str,
    /// The package it is in.
    pub package: &'static str,
    /// The binary's name there.
    pub binary: &'static str,
}

/// What people see.
pub const APP: Program = Program {
    name: "app",
    package: "throughline",
    binary: "throughline",
};

/// What keeps the keys and the records, in a worker.
pub const ENGINE: Program = Program {
    name: "engine",
    package: "throughline-engine",
    binary: "engine",
};

/// What families see.
pub const KIOSK: Program = Program {
    name: "kiosk",
    package: "throughline-kiosk",
    binary: "throughline-kiosk",
};

/// A page of Leptos with nothing in it, which the kiosk's first paint is measured against.
pub const BARE: Program = Program {
    name: "bare",
    package: "throughline-kiosk",
    binary: "bare",
};

/// The engine's own measurements.
pub const BENCH: Program = Program {
    name: "bench",
    package: "throughline-engine",
    binary: "bench",
};

/// A program ready for the browser: a folder with `NAME.js`, `NAME_bg.wasm`, perhaps `snippets/`,
/// [`super::split::LOADER`] and the parts.
pub struct Bound {
    /// What its files are called.
    pub name: &'static str,
    /// Where they are.
    pub folder: PathBuf,
}

impl Program {
    /// Compiles, binds and (with care) optimises; `None` when the package has no such binary.
    pub fn build(&self, workspace: &Workspace, care: Care) -> Result<Option<Bound>, Failure> {
        let Some(target) = workspace.binary(self.package, self.binary) else {
            return Ok(None);
        };
        let wasm = compile::compile(workspace, &target, care)?;
        let folder = workspace
            .target
            .join("throughline")
            .join(match care {
                Care::Quick => "quick",
                Care::Optimised => "optimised",
            })
            .join(self.name);
        bind::bind(&wasm, self.name, &folder, care)?;
        Ok(Some(Bound {
            name: self.name,
            folder,
        }))
    }
}
