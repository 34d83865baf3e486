//! A transition with all that is here about it: the hand-over, who was asked, and what they wrote.

use std::sync::Arc;

use throughline_domain::handover::{
    HAND_ON_ASKED, HANDED_ON, HandOnAsked, HandedOn, Handover, Part, unanswered,
};
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;

use crate::workspace::Workspace;

/// A transition.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// Of whom.
    pub student: StudentId,
    /// The hand-over.
    pub body: Handover,
}

/// Every transition that is here, the next move first. Tracked.
pub fn all(workspace: Workspace) -> Vec<Story> {
    let views = workspace.cabinet.of_kind(Kind::Handover);
    let mut all: Vec<Story> = views
        .iter()
        .filter_map(|view| {
            let body: Handover = view.contents.read();
            let student = view.subject.student()?;
            body.has_begun().then_some(Story { student, body })
        })
        .collect();
    all.sort_by_key(|it| (it.body.handed_on.is_some(), it.body.moving));
    all
}

/// Somebody who was asked: whether they have answered, and what they wrote last.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Who.
    pub staff: StaffId,
    /// Whether nothing of them is awaited.
    pub answered: bool,
    /// What they wrote.
    pub wrote: Option<Arc<HandedOn>>,
}

impl Asked {
    /// What they wrote in a part; nothing when they wrote nothing there.
    pub fn part(&self, part: Part) -> Option<String> {
        let text = self.wrote.as_ref()?.parts.get(&part)?;
        (!text.trim().is_empty()).then(|| text.clone())
    }
}

/// Those who were asked about a student. Tracked.
pub fn asked(workspace: Workspace, student: StudentId) -> Vec<Asked> {
    let views = workspace.cabinet.of_kind(Kind::Contribution);
    let of = views.iter().filter_map(|view| {
        let Subject::Contribution(about, staff) = view.subject else {
            return None;
        };
        let asked = view.contents.entries::<HandOnAsked>(HAND_ON_ASKED);
        let given = view.contents.entries::<HandedOn>(HANDED_ON);
        if about != student || (asked.is_empty() && given.is_empty()) {
            return None;
        }
        Some(Asked {
            staff,
            answered: unanswered(&asked, &given).is_none(),
            wrote: given.last().map(|(_, entry)| Arc::new(entry.what.clone())),
        })
    });
    of.collect()
}
