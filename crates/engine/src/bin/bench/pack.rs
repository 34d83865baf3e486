//! Opening a large pack, as a kiosk does, against unzipping the same bytes and checking the signatures and digests in it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use blake2::Blake2b512;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use throughline_protocol::Failure;
use throughline_public::content::Content;
use throughline_public::pack::{self, Draft};
use throughline_public::sealed::{OfficeKey, PackKey};
use zip::ZipArchive;

use super::people::clock;
use super::run::{RUNS, directory, figure};

/// A year's answers to families, each as large as a sealed one: with a directory of 5,000 services, some 20 MB.
const REPLIES: usize = 4_400;
const REPLY: usize = 4_340;
const BOUND: f64 = 1.5;

fn fault<E>(_: E) -> Failure {
    Failure::Fault("pack".to_owned())
}

/// Measures and reports.
pub fn measure() -> Result<(), Failure> {
    let reply = |at: usize| {
        let bytes = (0..REPLY).map(|place| (place * 31 + at).to_le_bytes()[0]);
        (format!("{at:064x}"), bytes.collect())
    };
    let content = Content {
        directory: directory(),
        ..Content::default()
    };
    let draft = Draft {
        sequence: 1,
        created_at: "2026-11-26T08:00:00Z".to_owned(),
        successions: vec![],
        office: vec![OfficeKey::random().recipient()],
        receipts: vec![],
        replies: (0..REPLIES).map(reply).collect::<BTreeMap<_, _>>(),
        files: BTreeMap::new(),
        content,
    };
    let key = PackKey::random().ok_or_else(|| fault(()))?;
    let bytes = pack::write(&draft, &key).map_err(fault)?;
    drop(draft);
    let signing = SigningKey::from_bytes(&[7; 32]);
    let checked = (signing.verifying_key(), signing.sign(&[7; 64]));
    let (mut ours, mut raw) = (f64::MAX, f64::MAX);
    for _ in 0..RUNS {
        let start = clock();
        unzip_and_check(&bytes, &checked)?;
        raw = raw.min(clock() - start);
        let start = clock();
        std::hint::black_box(pack::open(&bytes, None).map_err(fault)?);
        ours = ours.min(clock() - start);
    }
    figure("pack-20mb", ours, raw, BOUND);
    Ok(())
}

/// Every entry out of the ZIP, its digest, and the two signatures of a minisign file.
fn unzip_and_check(bytes: &[u8], checked: &(VerifyingKey, Signature)) -> Result<(), Failure> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
    let mut kept = Vec::with_capacity(archive.len());
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).map_err(fault)?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(fault)?;
        std::hint::black_box(Sha256::digest(&bytes));
        if place == 0 {
            std::hint::black_box(Blake2b512::digest(&bytes));
        }
        kept.push(bytes);
    }
    std::hint::black_box(kept);
    let (key, signature) = checked;
    for _ in 0..2 {
        key.verify_strict(&[7; 64], signature).map_err(fault)?;
    }
    Ok(())
}
