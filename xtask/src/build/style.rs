//! The style sheet: every file under `style/`, in the order of the cascade, as one.

use std::fs;
use std::path::{Path, PathBuf};

use super::site::files;
use crate::failure::{Failure, at};

/// The layers from the most general to the most particular. A file or folder named after a layer belongs to it;
/// what is named otherwise comes after all of them, by name.
const LAYERS: [&str; 5] = ["tokens", "base", "layout", "components", "print"];

/// All of `style/` as one sheet; empty when there is none.
pub fn sheet(folder: &Path) -> Result<String, Failure> {
    if !folder.is_dir() {
        return Ok(String::new());
    }
    let mut sheets: Vec<PathBuf> = files(folder)?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|it| it == "css"))
        .collect();
    sheets.sort_by_key(|file| (layer(file), file.clone()));
    joined(folder, &sheets)
}

/// Some files of a folder as one sheet, in this order.
pub fn part(folder: &Path, names: &[&str]) -> Result<String, Failure> {
    let sheets: Vec<PathBuf> = names.iter().map(PathBuf::from).collect();
    joined(folder, &sheets)
}

fn joined(folder: &Path, sheets: &[PathBuf]) -> Result<String, Failure> {
    let mut whole = format!("@layer {};\n", LAYERS.join(", "));
    for sheet in sheets {
        let path = folder.join(sheet);
        whole.push_str(&fs::read_to_string(&path).map_err(at(&path))?);
        whole.push('\n');
    }
    Ok(whole)
}

/// Where a file stands in the cascade.
fn layer(file: &Path) -> usize {
    let first = file
        .components()
        .next()
        .map(|part| Path::new(part.as_os_str()));
    first
        .and_then(|first| {
            LAYERS
                .iter()
                .position(|name| first.file_stem() == Some(name.as_ref()))
        })
        .unwrap_or(LAYERS.len())
}

#[cfg(test)]
mod tests {
    use super::layer;
    use std::path::Path;

    #[test]
    fn files_and_folders_take_their_layer_from_their_name() {
        assert_eq!(layer(Path::new("tokens.css")), 0);
        assert_eq!(layer(Path::new("components/button.css")), 3);
        assert_eq!(layer(Path::new("opening.css")), 5);
    }
}
