//! Signatures that Debian's `minisign` verifies, in one canonical text form so that no byte of them can change unseen.

use std::fmt;
use std::io::Cursor;
use std::str::FromStr;

use blake2::Digest;
use minisign::{KeyPair, PublicKey, SecretKey, SignatureBox};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::encoding::{from_base64, to_base64, to_hex};
use crate::identity::NotAKey;
use crate::secret::SecretText;

const UNTRUSTED_COMMENT: &str = "signature by a Throughline device";
const PUBLIC_KEY_BYTES: usize = 42;
const SECRET_KEY_BYTES: usize = 158;
const SIGNATURE_LINES: [usize; 2] = [74, 64];

/// What a signature is for. It is the trusted comment, so a signature made for one purpose is never valid for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Bundle,
    Statement,
    Hello,
}

impl Purpose {
    const fn comment(self) -> &'static str {
        match self {
            Self::Bundle => "throughline bundle manifest",
            Self::Statement => "throughline key chain statement",
            Self::Hello => "throughline hello",
        }
    }
}

/// Why a signature does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// Not a minisign signature as this program writes them.
    #[error("not a signature of ours")]
    Malformed,
    /// Made by another key than the one named.
    #[error("signed by another key")]
    OtherKey,
    /// The signed bytes or the signature were changed, or it was made for another purpose.
    #[error("the signature does not fit")]
    Wrong,
    /// Signing failed: the key is damaged, or the platform gave no randomness.
    #[error("could not sign")]
    CannotSign,
}

/// Eight bytes that name a signing key, as minisign shows them. A name, not a proof: anyone can choose them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 8]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = self.0;
        bytes.reverse();
        f.write_str(&to_hex(&bytes).to_uppercase())
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// A public minisign (Ed25519) key. Its text is what `minisign -P` takes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct VerifyingKey([u8; PUBLIC_KEY_BYTES]);

impl VerifyingKey {
    /// The name that signatures carry of their key.
    pub fn id(&self) -> KeyId {
        let mut id = [0; 8];
        id.copy_from_slice(&self.0[2..10]);
        KeyId(id)
    }

    /// Algorithm, key id and key, as minisign encodes them.
    pub const fn as_bytes(&self) -> &[u8; PUBLIC_KEY_BYTES] {
        &self.0
    }

    /// Fails unless `signature` is this key's, for this purpose, over exactly these bytes.
    pub(crate) fn verify(
        &self,
        purpose: Purpose,
        bytes: &[u8],
        signature: &str,
    ) -> Result<(), SignatureError> {
        let signature = parse(signature)?;
        if signature.keynum() != &self.0[2..10] {
            return Err(SignatureError::OtherKey);
        }
        if signature.trusted_comment().ok().as_deref() != Some(purpose.comment()) {
            return Err(SignatureError::Wrong);
        }
        let key = PublicKey::from_bytes(&self.0).map_err(|_| SignatureError::Wrong)?;
        minisign::verify(&key, &signature, Cursor::new(bytes), true, false, false)
            .map_err(|_| SignatureError::Wrong)
    }
}

/// Reads a signature and insists on the one text form that [`SigningKey::sign`] writes. The library neither covers the
/// untrusted comment nor checks lengths before it slices, so both are done here.
fn parse(text: &str) -> Result<SignatureBox, SignatureError> {
    let lines: Vec<&str> = text.lines().collect();
    let [_, signature, _, global] = lines[..] else {
        return Err(SignatureError::Malformed);
    };
    let lengths = [signature, global].map(|line| from_base64(line).map_or(0, |bytes| bytes.len()));
    if lengths != SIGNATURE_LINES {
        return Err(SignatureError::Malformed);
    }
    let parsed = SignatureBox::from_string(text).map_err(|_| SignatureError::Malformed)?;
    let canonical = parsed.untrusted_comment().ok().as_deref() == Some(UNTRUSTED_COMMENT)
        && parsed.to_string() == text;
    if canonical {
        Ok(parsed)
    } else {
        Err(SignatureError::Malformed)
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_base64(&self.0))
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({self})")
    }
}

impl FromStr for VerifyingKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let bytes = from_base64(text).ok_or(NotAKey)?;
        let bytes: [u8; PUBLIC_KEY_BYTES] = bytes.try_into().map_err(|_| NotAKey)?;
        if bytes.starts_with(b"Ed") {
            Ok(Self(bytes))
        } else {
            Err(NotAKey)
        }
    }
}

impl TryFrom<String> for VerifyingKey {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        text.parse()
    }
}

impl From<VerifyingKey> for String {
    fn from(key: VerifyingKey) -> Self {
        key.to_string()
    }
}

/// A secret minisign key, unencrypted in memory: keep it sealed everywhere else.
#[derive(Clone)]
pub struct SigningKey {
    secret: Zeroizing<[u8; SECRET_KEY_BYTES]>,
    public: VerifyingKey,
}

impl SigningKey {
    /// A fresh random key. Fails only where the platform gives no randomness.
    pub fn random() -> Result<Self, SignatureError> {
        let pair =
            KeyPair::generate_unencrypted_keypair().map_err(|_| SignatureError::CannotSign)?;
        Self::from_library(&pair.sk).ok_or(SignatureError::CannotSign)
    }

