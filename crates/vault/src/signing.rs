//! Signatures that Debian's `minisign` verifies, in one canonical text form so that no byte of them can change unseen.
//!
//! The format is minisign's, prehashed: Ed25519 over the BLAKE2b-512 of the bytes, and a second signature over the first
//! and the trusted comment. <https://jedisct1.github.io/minisign/#signature-format>

use std::fmt;
use std::str::FromStr;

use blake2::digest::consts::U32;
use blake2::{Blake2b, Blake2b512, Digest};
use ed25519_dalek::{Signature, Signer};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::encoding::{from_base64, to_base64, to_hex};
use crate::identity::NotAKey;
use crate::random::{random_bytes, try_random_bytes};
use crate::secret::{Secret, SecretText};

const UNTRUSTED_COMMENT: &str = "untrusted comment: signature by a Throughline device";
const TRUSTED_COMMENT: &str = "trusted comment: ";
/// What a signature of prehashed bytes begins with; a key begins with `Ed`.
const PREHASHED: &[u8; 2] = b"ED";
const KEY: &[u8; 2] = b"Ed";
const PUBLIC_KEY_BYTES: usize = 42;
const SIGNATURE_BYTES: usize = 74;
/// How minisign begins an unencrypted secret key: algorithms, then no key derivation.
const SECRET_KEY_HEAD: [u8; 54] = {
    let mut head = [0; 54];
    (head[0], head[1], head[4], head[5]) = (b'E', b'd', b'B', b'2');
    head
};
const SECRET_KEY_BYTES: usize = SECRET_KEY_HEAD.len() + 8 + 32 + 32 + 32;

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
    /// What was to be signed could not be written, or the platform gave no randomness for a key.
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
    fn new(number: [u8; 8], key: &[u8; 32]) -> Self {
        let mut bytes = [0; PUBLIC_KEY_BYTES];
        bytes[..2].copy_from_slice(KEY);
        bytes[2..10].copy_from_slice(&number);
        bytes[10..].copy_from_slice(key);
        Self(bytes)
    }

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
        let lines = Lines::read(signature).ok_or(SignatureError::Malformed)?;
        if lines.key_id != self.0[2..10] {
            return Err(SignatureError::OtherKey);
        }
        if lines.trusted_comment != purpose.comment() {
            return Err(SignatureError::Wrong);
        }
        let key: [u8; 32] = self.0[10..].try_into().map_err(|_| SignatureError::Wrong)?;
        let key =
            ed25519_dalek::VerifyingKey::from_bytes(&key).map_err(|_| SignatureError::Wrong)?;
        // Strict: no second spelling of a signature passes, and no key that signs everything.
        key.verify_strict(&Blake2b512::digest(bytes), &lines.signature)
            .and_then(|()| key.verify_strict(&lines.commented(), &lines.global))
            .map_err(|_| SignatureError::Wrong)
    }
}

/// The four lines of a `.minisig` file.
struct Lines {
    key_id: [u8; 8],
    signature: Signature,
    trusted_comment: String,
    global: Signature,
}

impl Lines {
    /// Reads a signature and insists on the one text form that [`Self::write`] gives: the untrusted comment is covered by
    /// no signature, and base64 has more than one spelling.
    fn read(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().collect();
        let [_, signature, comment, global] = lines[..] else {
            return None;
        };
        let signature: [u8; SIGNATURE_BYTES] = from_base64(signature)?.try_into().ok()?;
        let read = Self {
            key_id: signature[2..10].try_into().ok()?,
            signature: Signature::from_slice(&signature[10..]).ok()?,
            trusted_comment: comment.strip_prefix(TRUSTED_COMMENT)?.to_owned(),
            global: Signature::from_slice(&from_base64(global)?).ok()?,
        };
        (read.write() == text).then_some(read)
    }

    fn write(&self) -> String {
        let mut bytes = PREHASHED.to_vec();
        bytes.extend_from_slice(&self.key_id);
        bytes.extend_from_slice(&self.signature.to_bytes());
        let (signature, global) = (to_base64(&bytes), to_base64(&self.global.to_bytes()));
        let comment = &self.trusted_comment;
        format!("{UNTRUSTED_COMMENT}\n{signature}\n{TRUSTED_COMMENT}{comment}\n{global}\n")
    }

    /// What the second signature is over.
    fn commented(&self) -> Vec<u8> {
        let mut bytes = self.signature.to_bytes().to_vec();
        bytes.extend_from_slice(self.trusted_comment.as_bytes());
        bytes
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
        if bytes.starts_with(KEY) {
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
    seed: Secret<32>,
    public: VerifyingKey,
}

impl SigningKey {
    /// A fresh random key. Fails only where the platform gives no randomness.
    pub fn random() -> Result<Self, SignatureError> {
        let seed = try_random_bytes().ok_or(SignatureError::CannotSign)?;
        Ok(Self::from_seed(Secret::from_bytes(seed), random_bytes()))
    }

    /// The key that these secret bytes give: the same bytes, the same key. `number` names it, as [`KeyId`] does.
    pub(crate) fn from_seed(seed: Secret<32>, number: [u8; 8]) -> Self {
        let key = ed25519_dalek::SigningKey::from_bytes(seed.expose());
        let public = VerifyingKey::new(number, key.verifying_key().as_bytes());
        Self { seed, public }
    }

    /// Reads what [`Self::to_text`] wrote.
    pub fn from_text(text: &str) -> Result<Self, NotAKey> {
        let bytes = Zeroizing::new(from_base64(text).ok_or(NotAKey)?);
        let rest = bytes.strip_prefix(&SECRET_KEY_HEAD).ok_or(NotAKey)?;
        let (number, rest) = rest.split_first_chunk().ok_or(NotAKey)?;
        let (seed, _) = rest.split_first_chunk().ok_or(NotAKey)?;
        let key = Self::from_seed(Secret::from_bytes(*seed), *number);
        if key.to_bytes() == bytes {
            Ok(key)
        } else {
            Err(NotAKey)
        }
    }

    /// The second line of an unencrypted minisign secret key file.
    pub fn to_text(&self) -> SecretText {
        SecretText::new(to_base64(&self.to_bytes()))
    }

    /// minisign's layout: head, number, seed, public key, and a checksum over all but the derivation fields.
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(SECRET_KEY_BYTES));
        let public = self.public.as_bytes();
        bytes.extend_from_slice(&SECRET_KEY_HEAD);
        bytes.extend_from_slice(&public[2..10]);
        bytes.extend_from_slice(self.seed.expose());
        bytes.extend_from_slice(&public[10..]);
        let checksum = Blake2b::<U32>::new()
            .chain_update(KEY)
            .chain_update(&bytes[SECRET_KEY_HEAD.len()..])
            .finalize();
        bytes.extend_from_slice(&checksum);
        bytes
    }

    /// The public half.
    pub const fn verifying_key(&self) -> &VerifyingKey {
        &self.public
    }

    /// The four lines of a `.minisig` file over these bytes. The same bytes give the same lines.
    pub(crate) fn sign(&self, purpose: Purpose, bytes: &[u8]) -> String {
        let key = ed25519_dalek::SigningKey::from_bytes(self.seed.expose());
        let mut lines = Lines {
            key_id: self.public.id().0,
            signature: key.sign(&Blake2b512::digest(bytes)),
            trusted_comment: purpose.comment().to_owned(),
            global: Signature::from_bytes(&[0; 64]),
        };
        lines.global = key.sign(&lines.commented());
        lines.write()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(… of {})", self.public)
    }
}

#[cfg(test)]
mod tests;
