//! From an address to a file, and never to one outside the folder.

use std::fs;
use std::path::{Component, Path};

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// A file.
    File {
        /// Its media type.
        kind: &'static str,
        /// All of it.
        bytes: Vec<u8>,
    },
    /// An address that tries to leave the folder, or is none.
    Refused,
    /// No such file.
    Nothing,
}

/// What the address of a request leads to. A folder leads to its `index.html`.
pub fn find(folder: &Path, address: &str) -> Found {
    let path = address.split(['?', '#']).next().unwrap_or("");
    // Our own names need no escapes; refusing them leaves no second spelling of `..`.
    let Some(path) = path
        .strip_prefix('/')
        .filter(|path| !path.contains(['%', '\\']))
    else {
        return Found::Refused;
    };
    let path = Path::new(path);
    if !path
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return Found::Refused;
    }
    let mut file = folder.join(path);
    if file.is_dir() {
        file.push("index.html");
    }
    match fs::read(&file) {
        Ok(bytes) => Found::File {
            kind: kind(&file),
            bytes,
        },
        Err(_) => Found::Nothing,
    }
}

/// The media type, from the file's ending. Browsers compile wasm as it arrives only under its right type.
fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, find};
    use std::path::Path;

    fn check(address: &str, expected: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let found = match find(folder, address) {
            Found::File { kind, .. } => kind,
            Found::Refused => "refused",
            Found::Nothing => "nothing",
        };
        assert_eq!(found, expected, "{address}");
    }

    #[test]
    fn files_come_with_their_type() {
        check("/loaders/boot.js", "text/javascript; charset=utf-8");
        check("/loaders/boot.js?demo", "text/javascript; charset=utf-8");
    }

    #[test]
    fn nothing_outside_the_folder_is_reached() {
        check("/../Cargo.toml", "refused");
        check("/src/../../Cargo.toml", "refused");
        check("/%2e%2e/Cargo.toml", "refused");
        check("//etc/passwd", "refused");
        check("/..\\Cargo.toml", "refused");
        check("Cargo.toml", "refused");
        check("", "refused");
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        check("/", "nothing");
        check("/nothing.html", "nothing");
    }
}
