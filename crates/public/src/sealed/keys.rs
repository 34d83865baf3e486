//! The office's key, and the public half that a pack carries: age X25519 keys, as `age` and `age-keygen` write them.

use std::fmt;
use std::str::FromStr;

use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Hrp};
use rand_core::OsRng;
use serde::{Deserialize, Serialize};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

const PUBLIC_PREFIX: &str = "age";
const SECRET_PREFIX: &str = "age-secret-key-";

/// The text is not a key of the kind that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a key")]
pub struct NotAKey;

/// 32 bytes from bech32 text with this prefix.
fn read(text: &str, prefix: &str) -> Result<Zeroizing<[u8; 32]>, NotAKey> {
    let checked = CheckedHrpstring::new::<Bech32>(text).map_err(|_| NotAKey)?;
    if checked.hrp().to_lowercase() != prefix {
        return Err(NotAKey);
    }
    let bytes = Zeroizing::new(checked.byte_iter().collect::<Vec<u8>>());
    let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| NotAKey)?;
    Ok(Zeroizing::new(bytes))
}

/// 32 bytes as bech32 text, in lower case. Fails only for a prefix that is none.
fn write(bytes: &[u8; 32], prefix: &str) -> Result<String, NotAKey> {
    let prefix = Hrp::parse(prefix).map_err(|_| NotAKey)?;
    bech32::encode::<Bech32>(prefix, bytes).map_err(|_| NotAKey)
}

/// A public age key: `age1…`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Recipient(pub(super) PublicKey);

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&write(self.0.as_bytes(), PUBLIC_PREFIX).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

impl FromStr for Recipient {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        // age writes public keys in lower case only.
        if text.bytes().any(|letter| letter.is_ascii_uppercase()) {
            return Err(NotAKey);
        }
        read(text, PUBLIC_PREFIX).map(|bytes| Self(PublicKey::from(*bytes)))
    }
}

impl TryFrom<String> for Recipient {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        text.parse()
    }
}

impl From<Recipient> for String {
    fn from(recipient: Recipient) -> Self {
        recipient.to_string()
    }
}

/// The office's secret key, which opens slips. Keep it sealed: it lives in Inbox.
#[derive(Clone)]
pub struct OfficeKey(StaticSecret);

impl OfficeKey {
    /// A fresh random key. Stops the program where the platform has no randomness at all.
    pub fn random() -> Self {
        Self(StaticSecret::random_from_rng(OsRng))
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    pub fn from_text(text: &str) -> Result<Self, NotAKey> {
        read(text, SECRET_PREFIX).map(|bytes| Self(StaticSecret::from(*bytes)))
    }

    /// `AGE-SECRET-KEY-1…`, as `age -i` reads it.
    pub fn to_text(&self) -> Zeroizing<String> {
        let lower = Zeroizing::new(write(self.0.as_bytes(), SECRET_PREFIX).unwrap_or_default());
        Zeroizing::new(lower.to_uppercase())
    }

    /// The public half, which goes into packs.
    pub fn recipient(&self) -> Recipient {
        Recipient(PublicKey::from(&self.0))
    }

    pub(super) fn identity(&self) -> &StaticSecret {
        &self.0
    }
}

impl fmt::Debug for OfficeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OfficeKey(… of {})", self.recipient())
    }
}
