//! Bundles as they should be, and as they come damaged on the way.

mod spoiled;

use zeroize::Zeroizing;

use super::read::open_plain;
use super::*;
use crate::archive::ArchiveWriter;
use crate::chain::{Act, SignedStatement, Standing, Statement, Trust};
use crate::device::DeviceKeys;
use crate::envelope::{Audience, EnvelopeError, Unlock};
use crate::id::{BundleId, DossierId, WorkspaceId};
use crate::identity::Identity;
use crate::signing::SignatureError;

const WORKSPACE: WorkspaceId = WorkspaceId::from_bytes([7; 16]);

/// Amy, who founded the workspace and sends; and what a reader trusts.
struct Amy {
    device: DeviceKeys,
    said: Vec<SignedStatement>,
}

impl Amy {
    fn new() -> Self {
        let device = DeviceKeys::random().unwrap();
        let found = Act::Found {
            staff: "amy".to_owned(),
            device: device.public(),
            roles: vec![],
            school_recovery: Identity::random().recipient(),
        };
        let mut amy = Self {
            device,
            said: vec![],
        };
        amy.say(found);
        amy
    }

    fn say(&mut self, act: Act) {
        let key = self.device.signing();
        let heads = self.trust().heads().clone();
        let statement = Statement::new(WORKSPACE, key.verifying_key().clone(), "", heads, act);
        self.said.push(statement.sign(key).unwrap());
    }

    fn trust(&self) -> Trust {
        let founder = self.device.signing().verifying_key();
        Trust::evaluate(WORKSPACE, founder, &self.said)
    }

    fn draft(&self) -> Draft {
        Draft {
            bundle: BundleId::from_bytes([9; 16]),
            workspace: WorkspaceFacts {
                id: WORKSPACE,
                name: "Hill School".to_owned(),
                founder: self.device.public().signing_key,
            },
            staff: "amy".to_owned(),
            name: "Amy".to_owned(),
            created_at: "2026-11-22T10:00:00Z".to_owned(),
            recipients: vec!["ben".to_owned()],
            purpose: "Accommodations for the new term".to_owned(),
            keys: None,
            entries: vec![entry(1, b"first"), entry(2, b"second")],
        }
    }

    /// A bundle to `reader`, and what it decrypts to.
    fn pack(&self, draft: &Draft, reader: &Identity) -> (Vec<u8>, Vec<u8>) {
        let audience = Audience::Recipients(vec![reader.recipient()]);
        let file = write(draft, &self.device, &audience).unwrap();
        let plain = crate::envelope::decrypt(&file, &with(reader), usize::MAX).unwrap();
        (file, plain)
    }
}

fn with(reader: &Identity) -> Unlock {
    Unlock::Identities(vec![reader.clone()])
}

fn entry(byte: u8, bytes: &[u8]) -> DraftEntry {
    DraftEntry {
        facts: EntryFacts {
            dossier: DossierId::from_bytes([byte; 16]),
            kind: "support".to_owned(),
            title: "S.".to_owned(),
            generation: 0,
            since: vec![],
            heads: vec!["ab".to_owned()],
        },
        bytes: bytes.to_vec(),
    }
}

/// Why a plaintext is refused, by opening or by verifying.
#[derive(Debug, PartialEq)]
enum Refusal {
    Open(OpenError),
    Verify(VerifyError),
}

fn read_plain(plain: Vec<u8>, trust: &Trust) -> Result<Verified, Refusal> {
    open_plain(Zeroizing::new(plain), Caps::default())
        .map_err(Refusal::Open)?
        .verify(trust)
        .map_err(Refusal::Verify)
}

fn refusal(plain: Vec<u8>, trust: &Trust) -> Refusal {
    read_plain(plain, trust).unwrap_err()
}

/// The entries of a plaintext, to be packed again with something wrong.
fn parts(plain: &[u8]) -> Vec<(String, Vec<u8>)> {
    let limits = crate::archive::Limits {
        entries: 99,
        entry_bytes: 1 << 20,
    };
    let parts = crate::archive::read(plain, limits).unwrap();
    parts
        .into_iter()
        .map(|part| (part.name, plain[part.range].to_vec()))
        .collect()
}

