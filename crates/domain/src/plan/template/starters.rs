//! The templates that come with the program, and what a school says of them.

use std::collections::BTreeMap;

use super::{Own, Template};
use crate::library::Entry;

/// The templates that come with the program: what an intervention does not say itself is in the library under its
/// identifier.
///
/// # Errors
/// What is wrong with the file, for the person who writes it.
pub fn read(json: &str, library: &[Entry]) -> Result<Own, String> {
    let mut plain: BTreeMap<String, BTreeMap<String, serde_json::Value>> =
        serde_json::from_str(json).map_err(|error| error.to_string())?;
    // What is stored as one value is plain in the file.
    for whole in ["goals", "accommodations"] {
        for value in plain.values_mut().filter_map(|it| it.get_mut(whole)) {
            *value = value.to_string().into();
        }
    }
    let plain = serde_json::to_value(plain).map_err(|error| error.to_string())?;
    let mut all: Own = serde_json::from_value(plain).map_err(|error| error.to_string())?;
    for (id, template) in &mut all {
        for it in template
            .goals
            .0
            .iter_mut()
            .flat_map(|it| &mut it.interventions)
        {
            let entry = library.iter().find(|entry| entry.id == it.library);
            let entry = entry.ok_or_else(|| format!("`{id}` names no entry: `{}`", it.library))?;
            it.name.clone_from(&entry.name);
            it.steps.clone_from(&entry.steps);
            it.minutes = entry.minutes.unwrap_or_default().into();
            it.times_a_week = entry.times_a_week.unwrap_or_default().into();
        }
        if let Some(wrong) = template.problems().first() {
            return Err(format!("`{id}`: {wrong:?}"));
        }
    }
    Ok(all)
}

/// The templates as the school has them, by name: what comes with the program, unless the school says otherwise, and its
/// own.
pub fn with_own(program: &Own, own: &Own) -> Vec<(String, Template)> {
    let untouched = program.iter().filter(|(id, _)| !own.contains_key(*id));
    let of_school = own.iter().filter(|(_, template)| !template.removed);
    let mut all: Vec<(String, Template)> = untouched
        .chain(of_school)
        .map(|(id, template)| (id.clone(), template.clone()))
        .collect();
    all.sort_by_cached_key(|(id, template)| (template.name.to_lowercase(), id.clone()));
    all
}
