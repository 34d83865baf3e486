//! What the person's own roles let them do.

use std::collections::BTreeSet;

use throughline_domain::access::{Facts, Reader};
use throughline_domain::contents::Contents;
use throughline_domain::shape::Kind;

use super::Workspace;

impl Workspace {
    /// Whether the person is of the counseling team, which holds the Support of every student. Tracked.
    pub fn is_counseling(self) -> bool {
        let me = self.me();
        let people = self.people();
        let person = people.into_iter().find(|person| person.staff == me);
        let reader = Reader {
            staff: me,
            roles: person.map(|person| person.roles).unwrap_or_default(),
            teaches: BTreeSet::new(),
        };
        reader.reads(&Facts::of(Kind::Support, &Contents::default()))
    }
}
