//! Identifiers of what is published: random, so that none of them tells what it names.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )+};
}

identifiers! {
    /// A guide, as text (26 letters of a ULID).
    GuideId;
    /// A learn-at-home strategy, as text (26 letters of a ULID).
    StrategyId;
    /// A service of the community directory, as text (26 letters of a ULID).
    ServiceId;
    /// A workshop, as text (26 letters of a ULID).
    WorkshopId;
    /// A pulse survey, as text (26 letters of a ULID).
    SurveyId;
    /// A file that goes with a guide or a strategy, as text (26 letters of a ULID).
    EnclosureId;
    /// Something that was asked and answered in public, as text (26 letters of a ULID).
    AnsweredId;
}
