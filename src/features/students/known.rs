//! What the dossiers about students tell of all of them at once.

use std::collections::{BTreeMap, BTreeSet};

use throughline_domain::check_in::{self, Due};
use throughline_domain::id::StudentId;
use throughline_domain::referral::{Referral, Standing, State};
use throughline_domain::roster::Enrolled;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::support::TEAM_NOTES;
use throughline_domain::time::Timestamp;

use throughline_ui::Icon;

use super::grade;
use super::row::Known;
use crate::features::{Found, Seek, rank};
use crate::route::Route;
use crate::text::students as say;
use crate::workspace::{Workspace, time};

/// Who is referred, and when somebody last wrote about each student.
pub fn known(workspace: Workspace) -> Known {
    let roster = workspace.cabinet.roster();
    let mut known = Known::default();
    for view in workspace.cabinet.of_kind(Kind::Referral) {
        let student = roster.primary(view.contents.read::<Referral>().student);
        let closed = matches!(
            Standing::of(&view.contents).state(),
            State::Closed | State::Declined
        );
        if !closed {
            known.referred.insert(student);
        }
        note(&mut known.written, student, view.contents.last_entry());
    }
    for view in workspace.cabinet.of_kind(Kind::Contribution) {
        if let Subject::Contribution(student, _) = view.subject {
            let student = roster.primary(student);
            note(&mut known.written, student, view.contents.last_entry());
        }
    }
    for view in workspace.cabinet.of_kind(Kind::Support) {
        if let Subject::Support(student) = view.subject {
            let notes = view.contents.entries.get(TEAM_NOTES);
            let last = notes.and_then(|notes| notes.keys().next_back());
            let student = roster.primary(student);
            note(&mut known.written, student, last.map(|id| id.made_at()));
        }
    }
    known
}

fn note(written: &mut BTreeMap<StudentId, Timestamp>, student: StudentId, at: Option<Timestamp>) {
    if let Some(at) = at {
        let latest = written.entry(student).or_insert(at);
        *latest = (*latest).max(at);
    }
}

/// Who needs a check-in: of the students whom the person teaches, or of all where they teach none.
pub fn check_ins(workspace: Workspace) -> Vec<Due> {
    let roster = workspace.cabinet.roster();
    let mine = roster.taught_by(workspace.me());
    let is_mine = |student: &StudentId| mine.is_empty() || mine.contains(student);
    let here = roster
        .cards
        .iter()
        .filter(|(_, card)| card.status == Enrolled::Here);
    let here = here.map(|(student, _)| roster.primary(*student));
    let here: BTreeSet<StudentId> = here.filter(is_mine).collect();
    let known = known(workspace);
    let written = known
        .written
        .into_iter()
        .map(|(student, at)| (student, time::day_of(at)));
    let days = check_in::days(&workspace.cabinet.school());
    check_in::due(here, &written.collect(), time::today(), days)
}

/// The students whom words find by name or number; those who have left come last.
pub fn seek(workspace: Workspace) -> Seek {
    Box::new(move |words| find(workspace, words))
}

fn find(workspace: Workspace, words: &[&str]) -> Vec<(u32, Found)> {
    let covered = workspace.covered();
    let register = workspace.cabinet.register();
    let found = register.0.iter().filter_map(|line| {
        let rank = rank(line.sought(), words)? + 2 + u32::from(line.left) * 2;
        let grades = grade::all_shown(&line.grades);
        let found = Found {
            words: line.shown(covered),
            detail: (!grades.is_empty()).then(|| say::in_grade(grades)),
            icon: Icon::Person,
            route: Route::Student(line.student),
        };
        Some((rank, found))
    });
    found.collect()
}
