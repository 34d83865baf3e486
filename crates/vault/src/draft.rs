//! What is sealed for one draft: what it is about, when it was last kept, and what was typed.

use crate::record::NotARecord;

const FORMAT: u8 = 1;

/// How many bytes of typing one draft may hold.
pub const MOST_BYTES: usize = 64 * 1024;
/// How many drafts a vault may hold.
pub const MOST: usize = 200;
/// How many milliseconds a draft is kept after it was last typed at: 30 days.
pub const KEPT_FOR: i64 = 30 * 24 * 60 * 60 * 1000;

/// A draft as it lies sealed in its record; borrows what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftRecord<'a> {
    /// What it is about: the kind of form and what that form is about, such as `observation/STUDENT`.
    pub about: &'a str,
    /// When it was last kept, in milliseconds since 1970.
    pub kept: i64,
    /// What was typed.
    pub typed: &'a [u8],
}

impl<'a> DraftRecord<'a> {
    /// Format byte ‖ kept (i64, big-endian) ‖ length of what it is about (one byte) ‖ what it is about ‖ typed.
    /// Fails when what it is about takes over 255 bytes, or what was typed more than [`MOST_BYTES`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, NotARecord> {
        let length = u8::try_from(self.about.len()).map_err(|_| NotARecord)?;
        if self.typed.len() > MOST_BYTES {
            return Err(NotARecord);
        }
        let mut bytes = Vec::with_capacity(10 + self.about.len() + self.typed.len());
        bytes.push(FORMAT);
        bytes.extend_from_slice(&self.kept.to_be_bytes());
        bytes.push(length);
        bytes.extend_from_slice(self.about.as_bytes());
        bytes.extend_from_slice(self.typed);
        Ok(bytes)
    }

    /// Reads [`Self::to_bytes`].
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, NotARecord> {
        let (&format, rest) = bytes.split_first().ok_or(NotARecord)?;
        let (kept, rest) = rest.split_first_chunk().ok_or(NotARecord)?;
        let (&length, rest) = rest.split_first().ok_or(NotARecord)?;
        let (about, typed) = rest
            .split_at_checked(usize::from(length))
            .ok_or(NotARecord)?;
        if format != FORMAT {
            return Err(NotARecord);
        }
        Ok(Self {
            about: std::str::from_utf8(about).map_err(|_| NotARecord)?,
            kept: i64::from_be_bytes(*kept),
            typed,
        })
    }
}

/// Whether what was last kept at that time has been kept long enough now. A clock that was set back keeps it.
pub const fn is_over(kept: i64, now: i64) -> bool {
    now.saturating_sub(kept) > KEPT_FOR
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::to_hex;
    use proptest::prelude::*;

    const DRAFT: DraftRecord<'static> = DraftRecord {
        about: "observation/1",
        kept: 5,
        typed: b"typed",
    };

    #[test]
    fn the_layout_is_pinned() {
        insta::assert_snapshot!(to_hex(&DRAFT.to_bytes().unwrap()), @"0100000000000000050d6f62736572766174696f6e2f317479706564");
    }

    #[test]
    fn what_is_cut_foreign_or_too_long_is_refused() {
        let bytes = DRAFT.to_bytes().unwrap();
        let head = bytes.len() - DRAFT.typed.len();
        for end in 0..head {
            assert_eq!(DraftRecord::from_bytes(&bytes[..end]), Err(NotARecord));
        }
        let mut newer = bytes;
        newer[0] += 1;
        assert_eq!(DraftRecord::from_bytes(&newer), Err(NotARecord));

        let check = |about: usize, typed: usize, fits: bool| {
            let (about, typed) = ("a".repeat(about), vec![0; typed]);
            let draft = DraftRecord {
                about: &about,
                kept: 0,
                typed: &typed,
            };
            assert_eq!(draft.to_bytes().is_ok(), fits, "{}", about.len());
        };
        check(255, MOST_BYTES, true);
        check(256, 0, false);
        check(1, MOST_BYTES + 1, false);
    }

    #[test]
    fn thirty_days_are_enough() {
        assert!(!is_over(5, 5 + KEPT_FOR));
        assert!(is_over(5, 6 + KEPT_FOR));
        assert!(!is_over(5, i64::MIN));
    }

    proptest! {
        #[test]
        fn a_draft_reads_back(about in ".{0,40}", kept: i64, typed: Vec<u8>) {
            let draft = DraftRecord { about: &about, kept, typed: &typed };
            let bytes = draft.to_bytes().unwrap();
            prop_assert_eq!(DraftRecord::from_bytes(&bytes), Ok(draft));
        }
    }
}
