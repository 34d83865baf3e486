//! The outer layer of every file that leaves a device: an ordinary age file, to recipients or under one passphrase.

use std::io::{self, Read, Write};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, EncryptError, Encryptor};

use crate::identity::{Identity, Recipient};
use crate::secret::SecretText;

/// scrypt work when writing: 2^16, 1.4 s in wasm.
pub const SCRYPT_WRITE: u8 = 16;
/// The most scrypt work that is done when reading: 2^18, 5 s and 256 MiB in wasm.
pub const SCRYPT_READ_MAX: u8 = 18;
/// The longest age header that is read: about 650 recipients. Parsing it takes time in the square of its length.
const HEADER_MAX: usize = 64 * 1024;

const MAGIC: &[u8] = b"age-encryption.org/v1\n";
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// Whom a file is for. age forbids mixing the two.
#[derive(Clone, Debug)]
pub enum Audience {
    /// Whoever holds one of these keys.
    Recipients(Vec<Recipient>),
    /// Whoever knows this passphrase.
    Passphrase(SecretText),
}

/// What a reader tries a file with.
#[derive(Clone, Debug)]
pub enum Unlock {
    /// The reader's own identities.
    Identities(Vec<Identity>),
    /// A passphrase that was told.
    Passphrase(SecretText),
}

/// Why a file did not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// Not an age file at all.
    #[error("not an age file")]
    NotOurs,
    /// Larger than this reader takes, encrypted or decrypted.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The end is missing; get the file again.
    #[error("the file is cut short")]
    Truncated,
    /// Bytes of the file were changed.
    #[error("the file is damaged")]
    Damaged,
    /// None of the reader's keys opens it: it was made for someone else.
    #[error("not encrypted to this reader")]
    NotForYou,
    /// The file wants a passphrase, and none was given.
    #[error("a passphrase is needed")]
    NeedsPassphrase,
    /// The passphrase does not open it.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The file asks for more scrypt work than 2^18: it was not written by this program.
    #[error("asks for scrypt work 2^{required}")]
    ScryptTooHigh {
        /// The exponent that it asks for.
        required: u8,
    },
    /// Not enough memory now; close other programs and try again.
    #[error("not enough memory to open the file")]
    OutOfMemory,
    /// A newer age format.
    #[error("a newer age format")]
    NewerFormat,
}

/// Nobody to encrypt to, or the library failed; nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncryptFailure {
    /// The list of recipients is empty.
    #[error("no recipient")]
    NoRecipient,
    /// More than one file can hold.
    #[error("too large")]
    TooLarge,
    /// The library refused.
    #[error("encryption failed")]
    Failed,
}

impl From<io::Error> for EncryptFailure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::FileTooLarge => Self::TooLarge,
            _ => Self::Failed,
        }
    }
}

