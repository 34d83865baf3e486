//! Who can open an age file: identities (secret) and recipients (public), as X25519 keys.

use std::fmt;
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use bech32::{Bech32, Hrp};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::secret::SecretText;

/// The text is not an age X25519 key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an age X25519 key")]
pub struct NotAKey;

/// A secret age key. Its text form works in `age -i`.
#[derive(Clone)]
pub struct Identity(pub(crate) age::x25519::Identity);

impl Identity {
    /// A fresh random identity.
    pub fn random() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// The identity that HKDF-SHA256 makes of this secret under this label; no salt. With 32 bytes asked for and every
    /// 32 bytes a valid key, it can't fail; the error is there rather than a panic.
    pub(crate) fn derive(secret: &[u8], label: &[u8]) -> Result<Self, NotAKey> {
        let mut scalar = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, secret)
            .expand(label, scalar.as_mut())
            .map_err(|_| NotAKey)?;
        let prefix = Hrp::parse("age-secret-key-").map_err(|_| NotAKey)?;
        let lower = bech32::encode::<Bech32>(prefix, scalar.as_ref()).map_err(|_| NotAKey)?;
        Self::from_text(&Zeroizing::new(Zeroizing::new(lower).to_uppercase()))
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    pub fn from_text(text: &str) -> Result<Self, NotAKey> {
        text.parse().map(Self).map_err(|_| NotAKey)
    }

    /// `AGE-SECRET-KEY-1…`, as `age -i` reads it.
    pub fn to_text(&self) -> SecretText {
        SecretText::from(self.0.to_string().expose_secret())
    }

    /// The public half.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity(… of {})", self.recipient())
    }
}

/// A public age key: what is encrypted to it only its [`Identity`] opens. Its text is `age1…`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Recipient(pub(crate) age::x25519::Recipient);

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
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
        text.parse().map(Self).map_err(|_| NotAKey)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_from_their_text() {
        let identity = Identity::random();
        let again = Identity::from_text(identity.to_text().expose()).unwrap();
        assert_eq!(again.recipient(), identity.recipient());
        assert_eq!(
            identity.recipient().to_string().parse(),
            Ok(identity.recipient())
        );
        assert_eq!("age1nonsense".parse::<Recipient>(), Err(NotAKey));
    }

    #[test]
    fn deriving_is_repeatable_and_depends_on_the_label() {
        let derive = |label| Identity::derive(b"secret", label).unwrap().recipient();
        assert_eq!(derive(b"one"), derive(b"one"));
        assert_ne!(derive(b"one"), derive(b"two"));
    }

    #[test]
    fn printing_shows_the_public_half_only() {
        let identity = Identity::random();
        assert!(!format!("{identity:?}").contains("SECRET"));
    }
}
