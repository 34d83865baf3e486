//! Classes, and the courses that give a title to those that have none.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use throughline_domain::id::ClassId;
use throughline_domain::roster::Class;
use throughline_domain::roster_import::{BadRowReason, RosterFileError};

use super::files::File;
use super::reader::{Reader, source};
use super::row::{Base, list, optional, required};
use super::sheet::Sheet;
use crate::roster::Extent;
use crate::table::Record;

/// What `classes.csv` tells.
#[derive(Debug, Default)]
pub(super) struct Classes {
    /// Classes, those that the source removed included.
    pub(super) classes: BTreeMap<ClassId, Class>,
    /// Classes with a row that cannot be used.
    pub(super) spared: BTreeSet<ClassId>,
}

/// The titles of courses by the source's identifier.
pub(super) type CourseTitles = HashMap<String, String>;

/// Reads `courses.csv`. A course that cannot be read costs at most a title, so it is not reported.
pub(super) fn course_titles(
    file: &File,
    reader: &mut Reader<'_>,
) -> Result<CourseTitles, RosterFileError> {
    let mut sheet = Sheet::open(file)?;
    let id = sheet.required("sourcedId")?;
    let title = sheet.required("title")?;
    let mut titles = CourseTitles::new();
    let mut record = Record::default();
    while reader.next(&mut sheet, &mut record)? {
        if sheet.well_formed(&record).is_ok() {
            titles.insert(record.value(id).to_owned(), record.value(title).to_owned());
        }
    }
    Ok(titles)
}

/// Where the values are.
struct Columns {
    base: Base,
    id: usize,
    title: usize,
    code: Option<usize>,
    course: Option<usize>,
    grades: Option<usize>,
}

impl Classes {
    /// Whether the file names this class, be it in a row that cannot be used.
    pub(super) fn names(&self, class: ClassId) -> bool {
        self.classes.contains_key(&class) || self.spared.contains(&class)
    }

    /// Reads `classes.csv`.
    pub(super) fn read(
        file: &File,
        extent: Extent,
        courses: &CourseTitles,
        reader: &mut Reader<'_>,
    ) -> Result<Self, RosterFileError> {
        let mut sheet = Sheet::open(file)?;
        let (base, id) = Base::with_id(&sheet, extent)?;
        let columns = Columns {
            base,
            id,
            title: sheet.required("title")?,
            code: sheet.optional(&["classCode"]),
            course: sheet.optional(&["courseSourcedId"]),
            grades: sheet.optional(&["grades", "grade"]),
        };
        let mut classes = Self::default();
        let mut lines = HashMap::new();
        let mut record = Record::default();
        while reader.next(&mut sheet, &mut record)? {
            let read = sheet
                .well_formed(&record)
                .and_then(|()| classes.row(&columns, courses, &record, reader, &mut lines));
            if let Err(reason) = read {
                classes
                    .spared
                    .insert(reader.class(record.value(columns.id)));
                reader.bad(&sheet, &record, reason);
            }
        }
        Ok(classes)
    }

    fn row(
        &mut self,
        columns: &Columns,
        courses: &CourseTitles,
        record: &Record<'_>,
        reader: &mut Reader<'_>,
        lines: &mut HashMap<ClassId, u64>,
    ) -> Result<(), BadRowReason> {
        let id = required(record, columns.id, "sourcedId")?;
        let class = reader.class(id);
        if let Some(first_line) = lines.get(&class) {
            let first_line = *first_line;
            return Err(BadRowReason::Duplicate { first_line });
        }
        let fact = columns.base.fact(reader, record)?;
        let mut title = record.value(columns.title);
        if title.is_empty() {
            let course = courses.get(optional(record, columns.course));
            title = course.map_or("", String::as_str);
        }
        if title.is_empty() && !fact.gone {
            return Err(BadRowReason::Missing {
                column: "title".to_owned(),
            });
        }
        let read = Class {
            as_of: fact.as_of,
            source: source(id),
            title: title.to_owned(),
            code: optional(record, columns.code).to_owned(),
            grades: list(optional(record, columns.grades))
                .map(str::to_owned)
                .collect(),
            removed: fact.gone,
        };
        self.classes.insert(class, read);
        lines.insert(class, record.line());
        Ok(())
    }
}
