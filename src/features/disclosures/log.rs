//! The lines of the log: every share that is written down in a dossier here, one's own and those that came in.

use throughline_domain::disclosure::{Disclosure, SHARED, TRANSFER};
use throughline_domain::entry::Entry;
use throughline_domain::id::{EntryId, StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::time::Timestamp;

use crate::text::{self, disclosures as say};
use crate::workspace::{Workspace, time};

/// One share.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The entry.
    pub id: EntryId,
    /// Who shared.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// What was shared.
    pub what: Disclosure,
}

/// The shares, or those with records of this student in them, the latest first; tracked.
pub fn lines(workspace: Workspace, student: Option<StudentId>) -> Vec<Line> {
    let views = workspace.cabinet.of_kind(Kind::Disclosures);
    let entries = views
        .iter()
        .flat_map(|view| view.contents.entries::<Disclosure>(SHARED));
    let lines = entries.map(|(id, Entry { by, at, what, .. })| Line { id, by, at, what });
    let about = |line: &Line| student.is_none_or(|it| line.what.students.contains(&it));
    let mut lines: Vec<Line> = lines.filter(about).collect();
    lines.sort_by_key(|line| (std::cmp::Reverse(line.at), line.id));
    lines
}

/// Who received it, in words; tracked.
pub fn receivers(workspace: Workspace, what: &Disclosure) -> String {
    let names = what.to.iter().map(|staff| workspace.staff_name(*staff));
    let role = what
        .role
        .map(|role| say::as_role(text::names::role(role)).say());
    let school = Some(what.school.clone()).filter(|school| !school.is_empty());
    let all: Vec<String> = names.chain(role).chain(school).collect();
    let all = all.join(", ");
    if what.passphrase {
        say::by_passphrase(all).say()
    } else {
        all
    }
}

/// Why, in the sender's words, or in those of the law for what went to another school.
pub fn purpose(what: &Disclosure) -> String {
    if what.purpose == TRANSFER && !what.school.is_empty() {
        say::why_transfer().say()
    } else {
        what.purpose.clone()
    }
}

/// The students whose records were in it, by name; tracked.
pub fn students(workspace: Workspace, what: &Disclosure) -> Vec<String> {
    let names = what.students.iter().map(|it| workspace.student_name(*it));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// The log as a table for a spreadsheet, with a row a share; tracked.
pub fn table(workspace: Workspace, lines: &[Line]) -> Vec<Vec<String>> {
    let head = [
        say::column_when(),
        say::column_by(),
        say::column_to(),
        say::column_why(),
        say::column_students(),
    ];
    let row = |line: &Line| {
        vec![
            time::moment(line.at).say(),
            workspace.staff_name(line.by),
            receivers(workspace, &line.what),
            purpose(&line.what),
            students(workspace, &line.what).join("; "),
        ]
    };
    let head = head.iter().map(text::Text::say).collect();
    std::iter::once(head).chain(lines.iter().map(row)).collect()
}
