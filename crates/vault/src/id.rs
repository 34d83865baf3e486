//! Sixteen-byte names: of a vault, a workspace, a dossier, a bundle.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::encoding::{from_hex, to_hex};
use crate::random::random_bytes;

/// The text is not 32 lower-case hex letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id: 32 lower-case hex letters expected")]
pub struct NotAnId;

macro_rules! sixteen_bytes {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name([u8; 16]);

        impl $name {
            /// A fresh random id.
            pub fn random() -> Self {
                Self(random_bytes())
            }

            /// The id made of these bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The 16 bytes of the id.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&to_hex(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                from_hex(text).map(Self).ok_or(NotAnId)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
    };
}

sixteen_bytes! {
    /// A vault: one workspace on one device. Random, never derived.
    VaultId
}
sixteen_bytes! {
    /// A workspace: one school, wherever its copies are. Random.
    WorkspaceId
}
sixteen_bytes! {
    /// A dossier, the unit of storing and sharing; see [`crate::workspace::WorkspaceSecret::dossier_id`].
    DossierId
}
sixteen_bytes! {
    /// One bundle file; importing the same id again is a replay.
    BundleId
}

impl BundleId {
    /// Four letters that keep file names apart; without the look-alikes I, L, O and U.
    pub fn short(&self) -> String {
        const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        self.0[..4]
            .iter()
            .map(|byte| char::from(LETTERS[usize::from(byte & 31)]))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_itself() {
        let id = DossierId::random();
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("42".parse::<DossierId>(), Err(NotAnId));
    }

    #[test]
    fn a_short_bundle_id_has_no_look_alikes() {
        assert_eq!(BundleId::from_bytes([255; 16]).short(), "ZZZZ");
        assert_eq!(BundleId::from_bytes([18; 16]).short(), "JJJJ");
    }
}
