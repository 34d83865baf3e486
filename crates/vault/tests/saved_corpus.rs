//! Runs the saved fuzzing inputs through the function that is fuzzed, so that what was found once stays mended.

#![allow(clippy::unwrap_used)] // All of this file is tests.

use std::path::Path;

#[path = "../../../fuzz/fuzz_targets/open_bundle_case.rs"]
mod open_bundle_case;

use proptest::prelude::*;
use throughline_vault::bundle::{Caps, OpenError, open};
use throughline_vault::envelope::Unlock;
use throughline_vault::identity::Identity;
use throughline_vault::words::RecoveryKey;

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/open_bundle");
    let mut inputs: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect();
    inputs.sort();
    inputs
}

fn fixed_reader() -> Identity {
    RecoveryKey::from_entropy([7; 16]).identity().unwrap()
}

#[test]
fn every_saved_input_is_answered() {
    let inputs = corpus();
    assert!(inputs.len() >= 8, "the corpus is there");
    for (name, bytes) in inputs {
        let (file, plain) = open_bundle_case::check(&bytes);
        let found = if name.contains(".age") { file } else { plain };
        assert_eq!(found.is_ok(), name.starts_with("good"), "{name}: {found:?}");
    }
}

#[test]
fn saved_bundles_of_version_1_still_open() {
    let unlock = Unlock::Identities(vec![fixed_reader()]);
    let good = corpus().into_iter().find(|(name, _)| name == "good.age");
    let (_, bytes) = good.unwrap();
    let opened = open(&bytes, &unlock, Caps::default()).unwrap();
    assert_eq!(opened.claimed_manifest().entries.len(), 2);
    let other = Unlock::Identities(vec![Identity::random()]);
    let refused = open(&bytes, &other, Caps::default()).unwrap_err();
    assert!(matches!(refused, OpenError::Envelope(_)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Not a fuzzer, but on every run: saved inputs with a few bytes changed, cut out or put in.
    #[test]
    fn spoiled_inputs_are_answered_too(
        which in any::<prop::sample::Index>(),
        spoils in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6),
    ) {
        let inputs = corpus();
        let (name, good) = which.get(&inputs);
        let mut bytes = good.clone();
        for (at, byte, how) in spoils {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, byte),
            }
        }
        let (file, plain) = open_bundle_case::check(&bytes);
        // Checksums find these; who means harm is found by the signature, which `check` does not insist on.
        prop_assert!(file.is_err() || &bytes == good, "{}", name);
        prop_assert!(plain.is_err() || &bytes == good, "{}", name);
    }
}

/// Writes the saved inputs; run it by hand after a change of format: `cargo test -p throughline-vault -- --ignored`.
#[test]
#[ignore = "writes the corpus"]
fn write_the_corpus() {
    use throughline_vault::bundle::{Draft, DraftEntry, EntryFacts, WorkspaceFacts, write};
    use throughline_vault::device::DeviceKeys;
    use throughline_vault::envelope::Audience;
    use throughline_vault::id::{BundleId, DossierId, WorkspaceId};

    let device = DeviceKeys::random().unwrap();
    let reader = fixed_reader();
    let entry = |byte| DraftEntry {
        facts: EntryFacts {
            dossier: DossierId::from_bytes([byte; 16]),
            kind: "support".to_owned(),
            title: "S.".to_owned(),
            generation: 0,
            since: vec![],
            heads: vec![],
        },
        bytes: vec![byte; 12],
    };
    let mut draft = Draft {
        bundle: BundleId::from_bytes([9; 16]),
        workspace: WorkspaceFacts {
            id: WorkspaceId::from_bytes([7; 16]),
            name: "Hill School".to_owned(),
            founder: device.public().signing_key,
        },
        staff: "amy".to_owned(),
        name: "Amy".to_owned(),
        created_at: "2026-11-22T10:00:00Z".to_owned(),
        recipients: vec![],
        purpose: "A saved input".to_owned(),
        keys: None,
        entries: vec![entry(1), entry(2)],
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/open_bundle");
    std::fs::create_dir_all(&folder).unwrap();
    let save = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    let audience = Audience::Recipients(vec![reader.recipient()]);
    let unzipped = |file: &[u8]| {
        let key: age::x25519::Identity = reader.to_text().expose().parse().unwrap();
        age::decrypt(&key, file).unwrap()
    };
    let file = write(&draft, &device, &audience).unwrap();
    let plain = unzipped(&file);
    save("good.age", &file);
    save("good.zip", &plain);
    save("cut.age", &file[..file.len() - 9]);
    save("cut.zip", &plain[..plain.len() - 9]);
    save("header-only.age", &file[..file.len() / 4]);
    let change = |name: &str, at: usize, bytes: &[u8]| {
        let mut changed = plain.clone();
        changed[at..at + bytes.len()].copy_from_slice(bytes);
        save(name, &changed);
    };
    change("bomb.zip", 22, &[255; 4]);
    change("deflated.zip", 8, &[8]);
    change("path-trick.zip", 30, b"../");
    change("huge-offset.zip", plain.len() - 6, &[255; 4]);
    change("many-entries.zip", plain.len() - 12, &[255; 4]);
    change("not-json.zip", 43, b"[[[[[[[[");
    draft.keys = Some(b"{}".to_vec());
    save(
        "good-backup.zip",
        &unzipped(&write(&draft, &device, &audience).unwrap()),
    );
    save("empty.zip", b"PK\x05\x06");
}
