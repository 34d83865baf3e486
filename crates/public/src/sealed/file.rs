//! One small age file to X25519 recipients.

use std::io::{Read, Write};

use age::{DecryptError, Decryptor, Encryptor};
use sha2::{Digest, Sha256};

use super::{Recipient, SEALED_MAX, SlipError};

/// The SHA-256 of these bytes, in hex.
pub fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

pub fn encrypt(plain: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, SlipError> {
    if recipients.is_empty() {
        return Err(SlipError::NoRecipient);
    }
    let failed = |_| SlipError::CannotSeal;
    let recipients = recipients.iter().map(|recipient| &recipient.0 as _);
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| SlipError::CannotSeal)?;
    let mut output = Vec::with_capacity(plain.len() + 2048);
    let mut writer = encryptor.wrap_output(&mut output).map_err(failed)?;
    writer.write_all(plain).map_err(failed)?;
    writer.finish().map_err(failed)?;
    if output.len() > SEALED_MAX {
        return Err(SlipError::TooLong);
    }
    Ok(output)
}

pub fn decrypt<'a>(
    file: &[u8],
    identities: impl Iterator<Item = &'a age::x25519::Identity>,
) -> Result<Vec<u8>, SlipError> {
    if file.len() > SEALED_MAX {
        return Err(SlipError::TooLong);
    }
    let decryptor = Decryptor::new_buffered(file).map_err(|_| SlipError::Damaged)?;
    if decryptor.is_scrypt() {
        return Err(SlipError::NotForYou);
    }
    let reader = decryptor.decrypt(identities.map(|identity| identity as _));
    let mut reader = reader.map_err(|error| match error {
        DecryptError::NoMatchingKeys => SlipError::NotForYou,
        _ => SlipError::Damaged,
    })?;
    let mut plain = Vec::new();
    // The plaintext is never longer than the file, which was checked.
    reader
        .read_to_end(&mut plain)
        .map_err(|_| SlipError::Damaged)?;
    Ok(plain)
}
