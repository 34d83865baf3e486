//! The promise that no school is locked in: what this crate writes, `age`, `unzip` and `minisign` read, and the reverse.

#![allow(clippy::unwrap_used)] // All of this file is tests.

use std::path::Path;
use std::process::{Command, Output};

use throughline_vault::bundle::{
    self, Caps, Consent, Draft, DraftEntry, EntryFacts, WorkspaceFacts,
};
use throughline_vault::chain::Trust;
use throughline_vault::device::DeviceKeys;
use throughline_vault::envelope::{Audience, Unlock};
use throughline_vault::header::VaultHeader;
use throughline_vault::id::{BundleId, DossierId, VaultId, WorkspaceId};
use throughline_vault::identity::Identity;
use throughline_vault::seal::{Sealer, Table};
use throughline_vault::secret::MasterKey;
use throughline_vault::store::memory::Snapshot;
use throughline_vault::vault_file;
use throughline_vault::words::RecoveryKey;

const DOSSIER: DossierId = DossierId::from_bytes([0xd0; 16]);
const DOCUMENT: &[u8] = b"bytes of a document";

/// Whether all these programs are there; says so when not.
fn present(programs: &[&str]) -> bool {
    programs.iter().all(|program| {
        let found = Command::new(program).arg("--help").output().is_ok();
        if !found {
            eprintln!("skipped: {program} is not installed");
        }
        found
    })
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Output {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

fn bundle_to(device: &DeviceKeys, reader: &Identity) -> Vec<u8> {
    let draft = Draft {
        bundle: BundleId::random(),
        workspace: WorkspaceFacts {
            id: WorkspaceId::random(),
            name: "Hill School".to_owned(),
            founder: device.public().signing_key,
        },
        staff: "amy".to_owned(),
        name: "Amy".to_owned(),
        created_at: "2026-11-22T10:00:00Z".to_owned(),
        recipients: vec!["ben".to_owned()],
        purpose: "Ünïcode purpose".to_owned(),
        keys: None,
        entries: vec![DraftEntry {
            facts: EntryFacts {
                dossier: DOSSIER,
                kind: "support".to_owned(),
                title: "S.".to_owned(),
                generation: 0,
                since: vec![],
                heads: vec![],
            },
            bytes: DOCUMENT.to_vec(),
        }],
    };
    let audience = Audience::Recipients(vec![reader.recipient()]);
    bundle::write(&draft, device, &audience).unwrap()
}

/// Writes the bundle and the reader's identity into a fresh folder.
fn folder_with(file: &[u8], reader: &Identity) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("bundle.age", file);
    write("identity.txt", reader.to_text().expose().as_bytes());
    folder
}

fn check_readable(reader: &Identity) {
    let device = DeviceKeys::random().unwrap();
    let folder = folder_with(&bundle_to(&device, reader), reader);
    let at = folder.path();
    run(
        at,
        "age",
        &["-d", "-i", "identity.txt", "-o", "bundle.zip", "bundle.age"],
    );
    run(at, "unzip", &["-q", "bundle.zip"]);
    let key = device.public().signing_key.to_string();
    run(at, "minisign", &["-V", "-P", &key, "-m", "manifest.json"]);
    let document = format!("dossiers/{DOSSIER}.automerge");
    assert_eq!(std::fs::read(at.join(&document)).unwrap(), DOCUMENT);
    let manifest = std::fs::read(at.join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let sum = run(at, "sha256sum", &[&document]).stdout;
    let sum = String::from_utf8(sum).unwrap();
    let listed = manifest["entries"][0]["sha256"].as_str().unwrap();
    assert!(sum.starts_with(listed), "{sum} is not {listed}");
}

#[test]
fn a_bundle_is_read_with_common_tools() {
    if present(&["age", "unzip", "minisign", "sha256sum"]) {
        check_readable(&Identity::random());
    }
}

#[test]
fn the_recovery_words_give_an_identity_that_age_takes() {
    if present(&["age", "unzip", "minisign", "sha256sum"]) {
        let words = RecoveryKey::random().words();
        let key = RecoveryKey::from_words(words.expose()).unwrap();
        check_readable(&key.identity().unwrap());
    }
}

fn check_encrypted_again(arguments: &[&str]) {
    let (device, first, second) = (
        DeviceKeys::random().unwrap(),
        Identity::random(),
        Identity::random(),
    );
    let folder = folder_with(&bundle_to(&device, &first), &first);
    let at = folder.path();
    run(
        at,
        "age",
        &["-d", "-i", "identity.txt", "-o", "bundle.zip", "bundle.age"],
    );
    let recipient = second.recipient().to_string();
    let mut arguments = arguments.to_vec();
    arguments.extend(["-r", &recipient, "-o", "again.age", "bundle.zip"]);
    run(at, "age", &arguments);
    let file = std::fs::read(at.join("again.age")).unwrap();
    let unlock = Unlock::Identities(vec![second]);
    let verified = bundle::open(&file, &unlock, Caps::default())
        .unwrap()
        .verify(&Trust::nobody())
        .unwrap();
    let accepted = verified.accept(Consent::AlsoUnknown).unwrap();
    let documents: Vec<&[u8]> = accepted.entries().map(|(_, bytes)| bytes).collect();
    assert_eq!(documents, [DOCUMENT]);
}

#[test]
fn a_bundle_that_age_encrypted_again_is_read() {
    if present(&["age"]) {
        check_encrypted_again(&[]);
        check_encrypted_again(&["--armor"]);
    }
}

#[test]
fn a_bundle_that_was_zipped_again_is_refused_as_that() {
    if !present(&["age", "unzip", "zip"]) {
        return;
    }
    let (device, reader) = (DeviceKeys::random().unwrap(), Identity::random());
    let folder = folder_with(&bundle_to(&device, &reader), &reader);
    let at = folder.path();
    run(
        at,
        "age",
        &["-d", "-i", "identity.txt", "-o", "bundle.zip", "bundle.age"],
    );
    run(at, "unzip", &["-q", "bundle.zip"]);
    run(
        at,
        "zip",
        &["-q", "-r", "again.zip", "manifest.json", "dossiers"],
    );
    let recipient = reader.recipient().to_string();
    run(
        at,
        "age",
        &["-r", &recipient, "-o", "again.age", "again.zip"],
    );
    let file = std::fs::read(at.join("again.age")).unwrap();
    let unlock = Unlock::Identities(vec![reader]);
    let refused = bundle::open(&file, &unlock, Caps::default()).unwrap_err();
    assert_eq!(refused, bundle::OpenError::Repacked);
}

#[test]
fn unzip_reads_a_vault_file() {
    if !present(&["unzip"]) {
        return;
    }
    let (id, master) = (VaultId::random(), MasterKey::random());
    let header = VaultHeader::new(id, &master, &"open sesame".into(), None).unwrap();
    let sealer = Sealer::new(id, &master);
    let key = sealer.record_key(Table::Local, b"x");
    let value = sealer.seal(Table::Local, &key, 1, b"plain").unwrap();
    let snapshot = Snapshot {
        header: Some(header.to_bytes().unwrap()),
        records: [((Table::Local, key), value.clone())].into(),
    };
    let folder = tempfile::tempdir().unwrap();
    let file = vault_file::write(&snapshot, Caps::default()).unwrap();
    std::fs::write(folder.path().join("v.throughline-vault"), file).unwrap();
    run(folder.path(), "unzip", &["-q", "v.throughline-vault"]);
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert_eq!(Some(read("header.json")), snapshot.header);
    assert_eq!(
        read(&format!("local/{}", key.to_hex())),
        value.as_bytes().to_vec()
    );
}
