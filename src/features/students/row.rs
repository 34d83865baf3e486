//! A student as a row of the list: what narrows the list down, and how rows are sorted.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use throughline_domain::id::{ClassId, StudentId};
use throughline_domain::time::Timestamp;
use throughline_ui::Sort;

use super::grade;
use crate::workspace::fold::fold;
use crate::workspace::register::{Line, Register};

/// A student as a row of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Their line of the register.
    pub line: Arc<Line>,
    /// Whether a referral about them is open.
    pub referred: bool,
    /// When somebody last wrote about them; `None` for never, or nothing that came here.
    pub written: Option<Timestamp>,
}

/// What the rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Family name, then given name.
    Name,
    /// Grade.
    Grade,
    /// When somebody last wrote.
    Written,
}

/// What the list is narrowed down to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Beginnings or parts of names, or the school's number, in any order.
    pub words: String,
    /// A grade as the source writes it.
    pub grade: Option<String>,
    /// A class.
    pub class: Option<ClassId>,
    /// Whether those who have left are shown too.
    pub left_too: bool,
}

/// What the other dossiers tell about students.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    /// Those with an open referral.
    pub referred: BTreeSet<StudentId>,
    /// When somebody last wrote about each.
    pub written: BTreeMap<StudentId, Timestamp>,
}

/// The rows that the filter leaves, sorted.
pub fn shown(register: &Register, known: &Known, filter: &Filter, sort: Sort<Column>) -> Vec<Row> {
    let words = fold(&filter.words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut rows: Vec<Row> = register
        .0
        .iter()
        .filter(|line| filter.passes(line, &words))
        .map(|line| Row {
            line: Arc::clone(line),
            referred: known.referred.contains(&line.student),
            written: known.written.get(&line.student).copied(),
        })
        .collect();
    // They come by name, and stay so among equals.
    match sort.column {
        Column::Name if sort.apply(Ordering::Less) == Ordering::Greater => rows.reverse(),
        Column::Name => {}
        Column::Grade => sorted(&mut rows, sort, |row| {
            grade::order(row.line.grades.first().map_or("", String::as_str))
        }),
        Column::Written => sorted(&mut rows, sort, |row| row.written),
    }
    rows
}

fn sorted<K: Ord>(rows: &mut Vec<Row>, sort: Sort<Column>, key: impl Fn(&Row) -> K) {
    let mut keyed: Vec<(K, Row)> = rows.drain(..).map(|row| (key(&row), row)).collect();
    keyed.sort_by(|(a, _), (b, _)| sort.apply(a.cmp(b)));
    rows.extend(keyed.into_iter().map(|(_, row)| row));
}

impl Filter {
    fn passes(&self, line: &Line, words: &[&str]) -> bool {
        (self.left_too || !line.left)
            && self
                .grade
                .as_ref()
                .is_none_or(|grade| line.grades.contains(grade))
            && self.class.is_none_or(|class| line.classes.contains(&class))
            && line.has(words)
    }
}

#[cfg(test)]
#[path = "row_tests.rs"]
mod tests;
