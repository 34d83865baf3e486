//! A folder of files named by their contents, made beside its place and then swapped in whole.

use std::fs;
use std::path::{Path, PathBuf};

use super::digest::digest;
use super::program::Bound;
use super::split;
use crate::failure::{Failure, at};

/// Starts a program inside a module worker.
pub const ENGINE_LOADER: &str = include_str!("../../loaders/engine-worker.js");

/// How the names of files begin that a first visit does not load.
pub const PART: &str = "part-";
/// What the names of those begin with that hold what only several parts share.
pub const CHUNK: &str = "part-chunk_";

/// A site being made. Nothing is seen of it before [`Site::finish`].
pub struct Site {
    place: PathBuf,
    begun: PathBuf,
}

/// The names a program's files got in the site.
pub struct Loaded {
    /// The JavaScript module.
    pub script: String,
    /// The wasm it loads.
    pub wasm: String,
}

impl Site {
    /// Begins a site that will stand at `place`.
    pub fn begin(place: &Path) -> Result<Self, Failure> {
        let begun = place.with_extension(format!("begun-{}", std::process::id()));
        if begun.exists() {
            fs::remove_dir_all(&begun).map_err(at(&begun))?;
        }
        fs::create_dir_all(&begun).map_err(at(&begun))?;
        Ok(Self {
            place: place.to_owned(),
            begun,
        })
    }

    /// Adds a file under its own name.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.begun.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(at(folder))?;
        }
        fs::write(&path, bytes).map_err(at(&path))
    }

    /// Adds a file under a name that holds its digest, and gives that name: `STEM-DIGEST.ENDING`.
    pub fn put_named(&self, stem: &str, ending: &str, bytes: &[u8]) -> Result<String, Failure> {
        let name = format!("{stem}-{}{ending}", digest(bytes));
        self.put(&name, bytes)?;
        Ok(name)
    }

    /// Adds everything in a folder, under the same names.
    pub fn put_folder(&self, folder: &Path) -> Result<(), Failure> {
        self.put_folder_under(folder, Path::new(""))
    }

    fn put_folder_under(&self, folder: &Path, under: &Path) -> Result<(), Failure> {
        if !folder.is_dir() {
            return Ok(());
        }
        for file in files(folder)? {
            let path = folder.join(&file);
            let bytes = fs::read(&path).map_err(at(&path))?;
            self.put(&under.join(&file).to_string_lossy(), &bytes)?;
        }
        Ok(())
    }

    /// Adds a program.
    pub fn put_program(&self, program: &Bound) -> Result<Loaded, Failure> {
        let name = program.name;
        let read = |file: String| {
            let path = program.folder.join(file);
            fs::read(&path).map_err(at(&path))
        };
        let wasm = read(format!("{name}_bg.wasm"))?;
        let wasm_name = format!("{name}-{}_bg.wasm", digest(&wasm));
        self.put(&wasm_name, &wasm)?;
        // The script falls back on the plain name when it is given none: it shall fall back on the right one.
        let script = String::from_utf8_lossy(&read(format!("{name}.js"))?)
            .replace(&format!("{name}_bg.wasm"), &wasm_name);
        let script = if split::parts(&program.folder, name)?.is_empty() {
            self.put_named(name, ".js", script.as_bytes())?
        } else {
            let loader = self.put_parts(program)?;
            self.put_with_loader(name, &script, &loader)?
        };
        self.put_folder_under(&program.folder.join("snippets"), Path::new("snippets"))?;
        Ok(Loaded {
            script,
            wasm: wasm_name,
        })
    }

    /// Adds the parts of a program, and gives the script that loads them, which still calls the program's own
    /// script by its plain name.
    fn put_parts(&self, program: &Bound) -> Result<String, Failure> {
        let path = program.folder.join(split::LOADER);
        let mut loader = fs::read_to_string(&path).map_err(at(&path))?;
        for part in split::parts(&program.folder, program.name)? {
            let path = program.folder.join(&part);
            let bytes = fs::read(&path).map_err(at(&path))?;
            let stem = part.trim_end_matches(".wasm").replace("split_", "");
            let named = self.put_named(&format!("{PART}{stem}"), ".wasm", &bytes)?;
            loader = filled_in(&loader, &format!("\"./{part}\""), &format!("\"./{named}\""))?;
        }
        Ok(loader)
    }

    /// Adds a program's script and the script that loads its parts. Each imports the other: the name of both holds the
    /// digest of both.
    fn put_with_loader(&self, name: &str, script: &str, loader: &str) -> Result<String, Failure> {
        let both = digest(format!("{script}{loader}").as_bytes());
        let (script_name, loader_name) = (
            format!("{name}-{both}.js"),
            format!("{name}-parts-{both}.js"),
        );
        // Only where it is imported: the program goes on knowing it by its plain name.
        let import = |loader: &str| format!("from \"./{loader}\"");
        let script = filled_in(script, &import(split::LOADER), &import(&loader_name))?;
        let loader = filled_in(loader, &format!("./{name}.js"), &format!("./{script_name}"))?;
        self.put(&script_name, script.as_bytes())?;
        self.put(&loader_name, loader.as_bytes())?;
        Ok(script_name)
    }

    /// Adds the module that runs a program in a worker, and gives its name.
    pub fn put_worker(&self, program: &Bound) -> Result<String, Failure> {
        let loaded = self.put_program(program)?;
        let module = filled(
            ENGINE_LOADER,
            &[
                ("engine_script", &loaded.script),
                ("engine_wasm", &loaded.wasm),
            ],
        )?;
        self.put_named(
            &format!("{}-worker", program.name),
            ".js",
            module.as_bytes(),
        )
    }

    /// The names of all files that it has so far.
    pub fn names(&self) -> Result<Vec<String>, Failure> {
        let all = files(&self.begun)?.into_iter();
        Ok(all
            .map(|file| file.to_string_lossy().into_owned())
            .collect())
    }

    /// Puts the finished site in its place.
    pub fn finish(self) -> Result<(), Failure> {
        if self.place.exists() {
            fs::remove_dir_all(&self.place).map_err(at(&self.place))?;
        }
        fs::rename(&self.begun, &self.place).map_err(at(&self.place))
    }
}

/// A template with each `%name%` replaced. Fails when a name is not in the template.
pub fn filled(template: &str, values: &[(&str, &str)]) -> Result<String, Failure> {
    let mut text = template.to_owned();
    for (name, value) in values {
        text = filled_in(&text, &format!("%{name}%"), value)?;
    }
    Ok(text)
}

/// A text with a mark replaced wherever it stands. Fails when it stands nowhere.
fn filled_in(text: &str, mark: &str, value: &str) -> Result<String, Failure> {
    if !text.contains(mark) {
        return Err(Failure::Unexpected(format!("a template lacks {mark}")));
    }
    Ok(text.replace(mark, value))
}

/// Every file under a folder, as sorted paths relative to it.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(inner) = waiting.pop() {
        let path = folder.join(&inner);
        for entry in fs::read_dir(&path).map_err(at(&path))? {
            let entry = entry.map_err(at(&path))?;
            let relative = inner.join(entry.file_name());
            if entry.path().is_dir() {
                waiting.push(relative);
            } else {
                found.push(relative);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn every_mark_is_replaced_and_a_missing_one_is_noticed() {
        let text = filled("a %x% and %x% b", &[("x", "1")]);
        assert_eq!(text.unwrap(), "a 1 and 1 b");
        assert!(filled("nothing", &[("x", "1")]).is_err());
    }
}
