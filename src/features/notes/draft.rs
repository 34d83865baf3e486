//! A note as it is being written, and for whom; and what is missing before it can be saved.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::{CircleId, StaffId};
use throughline_domain::restricted::{self, CircleProblem};

use crate::pieces::Field;

/// The answer to who reads a note: oneself.
pub const ME: &str = "me";
/// The answer to who reads a note: the team.
pub const TEAM: &str = "team";
/// The answer to who reads a note: a few people who are named.
pub const NEW: &str = "new";

/// Who will read a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// Oneself alone.
    Me,
    /// Who holds the student's Support.
    Team,
    /// A circle that is there already.
    Circle(CircleId),
    /// These people, oneself among them, and whom others should ask.
    New(BTreeSet<StaffId>, StaffId),
}

/// What is missing in a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Who will read it.
    Audience,
    /// More people.
    People,
    /// Somebody else than this person, who must never be sent anything about the student.
    Other(StaffId),
    /// What it says.
    Text,
}

/// What was typed and chosen.
#[derive(Clone, Copy)]
pub struct Draft {
    /// Who will read it: [`ME`], [`TEAM`], [`NEW`] or the identifier of a circle.
    pub audience: RwSignal<String>,
    /// The people who are named.
    pub people: RwSignal<BTreeSet<String>>,
    /// Whom others should ask.
    pub ask: RwSignal<String>,
    /// What it says.
    pub text: RwSignal<String>,
}

impl Draft {
    /// An empty one.
    #[allow(clippy::new_without_default)] // It makes signals of the present owner: not a mere value.
    pub fn new() -> Self {
        Self {
            audience: RwSignal::default(),
            people: RwSignal::default(),
            ask: RwSignal::default(),
            text: RwSignal::default(),
        }
    }

    /// Its fields, as a draft keeps them.
    pub fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("audience", Field::Text(self.audience)),
            ("people", Field::Codes(self.people)),
            ("ask", Field::Text(self.ask)),
            ("text", Field::Text(self.text)),
        ]
    }

    /// Empties it: who reads the next note is chosen anew.
    pub fn clear(self) {
        for field in [self.audience, self.ask, self.text] {
            field.try_set(String::new());
        }
        self.people.try_set(BTreeSet::new());
    }

    /// The people who are named, and oneself. Tracked.
    pub fn circle(self, me: StaffId) -> BTreeSet<StaffId> {
        let named = self
            .people
            .with(|people| people.iter().filter_map(|id| id.parse().ok()).collect());
        BTreeSet::from([me]).union(&named).copied().collect()
    }

    /// Who will read it, as far as is chosen. Tracked.
    pub fn audience(self, me: StaffId) -> Option<Audience> {
        match self.audience.get().as_str() {
            ME => Some(Audience::Me),
            TEAM => Some(Audience::Team),
            NEW => {
                let circle = self.circle(me);
                let ask = self.ask.get().parse().ok();
                let ask = ask.filter(|ask| circle.contains(ask)).unwrap_or(me);
                Some(Audience::New(circle, ask))
            }
            circle => circle.parse().ok().map(Audience::Circle),
        }
    }

    /// Who will read it and what it says; or all that is missing. `never` must not be among the readers.
    pub fn note(
        self,
        me: StaffId,
        never: &BTreeSet<StaffId>,
    ) -> Result<(Audience, String), Vec<Missing>> {
        let text = self.text.get_untracked().trim().to_owned();
        let audience = untrack(|| self.audience(me));
        let problem = match &audience {
            Some(Audience::New(people, _)) => restricted::problem(people, never),
            _ => None,
        };
        let people = problem.map(|problem| match problem {
            CircleProblem::TooFew => Missing::People,
            CircleProblem::NeverSend(staff) => Missing::Other(staff),
        });
        let missing: Vec<Missing> = [
            audience.is_none().then_some(Missing::Audience),
            people,
            text.is_empty().then_some(Missing::Text),
        ]
        .into_iter()
        .flatten()
        .collect();
        match audience {
            Some(audience) if missing.is_empty() => Ok((audience, text)),
            _ => Err(missing),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const I: StaffId = StaffId(1);

    fn check(
        audience: &str,
        people: &[u128],
        text: &str,
        expected: Result<Audience, Vec<Missing>>,
    ) {
        let owner = Owner::new();
        owner.set();
        let draft = Draft::new();
        draft.audience.set(audience.to_owned());
        let people = people.iter().map(|id| StaffId(*id).to_string());
        draft.people.set(people.collect());
        draft.text.set(text.to_owned());
        let note = draft.note(I, &[StaffId(9)].into());
        assert_eq!(note.map(|(audience, _)| audience), expected);
    }

    #[test]
    fn a_note_says_first_who_reads_it() {
        check("", &[], "a", Err(vec![Missing::Audience]));
        check(
            "of nobody",
            &[],
            " ",
            Err(vec![Missing::Audience, Missing::Text]),
        );
        check(ME, &[], "a", Ok(Audience::Me));
        check(TEAM, &[], "", Err(vec![Missing::Text]));
        let circle = CircleId(7);
        check(&circle.to_string(), &[], "a", Ok(Audience::Circle(circle)));
    }

    #[test]
    fn a_circle_is_oneself_and_somebody_who_may_know() {
        check(NEW, &[], "a", Err(vec![Missing::People]));
        check(NEW, &[9], "a", Err(vec![Missing::Other(StaffId(9))]));
        let both = [I, StaffId(2)].into();
        check(NEW, &[2], "a", Ok(Audience::New(both, I)));
    }
}
