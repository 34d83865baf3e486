//! Rows of a list to a [`Reading`].

use std::collections::{BTreeMap, BTreeSet};

use throughline_domain::fold::fold;
use throughline_domain::id::{ClassId, StudentId};
use throughline_domain::roster::{Card, Class, Enrolled, Enrollee, Enrolment, Roster, Source};
use throughline_domain::roster_import::{BadRow, BadRowReason, RosterPreview};
use throughline_domain::table_import::{Mapping, TableView};
use throughline_domain::{grade, student_list as column};

use super::{SYSTEM, names};
use crate::roster::{Derive, Extent, Extents, Reading, SAMPLE, Spared};
use crate::table::{Grid, Row};

/// What a list says, its columns being what the person says they are, as of this moment (RFC 3339). Rows that cannot be
/// used are reported and the rest goes on.
pub fn read(
    grid: &Grid,
    view: &TableView,
    mapping: &Mapping,
    current: &Roster,
    derive: Derive<'_>,
    as_of: &str,
) -> Reading {
    let mut list = List {
        view,
        mapping,
        current,
        derive,
        as_of,
        known: Known::of(current),
        lines: BTreeMap::new(),
        reading: Reading {
            system: SYSTEM.to_owned(),
            as_of: as_of.to_owned(),
            ..Reading::default()
        },
    };
    let header = view.header_line.unwrap_or(0);
    let title = grid.rows.iter().find(|row| row.line == header);
    for row in grid.rows.iter().filter(|row| row.line > header) {
        // A header that is repeated further down, as on every page of a print, tells nothing.
        if title.is_some_and(|title| title.cells == row.cells) {
            continue;
        }
        if let Err(reason) = list.row(row) {
            list.bad(row, reason);
        }
    }
    list.finish()
}

struct List<'a> {
    view: &'a TableView,
    mapping: &'a Mapping,
    current: &'a Roster,
    derive: Derive<'a>,
    as_of: &'a str,
    known: Known,
    /// The line that named a student first.
    lines: BTreeMap<StudentId, u64>,
    reading: Reading,
}

impl List<'_> {
    fn cell<'r>(&self, row: &'r Row, what: &str) -> &'r str {
        self.mapping
            .column(what)
            .map_or("", |column| row.cell(column))
    }

    fn row(&mut self, row: &Row) -> Result<(), BadRowReason> {
        if row.stray_quote {
            return Err(BadRowReason::StrayQuote);
        }
        if is_total(row) {
            return Err(BadRowReason::NotAStudent);
        }
        let (given, family) = self.name(row);
        if given.is_empty() && family.is_empty() {
            return Err(BadRowReason::Missing {
                column: self.title_of_name(),
            });
        }
        let number = self.cell(row, column::NUMBER);
        if is_mangled(number) {
            return Err(BadRowReason::Unknown {
                column: self.title(column::NUMBER),
                value: number.to_owned(),
            });
        }
        let student = self.student(number, &given, &family);
        let card = self.card(row, student, given, family);
        match self.lines.get(&student) {
            // One row a class: the same student again.
            Some(_) if self.reading.cards.get(&student) == Some(&card) => {}
            Some(first_line) => {
                return Err(BadRowReason::Duplicate {
                    first_line: *first_line,
                });
            }
            None => {
                self.lines.insert(student, row.line);
                self.reading.cards.insert(student, card);
                if self.reading.first.len() < SAMPLE {
                    self.reading.first.push(student);
                }
            }
        }
        for title in self.cell(row, column::CLASS).split(';').map(str::trim) {
            if !title.is_empty() {
                self.enrol(student, title);
            }
        }
        Ok(())
    }

    fn name(&self, row: &Row) -> (String, String) {
        let (given, family) = names::split(self.cell(row, column::NAME));
        let other = |what: &str, else_this: String| match self.cell(row, what) {
            "" => else_this,
            name => name.to_owned(),
        };
        (other(column::GIVEN, given), other(column::FAMILY, family))
    }

    fn student(&self, number: &str, given: &str, family: &str) -> StudentId {
        let name = name_key(given, family);
        let by = if number.is_empty() {
            self.known.by_name.get(&name)
        } else {
            self.known.by_number.get(number)
        };
        if let Some(Some(student)) = by {
            return *student;
        }
        let key = if number.is_empty() {
            format!("{SYSTEM}:name:{name}")
        } else {
            format!("{SYSTEM}:number:{number}")
        };
        StudentId((self.derive)("student", &key))
    }

    /// What the row says, on top of what is known of the student.
    fn card(&self, row: &Row, student: StudentId, given: String, family: String) -> Card {
        let number = self.cell(row, column::NUMBER);
        let mut card = self
            .current
            .cards
            .get(&student)
            .map(|card| card.0.clone())
            .unwrap_or_else(|| Card {
                source: Source {
                    system: SYSTEM.to_owned(),
                    id: number.to_owned(),
                },
                ..Card::default()
            });
        self.as_of.clone_into(&mut card.as_of);
        card.given = given;
        card.family = family;
        card.status = Enrolled::Here;
        let fields = [
            (number, &mut card.number),
            (self.cell(row, column::PREFERRED), &mut card.preferred),
            (self.cell(row, column::PRONOUNS), &mut card.pronouns),
        ];
        for (said, field) in fields {
            if !said.is_empty() {
                said.clone_into(field);
            }
        }
        let grade = self.cell(row, column::GRADE);
        if !grade.is_empty() {
            card.grades = vec![grade::code(grade)];
        }
        card
    }

    fn enrol(&mut self, student: StudentId, title: &str) {
        let folded = fold(title);
        let known = self.known.classes.get(&folded).copied().flatten();
        let class = known.unwrap_or_else(|| {
            let class = ClassId((self.derive)("class", &format!("{SYSTEM}:{folded}")));
            self.reading.classes.entry(class).or_insert_with(|| Class {
                as_of: self.as_of.to_owned(),
                source: Source {
                    system: SYSTEM.to_owned(),
                    id: String::new(),
                },
                title: title.to_owned(),
                ..Class::default()
            });
            class
        });
        let enrolment = Enrolment {
            as_of: self.as_of.to_owned(),
            class,
            who: Enrollee::Student(student),
            removed: false,
        };
        let key = Enrolment::key(class, &enrolment.who);
        self.reading.enrolments.insert(key, enrolment);
    }

    /// The title of a mapped column, for what is said about a row.
    fn title(&self, what: &str) -> String {
        let column = self.mapping.column(what);
        let view = column.and_then(|column| self.view.columns.get(column));
        match (view, column) {
            (Some(view), _) if !view.title.is_empty() => view.title.clone(),
            (_, Some(column)) => (column + 1).to_string(),
            _ => what.to_owned(),
        }
    }

    fn title_of_name(&self) -> String {
        let mapped = [column::NAME, column::FAMILY, column::GIVEN];
        let mapped = mapped
            .into_iter()
            .find(|what| self.mapping.column(what).is_some());
        self.title(mapped.unwrap_or(column::NAME))
    }

    fn bad(&mut self, row: &Row, reason: BadRowReason) {
        self.reading.bad_row_count += 1;
        if self.reading.bad_rows.len() < RosterPreview::MOST_BAD_ROWS {
            self.reading.bad_rows.push(BadRow {
                file: self.view.file.clone(),
                line: row.line,
                reason,
            });
        }
    }

    /// Says how much the list tells: whom a list of some does not name stays as they are, and so do the classes of
    /// whom it does not name. Where a row could not be used, nobody is taken to have left.
    fn finish(mut self) -> Reading {
        let whole = if self.mapping.whole && self.reading.bad_row_count == 0 {
            Extent::Bulk
        } else {
            Extent::Delta
        };
        let classes = self.mapping.column(column::CLASS).is_some();
        self.reading.extents = Extents {
            users: whole,
            classes: if classes { whole } else { Extent::Absent },
            enrolments: if classes {
                Extent::Bulk
            } else {
                Extent::Absent
            },
        };
        let named = |enrolment: &Enrolment| match &enrolment.who {
            Enrollee::Student(student) => self.lines.contains_key(student),
            Enrollee::Teacher(_) => false,
        };
        let others = self
            .current
            .enrolments
            .iter()
            .filter(|(_, enrolment)| !named(enrolment));
        self.reading.spared = Spared {
            enrolments: others.map(|(key, _)| key.clone()).collect(),
            ..Spared::default()
        };
        self.reading.ignored_columns = self.ignored();
        self.reading
    }

    fn ignored(&self) -> Vec<(String, String)> {
        let columns = self.view.columns.iter().enumerate();
        let aside = columns.filter(|(at, view)| {
            !view.title.is_empty() && self.mapping.columns.get(*at).is_none_or(Option::is_none)
        });
        aside
            .map(|(_, view)| (self.view.file.clone(), view.title.clone()))
            .collect()
    }
}

