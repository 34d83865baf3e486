//! The keys of one device, and the six words by which people compare them.

use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::identity::{Identity, NotAKey, Recipient};
use crate::random::random_bytes;
use crate::secret::{Secret, SecretText};
use crate::signing::{SignatureError, SigningKey, VerifyingKey};
use crate::{encoding, words};

const FINGERPRINT_WORDS: usize = 6;

/// The secret keys of one device. A person is the set of their devices.
#[derive(Clone, Debug)]
pub struct DeviceKeys {
    device: String,
    identity: Identity,
    signing: SigningKey,
}

/// How [`DeviceKeys`] are kept in the sealed `local` table.
#[derive(Serialize, Deserialize)]
struct Kept {
    device: String,
    identity: String,
    signing: String,
}

impl DeviceKeys {
    /// Fresh keys under a fresh random device id. Fails only where the platform gives no randomness.
    pub fn random() -> Result<Self, SignatureError> {
        let signing = SigningKey::random()?;
        Ok(Self {
            device: encoding::to_hex(&random_bytes::<8>()),
            identity: Identity::random(),
            signing,
        })
    }

    /// The keys that a recovery key gives: the same words, the same keys. They sign in a restored device when nobody
    /// else is there to do it.
    pub(crate) fn derive(secret: &[u8], identity: Identity) -> Result<Self, NotAKey> {
        let mut bytes = Zeroizing::new([0; 48]);
        Hkdf::<Sha256>::new(None, secret)
            .expand(b"throughline recovery signing key v1", bytes.as_mut())
            .map_err(|_| NotAKey)?;
        let (seed, rest) = bytes.split_first_chunk::<32>().ok_or(NotAKey)?;
        let (number, device) = rest.split_first_chunk::<8>().ok_or(NotAKey)?;
        Ok(Self {
            device: encoding::to_hex(device),
            identity,
            signing: SigningKey::from_seed(Secret::from_bytes(*seed), *number),
        })
    }

    /// The device id: 16 hex letters.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// What opens bundles sent to this device.
    pub const fn identity(&self) -> &Identity {
        &self.identity
    }

    /// What signs bundles and statements of this device.
    pub const fn signing(&self) -> &SigningKey {
        &self.signing
    }

    /// The public half.
    pub fn public(&self) -> DevicePublic {
        DevicePublic {
            device: self.device.clone(),
            signing_key: self.signing.verifying_key().clone(),
            recipient: self.identity.recipient(),
        }
    }

    /// Secret JSON, for the sealed `local` table only.
    pub fn to_text(&self) -> SecretText {
        // Written by hand so that no copy of the keys stays behind; none of the three holds a letter that JSON escapes.
        let (identity, signing) = (self.identity.to_text(), self.signing.to_text());
        SecretText::new(format!(
            r#"{{"device":"{}","identity":"{}","signing":"{}"}}"#,
            self.device,
            identity.expose(),
            signing.expose()
        ))
    }

    /// Reads what [`Self::to_text`] wrote.
    pub fn from_text(text: &str) -> Result<Self, NotAKey> {
        let kept: Kept = serde_json::from_str(text).map_err(|_| NotAKey)?;
        let (identity, signing) = (
            SecretText::new(kept.identity),
            SecretText::new(kept.signing),
        );
        Ok(Self {
            device: kept.device,
            identity: Identity::from_text(identity.expose())?,
            signing: SigningKey::from_text(signing.expose())?,
        })
    }
}

/// The public keys of one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevicePublic {
    /// The device id.
    pub device: String,
    /// What its signatures are checked with.
    pub signing_key: VerifyingKey,
    /// What bundles for it are encrypted to.
    pub recipient: Recipient,
}

impl DevicePublic {
    /// Six words (66 bits) that two people read to each other: the same words, the same device.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.signing_key, &self.recipient)
    }
}

/// The six words of a signing key and a recipient together, so that neither can be swapped alone.
pub fn fingerprint(signing_key: &VerifyingKey, recipient: &Recipient) -> String {
    let digest = Sha256::new()
        .chain_update(b"throughline fingerprint v1")
        .chain_update(signing_key.as_bytes())
        .chain_update(recipient.to_string())
        .finalize();
    words::spell(&digest, FINGERPRINT_WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_from_their_sealed_text() {
        let keys = DeviceKeys::random().unwrap();
        let again = DeviceKeys::from_text(keys.to_text().expose()).unwrap();
        assert_eq!(again.public(), keys.public());
        assert!(DeviceKeys::from_text("{}").is_err());
    }

    #[test]
    fn a_fingerprint_covers_both_keys() {
        let (one, two) = (
            DeviceKeys::random().unwrap().public(),
            DeviceKeys::random().unwrap().public(),
        );
        assert_eq!(one.fingerprint().split(' ').count(), 6);
        let mixed = fingerprint(&one.signing_key, &two.recipient);
        assert_ne!(mixed, one.fingerprint());
        assert_ne!(mixed, two.fingerprint());
    }
}
