//! What a group leaves in each member's own Support: that member's part, and nothing about any other.

use serde::{Deserialize, Serialize};

use super::Group;
use super::card::Half;
use super::session::Session;
use crate::contents::Contents;
use crate::entry::Entry;
use crate::id::{EntryId, GroupId, GroupSessionId, StudentId};
use crate::indicator::fidelity::Session as Held;
use crate::masking::{Names, Whose, shown};
use crate::plan::{self, SessionHeld};
use crate::support::Support;
use crate::time::Day;

/// The collection of [`GroupPart`]s, of Support.
pub const GROUP_SESSIONS: &str = "group_sessions";
/// The collection of [`CardPart`]s, of Support.
pub const CHECK_INS: &str = "check_ins";

/// An entry of `group_sessions`: a session of a group as one member's file has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupPart {
    /// Of which group.
    pub group: GroupId,
    /// Which session of it.
    pub session: GroupSessionId,
    /// The group's name at that time, for those who do not hold the group.
    pub name: String,
    /// On which day.
    pub day: Day,
    /// How long, in minutes.
    pub minutes: u32,
    /// Whether this member was absent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub absent: bool,
    /// What was done; may be empty.
    #[serde(default)]
    pub done: String,
    /// A word on this member; may be empty.
    #[serde(default)]
    pub word: String,
    /// Whether the session was logged by mistake and does not count.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub taken_back: bool,
}

/// An entry of `check_ins`: half a day's card of one member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardPart {
    /// Of which group.
    pub group: GroupId,
    /// The group's name at that time.
    pub name: String,
    /// On which day.
    pub day: Day,
    /// Which half of it.
    pub half: Half,
    /// What was scored.
    pub expectations: Vec<String>,
    /// The scores, 0 to 2 each; `None` where nothing was scored.
    pub scores: Vec<Option<u8>>,
    /// The share of the points to reach, in percent.
    pub goal: u32,
}

/// What stands where a name stood.
const MASK: &str = "[…]";

impl GroupPart {
    /// A member's part of a session; `None` for somebody who was no member that day. The names of all `others` are masked
    /// in what was written.
    pub fn of(
        group: &Group,
        session: &Session,
        student: StudentId,
        others: &[String],
    ) -> Option<Self> {
        let presence = session.present.get(&student)?;
        let mut names = Names::default();
        for name in others {
            names.add(Whose::Student, name);
        }
        let without = |text: &str| shown(&names.mask(text), |_| MASK.to_owned());
        Some(Self {
            group: group.group,
            session: session.session,
            name: group.name.clone(),
            day: session.day,
            minutes: session.minutes,
            absent: presence.absent,
            done: without(&session.done),
            word: without(&presence.word),
            taken_back: session.taken_back,
        })
    }
}

/// The sessions that count for the interventions of a student: those that were logged for one of them, and those of a group
/// in which one is delivered. A day on which both are there counts once, as it was logged for the intervention.
pub fn sessions_of(contents: &Contents, support: &Support) -> Vec<(EntryId, Entry<SessionHeld>)> {
    let mut all: Vec<(EntryId, Entry<SessionHeld>)> = contents.entries(plan::SESSIONS);
    let own = all.len();
    for (id, entry) in contents.entries::<GroupPart>(GROUP_SESSIONS) {
        let part = entry.what;
        if part.taken_back {
            continue;
        }
        let delivered = support.interventions.iter();
        for (intervention, _) in delivered.filter(|(_, it)| it.group == Some(part.group)) {
            let logged = all[..own].iter().any(|(_, other)| {
                other.what.intervention == *intervention && other.what.held.day == part.day
            });
            if logged {
                continue;
            }
            let minutes = if part.absent { 0 } else { part.minutes };
            let what = SessionHeld {
                intervention: *intervention,
                held: Held {
                    day: part.day,
                    minutes,
                },
                note: part.word.clone(),
            };
            all.push((
                id,
                Entry {
                    by: entry.by,
                    at: entry.at,
                    replaces: None,
                    what,
                },
            ));
        }
    }
    all
}