    /// The key that these secret bytes give: the same bytes, the same key. `number` names it, as [`KeyId`] does.
    pub(crate) fn from_seed(seed: &[u8; 32], number: [u8; 8]) -> Result<Self, NotAKey> {
        let public = ed25519_dalek::SigningKey::from_bytes(seed).verifying_key();
        // minisign's own layout of an unencrypted secret key: algorithms, no key derivation, number, seed ‖ public, hash.
        let mut bytes = Zeroizing::new(Vec::with_capacity(SECRET_KEY_BYTES));
        bytes.extend_from_slice(b"Ed\0\0B2");
        bytes.extend_from_slice(&[0; 48]);
        bytes.extend_from_slice(&number);
        bytes.extend_from_slice(seed);
        bytes.extend_from_slice(public.as_bytes());
        let hash = blake2::Blake2b::<blake2::digest::consts::U32>::new()
            .chain_update(b"Ed")
            .chain_update(&bytes[54..])
            .finalize();
        bytes.extend_from_slice(&hash);
        let key = SecretKey::from_bytes(&bytes).map_err(|_| NotAKey)?;
        Self::from_library(&key).ok_or(NotAKey)
    }

    fn from_library(key: &SecretKey) -> Option<Self> {
        let public = PublicKey::from_secret_key(key).ok()?.to_bytes();
        let bytes = Zeroizing::new(key.to_bytes());
        let mut secret = Zeroizing::new([0; SECRET_KEY_BYTES]);
        if bytes.len() != SECRET_KEY_BYTES {
            return None;
        }
        secret.copy_from_slice(&bytes);
        Some(Self {
            secret,
            public: VerifyingKey(public.try_into().ok()?),
        })
    }

    /// Reads what [`Self::to_text`] wrote.
    pub fn from_text(text: &str) -> Result<Self, NotAKey> {
        let bytes = Zeroizing::new(from_base64(text).ok_or(NotAKey)?);
        let key = SecretKey::from_bytes(&bytes).map_err(|_| NotAKey)?;
        if key.is_encrypted() {
            return Err(NotAKey);
        }
        Self::from_library(&key).ok_or(NotAKey)
    }

    /// The second line of an unencrypted minisign secret key file.
    pub fn to_text(&self) -> SecretText {
        SecretText::new(to_base64(self.secret.as_ref()))
    }

    /// The public half.
    pub const fn verifying_key(&self) -> &VerifyingKey {
        &self.public
    }

    /// The four lines of a `.minisig` file over these bytes.
    pub(crate) fn sign(&self, purpose: Purpose, bytes: &[u8]) -> Result<String, SignatureError> {
        let key =
            SecretKey::from_bytes(self.secret.as_ref()).map_err(|_| SignatureError::CannotSign)?;
        // Without a trusted comment the library asks the system clock, which panics in wasm.
        minisign::sign(
            None,
            &key,
            Cursor::new(bytes),
            Some(purpose.comment()),
            Some(UNTRUSTED_COMMENT),
        )
        .map(SignatureBox::into_string)
        .map_err(|_| SignatureError::CannotSign)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(… of {})", self.public)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed() -> (SigningKey, String) {
        let key = SigningKey::random().unwrap();
        let signature = key.sign(Purpose::Bundle, b"text").unwrap();
        (key, signature)
    }

    #[test]
    fn only_this_key_purpose_and_text_verify() {
        let (key, signature) = signed();
        let public = key.verifying_key();
        assert_eq!(public.verify(Purpose::Bundle, b"text", &signature), Ok(()));
        assert_eq!(
            public.verify(Purpose::Bundle, b"texT", &signature),
            Err(SignatureError::Wrong)
        );
        assert_eq!(
            public.verify(Purpose::Hello, b"text", &signature),
            Err(SignatureError::Wrong)
        );
        let other = SigningKey::random().unwrap();
        assert_eq!(
            other
                .verifying_key()
                .verify(Purpose::Bundle, b"text", &signature),
            Err(SignatureError::OtherKey)
        );
    }

    #[test]
    fn every_flipped_byte_of_a_signature_is_refused() {
        let (key, signature) = signed();
        for at in 0..signature.len() {
            for bit in [1, 0x20, 0x80] {
                let mut bytes = signature.clone().into_bytes();
                bytes[at] ^= bit;
                let Ok(changed) = String::from_utf8(bytes) else {
                    continue;
                };
                let verified = key
                    .verifying_key()
                    .verify(Purpose::Bundle, b"text", &changed);
                assert!(verified.is_err(), "byte {at} bit {bit}");
            }
        }
    }

    #[test]
    fn short_and_long_signatures_are_refused_without_a_panic() {
        let (key, signature) = signed();
        for end in 0..signature.len() {
            let verified = key
                .verifying_key()
                .verify(Purpose::Bundle, b"text", &signature[..end]);
            assert!(verified.is_err(), "cut at {end}");
        }
        let longer = format!("{signature}more\n");
        assert!(
            key.verifying_key()
                .verify(Purpose::Bundle, b"text", &longer)
                .is_err()
        );
    }

    #[test]
    fn keys_read_back_from_their_text() {
        let key = SigningKey::random().unwrap();
        let again = SigningKey::from_text(key.to_text().expose()).unwrap();
        assert_eq!(again.verifying_key(), key.verifying_key());
        assert_eq!(
            key.verifying_key().to_string().parse(),
            Ok(key.verifying_key().clone())
        );
        assert!(SigningKey::from_text("AAAA").is_err());
        assert_eq!("RWQ".parse::<VerifyingKey>(), Err(NotAKey));
    }

    #[test]
    fn printing_shows_the_public_half_only() {
        let key = SigningKey::random().unwrap();
        let secret = key.to_text();
        assert!(!format!("{key:?}").contains(&secret.expose()[60..100]));
    }
}
