//! One small age file to X25519 recipients, as <https://age-encryption.org/v1> says, and no more of age than that: the whole
//! library would be more than the rest of the kiosk. Tests read and write the same files with the library and with `age`.
//!
//! A file here is at most one chunk of 64 KiB.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use rand_core::{OsRng, RngCore};
use sha2::{Digest, Sha256};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::{Recipient, SEALED_MAX, SlipError};

const VERSION: &str = "age-encryption.org/v1";
const STANZA: &str = "X25519";
const WRAP_LABEL: &[u8] = b"age-encryption.org/v1/X25519";
const FILE_KEY_BYTES: usize = 16;
const NONCE_BYTES: usize = 16;
/// The longest line of a stanza's body; a shorter one ends it.
const LINE: usize = 64;
/// The nonce of the first chunk, which is also the last.
const ONLY_CHUNK: [u8; 12] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
const CHUNK: usize = 64 * 1024;

/// Base64 as age writes it: without padding, in one spelling.
const BASE64: GeneralPurpose = GeneralPurpose::new(&STANDARD, NO_PAD);

type Secret<const N: usize> = Zeroizing<[u8; N]>;

/// The SHA-256 of these bytes, in hex.
pub fn digest(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Unpredictable bytes; `None` where the platform gives none.
pub fn random<const N: usize>() -> Option<Secret<N>> {
    let mut bytes = Zeroizing::new([0; N]);
    OsRng.try_fill_bytes(bytes.as_mut()).ok()?;
    Some(bytes)
}

/// An age file of these bytes, which each of the recipients opens.
pub fn encrypt(plain: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, SlipError> {
    if recipients.is_empty() {
        return Err(SlipError::NoRecipient);
    }
    if plain.len() > CHUNK {
        return Err(SlipError::TooLong);
    }
    let bytes = sealed(plain, recipients).ok_or(SlipError::CannotSeal)?;
    if bytes.len() > SEALED_MAX {
        return Err(SlipError::TooLong);
    }
    Ok(bytes)
}

fn sealed(plain: &[u8], recipients: &[Recipient]) -> Option<Vec<u8>> {
    let file_key: Secret<FILE_KEY_BYTES> = random()?;
    let mut header = format!("{VERSION}\n");
    for recipient in recipients {
        let secret = StaticSecret::from(*random::<32>()?);
        let share = PublicKey::from(&secret);
        let key = wrapping_key(&secret, &recipient.0, &share, &recipient.0)?;
        let body = cipher(&key)?
            .encrypt(&Nonce::default(), file_key.as_slice())
            .ok()?;
        let (share, body) = (BASE64.encode(share.as_bytes()), BASE64.encode(body));
        // Writing to a string cannot fail.
        let _ = write!(header, "-> {STANZA} {share}\n{body}\n");
    }
    header.push_str("---");
    let mac = header_mac(&file_key, header.as_bytes())?
        .finalize()
        .into_bytes();
    let nonce = random::<NONCE_BYTES>()?;
    let key = derived(file_key.as_slice(), nonce.as_slice(), b"payload")?;
    let payload = cipher(&key)?
        .encrypt(&Nonce::from(ONLY_CHUNK), plain)
        .ok()?;
    let mut bytes = format!("{header} {}\n", BASE64.encode(mac)).into_bytes();
    bytes.extend_from_slice(nonce.as_slice());
    bytes.extend_from_slice(&payload);
    Some(bytes)
}

/// What an age file says to whoever holds one of these identities.
pub fn decrypt<'a>(
    file: &[u8],
    mut identities: impl Iterator<Item = &'a StaticSecret>,
) -> Result<Vec<u8>, SlipError> {
    if file.len() > SEALED_MAX {
        return Err(SlipError::TooLong);
    }
    let header = Header::read(file).ok_or(SlipError::Damaged)?;
    let file_key = identities
        .find_map(|identity| header.file_key(identity))
        .ok_or(SlipError::NotForYou)?;
    header.opened(&file_key).ok_or(SlipError::Damaged)
}

/// The header of a file, and what follows it.
struct Header<'a> {
    /// The share and the wrapped key of each stanza that this reader understands; others are passed over.
    stanzas: Vec<([u8; 32], Vec<u8>)>,
    /// What the code authenticates.
    authenticated: &'a [u8],
    mac: Vec<u8>,
    payload: &'a [u8],
}