fn repack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ArchiveWriter::new(Vec::new());
    for (name, bytes) in parts {
        writer.add(name, bytes).unwrap();
    }
    writer.finish().unwrap()
}

/// Takes a good bundle apart, lets `change` spoil it, and gives the refusal.
fn spoil(change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Refusal {
    let (amy, reader) = (Amy::new(), Identity::random());
    let (_, plain) = amy.pack(&amy.draft(), &reader);
    let mut parts = parts(&plain);
    change(&mut parts);
    refusal(repack(&parts), &amy.trust())
}

/// The same with a text of the manifest replaced by another.
fn spoil_manifest(from: &str, to: &str) -> Refusal {
    spoil(|parts| {
        let manifest = String::from_utf8(parts[0].1.clone()).unwrap();
        assert!(manifest.contains(from), "{from} in {manifest}");
        parts[0].1 = manifest.replace(from, to).into_bytes();
    })
}

#[test]
fn a_bundle_arrives_whole() {
    let (amy, reader) = (Amy::new(), Identity::random());
    let (file, _) = amy.pack(&amy.draft(), &reader);
    let opened = open(&file, &with(&reader), Caps::default()).unwrap();
    assert_eq!(opened.claimed_workspace(), WORKSPACE);
    let verified = opened.verify(&amy.trust()).unwrap();
    assert!(matches!(verified.standing(), Standing::Known { staff, .. } if staff == "amy"));
    assert_eq!(verified.fingerprint(), amy.device.public().fingerprint());
    let accepted = verified.accept(Consent::KnownOnly).unwrap();
    let entries: Vec<_> = accepted.entries().map(|(_, bytes)| bytes).collect();
    assert_eq!(entries, [&b"first"[..], b"second"]);
    assert_eq!(accepted.manifest().purpose, amy.draft().purpose);
    assert_eq!(accepted.keys(), None);
}

#[test]
fn a_bundle_under_words_needs_the_words() {
    let amy = Amy::new();
    let words = Audience::Passphrase("zoo wrong".into());
    let file = write(&amy.draft(), &amy.device, &words).unwrap();
    let open = |unlock| open(&file, &unlock, Caps::default());
    assert!(open(Unlock::Passphrase("zoo wrong".into())).is_ok());
    let wrong = open(Unlock::Passphrase("zoo right".into())).unwrap_err();
    assert_eq!(wrong, OpenError::Envelope(EnvelopeError::WrongPassphrase));
    let keys = open(with(&Identity::random())).unwrap_err();
    assert_eq!(keys, OpenError::Envelope(EnvelopeError::NeedsPassphrase));
}

#[test]
fn a_sender_is_only_trusted_as_far_as_the_chain_goes() {
    let (mut amy, reader) = (Amy::new(), Identity::random());
    let (_, plain) = amy.pack(&amy.draft(), &reader);
    let read = |trust: &Trust| read_plain(plain.clone(), trust).unwrap();

    let unknown = read(&Trust::nobody());
    assert_eq!(unknown.standing(), &Standing::Unknown);
    assert!(unknown.accept(Consent::KnownOnly).is_err());
    assert!(read(&Trust::nobody()).accept(Consent::AlsoUnknown).is_ok());

    let other = Amy::new(); // the reader pinned another Amy
    let changed = read(&other.trust());
    assert!(matches!(changed.standing(), Standing::ChangedKey { .. }));
    assert!(changed.accept(Consent::AlsoUnknown).is_err());
    assert!(read(&other.trust()).accept(Consent::AlsoChangedKey).is_ok());

    amy.say(Act::RevokeDevice {
        device: amy.device.device().to_owned(),
    });
    let revoked = read(&amy.trust());
    assert!(revoked.accept(Consent::AlsoChangedKey).is_err());
}

#[test]
fn another_workspace_is_told_apart() {
    let (amy, reader) = (Amy::new(), Identity::random());
    let mut draft = amy.draft();
    draft.workspace.id = WorkspaceId::from_bytes([8; 16]);
    let (_, plain) = amy.pack(&draft, &reader);
    let id = draft.workspace.id;
    assert_eq!(
        refusal(plain, &amy.trust()),
        Refusal::Verify(VerifyError::OtherWorkspace { id })
    );
}

#[test]
fn every_flipped_byte_of_the_file_is_refused() {
    let (amy, reader) = (Amy::new(), Identity::random());
    let (file, _) = amy.pack(&amy.draft(), &reader);
    let trust = amy.trust();
    for at in 0..file.len() {
        let mut changed = file.clone();
        changed[at] ^= 1 << (at % 8);
        let opened = open(&changed, &with(&reader), Caps::default());
        let verified = opened.map(|opened| opened.verify(&trust));
        assert!(!matches!(verified, Ok(Ok(_))), "byte {at}");
    }
}

#[test]
fn every_flipped_byte_inside_is_refused_though_encrypted_anew() {
    let (amy, reader) = (Amy::new(), Identity::random());
    let (_, plain) = amy.pack(&amy.draft(), &reader);
    let trust = amy.trust();
    for at in 0..plain.len() {
        let mut changed = plain.clone();
        changed[at] ^= 1 << (at % 8);
        assert!(read_plain(changed, &trust).is_err(), "byte {at}");
    }
}

#[test]
fn a_cut_file_is_told_as_cut() {
    let (amy, reader) = (Amy::new(), Identity::random());
    let (file, plain) = amy.pack(&amy.draft(), &reader);
    for end in 1..file.len() {
        let cut = open(&file[..end], &with(&reader), Caps::default());
        assert!(cut.is_err(), "cut at {end}");
    }
    let early = open(&file[..15], &with(&reader), Caps::default()).unwrap_err();
    assert_eq!(early, OpenError::Envelope(EnvelopeError::Truncated));
    for end in [3, 20, 60, plain.len() / 2, plain.len() - 1] {
        let refused = refusal(plain[..end].to_vec(), &amy.trust());
        assert_eq!(refused, Refusal::Open(OpenError::Truncated), "cut at {end}");
    }
}

#[test]
fn what_is_no_bundle_is_told_as_that() {
    let reader = Identity::random();
    for junk in [&b"PK\x03\x04"[..], b"hello", b"\0\0\0\0", b""] {
        let refused = open(junk, &with(&reader), Caps::default()).unwrap_err();
        assert_eq!(refused, OpenError::Envelope(EnvelopeError::NotOurs));
        let inside = refusal([junk, b"junkjunk"].concat(), &Trust::nobody());
        assert!(matches!(inside, Refusal::Open(_)));
    }
    let stranger = open_for_stranger();
    assert_eq!(stranger, OpenError::Envelope(EnvelopeError::NotForYou));
}

fn open_for_stranger() -> OpenError {
    let (amy, reader) = (Amy::new(), Identity::random());
    let (file, _) = amy.pack(&amy.draft(), &reader);
    open(&file, &with(&Identity::random()), Caps::default()).unwrap_err()
}

#[test]
fn file_names_say_whose_and_when_and_hold_no_tricks() {
    let id = BundleId::from_bytes([9; 16]);
    assert_eq!(
        file_name("Hill/School", "Amy B.", "2026-11-22", &id),
        "Hill-School--Amy-B--2026-11-22--9999.throughline.age"
    );
}

#[test]
fn the_manifest_is_pinned() {
    let amy = Amy::new();
    let (_, plain) = amy.pack(&amy.draft(), &Identity::random());
    let public = amy.device.public();
    let manifest = String::from_utf8(parts(&plain)[0].1.clone()).unwrap();
    let manifest = manifest
        .replace(&public.device, "DEVICE")
        .replace(&public.signing_key.to_string(), "KEY")
        .replace(&public.recipient.to_string(), "RECIPIENT");
    insta::assert_snapshot!(manifest);
}
