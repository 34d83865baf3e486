//! The kinds of dossier there are, and what each is born with.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)+) => {
        /// A kind of dossier. Kinds that this release does not use are reserved: kept and passed on, never dropped.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($(#[$doc])* $name,)+ }

        impl Kind {
            /// Every kind, in the order of the access table.
            pub const ALL: &[Kind] = &[$(Kind::$name,)+];

            /// The name that is written into files.
            pub const fn as_str(self) -> &'static str {
                match self { $(Kind::$name => $text,)+ }
            }

            /// The kind of that name; `None` for one that a later release may have added.
            pub fn parse(text: &str) -> Option<Kind> {
                match text { $($text => Some(Kind::$name),)+ _ => None }
            }
        }
    };
}

kinds! {
    /// Staff directory, key chain, terms, norms: one a workspace.
    School = "school";
    /// Student cards, classes and enrolments: one a workspace.
    Roster = "roster";
    /// Guardians and how to reach them: one a student.
    Contacts = "contacts";
    /// What a student's teachers need: one a student.
    Classroom = "classroom";
    /// What the counseling team holds: one a student.
    Support = "support";
    /// One author's observations of one student.
    Contribution = "contribution";
    /// One referral.
    Referral = "referral";
    /// A consultation in a named circle.
    Thread = "thread";
    /// A support group.
    Group = "group";
    /// Restricted notes on one student, of a named circle.
    Restricted = "restricted";
    /// A staff member's own notes.
    Private = "private";
    /// A series of meetings (reserved).
    Meeting = "meeting";
    /// A staff member's use of time (reserved).
    Journal = "journal";
    /// What one person shared, with whom and why.
    Disclosures = "disclosures";
    /// What families may see, and its drafts: one a workspace.
    Family = "family";
    /// The bytes of one file that goes with a guide or a strategy.
    Enclosure = "enclosure";
    /// Slips that the office received, and what opens them: one a workspace.
    Inbox = "inbox";
    /// What a student's next school or team should know.
    Handover = "handover";
    /// A cycle of the collaboration continuum (reserved).
    Continuum = "continuum";
}

/// What a dossier of a kind is born with. Additions by a later release are further steps, never changes to these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// The kind it describes.
    pub kind: Kind,
    /// Fields that hold prose and are merged letter by letter.
    pub prose: &'static [&'static str],
    /// Collections of entries.
    pub entries: &'static [&'static str],
    /// Fields (by first path part) that hold dated facts from a source: the newest `as_of` wins without asking.
    pub dated: &'static [&'static str],
    /// What later releases added, oldest first. Only ever append to it.
    pub later: &'static [Addition],
}

/// What a later release added to a kind of dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addition {
    /// Further fields that hold prose.
    pub prose: &'static [&'static str],
    /// Further collections of entries.
    pub entries: &'static [&'static str],
}

/// A struct that is the body of a kind of dossier.
pub trait Body: Serialize + DeserializeOwned + Default + Clone + PartialEq + 'static {
    /// What such a dossier is born with.
    const SHAPE: Shape;
}

impl Kind {
    /// What a dossier of this kind is born with; `None` for the kinds that are reserved.
    pub fn shape(self) -> Option<Shape> {
        Some(match self {
            Kind::School => crate::school::School::SHAPE,
            Kind::Roster => crate::roster::Roster::SHAPE,
            Kind::Contacts => crate::contacts::Contacts::SHAPE,
            Kind::Classroom => crate::classroom::Classroom::SHAPE,
            Kind::Support => crate::support::Support::SHAPE,
            Kind::Contribution => crate::contribution::Contribution::SHAPE,
            Kind::Referral => crate::referral::Referral::SHAPE,
            Kind::Thread => crate::thread::Thread::SHAPE,
            Kind::Group => crate::group::Group::SHAPE,
            Kind::Restricted => crate::restricted::Restricted::SHAPE,
            Kind::Private => crate::private::Private::SHAPE,
            Kind::Disclosures => crate::disclosure::Disclosures::SHAPE,
            Kind::Family => crate::family::Family::SHAPE,
            Kind::Enclosure => crate::enclosure::Enclosed::SHAPE,
            Kind::Inbox => crate::inbox::Inbox::SHAPE,
            Kind::Handover => crate::handover::Handover::SHAPE,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_keeps_its_name_and_its_shape() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.as_str()), Some(*kind));
            assert!(kind.shape().is_none_or(|shape| shape.kind == *kind));
        }
        assert_eq!(Kind::parse("of a later release"), None);
    }
}
