//! What a slip of the staff becomes in the student's file.

use leptos::prelude::untrack;
use throughline_domain::contribution::{OBSERVATIONS, Observation, ObservationKind};
use throughline_domain::fields::Whole;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::inbox::{Case, Done, Filed, STEPS, Step};
use throughline_domain::referral::{Concern, Referral, Urgency};
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_public::slip::Note;

use super::names;
use crate::text::inbox as say;
use crate::workspace::{Changes, Failure, Workspace, fresh, time};

/// The change that files a slip, as what its writer wrote.
pub fn file(
    workspace: Workspace,
    case: &Case,
    student: StudentId,
    by: StaffId,
    concern: Option<Concern>,
) -> Result<Changes, Failure> {
    let me = untrack(|| workspace.me());
    let written = Timestamp::from_rfc3339(&case.slip.written_at).unwrap_or(case.opened);
    let mut filed = Filed {
        student,
        by,
        referral: None,
    };
    let changes = match &case.slip.note {
        Note::Referral {
            text, tried, soon, ..
        } => {
            let id = fresh::referral().ok_or_else(|| Failure::Fault("random".into()))?;
            filed.referral = Some(id);
            let referral = Referral {
                referral: id,
                student,
                referred_by: by,
                typed_by: (by != me).then_some(me),
                day: Some(time::day_of(written)),
                concerns: Whole(concern.into_iter().collect()),
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
            Changes::meaning("referral.create").change(&seen, &referral)?
        }
        note => {
            let name = untrack(|| workspace.staff_name(by));
            let observation = Observation {
                seen: written,
                setting: String::new(),
                text: say::observed_by(name, names::text(note)).say_now(),
                strength: false,
                kind: Some(ObservationKind::Neutral),
                before: String::new(),
                did: String::new(),
                followed: String::new(),
            };
            let subject = Subject::Contribution(student, me);
            let adding = Changes::meaning("observation.add");
            adding.append(subject, OBSERVATIONS, &observation, None)?
        }
    };
    let step = Step {
        slip: case.hash.clone(),
        what: Done::Filed(filed),
    };
    changes.append(Subject::Inbox, STEPS, &step, None)
}
