//! Secrets as words: the twelve words of a recovery sheet (BIP-39, English) and five words said aloud.

use bip39::Language;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::device::DeviceKeys;
use crate::identity::{Identity, NotAKey};
use crate::random::random_below;
use crate::secret::{Secret, SecretText};

/// Words on a recovery sheet.
pub const RECOVERY_WORDS: usize = 12;
/// Words in a passphrase that is read out once: 55 bits, behind scrypt.
pub const SPOKEN_WORDS: usize = 5;

const WORD_BITS: usize = 11;
const RECOVERY_LABEL: &[u8] = b"throughline recovery identity v1";

/// What is wrong with words that were typed in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// A recovery key has twelve words.
    #[error("{found} words where 12 are needed")]
    Count {
        /// How many words there were.
        found: usize,
    },
    /// A word is not in the list; check its spelling on the sheet.
    #[error("word {position} is not in the list")]
    Unknown {
        /// Which word, counted from 1.
        position: usize,
        /// What was typed, in lower case.
        word: String,
    },
    /// Each word exists, but they don't belong together: a word was mixed up, or two changed places.
    #[error("the words do not belong together")]
    Checksum,
}

/// A recovery key: 128 random bits, shown once as twelve words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryKey(Secret<16>);

impl RecoveryKey {
    /// A fresh recovery key.
    pub fn random() -> Self {
        Self(Secret::random())
    }

    /// The recovery key with these bits; for test vectors.
    pub const fn from_entropy(entropy: [u8; 16]) -> Self {
        Self(Secret::from_bytes(entropy))
    }

    /// Reads twelve words. Case, line breaks, spare spaces, commas and the numbers of the sheet don't matter;
    /// [`WordsError`] says which word is wrong.
    pub fn from_words(text: &str) -> Result<Self, WordsError> {
        let words: Vec<Zeroizing<String>> = text
            .split(|letter: char| !letter.is_alphabetic())
            .filter(|word| !word.is_empty())
            .map(|word| Zeroizing::new(word.to_lowercase()))
            .collect();
        if words.len() != RECOVERY_WORDS {
            return Err(WordsError::Count { found: words.len() });
        }
        let mut bits: u128 = 0;
        let mut checksum = 0;
        for (index, word) in words.iter().enumerate() {
            let number = Language::English
                .find_word(word)
                .ok_or_else(|| WordsError::Unknown {
                    position: index + 1,
                    word: word.as_str().to_owned(),
                })?;
            // 12 × 11 = 132 bits: 128 of entropy, then 4 of checksum, which end the last word.
            if index + 1 == RECOVERY_WORDS {
                bits = bits << 7 | u128::from(number >> 4);
                checksum = number & 15;
            } else {
                bits = bits << WORD_BITS | u128::from(number);
            }
        }
        let key = Self::from_entropy(bits.to_be_bytes());
        if key.checksum() == checksum {
            Ok(key)
        } else {
            Err(WordsError::Checksum)
        }
    }

    /// The twelve words, in order, separated by single spaces.
    pub fn words(&self) -> SecretText {
        let bits = u128::from_be_bytes(*self.0.expose());
        let list = Language::English.word_list();
        let mut text = String::with_capacity(RECOVERY_WORDS * 9);
        for index in 0..RECOVERY_WORDS {
            let number = if index + 1 == RECOVERY_WORDS {
                (bits & 0x7f) << 4 | u128::from(self.checksum())
            } else {
                bits >> (128 - WORD_BITS * (index + 1)) & 0x7ff
            };
            if index > 0 {
                text.push(' ');
            }
            text.push_str(list[usize::try_from(number).unwrap_or_default()]);
        }
        SecretText::new(text)
    }

    /// The age identity that these words open; its text works in `age -i`.
    pub fn identity(&self) -> Result<Identity, NotAKey> {
        Identity::derive(self.0.expose(), RECOVERY_LABEL)
    }

