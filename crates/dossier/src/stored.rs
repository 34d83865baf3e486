//! What a large dossier was loaded from: its next save is those bytes with the new changes behind them, which Automerge
//! reads as it reads the whole. Encoding and compressing all of it anew would make every line of a long log cost as much
//! as the log.

use std::sync::Arc;

use automerge::{Automerge, ChangeHash};

use crate::chunks::chunk_length;

/// From which size on, in bytes, it is worth it: a smaller dossier is written anew in less than a millisecond.
const LARGE: usize = 64 * 1024;

/// The bytes of a large dossier.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    bytes: Arc<[u8]>,
    heads: Vec<ChangeHash>,
}

impl Stored {
    /// What this document was loaded from, when it is large.
    pub(crate) fn of(bytes: &[u8], document: &Automerge) -> Option<Self> {
        (bytes.len() >= LARGE).then(|| Self {
            bytes: bytes.into(),
            heads: document.get_heads(),
        })
    }

    /// These bytes with what has been added to the document since; `None` once all that came behind the whole is as long
    /// as the whole: then it is time to write it anew.
    pub(crate) fn grown(&self, document: &Automerge) -> Option<Vec<u8>> {
        let whole = chunk_length(&self.bytes)?;
        let new = document.save_after(&self.heads);
        let behind = self.bytes.len().checked_sub(whole)? + new.len();
        (behind < whole).then(|| [&*self.bytes, &new].concat())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Author, Dossier, DossierId, Edit, Shape};

    const SHAPE: Shape = Shape {
        kind: "disclosures",
        prose: &[],
        entries: &["shared"],
        dated: &[],
        steps: &[],
    };

    /// Adds a long line that hardly compresses.
    fn add(dossier: &mut Dossier, number: u8) {
        let author = Author {
            actor: [number; 16],
            name: "amy/desk".to_owned(),
        };
        let mut bits = u64::from(number) + 1;
        let line: String = std::iter::repeat_with(|| {
            bits ^= bits << 13;
            bits ^= bits >> 7;
            bits ^= bits << 17;
            char::from(b'A' + u8::try_from(bits % 26).unwrap_or_default())
        })
        .take(40_000)
        .collect();
        let edit = Edit::Append {
            collection: "shared".to_owned(),
            id: format!("01K000000000000000000000{number:02}"),
            json: line,
        };
        let seen = dossier.heads();
        dossier
            .commit(&author, &seen, &[edit], "disclosure.share", 17)
            .unwrap();
    }

    #[test]
    fn a_long_log_keeps_every_line_and_is_written_anew_now_and_then() {
        let mut dossier = Dossier::birth(SHAPE, DossierId([7; 16]), 0).unwrap();
        let mut anew = 0;
        let mut before = dossier.save();
        for number in 0..12 {
            add(&mut dossier, number);
            let saved = dossier.save();
            anew += usize::from(!saved.starts_with(&before));
            let loaded = Dossier::load_sealed(SHAPE, &saved).unwrap();
            assert_eq!(loaded.read(), dossier.read());
            assert_eq!(loaded.heads(), dossier.heads());
            // Whoever receives it reads it as any other.
            let received = Dossier::load_untrusted(SHAPE, &saved, dossier.id(), 0).unwrap();
            assert_eq!(received.read(), dossier.read());
            (dossier, before) = (loaded, saved);
        }
        assert!((3..8).contains(&anew), "{anew} times");
    }
}
