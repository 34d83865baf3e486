//! The pack's signature, which `minisign -V` verifies, in one canonical text form so that no byte of it can change unseen.
//!
//! minisign's format, prehashed: Ed25519 over the BLAKE2b-512 of the bytes, and a second signature over the first and the
//! trusted comment. <https://jedisct1.github.io/minisign/#signature-format>

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use blake2::{Blake2b512, Digest};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use rand_core::{OsRng, RngCore};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::NotAKey;

const UNTRUSTED_COMMENT: &str = "untrusted comment: signature by a Throughline office";
const TRUSTED_COMMENT: &str = "trusted comment: ";
/// What a signature of prehashed bytes begins with; a key begins with `Ed`.
const PREHASHED: &[u8; 2] = b"ED";
const KEY: &[u8; 2] = b"Ed";
const PUBLIC_BYTES: usize = 42;
const SIGNATURE_BYTES: usize = 74;
const NUMBER_BYTES: usize = 8;

/// What a signature is for. It is the trusted comment, so a signature made for one purpose is never valid for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The manifest of a pack.
    Pack,
    /// The key that comes after.
    Succession,
}

impl Purpose {
    const fn comment(self) -> &'static str {
        match self {
            Self::Pack => "throughline family pack manifest",
            Self::Succession => "throughline family pack next key",
        }
    }
}

/// Who signs packs: a public minisign key. Its text is what `minisign -P` takes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Signer([u8; PUBLIC_BYTES]);

impl Signer {
    /// Whether this signature is this key's, for this purpose, over exactly these bytes.
    pub(crate) fn signed(&self, purpose: Purpose, bytes: &[u8], signature: &str) -> bool {
        self.check(purpose, bytes, signature).is_some()
    }

    fn check(&self, purpose: Purpose, bytes: &[u8], signature: &str) -> Option<()> {
        let lines = Lines::read(signature)?;
        if lines.number != self.0[2..10] || lines.comment != purpose.comment() {
            return None;
        }
        let key = VerifyingKey::from_bytes(self.0.last_chunk()?).ok()?;
        // Strict: no second spelling of a signature passes, and no key that signs everything.
        key.verify_strict(&Blake2b512::digest(bytes), &lines.signature)
            .and_then(|()| key.verify_strict(&lines.commented(), &lines.global))
            .ok()
    }
}

impl fmt::Display for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(self.0))
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({self})")
    }
}

impl FromStr for Signer {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let bytes = STANDARD.decode(text).map_err(|_| NotAKey)?;
        let bytes: [u8; PUBLIC_BYTES] = bytes.try_into().map_err(|_| NotAKey)?;
        bytes.starts_with(KEY).then_some(Self(bytes)).ok_or(NotAKey)
    }
}

impl TryFrom<String> for Signer {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        text.parse()
    }
}

impl From<Signer> for String {
    fn from(signer: Signer) -> Self {
        signer.to_string()
    }
}

/// The secret key that signs packs. Keep it sealed: it lives in Inbox.
#[derive(Clone)]
pub struct PackKey {
    number: [u8; NUMBER_BYTES],
    key: SigningKey,
}

impl PackKey {
    /// A fresh random key; `None` where the platform gives no randomness.
    pub fn random() -> Option<Self> {
        let mut bytes = Zeroizing::new([0; NUMBER_BYTES + 32]);
        OsRng.try_fill_bytes(bytes.as_mut()).ok()?;
        Self::from_bytes(bytes.as_ref())
    }

    /// Reads what [`Self::to_text`] wrote.
    pub fn from_text(text: &str) -> Result<Self, NotAKey> {
        let bytes = Zeroizing::new(STANDARD.decode(text).map_err(|_| NotAKey)?);
        Self::from_bytes(&bytes).ok_or(NotAKey)
    }

    /// Its number and its seed, in base64.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new(self.number.to_vec());
        bytes.extend_from_slice(self.key.as_bytes());
        Zeroizing::new(STANDARD.encode(bytes.as_slice()))
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (number, seed) = bytes.split_first_chunk()?;
        let seed: &[u8; 32] = seed.try_into().ok()?;
        Some(Self {
            number: *number,
            key: SigningKey::from_bytes(seed),
        })
    }

    /// The public half, which kiosks pin.
    pub fn signer(&self) -> Signer {
        let mut bytes = [0; PUBLIC_BYTES];
        bytes[..2].copy_from_slice(KEY);
        bytes[2..10].copy_from_slice(&self.number);
        bytes[10..].copy_from_slice(self.key.verifying_key().as_bytes());
        Signer(bytes)
    }

    /// The four lines of a `.minisig` file over these bytes.
    pub(crate) fn sign(&self, purpose: Purpose, bytes: &[u8]) -> String {
        let mut lines = Lines {
            number: self.number,
            signature: self.key.sign(&Blake2b512::digest(bytes)),
            comment: purpose.comment().to_owned(),
            global: Signature::from_bytes(&[0; 64]),
        };
        lines.global = self.key.sign(&lines.commented());
        lines.write()
    }
}

impl fmt::Debug for PackKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PackKey(… of {})", self.signer())
    }
}

/// The four lines of a `.minisig` file.
struct Lines {
    number: [u8; NUMBER_BYTES],
    signature: Signature,
    comment: String,
    global: Signature,
}

impl Lines {
    /// Reads a signature and insists on the one text form that [`Self::write`] gives.
    fn read(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().collect();
        let [_, signature, comment, global] = lines[..] else {
            return None;
        };
        let bytes = STANDARD.decode(signature).ok()?;
        let bytes: [u8; SIGNATURE_BYTES] = bytes.try_into().ok()?;
        let read = Self {
            number: bytes[2..10].try_into().ok()?,
            signature: Signature::from_slice(&bytes[10..]).ok()?,
            comment: comment.strip_prefix(TRUSTED_COMMENT)?.to_owned(),
            global: Signature::from_slice(&STANDARD.decode(global).ok()?).ok()?,
        };
        (read.write() == text).then_some(read)
    }

    fn write(&self) -> String {
        let mut bytes = PREHASHED.to_vec();
        bytes.extend_from_slice(&self.number);
        bytes.extend_from_slice(&self.signature.to_bytes());
        let (signature, global) = (
            STANDARD.encode(bytes),
            STANDARD.encode(self.global.to_bytes()),
        );
        let comment = &self.comment;
        format!("{UNTRUSTED_COMMENT}\n{signature}\n{TRUSTED_COMMENT}{comment}\n{global}\n")
    }

    /// What the second signature is over.
    fn commented(&self) -> Vec<u8> {
        let mut bytes = self.signature.to_bytes().to_vec();
        bytes.extend_from_slice(self.comment.as_bytes());
        bytes
    }
}
