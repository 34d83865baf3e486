//! Notes about a student of the demo school, and a contact with their family.

use serde::Serialize;
use throughline_domain::contribution::{FAMILY_LOG, FamilyContact, Means};
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::private::{self, PrivateNote};
use throughline_domain::subject::Subject;
use throughline_domain::support::{TEAM_NOTES, TeamNote};
use throughline_domain::time::Timestamp;
use throughline_protocol::{Edit, Failure};

use super::Words;

/// What is written, in one language.
pub struct NoteWords {
    /// A private note.
    pub own: &'static str,
    /// A note for the team.
    pub team: &'static str,
    /// What a contact was about.
    pub about: &'static str,
    /// What the family said.
    pub said: &'static str,
    /// Who was reached.
    pub reached: &'static str,
}

/// One note of each kind, and a contact of today.
pub fn edits(
    me: StaffId,
    student: StudentId,
    text: &Words,
    now: Timestamp,
) -> Result<Vec<Edit>, Failure> {
    let words = &text.notes;
    let own = PrivateNote {
        student: Some(student),
        text: words.own.to_owned(),
        moved: false,
    };
    let team = TeamNote {
        text: words.team.to_owned(),
    };
    let contact = FamilyContact {
        day: now.day(0),
        by: Means::Phone.code().to_owned(),
        text: words.about.to_owned(),
        how: Some(Means::Phone),
        said: words.said.to_owned(),
        reached: words.reached.to_owned(),
        reached_by: None,
    };
    let contribution = Subject::Contribution(student, me);
    Ok(vec![
        append(Subject::Private(me), private::NOTES, &own)?,
        append(Subject::Support(student), TEAM_NOTES, &team)?,
        append(contribution, FAMILY_LOG, &contact)?,
    ])
}

fn append<T: Serialize>(dossier: Subject, collection: &str, what: &T) -> Result<Edit, Failure> {
    let what = serde_json::to_string(what).map_err(|_| Failure::Fault("demo".to_owned()))?;
    Ok(Edit::Append {
        dossier,
        collection: collection.to_owned(),
        what,
        replaces: None,
    })
}
