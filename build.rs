//! Turns `locales/LANGUAGE/NAMESPACE.json` into one function a text, so that a missing key, a missing translation or
//! a forgotten placeholder fails the build and never reaches a reader.
//!
//! `"found_one"` and `"found_other"` become `found(count)`; `"Hello {name}"` becomes `hello(name)`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The languages, in the order of `text::Language`.
const LANGUAGES: [&str; 2] = ["en", "es"];

/// Texts of one language by key.
type Texts = BTreeMap<String, String>;
/// What a text says in every language, by plural form: `other` alone, or `one` and `other`.
type Forms = BTreeMap<String, [String; LANGUAGES.len()]>;

/// Writes a function for each text under `locales/` of the package that is being built.
pub fn main() {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
    match generate(Path::new("locales")) {
        Ok(code) => {
            let out = env::var_os("OUT_DIR").map_or_else(PathBuf::new, PathBuf::from);
            if let Err(error) = fs::write(out.join("texts.rs"), code) {
                stop(&error.to_string());
            }
        }
        Err(problem) => stop(&problem),
    }
}

fn stop(problem: &str) {
    println!("cargo::error={problem}");
    process::exit(1);
}

fn generate(locales: &Path) -> Result<String, String> {
    let mut code = String::new();
    for namespace in namespaces(&locales.join(LANGUAGES[0]))? {
        let read = |language| read(&locales.join(language).join(format!("{namespace}.json")));
        let [first, second] = LANGUAGES.map(read);
        let texts = together(&namespace, &[first?, second?])?;
        let _ = write!(
            code,
            "/// The texts of `{namespace}.json`.\n#[allow(clippy::pedantic, unused_imports)]\n\
             pub mod {namespace} {{\n    use super::{{Filling, Text}};\n"
        );
        for (key, forms) in &texts {
            code.push_str(&function(&format!("{namespace}.{key}"), key, forms)?);
        }
        code.push_str("}\n");
    }
    Ok(code)
}

fn namespaces(folder: &Path) -> Result<BTreeSet<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let names = entries.flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        name.strip_suffix(".json").map(str::to_owned)
    });
    Ok(names.collect())
}

fn read(path: &Path) -> Result<Texts, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let texts: Texts = serde_json::from_str(&text).map_err(|error| wrong(&error))?;
    // Of two texts of one key, the first would never be said. No text holds what begins a line.
    let twice = |key: &&String| text.matches(&format!("\n  \"{key}\":")).count() > 1;
    match texts.keys().find(twice) {
        Some(key) => Err(wrong(&format!("`{key}` stands twice"))),
        None => Ok(texts),
    }
}

/// The texts of all languages by key, plural forms gathered. Fails when a language lacks one or has one too many.
fn together(
    namespace: &str,
    all: &[Texts; LANGUAGES.len()],
) -> Result<BTreeMap<String, Forms>, String> {
    let mut texts: BTreeMap<String, Forms> = BTreeMap::new();
    for key in all.iter().flat_map(BTreeMap::keys).collect::<BTreeSet<_>>() {
        let mut said: [String; LANGUAGES.len()] = Default::default();
        for (place, texts) in all.iter().enumerate() {
            let Some(text) = texts.get(key) else {
                return Err(format!(
                    "{namespace}.{key} is missing in {}",
                    LANGUAGES[place]
                ));
            };
            said[place].clone_from(text);
        }
        let (name, form) = match key.rsplit_once('_') {
            Some((name, form @ ("one" | "other"))) => (name, form),
            _ => (key.as_str(), "always"),
        };
        texts
            .entry(name.to_owned())
            .or_default()
            .insert(form.to_owned(), said);
    }
    Ok(texts)
}

fn function(place: &str, key: &str, forms: &Forms) -> Result<String, String> {
    let plural = forms.contains_key("other");
    let names = placeholders(place, forms)?;
    let said = |form: &str| {
        forms.get(form).map_or_else(String::new, |said| {
            format!(
                "[{}]",
                said.iter()
                    .map(|text| format!("{text:?}"))
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        })
    };
    let forms_code = match (
        plural,
        forms.contains_key("one"),
        forms.contains_key("always"),
    ) {
        (true, true, false) => format!("&[{}, {}]", said("other"), said("one")),
        (false, false, true) => format!("&[{}]", said("always")),
        _ => return Err(format!("{place} needs `_one` and `_other`, or neither")),
    };
    let count = if plural { "count: usize, " } else { "" };
    let (mut parameters, mut pairs) = (String::new(), String::new());
    for name in &names {
        let _ = write!(parameters, "{name}: impl Into<Filling>, ");
        let _ = write!(pairs, "({name:?}, {name}.into()), ");
    }
    let with_count = if plural { ".counting(count)" } else { "" };
    let doc = forms.values().next().map_or("", |said| said[0].as_str());
    let forms = forms_code;
    Ok(format!(
        "    #[doc = {doc:?}]\n    pub fn {key}({count}{parameters}) -> Text {{ Text::new({forms}, vec![{pairs}]){with_count} }}\n"
    ))
}

/// The names of the placeholders but `count`, in order. Fails when two languages or forms differ in them; only the
/// singular may leave out the count ("one student").
fn placeholders(place: &str, forms: &Forms) -> Result<BTreeSet<String>, String> {
    let mut found: Option<BTreeSet<String>> = None;
    for text in forms.values().flatten() {
        let mut names: BTreeSet<String> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(name, _)| name.to_owned())
            .collect();
        if forms.contains_key("other") {
            names.remove("count");
        }
        match &found {
            Some(known) if *known != names => {
                return Err(format!("{place}: the placeholders differ"));
            }
            _ => found = Some(names),
        }
    }
    Ok(found.unwrap_or_default())
}