/// Encrypts what `fill` writes.
pub(crate) fn encrypt(
    audience: &Audience,
    size_hint: usize,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Vec<u8>, EncryptFailure> {
    let encryptor = match audience {
        Audience::Recipients(recipients) => {
            Encryptor::with_recipients(recipients.iter().map(|recipient| &recipient.0 as _))
        }
        Audience::Passphrase(passphrase) => {
            let mut recipient =
                age::scrypt::Recipient::new(SecretString::from(passphrase.expose()));
            // The library would guess a factor in wasm.
            recipient.set_work_factor(SCRYPT_WRITE);
            Encryptor::with_recipients(std::iter::once(&recipient as _))
        }
    }
    .map_err(|error| match error {
        EncryptError::MissingRecipients => EncryptFailure::NoRecipient,
        _ => EncryptFailure::Failed,
    })?;
    // 16 bytes a 64 KiB chunk, and room for the header.
    let mut output = Vec::with_capacity(size_hint + size_hint / 4096 + 4096);
    let mut writer = encryptor.wrap_output(&mut output)?;
    fill(&mut writer)?;
    writer.finish()?;
    Ok(output)
}

/// Decrypts an age file, plain or armored, of at most `limit` bytes.
pub(crate) fn decrypt(
    file: &[u8],
    unlock: &Unlock,
    limit: usize,
) -> Result<Vec<u8>, EnvelopeError> {
    if file.len() > limit {
        return Err(EnvelopeError::TooLarge { limit });
    }
    if file.trim_ascii_start().starts_with(ARMOR) {
        return decrypt_plain(&unarmor(file.trim_ascii())?, unlock, limit);
    }
    decrypt_plain(file, unlock, limit)
}

fn unarmor(file: &[u8]) -> Result<Vec<u8>, EnvelopeError> {
    let mut bytes = Vec::new();
    age::armor::ArmoredReader::new(file)
        .read_to_end(&mut bytes)
        .map_err(|_| EnvelopeError::Damaged)?;
    Ok(bytes)
}

fn decrypt_plain(file: &[u8], unlock: &Unlock, limit: usize) -> Result<Vec<u8>, EnvelopeError> {
    check_header(file)?;
    let decryptor = Decryptor::new_buffered(file).map_err(refused)?;
    let reader = match unlock {
        Unlock::Passphrase(passphrase) if decryptor.is_scrypt() => {
            reserve_for_scrypt(file)?;
            let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.expose()));
            identity.set_max_work_factor(SCRYPT_READ_MAX);
            decryptor
                .decrypt(std::iter::once(&identity as _))
                .map_err(|error| match error {
                    DecryptError::DecryptionFailed => EnvelopeError::WrongPassphrase,
                    other => refused(other),
                })?
        }
        Unlock::Identities(_) if decryptor.is_scrypt() => {
            return Err(EnvelopeError::NeedsPassphrase);
        }
        Unlock::Passphrase(_) => return Err(EnvelopeError::NotForYou),
        Unlock::Identities(identities) => decryptor
            .decrypt(identities.iter().map(|identity| &identity.0 as _))
            .map_err(refused)?,
    };
    let mut plain = Vec::new();
    plain
        .try_reserve_exact(file.len())
        .map_err(|_| EnvelopeError::OutOfMemory)?;
    // age does not compress, so the plaintext is never longer than the file, and the file was checked; this is the belt.
    let ceiling = u64::try_from(limit).unwrap_or(u64::MAX);
    reader
        .take(ceiling.saturating_add(1))
        .read_to_end(&mut plain)
        .map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => EnvelopeError::Truncated,
            _ => EnvelopeError::Damaged,
        })?;
    if plain.len() > limit {
        return Err(EnvelopeError::TooLarge { limit });
    }
    Ok(plain)
}

/// Looks at the header before the library does: what it is, whether it ends, and within reason.
fn check_header(file: &[u8]) -> Result<(), EnvelopeError> {
    if !file.starts_with(MAGIC) {
        let beginning = &file[..file.len().min(MAGIC.len())];
        return Err(if !file.is_empty() && MAGIC.starts_with(beginning) {
            EnvelopeError::Truncated
        } else if file.starts_with(b"age-encryption.org/v") {
            EnvelopeError::NewerFormat
        } else {
            EnvelopeError::NotOurs
        });
    }
    let window = &file[..file.len().min(HEADER_MAX)];
    if window.windows(5).any(|bytes| bytes == b"\n--- ") {
        Ok(())
    } else if file.len() > HEADER_MAX {
        Err(EnvelopeError::TooLarge { limit: HEADER_MAX })
    } else {
        Err(EnvelopeError::Truncated)
    }
}

/// The library's scrypt allocates without asking; a device that lacks the memory is told so instead of losing its worker.
/// Work 2^n takes 2^n KiB.
fn reserve_for_scrypt(file: &[u8]) -> Result<(), EnvelopeError> {
    let stanza = file.split(|&byte| byte == b'\n').nth(1).unwrap_or_default();
    let work = stanza
        .split(|&byte| byte == b' ')
        .nth(3)
        .unwrap_or_default();
    let work = std::str::from_utf8(work)
        .ok()
        .and_then(|digits| digits.parse::<u8>().ok())
        .unwrap_or(SCRYPT_READ_MAX)
        .min(SCRYPT_READ_MAX);
    let mut trial = Vec::<u8>::new();
    let reserved = trial.try_reserve_exact(1 << (work + 10));
    // Else the compiler may see that nobody uses the memory and not ask for it.
    std::hint::black_box(&mut trial);
    reserved.map_err(|_| EnvelopeError::OutOfMemory)
}

