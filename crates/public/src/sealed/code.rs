//! The reply code: twelve words (BIP-39, English) that only the writer of a slip keeps.

use std::fmt;

use bech32::{Bech32, Hrp};
use bip39::{Language, Mnemonic};
use hkdf::Hkdf;
use rand_core::{OsRng, RngCore};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::keys::{NotAKey, Recipient};

/// Words of a reply code.
pub const CODE_WORDS: usize = 12;
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

impl fmt::Debug for ReplyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReplyCode(…)")
    }
}

impl ReplyCode {
    /// A fresh code; `None` where the platform gives no randomness.
    pub fn random() -> Option<Self> {
        let mut bits = Zeroizing::new([0; 16]);
        OsRng.try_fill_bytes(bits.as_mut()).ok()?;
        Some(Self(bits))
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
        let words = Zeroizing::new(words.join(" "));
        let read = Mnemonic::parse_in_normalized(Language::English, &words);
        let (entropy, _) = read
            .map_err(|error| match error {
                bip39::Error::UnknownWord(place) => CodeError::Unknown {
                    position: place + 1,
                },
                _ => CodeError::Checksum,
            })?
            .to_entropy_array();
        let entropy = Zeroizing::new(entropy);
        let bits = entropy.first_chunk().ok_or(CodeError::Checksum)?;
        Ok(Self::from_bits(*bits))
    }

    /// The twelve words, in order.
    pub fn words(&self) -> Vec<&'static str> {
        // Sixteen bytes always are twelve words.
        Mnemonic::from_entropy_in(Language::English, self.0.as_ref())
            .map(|words| words.words().collect())
            .unwrap_or_default()
    }

    /// The recipient that answers are sealed to.
    pub fn recipient(&self) -> Result<Recipient, NotAKey> {
        Ok(Recipient(self.identity()?.to_public()))
    }

    /// The identity that HKDF-SHA256 makes of the bits.
    pub(super) fn identity(&self) -> Result<age::x25519::Identity, NotAKey> {
        let mut scalar = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, self.0.as_ref())
            .expand(LABEL, scalar.as_mut())
            .map_err(|_| NotAKey)?;
        let prefix = Hrp::parse("age-secret-key-").map_err(|_| NotAKey)?;
        let text = bech32::encode::<Bech32>(prefix, scalar.as_ref()).map_err(|_| NotAKey)?;
        let text = Zeroizing::new(Zeroizing::new(text).to_uppercase());
        text.parse().map_err(|_| NotAKey)
    }
}
