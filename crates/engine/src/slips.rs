//! Opening sealed slips, from a file or from codes that were scanned: untrusted input. What can be read becomes an entry of
//! Inbox; what was read before is not read again.

use std::collections::BTreeSet;

use throughline_domain::inbox::{Received, SLIPS, survey};
use throughline_domain::subject::Subject;
use throughline_protocol::command::InFile;
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{SlipWaiting, SlipsRead, SlipsScanned};
use throughline_protocol::{Commit, DossierView, Edit, Failure, Stage};
use throughline_public::sealed::codes::Gathered;
use throughline_public::sealed::{self, SealedSlip, SlipError};

use crate::answer::Answer;
use crate::host::Host;
use crate::office::{self, Office};
use crate::open::Open;

/// The most text that one file brings, in bytes: some thousand slips of ordinary length.
const MOST: usize = 16 * 1024 * 1024;
/// How many slips are opened between two looks at other messages.
const BATCH: usize = 64;

/// Opens the slips of a file.
///
/// # Errors
/// [`FileProblem`] when the file is none of a kiosk's, or larger than is safe: then nothing is taken from it.
pub async fn open<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    file: &InFile,
    answer: &Answer,
) -> Result<(SlipsRead, Vec<DossierView>), Failure> {
    answer.progress(Stage::Reading, 0, 1)?;
    let office = office::of(open).await?;
    let collected = sealed::collected(&file.bytes).map_err(refused)?;
    let known = known(&office);
    take(host, open, &office, collected, known, answer).await
}

/// Opens the slips whose codes are all in this text.
///
/// # Errors
/// [`FileProblem::TooLarge`] when it is longer than anybody scans.
pub async fn scan<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    text: &str,
    answer: &Answer,
) -> Result<(SlipsScanned, Vec<DossierView>), Failure> {
    if text.len() > MOST {
        return Err(FileProblem::TooLarge.into());
    }
    let office = office::of(open).await?;
    let known = known(&office);
    let mut gathered = Gathered::read(text);
    let here = gathered.without(known.iter());
    let slips = gathered.whole();
    let waiting = gathered.incomplete().into_iter();
    let waiting = waiting.map(|slip| SlipWaiting {
        of: slip.of,
        missing: slip.missing,
        codes: slip.codes,
    });
    let waiting = waiting.collect();
    let unread = gathered.unread;
    let (mut whole, views) = take(host, open, &office, slips, known, answer).await?;
    whole.known += here;
    let scanned = SlipsScanned {
        whole,
        waiting,
        unread,
    };
    Ok((scanned, views))
}

/// The hashes of the slips that are here.
fn known(office: &Office) -> BTreeSet<String> {
    let here = office.contents.entries::<Received>(SLIPS).into_iter();
    here.map(|(_, entry)| entry.what.hash).collect()
}

async fn take<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    office: &Office,
    slips: Vec<SealedSlip>,
    mut known: BTreeSet<String>,
    answer: &Answer,
) -> Result<(SlipsRead, Vec<DossierView>), Failure> {
    let mut read = SlipsRead {
        opened: 0,
        known: 0,
        refused: 0,
    };
    let (mut edits, mut bytes, total) = (vec![], 0, slips.len());
    for (place, slip) in slips.into_iter().enumerate() {
        if place % BATCH == 0 {
            answer.progress(Stage::Checking, place, total)?;
            host.breathe().await;
        }
        if !known.insert(slip.hash.clone()) {
            read.known += 1;
            continue;
        }
        let Ok(opened) = sealed::open(&slip.bytes, &office.slips) else {
            read.refused += 1;
            continue;
        };
        let received = Received {
            hash: slip.hash,
            slip: survey::without_traces(opened),
        };
        let what =
            serde_json::to_string(&received).map_err(|_| Failure::Fault("slip".to_owned()))?;
        bytes += what.len();
        if bytes > MOST {
            return Err(FileProblem::TooLarge.into());
        }
        read.opened += 1;
        edits.push(Edit::Append {
            dossier: Subject::Inbox,
            collection: SLIPS.to_owned(),
            what,
            replaces: None,
        });
    }
    if edits.is_empty() {
        return Ok((read, vec![]));
    }
    answer.progress(Stage::Saving, 0, 1)?;
    let commit = Commit::new("inbox.slips", edits);
    let views = open.commit(&commit, host.now()).await?;
    Ok((read, views))
}

fn refused(error: SlipError) -> Failure {
    match error {
        SlipError::TooLong => FileProblem::TooLarge.into(),
        _ => FileProblem::Damaged.into(),
    }
}