    /// The device that these words are: [`Self::identity`], and a signing key. In the key chain it lets the holder of the
    /// words sign in a new device.
    pub fn device(&self) -> Result<DeviceKeys, NotAKey> {
        DeviceKeys::derive(self.0.expose(), self.identity()?)
    }

    fn checksum(&self) -> u16 {
        u16::from(Sha256::digest(self.0.expose())[0] >> 4)
    }
}

/// Five random words, for a passphrase said over the telephone.
pub fn spoken_passphrase() -> SecretText {
    let list = Language::English.word_list();
    let words: Vec<&str> = (0..SPOKEN_WORDS)
        .map(|_| list[usize::from(random_below(2048))])
        .collect();
    SecretText::new(words.join(" "))
}

/// A passphrase as it was meant, however it was typed: lower case, single spaces. Only for spoken words.
pub fn tidy_spoken(text: &str) -> SecretText {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    SecretText::new(words.join(" "))
}

/// How many words [`nearest`] gives at most.
const NEAREST: usize = 3;

/// The words of the list that a mistyped one may have been, the likeliest first: those with the fewest letters other,
/// missing or too many; at most two, and one in a short word.
pub fn nearest(typed: &str) -> Vec<&'static str> {
    let typed: Vec<char> = typed.chars().collect();
    let most = if typed.len() < 5 { 1 } else { 2 };
    let mut found: Vec<(usize, &'static str)> = Language::English
        .word_list()
        .iter()
        .map(|word| (slips(&typed, word), *word))
        .filter(|(slips, _)| *slips <= most)
        .collect();
    // Few people mistype the first letter.
    let other_start = |word: &str| word.chars().next() != typed.first().copied();
    found.sort_by_key(|(slips, word)| (*slips, other_start(word)));
    let fewest = found.first().map(|(slips, _)| *slips);
    found.retain(|(slips, _)| Some(*slips) == fewest);
    found.truncate(NEAREST);
    found.into_iter().map(|(_, word)| word).collect()
}

