//! A strict reader for a series of Automerge changes.
//!
//! Automerge's own incremental reader skips over what it cannot read and inflates what is compressed; this one takes
//! plain change chunks alone (what `save_since` writes), checks each checksum, and accepts no rest.

use automerge::Change;
use thiserror::Error;

const MAGIC: &[u8] = &[0x85, 0x6f, 0x4a, 0x83];
const CHANGE: u8 = 1;
/// Where the kind of a chunk stands, and how long all is before its length.
const KIND: usize = 8;
const HEAD: usize = 9;

/// Where a series of changes stops making sense.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum ChunkError {
    #[error("the bytes end in the middle of a change")]
    CutShort,
    #[error("not a change")]
    NotAChange,
    #[error("a checksum does not match")]
    Checksum,
    #[error("{0}")]
    Content(String),
}

/// Reads every change of a series.
pub(crate) fn read_changes(bytes: &[u8]) -> Result<Vec<Change>, ChunkError> {
    let mut changes = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        if rest.get(..4) != Some(MAGIC) || rest.get(KIND) != Some(&CHANGE) {
            return Err(ChunkError::NotAChange);
        }
        let length = chunk_length(rest).ok_or(ChunkError::CutShort)?;
        let (chunk, after) = rest.split_at_checked(length).ok_or(ChunkError::CutShort)?;
        let change =
            Change::try_from(chunk).map_err(|error| ChunkError::Content(error.to_string()))?;
        if chunk.get(4..8) != change.hash().0.get(..4) {
            return Err(ChunkError::Checksum);
        }
        changes.push(change);
        rest = after;
    }
    Ok(changes)
}

/// How many bytes the chunk at the start takes: magic, checksum, kind, length (LEB128), content. `None` when it is cut
/// short before its length.
pub(crate) fn chunk_length(bytes: &[u8]) -> Option<usize> {
    let mut content = 0usize;
    // Four groups of seven bits: 256 MB, more than any bundle may hold.
    for (at, byte) in bytes.get(HEAD..)?.iter().enumerate().take(4) {
        content |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some(HEAD + at + 1 + content);
        }
    }
    None
}
