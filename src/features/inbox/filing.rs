//! What a slip of the staff becomes in the student's file.

use leptos::prelude::untrack;
use throughline_domain::classroom::{ACKNOWLEDGEMENTS, Acknowledgement};
use throughline_domain::contribution::{OBSERVATIONS, Observation, ObservationKind};
use throughline_domain::fields::Whole;
use throughline_domain::id::{AccommodationId, ReferralId, StaffId, StudentId};
use throughline_domain::inbox::{Case, Done, Filed, STEPS, Step};
use throughline_domain::referral::{Concern, Referral, Urgency};
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_public::slip::Note;

use super::names;
use crate::text::inbox as say;
use crate::workspace::{Changes, Failure, Workspace, fresh, time};

/// What was confirmed of a slip before it is filed.
pub struct Confirmed {
    /// Whom it is about.
    pub student: StudentId,
    /// Who wrote it.
    pub by: StaffId,
    /// The area of concern, of a referral.
    pub concern: Option<Concern>,
    /// The accommodations that they have read, each as it stands.
    pub read: Vec<(AccommodationId, String)>,
}

/// The change that files a slip, as what its writer wrote.
pub fn file(workspace: Workspace, case: &Case, of: &Confirmed) -> Result<Changes, Failure> {
    let mut filed = Filed {
        student: of.student,
        by: of.by,
        referral: None,
    };
    let changes = match &case.slip.note {
        Note::Referral { .. } => {
            let id = fresh::referral().ok_or_else(|| Failure::Fault("random".into()))?;
            filed.referral = Some(id);
            refer(workspace, case, of, id)?
        }
        Note::Acknowledgement { .. } => acknowledge(of)?,
        note => observe(workspace, case, of, note)?,
    };
    let step = Step {
        slip: case.hash.clone(),
        what: Done::Filed(filed),
    };
    changes.append(Subject::Inbox, STEPS, &step, None)
}

/// When a slip was written: as its writer's device says, or when it was opened.
fn written(case: &Case) -> Timestamp {
    Timestamp::from_rfc3339(&case.slip.written_at).unwrap_or(case.opened)
}

fn refer(
    workspace: Workspace,
    case: &Case,
    of: &Confirmed,
    id: ReferralId,
) -> Result<Changes, Failure> {
    let me = untrack(|| workspace.me());
    let meaning = Changes::meaning("referral.create");
    let Note::Referral {
        text, tried, soon, ..
    } = &case.slip.note
    else {
        return Ok(meaning);
    };
    let referral = Referral {
        referral: id,
        student: of.student,
        referred_by: of.by,
        typed_by: (of.by != me).then_some(me),
        day: Some(time::day_of(written(case))),
        concerns: Whole(of.concern.into_iter().collect()),
        seen: text.clone(),
        tried: tried.clone(),
        urgency: if *soon {
            Urgency::Soon
        } else {
            Urgency::Routine
        },
        ..Referral::default()
    };
    let seen = workspace.cabinet.snapshot(Subject::Referral(id));
    meaning.change(&seen, &referral)
}

fn observe(
    workspace: Workspace,
    case: &Case,
    of: &Confirmed,
    note: &Note,
) -> Result<Changes, Failure> {
    let (me, name) = untrack(|| (workspace.me(), workspace.staff_name(of.by)));
    let observation = Observation {
        seen: written(case),
        setting: String::new(),
        text: say::observed_by(name, names::text(note)).say_now(),
        strength: false,
        kind: Some(ObservationKind::Neutral),
        before: String::new(),
        did: String::new(),
        followed: String::new(),
    };
    let subject = Subject::Contribution(of.student, me);
    Changes::meaning("observation.add").append(subject, OBSERVATIONS, &observation, None)
}

/// One entry for each accommodation that was read, which names who has read it.
fn acknowledge(of: &Confirmed) -> Result<Changes, Failure> {
    let subject = Subject::Classroom(of.student);
    let meaning = Changes::meaning("accommodation.acknowledge");
    of.read.iter().try_fold(meaning, |changes, (id, what)| {
        let entry = Acknowledgement {
            accommodation: *id,
            what: what.clone(),
            reader: Some(of.by),
        };
        changes.append(subject, ACKNOWLEDGEMENTS, &entry, None)
    })
}
