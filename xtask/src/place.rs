//! Where things are: the checkout, the cargo target folder, the per-user cache of tools.

use std::path::{Path, PathBuf};

/// The checkout's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The per-user folder that keeps tools by version, outside every checkout.
pub fn cache() -> PathBuf {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
        .unwrap_or_else(std::env::temp_dir);
    base.join("throughline")
}

/// The end-to-end tests' folder, which holds the one `package.json`.
pub fn end2end() -> PathBuf {
    root().join("tests").join("end2end")
}
