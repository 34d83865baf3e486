//! The notes that are here, of whichever dossier, as one list.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use throughline_domain::contents::Contents;
use throughline_domain::entry::Amended;
use throughline_domain::id::{EntryId, StaffId, StudentId};
use throughline_domain::private::{self, PrivateNote};
use throughline_domain::restricted::{self, Restricted, RestrictedNote};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::support::{TEAM_NOTES, TeamNote};
use throughline_domain::time::Timestamp;

use crate::workspace::Workspace;

/// A note.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The entry that holds now.
    pub id: EntryId,
    /// The dossier that it stands in, which decides who reads it.
    pub place: Subject,
    /// Whom it is about, if anybody.
    pub student: Option<StudentId>,
    /// Who wrote it first.
    pub by: StaffId,
    /// When.
    pub written: Timestamp,
    /// When it was last amended.
    pub amended: Option<Timestamp>,
    /// What it says.
    pub text: String,
    /// What it said before, the first wording first.
    pub earlier: Vec<(Timestamp, String)>,
    /// Who reads a restricted one.
    pub circle: BTreeSet<StaffId>,
    /// Whether a private one was moved to the team's notes.
    pub moved: bool,
}

impl Note {
    /// The kind of its dossier.
    pub fn kind(&self) -> Kind {
        self.place.kind()
    }

    fn new<T>(
        place: Subject,
        student: Option<StudentId>,
        note: Amended<T>,
        text: fn(&T) -> &String,
    ) -> Self {
        let (by, written) = note.begun();
        let earlier = note.earlier.iter();
        Self {
            id: note.id,
            place,
            student,
            by,
            written,
            amended: (!note.earlier.is_empty()).then_some(note.now.at),
            text: text(&note.now.what).clone(),
            earlier: earlier
                .map(|(_, entry)| (entry.at, text(&entry.what).clone()))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
            circle: BTreeSet::new(),
            moved: false,
        }
    }
}

/// The notes about a student, under whichever of their cards, newest first. Tracked.
pub fn about(workspace: Workspace, student: StudentId) -> Vec<Note> {
    let same = workspace.cabinet.roster().same(student);
    let mut found: Vec<Note> = own(workspace)
        .into_iter()
        .filter(|note| note.student.is_some_and(|about| same.contains(&about)))
        .collect();
    for student in &same {
        if let Some(view) = workspace.cabinet.view(Subject::Support(*student)) {
            found.extend(of_team(*student, &view.contents));
        }
    }
    for view in workspace.cabinet.of_kind(Kind::Restricted) {
        let body: Restricted = view.contents.read();
        if same.contains(&body.student) {
            found.extend(of_circle(view.subject, &body, &view.contents));
        }
    }
    found.sort_by_key(|note| Reverse((note.written, note.id)));
    found
}

/// The team's notes in a Support dossier.
pub fn of_team(student: StudentId, contents: &Contents) -> Vec<Note> {
    let notes = contents.amended::<TeamNote>(TEAM_NOTES).into_iter();
    let place = Subject::Support(student);
    notes
        .map(|note| Note::new(place, Some(student), note, |what| &what.text))
        .collect()
}

fn of_circle(place: Subject, body: &Restricted, contents: &Contents) -> Vec<Note> {
    let notes = contents.amended::<RestrictedNote>(restricted::NOTES);
    let note = |note| Note {
        circle: body.people(),
        ..Note::new(place, Some(body.student), note, |what: &RestrictedNote| {
            &what.text
        })
    };
    notes.into_iter().map(note).collect()
}

/// One's own notes that were not taken away, newest first. Tracked.
pub fn own(workspace: Workspace) -> Vec<Note> {
    let place = Subject::Private(workspace.me());
    let Some(view) = workspace.cabinet.view(place) else {
        return Vec::new();
    };
    let notes = view.contents.amended::<PrivateNote>(private::NOTES);
    let note = |note: Amended<PrivateNote>| {
        let (student, moved) = (note.now.what.student, note.now.what.moved);
        Note {
            moved,
            ..Note::new(place, student, note, |what| &what.text)
        }
    };
    let mut found: Vec<Note> = notes.into_iter().map(note).collect();
    found.retain(|note| !note.text.is_empty());
    found.sort_by_key(|note| Reverse((note.written, note.id)));
    found
}

/// The entry that now holds of the private note that this one was. Not tracked.
pub fn holding(workspace: Workspace, entry: EntryId) -> Option<EntryId> {
    leptos::prelude::untrack(|| {
        let view = workspace.cabinet.view(Subject::Private(workspace.me()))?;
        let notes = view.contents.amended::<PrivateNote>(private::NOTES);
        let found = notes.into_iter().find(|note| note.was(entry));
        found.map(|note| note.id)
    })
}

/// The circles that have restricted notes about a student here, and who is in each. Tracked.
pub fn circles(workspace: Workspace, student: StudentId) -> Vec<(Subject, BTreeSet<StaffId>)> {
    let same = workspace.cabinet.roster().same(student);
    let me = workspace.me();
    let views = workspace.cabinet.of_kind(Kind::Restricted).into_iter();
    let bodies = views.map(|view| (view.subject, view.contents.read::<Restricted>()));
    bodies
        .filter(|(_, body)| same.contains(&body.student))
        .map(|(subject, body)| (subject, body.people()))
        .filter(|(_, people)| people.contains(&me))
        .collect()
}
