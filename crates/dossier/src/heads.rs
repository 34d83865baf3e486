//! What a replica has seen of a dossier: the hashes of the latest changes.

use std::fmt;
use std::str::FromStr;

use automerge::ChangeHash;
use thiserror::Error;

/// The latest changes of a dossier, sorted. Two replicas with equal heads hold equal dossiers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Heads(Vec<[u8; 32]>);

/// The text is not a list of change hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not heads: 64 hexadecimal digits a hash, joined by commas, were expected")]
pub struct InvalidHeads;

impl Heads {
    /// Heads from hashes in any order; repeats count once.
    pub fn new(mut hashes: Vec<[u8; 32]>) -> Self {
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// The hashes, sorted.
    pub fn hashes(&self) -> &[[u8; 32]] {
        &self.0
    }

    /// Whether there are none: nothing was ever seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn of(hashes: &[ChangeHash]) -> Self {
        Self::new(hashes.iter().map(|hash| hash.0).collect())
    }

    pub(crate) fn to_changes(&self) -> Vec<ChangeHash> {
        self.0.iter().copied().map(ChangeHash).collect()
    }
}

impl fmt::Display for Heads {
    /// Lower-case hexadecimal, joined by commas; empty text for no heads.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, hash) in self.0.iter().enumerate() {
            if at > 0 {
                formatter.write_str(",")?;
            }
            write_hex(formatter, hash)?;
        }
        Ok(())
    }
}

impl FromStr for Heads {
    type Err = InvalidHeads;

    fn from_str(text: &str) -> Result<Self, InvalidHeads> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        let hashes = text.split(',').map(hash_from_hex);
        Ok(Self::new(hashes.collect::<Result<_, _>>()?))
    }
}

/// Writes bytes as lower-case hexadecimal.
pub(crate) fn write_hex(out: &mut impl fmt::Write, bytes: &[u8]) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
}

fn hash_from_hex(text: &str) -> Result<[u8; 32], InvalidHeads> {
    if text.len() != 64 {
        return Err(InvalidHeads);
    }
    let mut hash = [0; 32];
    if !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(InvalidHeads);
    }
    for (byte, at) in hash.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| InvalidHeads)?;
    }
    Ok(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bad_texts_are_refused() {
        for text in [",", "00", "é", &"g".repeat(64), &"+0".repeat(32)] {
            assert_eq!(text.parse::<Heads>(), Err(InvalidHeads), "{text}");
        }
    }

    proptest! {
        #[test]
        fn text_round_trips(hashes: Vec<[u8; 32]>) {
            let heads = Heads::new(hashes);
            prop_assert_eq!(heads.to_string().parse(), Ok(heads));
        }
    }
}
