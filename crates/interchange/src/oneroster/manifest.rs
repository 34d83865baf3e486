//! The manifest: which version the files are in, and how much each of them tells.

use std::collections::BTreeMap;

use throughline_domain::roster_import::RosterFileError;

use super::files::Files;
use super::part::Part;
use super::sheet::Sheet;
use crate::roster::Extent;
use crate::table::Record;

/// The files whose rows tell something.
const TELLING: [Part; 5] = [
    Part::Users,
    Part::Roles,
    Part::Courses,
    Part::Classes,
    Part::Enrollments,
];

/// What the manifest says, or would say where there is none.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// `1.1` or `1.2`.
    pub(super) version: String,
    extents: BTreeMap<Part, Extent>,
}

impl Manifest {
    /// How much a file tells.
    pub(super) fn extent(&self, part: Part) -> Extent {
        self.extents.get(&part).copied().unwrap_or_default()
    }

    /// How many bytes the files have together whose rows tell something.
    pub(super) fn bytes_to_read(&self, files: &Files) -> u64 {
        files
            .iter()
            .filter(|(part, _)| self.extent(**part) != Extent::Absent)
            .map(|(_, file)| file.text.len() as u64)
            .sum()
    }

    /// Reads the manifest of these files. Without one, `roles.csv` tells version 1.2, and every file is whole.
    pub(super) fn of(files: &Files) -> Result<Self, RosterFileError> {
        let properties = properties(files)?;
        let version = match properties.get("oneroster.version").map(String::as_str) {
            Some(version) if version.starts_with("1.1") => "1.1",
            Some(version) if version.starts_with("1.2") => "1.2",
            Some("") | None if files.contains_key(&Part::Roles) => "1.2",
            Some("") | None => "1.1",
            Some(other) => return Err(RosterFileError::UnknownVersion(other.to_owned())),
        };
        let mut extents = BTreeMap::new();
        for part in TELLING {
            extents.insert(part, extent(part, &properties, files)?);
        }
        Ok(Self {
            version: version.to_owned(),
            extents,
        })
    }
}

/// The properties by their name in small letters.
fn properties(files: &Files) -> Result<BTreeMap<String, String>, RosterFileError> {
    let mut properties = BTreeMap::new();
    let Some(file) = files.get(&Part::Manifest) else {
        return Ok(properties);
    };
    let mut sheet = Sheet::open(file)?;
    let name = sheet.required("propertyName")?;
    let value = sheet.required("value")?;
    let mut record = Record::default();
    while sheet.next(&mut record)? {
        let name = record.value(name).to_ascii_lowercase();
        properties.insert(name, record.value(value).to_owned());
    }
    Ok(properties)
}

fn extent(
    part: Part,
    properties: &BTreeMap<String, String>,
    files: &Files,
) -> Result<Extent, RosterFileError> {
    let name = part.file_name();
    let property = format!("file.{}", name.trim_end_matches(".csv"));
    let said = properties
        .get(&property)
        .map(|said| said.to_ascii_lowercase());
    let is_there = files.contains_key(&part);
    match said.as_deref() {
        Some("absent") => Ok(Extent::Absent),
        Some("bulk" | "delta") if !is_there => Err(RosterFileError::MissingFile(name.to_owned())),
        Some("delta") => Ok(Extent::Delta),
        _ if is_there => Ok(Extent::Bulk),
        _ if part == Part::Users && properties.is_empty() => {
            Err(RosterFileError::MissingFile(name.to_owned()))
        }
        _ => Ok(Extent::Absent),
    }
}