fn refused(error: DecryptError) -> EnvelopeError {
    match error {
        DecryptError::NoMatchingKeys => EnvelopeError::NotForYou,
        DecryptError::ExcessiveWork { required, .. } => EnvelopeError::ScryptTooHigh { required },
        DecryptError::UnknownFormat => EnvelopeError::NewerFormat,
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            EnvelopeError::Truncated
        }
        _ => EnvelopeError::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 1 << 20;

    fn to(identity: &Identity) -> Vec<u8> {
        let audience = Audience::Recipients(vec![identity.recipient()]);
        encrypt(&audience, 4, |output| output.write_all(b"text")).unwrap()
    }

    fn with(identity: &Identity) -> Unlock {
        Unlock::Identities(vec![Identity::random(), identity.clone()])
    }

    #[test]
    fn armor_is_read_too() {
        let identity = Identity::random();
        let mut armored = Vec::new();
        let format = age::armor::Format::AsciiArmor;
        let mut writer = age::armor::ArmoredWriter::wrap_output(&mut armored, format).unwrap();
        writer.write_all(&to(&identity)).unwrap();
        writer.finish().unwrap();
        assert_eq!(decrypt(&armored, &with(&identity), LIMIT).unwrap(), b"text");
        let middle = armored.len() / 2;
        armored[middle] ^= 1;
        assert!(decrypt(&armored, &with(&identity), LIMIT).is_err());
    }

    #[test]
    fn a_passphrase_does_not_open_what_was_sent_to_a_key() {
        let file = to(&Identity::random());
        let opened = decrypt(&file, &Unlock::Passphrase("x".into()), LIMIT);
        assert_eq!(opened, Err(EnvelopeError::NotForYou));
    }

    fn check(file: &[u8]) -> EnvelopeError {
        decrypt(file, &Unlock::Passphrase("x".into()), LIMIT).unwrap_err()
    }

    #[test]
    fn too_much_work_is_refused_before_it_is_done() {
        let stanza = |work| {
            let body = "A".repeat(43);
            let mac = "A".repeat(43);
            let salt = "A".repeat(22);
            format!(
                "age-encryption.org/v1\n-> scrypt {salt} {work}\n{body}\n--- {mac}\n0123456789abcdef"
            )
        };
        assert_eq!(
            check(stanza(19).as_bytes()),
            EnvelopeError::ScryptTooHigh { required: 19 }
        );
        assert_eq!(
            check(stanza(63).as_bytes()),
            EnvelopeError::ScryptTooHigh { required: 63 }
        );
    }

    #[test]
    fn odd_headers_are_told_apart() {
        let long = format!("age-encryption.org/v1\n{}", "-> x\n\n".repeat(20_000));
        assert_eq!(
            check(long.as_bytes()),
            EnvelopeError::TooLarge { limit: HEADER_MAX }
        );
        assert_eq!(
            check(b"age-encryption.org/v2\n"),
            EnvelopeError::NewerFormat
        );
        assert_eq!(
            check(b"age-encryption.org/v1\n-> "),
            EnvelopeError::Truncated
        );
        assert_eq!(check(b"PK"), EnvelopeError::NotOurs);
        assert_eq!(
            decrypt(&[0; 9], &Unlock::Passphrase("x".into()), 8),
            Err(EnvelopeError::TooLarge { limit: 8 })
        );
    }

    #[test]
    fn many_chunks_arrive_in_order() {
        let identity = Identity::random();
        let long: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        let audience = Audience::Recipients(vec![identity.recipient()]);
        let file = encrypt(&audience, long.len(), |output| output.write_all(&long)).unwrap();
        assert_eq!(decrypt(&file, &with(&identity), LIMIT).unwrap(), long);
    }
}
