//! What notes and family contacts add to a student's timeline: what the team may read. Restricted and private notes stand
//! on the page of notes alone, so that no printed timeline or recap holds them.

use throughline_domain::contribution::{FAMILY_LOG, FamilyContact, Means};
use throughline_domain::entry::{Amended, Entry};
use throughline_domain::id::{EntryId, StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;

use super::known;
use crate::features::{Happening, HappeningKind};
use crate::route::Route;
use crate::text::{Text, notes as say};
use crate::workspace::{Workspace, time};

/// What happened with a student.
pub fn happenings(workspace: Workspace, student: StudentId) -> Vec<Happening> {
    let mut found: Vec<Happening> = contacts(workspace, student)
        .into_iter()
        .map(|(id, entry)| contact(workspace, student, id, &entry))
        .collect();
    if let Some(view) = workspace.cabinet.view(Subject::Support(student)) {
        let notes = known::of_team(student, &view.contents).into_iter();
        found.extend(notes.map(|note| Happening {
            key: note.id.to_string(),
            at: note.written,
            by: note.by,
            kind: HappeningKind::Note,
            title: say::wrote_team(workspace.staff_name(note.by)),
            body: note.text,
            route: Some(Route::Notes(student)),
        }));
    }
    found
}

/// The contacts with the family of a student, under this card alone, by all who wrote some down. Tracked.
fn contacts(workspace: Workspace, student: StudentId) -> Vec<(EntryId, Entry<FamilyContact>)> {
    let logged = logged(workspace, student).into_iter();
    logged.map(|it| (it.contact.id, it.contact.now)).collect()
}

/// A contact with what it said before it was corrected, and the card that it stands under.
#[derive(Debug, Clone, PartialEq)]
pub struct Logged {
    /// Under which card.
    pub student: StudentId,
    /// The contact.
    pub contact: Amended<FamilyContact>,
}

/// The contacts with the family of a student, under this card alone, each with what it said before. Tracked.
pub fn logged(workspace: Workspace, student: StudentId) -> Vec<Logged> {
    let about =
        |subject: &Subject| matches!(subject, Subject::Contribution(of, _) if *of == student);
    let views = workspace.cabinet.of_kind(Kind::Contribution).into_iter();
    views
        .filter(|view| about(&view.subject))
        .flat_map(|view| view.contents.amended(FAMILY_LOG))
        .map(|contact| Logged { student, contact })
        .collect()
}

fn contact(
    workspace: Workspace,
    student: StudentId,
    id: EntryId,
    entry: &Entry<FamilyContact>,
) -> Happening {
    let contact = &entry.what;
    let by = who(entry);
    Happening {
        key: id.to_string(),
        at: when(entry),
        by,
        kind: HappeningKind::Family,
        title: say::family_happened(how(contact), workspace.staff_name(by)),
        body: words(contact),
        route: Some(Route::FamilyLog(student)),
    }
}

/// What was spoken of, and what the family said. Tracks the language.
pub fn words(contact: &FamilyContact) -> String {
    let mut lines = vec![contact.text.trim().to_owned()];
    let said = contact.said.trim();
    if !said.is_empty() {
        lines.push(format!("{}: {said}", say::family_said_label().say()));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Who of the staff was in touch.
pub fn who(entry: &Entry<FamilyContact>) -> StaffId {
    entry.what.reached_by.unwrap_or(entry.by)
}

/// When the family was in touch: when it was written down, or noon of an earlier day.
pub fn when(entry: &Entry<FamilyContact>) -> Timestamp {
    time::happened(entry.what.day, entry.at)
}

/// How the family was reached, in words; in the writer's own where an earlier release wrote it.
pub fn how(contact: &FamilyContact) -> String {
    match contact.how {
        None if !contact.by.trim().is_empty() => contact.by.clone(),
        how => means(how.unwrap_or(Means::Other)).say(),
    }
}

/// The name of a way to reach a family.
pub fn means(means: Means) -> Text {
    match means {
        Means::Phone => say::means_phone(),
        Means::Message => say::means_message(),
        Means::Meeting => say::means_meeting(),
        Means::Letter => say::means_letter(),
        Means::Visit => say::means_visit(),
        Means::Other => say::means_otherwise(),
    }
}
