//! The name of a dossier: 128 bits, written as 26 Crockford base-32 characters like a ULID.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 26;

/// Which dossier: the same 16 bytes on every device that knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DossierId(pub [u8; 16]);

/// The text is not a dossier id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a dossier id: 26 characters of Crockford base 32 were expected")]
pub struct InvalidDossierId;

impl fmt::Display for DossierId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = u128::from_be_bytes(self.0);
        for place in (0..LENGTH).rev() {
            let digit = (bits >> (5 * place)) & 31;
            let letter = usize::try_from(digit).ok().and_then(|at| ALPHABET.get(at));
            write!(formatter, "{}", char::from(*letter.unwrap_or(&b'0')))?;
        }
        Ok(())
    }
}

impl FromStr for DossierId {
    type Err = InvalidDossierId;

    /// Reads only the one spelling that `Display` writes: upper case, no look-alike letters.
    fn from_str(text: &str) -> Result<Self, InvalidDossierId> {
        if !is_ulid(text) {
            return Err(InvalidDossierId);
        }
        let mut bits: u128 = 0;
        for letter in text.bytes() {
            let digit = ALPHABET.iter().position(|known| *known == letter);
            let digit = digit.and_then(|digit| u128::try_from(digit).ok());
            bits = (bits << 5) | digit.ok_or(InvalidDossierId)?;
        }
        Ok(Self(bits.to_be_bytes()))
    }
}

/// Whether a text is a ULID in its one canonical spelling.
pub(crate) fn is_ulid(text: &str) -> bool {
    text.len() == LENGTH
        && text.bytes().all(|letter| ALPHABET.contains(&letter))
        // 26 × 5 bits are two more than 128.
        && text.as_bytes().first().is_some_and(|first| *first <= b'7')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check_refused(text: &str) {
        assert_eq!(text.parse::<DossierId>(), Err(InvalidDossierId), "{text}");
    }

    #[test]
    fn known_spellings() {
        assert_eq!(DossierId([0; 16]).to_string(), "00000000000000000000000000");
        assert_eq!(
            DossierId([255; 16]).to_string(),
            "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"
        );
    }

    #[test]
    fn other_spellings_are_refused() {
        check_refused("");
        check_refused("0000000000000000000000000");
        check_refused("8ZZZZZZZZZZZZZZZZZZZZZZZZZ");
        check_refused("7zzzzzzzzzzzzzzzzzzzzzzzzz");
        check_refused("0000000000000000000000000O");
    }

    proptest! {
        #[test]
        fn text_round_trips(bytes: [u8; 16]) {
            prop_assert_eq!(DossierId(bytes).to_string().parse(), Ok(DossierId(bytes)));
        }
    }
}