impl<'a> Header<'a> {
    fn read(file: &'a [u8]) -> Option<Self> {
        let mut rest = file;
        let mut stanzas = Vec::new();
        if line(&mut rest)? != VERSION {
            return None;
        }
        loop {
            let begun = file.len() - rest.len();
            let text = line(&mut rest)?;
            if let Some(mac) = text.strip_prefix("--- ") {
                return Some(Self {
                    stanzas,
                    authenticated: file.get(..begun + 3)?,
                    mac: BASE64.decode(mac).ok()?,
                    payload: rest,
                });
            }
            let arguments = text.strip_prefix("-> ")?;
            let body = body(&mut rest)?;
            if let Some(share) = arguments
                .strip_prefix(STANZA)
                .and_then(|it| it.strip_prefix(' '))
            {
                stanzas.push((BASE64.decode(share).ok()?.try_into().ok()?, body));
            }
        }
    }

    /// The key of the file, if one of its stanzas is for this identity.
    fn file_key(&self, identity: &StaticSecret) -> Option<Secret<FILE_KEY_BYTES>> {
        let own = PublicKey::from(identity);
        self.stanzas.iter().find_map(|(share, body)| {
            let share = PublicKey::from(*share);
            let key = wrapping_key(identity, &share, &share, &own)?;
            let opened = cipher(&key)?.decrypt(&Nonce::default(), body.as_slice());
            let opened = Zeroizing::new(opened.ok()?);
            Some(Zeroizing::new(opened.as_slice().try_into().ok()?))
        })
    }

    fn opened(&self, file_key: &Secret<FILE_KEY_BYTES>) -> Option<Vec<u8>> {
        header_mac(file_key, self.authenticated)?
            .verify_slice(&self.mac)
            .ok()?;
        let (nonce, payload) = self.payload.split_at_checked(NONCE_BYTES)?;
        let key = derived(file_key.as_slice(), nonce, b"payload")?;
        cipher(&key)?
            .decrypt(&Nonce::from(ONLY_CHUNK), payload)
            .ok()
    }
}

/// The next line of a header, without its end.
fn line<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let end = rest.iter().position(|letter| *letter == b'\n')?;
    let (line, after) = rest.split_at(end);
    *rest = after.get(1..)?;
    std::str::from_utf8(line).ok()
}

/// The body of a stanza: full lines, and one that is not.
fn body(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let line = line(rest)?;
        bytes.extend(BASE64.decode(line).ok()?);
        match line.len() {
            LINE => {}
            0..LINE => return Some(bytes),
            _ => return None,
        }
    }
}

/// The key that wraps the file's key for one recipient. `None` for a point of low order, whose secret everybody knows.
fn wrapping_key(
    secret: &StaticSecret,
    other: &PublicKey,
    share: &PublicKey,
    recipient: &PublicKey,
) -> Option<Secret<32>> {
    let shared = secret.diffie_hellman(other);
    if !shared.was_contributory() {
        return None;
    }
    let salt = [share.to_bytes(), recipient.to_bytes()].concat();
    derived(shared.as_bytes(), &salt, WRAP_LABEL)
}

fn derived(secret: &[u8], salt: &[u8], label: &[u8]) -> Option<Secret<32>> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(label, key.as_mut())
        .ok()?;
    Some(key)
}

fn header_mac(file_key: &Secret<FILE_KEY_BYTES>, header: &[u8]) -> Option<Hmac<Sha256>> {
    let key = derived(file_key.as_slice(), &[], b"header")?;
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key.as_slice()).ok()?;
    mac.update(header);
    Some(mac)
}

fn cipher(key: &Secret<32>) -> Option<ChaCha20Poly1305> {
    ChaCha20Poly1305::new_from_slice(key.as_slice()).ok()
}