/// How many letters must be put in, left out or exchanged to make a word of another.
fn slips(typed: &[char], word: &str) -> usize {
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    for (index, letter) in word.chars().enumerate() {
        let (mut before, mut left) = (index, index + 1);
        let mut next = vec![left];
        for (typed, above) in typed.iter().zip(row.iter().skip(1)) {
            left = (before + usize::from(*typed != letter))
                .min(above + 1)
                .min(left + 1);
            before = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// The first `count` words that these bytes spell, 11 bits each; for fingerprints.
pub(crate) fn spell(bytes: &[u8], count: usize) -> String {
    let list = Language::English.word_list();
    let mut words = Vec::with_capacity(count);
    for index in 0..count {
        let number = (0..WORD_BITS).fold(0_usize, |number, bit| {
            let at = index * WORD_BITS + bit;
            let byte = bytes.get(at / 8).copied().unwrap_or_default();
            number << 1 | usize::from(byte >> (7 - at % 8) & 1)
        });
        words.push(list[number]);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check_nearest(typed: &str, expected: &[&str]) {
        assert_eq!(nearest(typed), expected, "{typed}");
    }

    #[test]
    fn a_mistyped_word_leads_to_those_it_may_be() {
        check_nearest("usefull", &["useful"]);
        check_nearest("yellw", &["yellow"]);
        check_nearest("abandno", &["abandon"]);
        check_nearest("glas", &["gas", "glad", "glass"]);
        check_nearest("qqqqqq", &[]);
        check_nearest("ñandú", &["candy", "hand", "panda"]);
    }

    // From the BIP-39 test vectors.
    fn check(entropy: [u8; 16], words: &str) {
        let key = RecoveryKey::from_entropy(entropy);
        assert_eq!(key.words().expose(), words);
        assert_eq!(RecoveryKey::from_words(words), Ok(key));
    }

    #[test]
    fn the_same_words_are_the_same_device() {
        let key = RecoveryKey::random();
        let (once, again) = (key.device().unwrap(), key.device().unwrap());
        assert_eq!(once.public(), again.public());
        assert_eq!(
            once.identity().recipient(),
            key.identity().unwrap().recipient()
        );
        let signed = once.signing().sign(crate::signing::Purpose::Hello, b"text");
        let verified =
            once.public()
                .signing_key
                .verify(crate::signing::Purpose::Hello, b"text", &signed);
        assert_eq!(verified, Ok(()));
        assert_ne!(
            once.public(),
            RecoveryKey::random().device().unwrap().public()
        );
    }

    #[test]
    fn published_vectors() {
        check(
            [0; 16],
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
        );
        check(
            [0x7f; 16],
            "legal winner thank year wave sausage worth useful legal winner thank yellow",
        );
        check(
            [0xff; 16],
            "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
        );
    }

    #[test]
    fn a_wrong_word_is_named() {
        let typed = "legal winner thank year wave sausage worth usefull legal winner thank yellow";
        assert_eq!(
            RecoveryKey::from_words(typed),
            Err(WordsError::Unknown {
                position: 8,
                word: "usefull".to_owned()
            })
        );
        assert_eq!(
            RecoveryKey::from_words("legal winner"),
            Err(WordsError::Count { found: 2 })
        );
        let swapped = "winner legal thank year wave sausage worth useful legal winner thank yellow";
        assert_eq!(RecoveryKey::from_words(swapped), Err(WordsError::Checksum));
    }

    #[test]
    fn typing_habits_do_not_matter() {
        let typed =
            "  Legal WINNER thank year\nwave sausage worth useful legal winner  thank yellow ";
        assert_eq!(
            RecoveryKey::from_words(typed),
            Ok(RecoveryKey::from_entropy([0x7f; 16]))
        );
        assert_eq!(tidy_spoken(" Zoo  wrong ").expose(), "zoo wrong");
        let copied = "1. legal 2. winner 3. thank 4. year, wave, sausage, worth, useful, legal, winner, thank, yellow.";
        assert_eq!(
            RecoveryKey::from_words(copied),
            Ok(RecoveryKey::from_entropy([0x7f; 16]))
        );
    }

    #[test]
    fn words_lead_to_a_pinned_identity() {
        let identity = RecoveryKey::from_entropy([0x7f; 16]).identity().unwrap();
        insta::assert_snapshot!(identity.to_text().expose(), @"AGE-SECRET-KEY-1PJXY9HSHC8Q9EG7T9WF7GSCGSE7LQ98CU4J7QYA6JMPUY2M4PW4SAFQECQ");
        insta::assert_snapshot!(identity.recipient(), @"age1mhvwevlnjln6hphu2t347f5d0c5zmg5ndhgd5cppkm2uje2za92s3um2ws");
    }

    #[test]
    fn spoken_words_come_from_the_list() {
        let spoken = spoken_passphrase();
        let words: Vec<&str> = spoken.expose().split(' ').collect();
        assert_eq!(words.len(), SPOKEN_WORDS);
        assert!(
            words
                .iter()
                .all(|word| Language::English.find_word(word).is_some())
        );
    }

    #[test]
    fn spelling_uses_eleven_bits_a_word() {
        assert_eq!(spell(&[0; 9], 6), ["abandon"; 6].join(" "));
        assert_eq!(spell(&[255; 9], 6), ["zoo"; 6].join(" "));
        assert_eq!(spell(&[0, 0x20, 0], 2), "ability abandon");
    }

    proptest! {
        #[test]
        fn words_read_back_as_the_key(entropy: [u8; 16]) {
            let key = RecoveryKey::from_entropy(entropy);
            prop_assert_eq!(RecoveryKey::from_words(key.words().expose()), Ok(key));
        }
    }
}
