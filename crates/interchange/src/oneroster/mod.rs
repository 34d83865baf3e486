//! OneRoster CSV 1.1 and 1.2, loose files or one ZIP: read into values of the domain.
//!
//! A file is decoded and parsed once. Passwords, places of birth, citizenship and residence are never looked at: of the
//! files that hold them only the header is read, and in `users.csv` their columns are passed over. Source: 1EdTech,
//! "OneRoster CSV Binding" 1.1 and 1.2.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use throughline_domain::contacts::GuardianCard;
use throughline_domain::id::{GuardianId, StudentId};
use throughline_domain::roster_import::RosterFileError;
use throughline_domain::time::Day;

mod classes;
mod columns;
pub(crate) mod date;
mod enrollments;
mod files;
mod manifest;
mod part;
mod reader;
mod roles;
mod row;
mod sheet;
mod user;
mod users;

pub use files::MOST_BYTES;

use classes::{Classes, CourseTitles};
use enrollments::{Enrollments, Named};
use files::Files;
use manifest::Manifest;
use part::Part;
use reader::Reader;
use roles::RolesOfPeople;
use sheet::Sheet;
use users::People;

use crate::roster::{Derive, Extent, Extents, Reading, SAMPLE, Spared};

/// What [`throughline_domain::roster::Source::system`] says of what comes from here.
pub const SYSTEM: &str = "oneroster";

/// Is told how many bytes of how many were read; a break stops the reading.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> ControlFlow<()>;

/// Reads a set of files, each with its name, or one ZIP that holds them.
///
/// A row that cannot be used is reported with its file, its line and the reason, and the rest goes on. A row without
/// a date of its own speaks as of `today`.
///
/// # Errors
/// When the set as a whole cannot be used: [`RosterFileError`] says why.
pub fn read(
    files: Vec<(String, Vec<u8>)>,
    derive: Derive<'_>,
    today: Day,
    progress: Progress<'_>,
) -> Result<Reading, RosterFileError> {
    let files = files::collect(files)?;
    let manifest = Manifest::of(&files)?;
    let total = manifest.bytes_to_read(&files);
    let mut reader = Reader::new(derive, progress, today, total);
    let ignored_columns = ignored_columns(&files)?;
    let people = people(&files, &manifest, &mut reader)?;
    let classes = classes(&files, &manifest, &mut reader)?;
    let enrollments = enrollments(&files, &manifest, &people, &classes, &mut reader)?;
    let guardians = guardians(&people, &reader);
    let as_of = reader.files_as_of();
    let (bad_rows, bad_row_count) = reader.into_bad_rows();
    Ok(Reading {
        system: SYSTEM.to_owned(),
        extents: Extents {
            users: manifest.extent(Part::Users),
            classes: manifest.extent(Part::Classes),
            enrolments: manifest.extent(Part::Enrollments),
        },
        version: manifest.version,
        as_of,
        first: people.order.iter().take(SAMPLE).copied().collect(),
        cards: people.cards,
        without_role: people.without_role,
        classes: classes.classes,
        enrolments: enrollments.enrolments,
        guardians,
        all_guardians: people.guardians.into_values().collect(),
        staff: people.staff,
        spared: Spared {
            students: people.spared,
            guardians: people.spared_guardians,
            classes: classes.spared,
            enrolments: enrollments.spared,
        },
        bad_rows,
        bad_row_count,
        ignored_columns,
    })
}

fn ignored_columns(files: &Files) -> Result<Vec<(String, String)>, RosterFileError> {
    let mut ignored = Vec::new();
    for (part, file) in files {
        ignored.extend(columns::ignored(*part, &Sheet::open(file)?));
    }
    Ok(ignored)
}

fn people(
    files: &Files,
    manifest: &Manifest,
    reader: &mut Reader<'_>,
) -> Result<People, RosterFileError> {
    let extent_of_roles = manifest.extent(Part::Roles);
    let roles = match files.get(&Part::Roles) {
        Some(file) if extent_of_roles != Extent::Absent => {
            Some(RolesOfPeople::read(file, extent_of_roles, reader)?)
        }
        _ => None,
    };
    let extent = manifest.extent(Part::Users);
    match files.get(&Part::Users) {
        Some(file) if extent != Extent::Absent => {
            People::read(file, extent, roles.as_ref(), reader)
        }
        _ => Ok(People::default()),
    }
}

fn classes(
    files: &Files,
    manifest: &Manifest,
    reader: &mut Reader<'_>,
) -> Result<Classes, RosterFileError> {
    let titles = match files.get(&Part::Courses) {
        Some(file) if manifest.extent(Part::Courses) != Extent::Absent => {
            classes::course_titles(file, reader)?
        }
        _ => CourseTitles::new(),
    };
    let extent = manifest.extent(Part::Classes);
    match files.get(&Part::Classes) {
        Some(file) if extent != Extent::Absent => Classes::read(file, extent, &titles, reader),
        _ => Ok(Classes::default()),
    }
}

fn enrollments(
    files: &Files,
    manifest: &Manifest,
    people: &People,
    classes: &Classes,
    reader: &mut Reader<'_>,
) -> Result<Enrollments, RosterFileError> {
    let extent = manifest.extent(Part::Enrollments);
    let is_whole = |part| manifest.extent(part) == Extent::Bulk;
    let named = Named {
        people: is_whole(Part::Users).then_some(people),
        classes: is_whole(Part::Classes).then_some(classes),
    };
    match files.get(&Part::Enrollments) {
        Some(file) if extent != Extent::Absent => Enrollments::read(file, extent, &named, reader),
        _ => Ok(Enrollments::default()),
    }
}

/// Joins students with their guardians. Systems name the one at the other in either direction.
fn guardians(
    people: &People,
    reader: &Reader<'_>,
) -> BTreeMap<StudentId, BTreeMap<GuardianId, GuardianCard>> {
    let mut guardians: BTreeMap<StudentId, BTreeMap<GuardianId, GuardianCard>> = BTreeMap::new();
    for (one, other) in &people.relatives {
        for (student, guardian) in [(one, other), (other, one)] {
            let Some((id, card)) = people.guardians.get(guardian) else {
                continue;
            };
            let student = reader.student(student);
            if !card.removed && people.is_here(student) {
                guardians
                    .entry(student)
                    .or_default()
                    .insert(*id, card.clone());
            }
        }
    }
    guardians
}

#[cfg(test)]
pub(crate) mod tests;
