//! Contacts: a student's guardians and how to reach them safely.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fields::Whole;
use crate::id::{GuardianId, StaffId, StudentId};
use crate::roster::Source;
use crate::shape::{Body, Kind, Shape};

/// The body of a student's Contacts dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contacts {
    /// Whose it is.
    pub student: StudentId,
    /// Guardians as a source gave them.
    pub imported: BTreeMap<GuardianId, Whole<GuardianCard>>,
    /// What the school itself knows of each guardian.
    pub guardians: BTreeMap<GuardianId, Guardian>,
    /// The name to put on letters home, when it is another than the one in class.
    pub name_for_letters: String,
    /// The language the family prefers, as a BCP 47 tag.
    pub family_language: String,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// A guardian as a source gave them: one dated fact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardianCard {
    /// As of when the source said so.
    pub as_of: String,
    /// Where it came from.
    #[serde(default)]
    pub source: Source,
    /// Name.
    pub name: String,
    /// Relation to the student, in the source's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub relation: String,
    /// E-mail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Phone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Whether the source no longer names this person for this student.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

/// What the school knows of a guardian beyond the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Guardian {
    /// Name, for one entered by hand.
    pub name: String,
    /// Relation to the student.
    pub relation: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// A safe way to make contact, in words.
    pub safe_contact: String,
    /// The address is withheld.
    pub address_withheld: bool,
    /// An order is on file.
    pub order_on_file: bool,
    /// Whom to ask about the order.
    pub ask: String,
    /// The home they belong to, in a word or two of the school's own: guardians of one home have the same.
    pub household: String,
}

impl Guardian {
    /// A guardian as the page shows them: what the school wrote, over what a source said.
    fn over(&self, card: Option<&GuardianCard>) -> Guardian {
        let or = |own: &String, source: fn(&GuardianCard) -> &String| match card {
            Some(card) if own.trim().is_empty() => source(card).clone(),
            _ => own.clone(),
        };
        Guardian {
            name: or(&self.name, |card| &card.name),
            relation: or(&self.relation, |card| &card.relation),
            phone: or(&self.phone, |card| &card.phone),
            email: or(&self.email, |card| &card.email),
            ..self.clone()
        }
    }

    /// Whether this guardian may read what stands about another: they are of one home, by the school's own word.
    pub fn shares_home_with(&self, other: &Guardian) -> bool {
        let home = |guardian: &Guardian| guardian.household.trim().to_lowercase();
        !home(self).is_empty() && home(self) == home(other)
    }
}

impl Contacts {
    /// The guardians, by name: those of a source that still names them, and those entered by hand.
    pub fn people(&self) -> Vec<(GuardianId, Guardian)> {
        let cards = self.imported.iter().filter(|(_, card)| !card.0.removed);
        let nothing = Guardian::default();
        let of_source = cards.map(|(id, card)| {
            let own = self.guardians.get(id).unwrap_or(&nothing);
            (*id, own.over(Some(&card.0)))
        });
        let by_hand = self.guardians.iter();
        let by_hand = by_hand
            .filter(|(id, _)| !self.imported.contains_key(id))
            .map(|(id, own)| (*id, own.clone()));
        let mut people: Vec<_> = of_source.chain(by_hand).collect();
        people.sort_by_cached_key(|(id, guardian)| (guardian.name.to_lowercase(), *id));
        people
    }
}

impl Body for Contacts {
    const SHAPE: Shape = Shape {
        kind: Kind::Contacts,
        prose: &[],
        entries: &[],
        dated: &["imported"],
        later: &[],
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(name: &str, removed: bool) -> Whole<GuardianCard> {
        Whole(GuardianCard {
            name: name.to_owned(),
            phone: "555 0100".to_owned(),
            removed,
            ..GuardianCard::default()
        })
    }

    #[test]
    fn what_the_school_wrote_stands_over_what_the_source_said() {
        let own = Guardian {
            phone: "555 0199".to_owned(),
            order_on_file: true,
            ..Guardian::default()
        };
        let by_hand = Guardian {
            name: "Aunt Bea".to_owned(),
            ..Guardian::default()
        };
        let contacts = Contacts {
            imported: [
                (GuardianId(1), card("Zoe Reyes", false)),
                (GuardianId(2), card("Nobody any more", true)),
            ]
            .into(),
            guardians: [(GuardianId(1), own), (GuardianId(3), by_hand)].into(),
            ..Contacts::default()
        };
        let people = contacts.people();
        let names: Vec<&str> = people.iter().map(|(_, it)| it.name.as_str()).collect();
        assert_eq!(names, ["Aunt Bea", "Zoe Reyes"]);
        assert_eq!(people[1].1.phone, "555 0199");
        assert!(people[1].1.order_on_file);
    }

    #[test]
    fn guardians_are_of_one_home_only_when_the_school_says_so() {
        let of = |household: &str| Guardian {
            household: household.to_owned(),
            ..Guardian::default()
        };
        assert!(!of("").shares_home_with(&of("")));
        assert!(of("with the mother").shares_home_with(&of("With the mother ")));
        assert!(!of("with the mother").shares_home_with(&of("with the father")));
    }
}
