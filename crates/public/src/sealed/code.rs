//! The reply code: twelve words (BIP-39, English) that only the writer of a slip keeps.

use std::fmt;

use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::file;
use super::keys::{NotAKey, Recipient};

/// Words of a reply code.
pub const CODE_WORDS: usize = 12;
/// How many bits a word stands for.
const WORD_BITS: u32 = 11;
/// How many bits of the last word check the others.
const CHECK_BITS: u32 = 4;
/// All words that there are, in order, with a space between them: BIP-39, English.
const WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));
const LABEL: &[u8] = b"throughline reply identity v1";

/// What is wrong with words that were typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// A code has twelve words.
    #[error("{found} words where 12 are needed")]
    Count {
        /// How many there were.
        found: usize,
    },
    /// A word is not in the list.
    #[error("word {position} is not in the list")]
    Unknown {
        /// Which word, counted from 1.
        position: usize,
    },
    /// Each word exists, but they do not belong together.
    #[error("the words do not belong together")]
    Checksum,
}

/// 128 random bits, shown once as twelve words.
#[derive(Clone, PartialEq, Eq)]
pub struct ReplyCode(Zeroizing<[u8; 16]>);

fn all() -> impl Iterator<Item = &'static str> {
    WORDS.split(' ')
}

impl fmt::Debug for ReplyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReplyCode(…)")
    }
}

impl ReplyCode {
    /// A fresh code; `None` where the platform gives no randomness.
    pub fn random() -> Option<Self> {
        file::random().map(Self)
    }

    /// The code of these bits; for test vectors.
    pub fn from_bits(bits: [u8; 16]) -> Self {
        Self(Zeroizing::new(bits))
    }

    /// Reads twelve words. Case, line breaks, spare spaces, commas and numbers do not matter.
    pub fn from_words(text: &str) -> Result<Self, CodeError> {
        let words: Vec<String> = text
            .split(|letter: char| !letter.is_alphabetic())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        if words.len() != CODE_WORDS {
            return Err(CodeError::Count { found: words.len() });
        }
        let words = Zeroizing::new(words);
        let mut bits = Zeroizing::new(0_u128);
        let mut last = 0;
        for (position, word) in (1..).zip(words.iter()) {
            let place = all().position(|known| known == word);
            let place = place.ok_or(CodeError::Unknown { position })?;
            // Eleven bits a word: of the last, seven belong to the code and four to its checksum.
            last = u128::try_from(place).unwrap_or_default();
            let kept = if position == CODE_WORDS {
                CHECK_BITS
            } else {
                0
            };
            *bits = *bits << (WORD_BITS - kept) | last >> kept;
        }
        let code = Self::from_bits(bits.to_be_bytes());
        if u128::from(code.checksum()) == last & ((1 << CHECK_BITS) - 1) {
            Ok(code)
        } else {
            Err(CodeError::Checksum)
        }
    }

    /// The twelve words, in order.
    pub fn words(&self) -> Vec<&'static str> {
        let bits = Zeroizing::new(u128::from_be_bytes(*self.0));
        let place = |word: u32| {
            let after = WORD_BITS * (12 - word - 1);
            let place = match after.checked_sub(CHECK_BITS) {
                Some(after) => *bits >> after,
                None => *bits << CHECK_BITS | u128::from(self.checksum()),
            };
            usize::try_from(place & ((1 << WORD_BITS) - 1)).unwrap_or_default()
        };
        let word = |word| all().nth(place(word)).unwrap_or_default();
        (0..12).map(word).collect()
    }

    /// The first four bits of the digest, which the last word ends with.
    fn checksum(&self) -> u8 {
        Sha256::digest(self.0.as_slice())[0] >> 4
    }

    /// The recipient that answers are sealed to.
    pub fn recipient(&self) -> Result<Recipient, NotAKey> {
        Ok(Recipient(PublicKey::from(&self.identity()?)))
    }

    /// The identity that HKDF-SHA256 makes of the bits. With 32 bytes asked for it can't fail; the error is there rather
    /// than a panic.
    pub(super) fn identity(&self) -> Result<StaticSecret, NotAKey> {
        let mut scalar = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, self.0.as_ref())
            .expand(LABEL, scalar.as_mut())
            .map_err(|_| NotAKey)?;
        Ok(StaticSecret::from(*scalar))
    }
}