/// Who and what is known by what lists say; `None` where it names more than one.
struct Known {
    by_number: BTreeMap<String, Option<StudentId>>,
    by_name: BTreeMap<String, Option<StudentId>>,
    classes: BTreeMap<String, Option<ClassId>>,
}

impl Known {
    fn of(roster: &Roster) -> Self {
        fn note<T: Copy + PartialEq>(map: &mut BTreeMap<String, Option<T>>, key: String, value: T) {
            map.entry(key)
                .and_modify(|known| *known = known.filter(|known| *known == value))
                .or_insert(Some(value));
        }
        let mut known = Self {
            by_number: BTreeMap::new(),
            by_name: BTreeMap::new(),
            classes: BTreeMap::new(),
        };
        for (student, card) in &roster.cards {
            if !card.number.is_empty() {
                note(&mut known.by_number, card.number.clone(), *student);
            }
            note(
                &mut known.by_name,
                name_key(&card.given, &card.family),
                *student,
            );
        }
        for (class, facts) in roster.classes.iter().filter(|(_, facts)| !facts.removed) {
            note(&mut known.classes, fold(&facts.title), *class);
        }
        known
    }
}

fn name_key(given: &str, family: &str) -> String {
    let both = fold(&format!("{given} {family}"));
    let words: BTreeSet<&str> = both.split_whitespace().collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// Whether a row sums up others: a word for that, and nothing else but numbers.
fn is_total(row: &Row) -> bool {
    let mut cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let first = cells.next().map(|cell| fold(cell)).unwrap_or_default();
    let mut words = first.split([' ', ':']).filter(|word| *word != "grand");
    let sums = matches!(
        words.next(),
        Some(
            "total"
                | "totals"
                | "subtotal"
                | "sum"
                | "suma"
                | "count"
                | "average"
                | "promedio"
                | "totales"
        )
    );
    sums && cells.all(|cell| !cell.contains(char::is_alphabetic))
}

/// Whether a spreadsheet has turned a number into its scientific notation, or failed to show it: digits are lost.
fn is_mangled(number: &str) -> bool {
    let scientific = number.contains("E+") && number.parse::<f64>().is_ok();
    scientific || number.starts_with('#')
}
