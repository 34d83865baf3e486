//! Identifiers: 128 bits, written as 26 Crockford base-32 characters, as a ULID is. None of them tells who is meant.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Text that is not an identifier: not 26 characters of Crockford base 32, or more than 128 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

/// Writes 128 bits as 26 Crockford base-32 characters, most significant first.
pub fn to_text(bits: u128) -> String {
    (0..26)
        .rev()
        .map(|place| char::from(ALPHABET[((bits >> (place * 5)) & 31) as usize]))
        .collect()
}

/// Reads what [`to_text`] wrote; lower case is accepted.
pub fn from_text(text: &str) -> Result<u128, NotAnId> {
    if text.len() != 26 || text.as_bytes()[0] > b'7' {
        return Err(NotAnId);
    }
    text.bytes()
        .try_fold(0_u128, |bits, letter| match VALUES[usize::from(letter)] {
            NO_VALUE => Err(NotAnId),
            value => Ok((bits << 5) | u128::from(value)),
        })
}

const NO_VALUE: u8 = u8::MAX;

/// What each letter stands for, by its byte.
const VALUES: [u8; 256] = {
    let mut values = [NO_VALUE; 256];
    let mut value = 0_u8;
    while value < 32 {
        let letter = ALPHABET[value as usize];
        values[letter as usize] = value;
        values[letter.to_ascii_lowercase() as usize] = value;
        value += 1;
    }
    values
};

/// Reads an identifier from text, wherever the text lies.
struct Text<T>(PhantomData<T>);

impl<T: FromStr<Err = NotAnId>> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an identifier of 26 characters")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub u128);

        impl $name {
            /// The identifier made of these 16 bytes, most significant first.
            pub fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(u128::from_be_bytes(bytes))
            }
            /// The 16 bytes, most significant first.
            pub fn to_bytes(self) -> [u8; 16] {
                self.0.to_be_bytes()
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&to_text(self.0))
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), to_text(self.0))
            }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                from_text(text).map(Self)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    self.to_bytes().serialize(serializer)
                }
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if !deserializer.is_human_readable() {
                    return <[u8; 16]>::deserialize(deserializer).map(Self::from_bytes);
                }
                deserializer.deserialize_str(Text(PhantomData))
            }
        }
    )+};
}

identifiers! {
    /// A workspace: one school's shared data, on however many devices.
    WorkspaceId;
    /// A vault: one workspace on one device.
    VaultId;
    /// A member of the staff, whatever devices they use.
    StaffId;
    /// A student. For an imported student it is derived from the source's identifier, so that two imports agree.
    StudentId;
    /// A class (section) of the roster.
    ClassId;
    /// A guardian or other contact of a student.
    GuardianId;
    /// A referral.
    ReferralId;
    /// A consultation between members of the staff.
    ThreadId;
    /// A support group.
    GroupId;
    /// A session of a support group.
    GroupSessionId;
    /// What another school hands on about a student.
    HandoverId;
    /// A circle of restricted notes.
    CircleId;
    /// An accommodation.
    AccommodationId;
    /// Something that families may see: a guide, a strategy, a workshop.
    ItemId;
    /// A file that goes with a guide or a strategy.
    EnclosureId;
    /// A key of the office's: one that opens slips, or one that signs packs.
    OfficeKeyId;
    /// A plan of a student.
    PlanId;
    /// A goal of a plan.
    GoalId;
    /// An intervention of a plan.
    InterventionId;
    /// A dossier.
    DossierId;
    /// An entry of a dossier: a ULID, so its first 48 bits are the time it was made.
    EntryId;
    /// A bundle file.
    BundleId;
}

impl EntryId {
    /// When the entry was made, in milliseconds since 1970 (UTC).
    pub fn made_at(self) -> crate::time::Timestamp {
        crate::time::Timestamp(i64::try_from(self.0 >> 80).unwrap_or(i64::MAX))
    }

    /// A ULID of this time and these 80 random bits (the rest of `random` is ignored).
    pub fn new(at: crate::time::Timestamp, random: u128) -> Self {
        let millis = u128::try_from(at.0.max(0)).unwrap_or(0) & ((1 << 48) - 1);
        Self((millis << 80) | (random & ((1 << 80) - 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_and_back(bits: u128) {
            prop_assert_eq!(from_text(&to_text(bits)), Ok(bits));
        }
    }

    #[test]
    fn refuses_what_is_not_an_identifier() {
        for text in [
            "",
            "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
            "0000000000000000000000000U",
            "00000000000000000000000000É",
        ] {
            assert_eq!(from_text(text), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn an_entry_knows_when_it_was_made() {
        let at = crate::time::Timestamp(1_795_000_000_123);
        assert_eq!(EntryId::new(at, u128::MAX).made_at(), at);
    }
}
