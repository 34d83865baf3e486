//! Slips under seal, the office's key that opens them, and the twelve words with which a writer reads the answer.
//!
//! Each is an ordinary age file; the words become an identity that works in `age -i`.

mod code;
pub mod codes;
mod file;
mod keys;
mod sign;

#[cfg(test)]
mod tests;

use serde_json::Value;
use throughline_archive::{ArchiveWriter, Limits};

pub use code::{CODE_WORDS, CodeError, ReplyCode};
pub use keys::{NotAKey, OfficeKey, Recipient};
pub(crate) use sign::Purpose;
pub use sign::{PackKey, Signer};

use crate::json;
use crate::slip::{FORMAT, Note, Reply, Slip, VERSION};

/// A slip's text is padded to one of these sizes before it is sealed, so that its length tells little.
const SIZES: [usize; 2] = [4 * 1024, SLIP_MAX];
/// The most bytes of a slip before it is sealed.
pub const SLIP_MAX: usize = 32 * 1024;
/// The most bytes of a sealed slip or reply that are read: room for some forty recipients.
pub const SEALED_MAX: usize = 40 * 1024;
/// The most slips in one file.
pub const SLIPS_MAX: usize = 5_000;
const COLLECTION_MAX: usize = 256 * 1024 * 1024;

/// Why a slip could not be sealed or opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SlipError {
    /// More text than a slip holds.
    #[error("more than {SLIP_MAX} bytes")]
    TooLong,
    /// The pack names nobody who could open it.
    #[error("nobody to seal it to")]
    NoRecipient,
    /// The platform gave no randomness, or the library refused.
    #[error("could not be sealed")]
    CannotSeal,
    /// None of the keys opens it: it was made for another office, or before the key changed.
    #[error("not sealed to this key")]
    NotForYou,
    /// Not a sealed slip, or changed on its way.
    #[error("not a slip, or damaged")]
    Damaged,
    /// Written by a newer program.
    #[error("needs a reader of version {minimum_reader}")]
    Newer {
        /// The oldest version that can read it.
        minimum_reader: u64,
    },
}

/// A slip under seal, as the kiosk keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedSlip {
    /// An age file.
    pub bytes: Vec<u8>,
    /// What names it, and what the office's receipt says: the SHA-256 of the bytes, in hex.
    pub hash: String,
}

impl SealedSlip {
    /// A sealed slip by its bytes.
    pub fn of(bytes: Vec<u8>) -> Self {
        let hash = file::digest(&bytes);
        Self { bytes, hash }
    }
}

/// Seals a note to the office, and gives the reply code that only its writer keeps. `now` is RFC 3339.
pub fn seal(
    note: Note,
    language: &str,
    now: &str,
    office: &[Recipient],
) -> Result<(SealedSlip, ReplyCode), SlipError> {
    let code = ReplyCode::random().ok_or(SlipError::CannotSeal)?;
    let slip = Slip {
        format: FORMAT.to_owned(),
        version: VERSION,
        minimum_reader: VERSION,
        written_at: now.to_owned(),
        language: language.to_owned(),
        reply_to: code
            .recipient()
            .map_err(|_| SlipError::CannotSeal)?
            .to_string(),
        note,
    };
    let plain = padded(&slip)?;
    let bytes = file::encrypt(&plain, office)?;
    Ok((SealedSlip::of(bytes), code))
}

/// Opens a slip with the office's keys, the newest and those before it.
pub fn open(bytes: &[u8], keys: &[OfficeKey]) -> Result<Slip, SlipError> {
    let plain = file::decrypt(bytes, keys.iter().map(OfficeKey::identity))?;
    let value: Value = serde_json::from_slice(&plain).map_err(|_| SlipError::Damaged)?;
    if value["format"] != FORMAT {
        return Err(SlipError::Damaged);
    }
    let minimum_reader = value["minimum_reader"].as_u64().ok_or(SlipError::Damaged)?;
    if minimum_reader > u64::from(VERSION) {
        return Err(SlipError::Newer { minimum_reader });
    }
    serde_json::from_value(value).map_err(|_| SlipError::Damaged)
}

/// Seals an answer to the writer of a slip, as it travels in the pack. What names it there is [`reply_name`].
pub fn seal_reply(slip: &Slip, reply: &Reply) -> Result<Vec<u8>, SlipError> {
    let to: Recipient = slip.reply_to.parse().map_err(|_| SlipError::Damaged)?;
    file::encrypt(&padded(reply)?, &[to])
}

/// Opens an answer with the reply code.
pub fn open_reply(bytes: &[u8], code: &ReplyCode) -> Result<Reply, SlipError> {
    let identity = code.identity().map_err(|_| SlipError::Damaged)?;
    let plain = file::decrypt(bytes, std::iter::once(&identity))?;
    json::read(&plain).map_err(|_| SlipError::Damaged)
}

/// What names an answer in the pack: a digest of the recipient that it is sealed to. `None` where that is no recipient.
pub fn reply_name(reply_to: &str) -> Option<String> {
    let recipient: Recipient = reply_to.parse().ok()?;
    Some(file::digest(recipient.to_string().as_bytes()))
}

/// JSON with spaces after it, up to one of [`SIZES`].
fn padded<T: serde::Serialize>(value: &T) -> Result<Vec<u8>, SlipError> {
    let mut bytes = serde_json::to_vec(value).map_err(|_| SlipError::CannotSeal)?;
    let size = SIZES.into_iter().find(|size| bytes.len() <= *size);
    bytes.resize(size.ok_or(SlipError::TooLong)?, b' ');
    Ok(bytes)
}

const LIMITS: Limits = Limits {
    entries: SLIPS_MAX,
    entry_bytes: SEALED_MAX,
};

/// A `*.throughline-slips` file: a ZIP of age files. `None` without slips, or with more than [`SLIPS_MAX`].
pub fn collect(slips: &[SealedSlip]) -> Option<Vec<u8>> {
    if slips.is_empty() || slips.len() > SLIPS_MAX {
        return None;
    }
    let mut archive = ArchiveWriter::new(Vec::new());
    for slip in slips {
        archive
            .add(format!("slips/{}.age", slip.hash), &slip.bytes)
            .ok()?;
    }
    archive.finish().ok()
}

/// The slips in a file that was collected at a kiosk. Fails as a whole where anything in it was changed.
pub fn collected(bytes: &[u8]) -> Result<Vec<SealedSlip>, SlipError> {
    if bytes.len() > COLLECTION_MAX {
        return Err(SlipError::TooLong);
    }
    let parts = throughline_archive::read(bytes, LIMITS).map_err(|_| SlipError::Damaged)?;
    parts
        .into_iter()
        .map(|part| {
            let slip = SealedSlip::of(bytes[part.range].to_vec());
            let named = part.name == format!("slips/{}.age", slip.hash);
            named.then_some(slip).ok_or(SlipError::Damaged)
        })
        .collect()
}
