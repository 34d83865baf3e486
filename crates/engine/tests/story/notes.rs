//! Who can find a note, in a generated school: looked for in the decrypted bytes of every file that leaves, in every
//! dossier of them, uncompressed, with all that was ever written there.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{Automerge, Change, SaveOptions};
use throughline_domain::contents::difference;
use throughline_domain::id::{CircleId, DossierId, StaffId, StudentId};
use throughline_domain::private::{self, PrivateNote};
use throughline_domain::restricted::{self, Restricted, RestrictedNote};
use throughline_domain::subject::Subject;
use throughline_domain::support::{Support, TEAM_NOTES, TeamNote};
use throughline_protocol::reply::OutFile;
use throughline_protocol::share::{Receiver, Without};
use throughline_protocol::{Command, Commit, Edit, Heads, Reply};
use throughline_vault::bundle::{self, Caps, Consent};
use throughline_vault::chain::Trust;
use throughline_vault::envelope::Unlock;
use throughline_vault::secret::SecretText;
use throughline_vault::words::RecoveryKey;

use crate::desk::Desk;
use crate::scopes::{Hill, STAFF, words};

const CIRCLE: CircleId = CircleId(0x0c1c_1e00);
/// What only the circle reads. Its first wording stays in the history, and must stay as closely.
const RESTRICTED: [&str; 2] = ["zuvor im Vertrauen gesagt", "jetzt im Vertrauen gesagt"];
/// What only its writer reads.
const PRIVATE: [&str; 2] = ["hunch of a Tuesday", "hunch of a Wednesday"];
/// What the team reads, which anybody who searches as these stories do would find.
const TEAM: &str = "slept badly, says the aunt";

/// Whether any dossier in a file holds these words: the dossiers that do.
fn found(file: &OutFile, unlock: &Unlock, words: &str) -> BTreeSet<DossierId> {
    let opened = bundle::open(&file.bytes, unlock, Caps::default()).unwrap();
    let verified = opened.verify(&Trust::nobody()).unwrap();
    let accepted = verified.accept(Consent::AlsoUnknown).unwrap();
    let holding = accepted.entries().filter(|(_, bytes)| hold(bytes, words));
    let ids = holding.map(|(entry, _)| DossierId::from_bytes(*entry.facts.dossier.as_bytes()));
    ids.collect()
}

/// Whether a dossier, or what was added to one, holds these words now or ever did. All of it is looked through as it is
/// before it is deflated.
fn hold(dossier: &[u8], words: &str) -> bool {
    let has = |plain: &[u8]| {
        let words = words.as_bytes();
        plain.windows(words.len()).any(|part| part == words)
    };
    let mut rest = dossier;
    let mut any = false;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(length_of_chunk(rest));
        rest = after;
        any |= if chunk[8] == DOCUMENT {
            let whole = Automerge::load(chunk).unwrap();
            has(&whole.save_with_options(SaveOptions {
                deflate: false,
                ..SaveOptions::default()
            }))
        } else {
            has(Change::from_bytes(chunk.to_vec()).unwrap().raw_bytes())
        };
    }
    any
}

/// The type of a chunk that holds a whole document.
const DOCUMENT: u8 = 0;

/// How long the first of these chunks is: four bytes of magic, four of a checksum, one of its type, then the length of
/// what follows as LEB128.
fn length_of_chunk(bytes: &[u8]) -> usize {
    let (mut length, mut at) = (0_usize, 9);
    loop {
        let byte = bytes[at];
        length |= usize::from(byte & 0x7f) << (7 * (at - 9));
        at += 1;
        if byte & 0x80 == 0 {
            return at + length;
        }
    }
}

fn append<T: serde::Serialize>(
    dossier: Subject,
    collection: &str,
    what: &T,
    replaces: Option<throughline_domain::id::EntryId>,
) -> Edit {
    Edit::Append {
        dossier,
        collection: collection.into(),
        what: serde_json::to_string(what).unwrap(),
        replaces,
    }
}

fn last(desk: &Desk, subject: Subject, collection: &str) -> throughline_domain::id::EntryId {
    let contents = desk.contents(subject);
    *contents.entries[collection].keys().next_back().unwrap()
}

/// Writes a restricted note as the app does, and amends it.
fn write_restricted(desk: &mut Desk, student: StudentId, people: &[StaffId]) {
    let circle = Subject::Restricted(CIRCLE);
    let people = people.iter().copied().collect();
    let body = Restricted::new(CIRCLE, student, &people);
    let made = Edit::Change {
        dossier: circle,
        base: Heads::default(),
        fields: difference(&Restricted::default(), &body).unwrap(),
    };
    let me = desk.me();
    let ask = desk.edit::<Support>(Subject::Support(student), |support| {
        support.restricted_ask.insert(CIRCLE, me);
    });
    let note = |text: &str| RestrictedNote { text: text.into() };
    let first = append(circle, restricted::NOTES, &note(RESTRICTED[0]), None);
    let commit = Commit::new("note.restricted", vec![made, first, ask]);
    desk.ask(Command::Commit(commit)).unwrap();
    let before = last(desk, circle, restricted::NOTES);
    let amended = append(
        circle,
        restricted::NOTES,
        &note(RESTRICTED[1]),
        Some(before),
    );
    let commit = Commit::new("note.amend", vec![amended]);
    desk.ask(Command::Commit(commit)).unwrap();
}

/// Writes a private note about a student, and amends it.
fn write_private(desk: &mut Desk, student: StudentId) {
    let own = Subject::Private(desk.me());
    let note = |text: &str| PrivateNote {
        student: Some(student),
        text: text.into(),
        moved: false,
    };
    let first = append(own, private::NOTES, &note(PRIVATE[0]), None);
    desk.ask(Command::Commit(Commit::new("note.private", vec![first])))
        .unwrap();
    let before = last(desk, own, private::NOTES);
    let amended = append(own, private::NOTES, &note(PRIVATE[1]), Some(before));
    desk.ask(Command::Commit(Commit::new("note.amend", vec![amended])))
        .unwrap();
}

fn write_for_team(desk: &mut Desk, student: StudentId, text: &str) {
    let note = TeamNote { text: text.into() };
    let added = append(Subject::Support(student), TEAM_NOTES, &note, None);
    desk.ask(Command::Commit(Commit::new("note.team", vec![added])))
        .unwrap();
}

/// A file for everybody, by name.
fn files(hill: &mut Hill) -> BTreeMap<&'static str, OutFile> {
    let everyone: Vec<StaffId> = hill.people.values().map(Desk::me).collect();
    let files = hill.amy.export_without(&everyone, Without::default());
    let sorted: BTreeSet<StaffId> = everyone.into_iter().collect();
    let of: BTreeMap<StaffId, OutFile> = sorted.into_iter().zip(files).collect();
    let names = hill.people.keys();
    names
        .map(|name| (*name, of[&hill.me(name)].clone()))
        .collect()
}

fn backup(desk: &mut Desk) -> (OutFile, OutFile) {
    match desk.ask(Command::Backup).unwrap() {
        Reply::Backup { person, school } => (person, school.unwrap()),
        other => panic!("{other:?}"),
    }
}

fn key(words: &str) -> Unlock {
    let key = RecoveryKey::from_words(words).unwrap();
    Unlock::Identities(vec![key.identity().unwrap()])
}

/// A file that a passphrase opens, as this receiver would get it.
fn locked(desk: &mut Desk, like: Receiver) -> (OutFile, Unlock) {
    let Ok(Reply::Locked { file, passphrase }) = desk.ask(Command::ExportLocked {
        like,
        passphrase: None,
        purpose: "a look".into(),
        without: Without::default(),
    }) else {
        panic!("not made")
    };
    let unlock = Unlock::Passphrase(SecretText::from(passphrase.as_str()));
    (file, unlock)
}

fn id(desk: &Desk, subject: Subject) -> DossierId {
    desk.views[&subject].id
}

/// A student about whom everybody of the team may know.
fn a_student(hill: &Hill) -> StudentId {
    *hill
        .students
        .iter()
        .find(|it| **it != hill.guarded)
        .unwrap()
}

#[test]
fn a_restricted_note_is_with_its_circle_and_in_its_own_dossier_alone() {
    let mut hill = Hill::with(&STAFF.map(|(name, _)| name));
    let student = a_student(&hill);
    let circle = [hill.amy.me(), hill.me("Cora"), hill.me("Paul")];
    write_restricted(&mut hill.amy, student, &circle);
    write_for_team(&mut hill.amy, student, TEAM);
    let own = BTreeSet::from([id(&hill.amy, Subject::Restricted(CIRCLE))]);
    let support = BTreeSet::from([id(&hill.amy, Subject::Support(student))]);
    for (name, file) in files(&mut hill) {
        let unlock = words(&hill.people[name]);
        let reads = matches!(name, "Cora" | "Paul");
        for text in RESTRICTED {
            let expected = if reads { own.clone() } else { BTreeSet::new() };
            assert_eq!(found(&file, &unlock, text), expected, "{name}: {text}");
        }
        // Who holds the Support finds what the team wrote, and that there is more, and whom to ask.
        let holds =
            matches!(name, "Cora" | "Nora") || (name == "Nina" && hill.on_plan_team() == student);
        for text in [TEAM, &CIRCLE.to_string()] {
            let in_support = found(&file, &unlock, text).is_superset(&support);
            assert_eq!(in_support, holds, "{name}: {text}");
        }
    }
    // Who received it reads it, and sees nobody else's.
    let file = hill.amy.export(hill.me("Nora"));
    let nora = hill.people.get_mut("Nora").unwrap();
    nora.import(&file);
    assert!(!nora.views.contains_key(&Subject::Restricted(CIRCLE)));
    let support: Support = nora.body(Subject::Support(student));
    let asks = restricted::to_ask(&support.restricted_ask, |circle| {
        nora.views.contains_key(&Subject::Restricted(circle))
    });
    assert_eq!(asks, [hill.amy.me()].into());
    // Nobody outside the circle gets it from one of the circle either, nor the safe of the school.
    let file = hill.amy.export(hill.me("Cora"));
    let cora = hill.people.get_mut("Cora").unwrap();
    cora.import(&file);
    assert!(cora.views.contains_key(&Subject::Restricted(CIRCLE)));
    let (paul, nora) = (hill.people["Paul"].me(), hill.people["Nora"].me());
    let cora = hill.people.get_mut("Cora").unwrap();
    let (to_paul, to_nora) = (cora.export(paul), cora.export(nora));
    for text in RESTRICTED {
        assert_eq!(found(&to_paul, &words(&hill.people["Paul"]), text), own);
        let none = found(&to_nora, &words(&hill.people["Nora"]), text);
        assert_eq!(none, BTreeSet::new());
    }
    for like in [
        Receiver::Role(throughline_domain::staff::Role::Counselor),
        Receiver::Person(hill.me("Nora")),
    ] {
        let (file, unlock) = locked(&mut hill.amy, like);
        assert_eq!(found(&file, &unlock, RESTRICTED[0]), BTreeSet::new());
    }
    let (person, _) = backup(&mut hill.amy);
    assert_eq!(found(&person, &words(&hill.amy), RESTRICTED[1]), own);
}

#[test]
fn who_comes_onto_the_never_send_list_gets_no_more_of_the_circle() {
    let mut hill = Hill::with(&["Cora", "Nora"]);
    let student = a_student(&hill);
    let circle = [hill.amy.me(), hill.me("Cora"), hill.me("Nora")];
    write_restricted(&mut hill.amy, student, &circle);
    let nora = hill.me("Nora");
    hill.amy
        .change::<Support>(Subject::Support(student), |support| {
            support.never_send.insert(nora, true);
        })
        .unwrap();
    for (name, file) in files(&mut hill) {
        let any = !found(&file, &words(&hill.people[name]), RESTRICTED[1]).is_empty();
        assert_eq!(any, name == "Cora", "{name}");
    }
}

#[test]
fn who_goes_out_of_the_circle_gets_no_more_and_who_comes_in_reads_what_was() {
    let mut hill = Hill::with(&["Cora", "Nora"]);
    let student = a_student(&hill);
    let (cora, nora) = (hill.me("Cora"), hill.me("Nora"));
    let circle = [hill.amy.me(), cora];
    write_restricted(&mut hill.amy, student, &circle);
    hill.amy
        .change::<Restricted>(Subject::Restricted(CIRCLE), |notes| {
            notes.circle.insert(cora, false);
            notes.circle.insert(nora, true);
        })
        .unwrap();
    for (name, file) in files(&mut hill) {
        for text in RESTRICTED {
            let any = !found(&file, &words(&hill.people[name]), text).is_empty();
            assert_eq!(any, name == "Nora", "{name}: {text}");
        }
    }
}

#[test]
fn a_private_note_leaves_in_its_writers_own_backup_alone() {
    let mut hill = Hill::with(&STAFF.map(|(name, _)| name));
    let student = a_student(&hill);
    write_private(&mut hill.amy, student);
    write_for_team(&mut hill.amy, student, TEAM);
    let nowhere = BTreeSet::new();
    let check = |file: &OutFile, unlock: &Unlock, whose: &str| {
        for text in PRIVATE {
            assert_eq!(found(file, unlock, text), nowhere, "{whose}: {text}");
        }
    };
    for (name, file) in files(&mut hill) {
        check(&file, &words(&hill.people[name]), name);
    }
    let mut tablet = hill.amy.add_device();
    let to_oneself = hill.amy.export(hill.amy.me());
    let unlock = words(&hill.amy);
    check(&to_oneself, &unlock, "one's own other device");
    assert!(!found(&to_oneself, &unlock, TEAM).is_empty());
    tablet.import(&to_oneself);
    assert!(!tablet.views.contains_key(&Subject::Private(hill.amy.me())));
    for (_, role) in STAFF {
        let (file, unlock) = locked(&mut hill.amy, Receiver::Role(role));
        check(&file, &unlock, "a role");
    }
    let nora = Receiver::Person(hill.me("Nora"));
    let myself = Receiver::Person(hill.amy.me());
    for like in [nora, myself] {
        let (file, unlock) = locked(&mut hill.amy, like);
        check(&file, &unlock, "a person");
        assert!(!found(&file, &unlock, TEAM).is_empty());
    }
    let (person, _) = backup(&mut hill.amy);
    let own = BTreeSet::from([id(&hill.amy, Subject::Private(hill.amy.me()))]);
    for text in PRIVATE {
        assert_eq!(found(&person, &unlock, text), own);
    }
}

#[test]
fn neither_is_in_the_copy_that_the_school_keeps() {
    let mut amy = Desk::new();
    let (own, school) = amy.create_school("Amy");
    let ben = amy.invite("Ben", throughline_domain::staff::Role::Psychologist);
    let student = crate::desk::STUDENT;
    let circle = [amy.me(), ben.me()];
    write_private(&mut amy, student);
    write_for_team(&mut amy, student, TEAM);
    write_restricted(&mut amy, student, &circle);
    let (person, copy) = backup(&mut amy);
    for text in PRIVATE.iter().chain(&RESTRICTED) {
        assert_eq!(found(&person, &key(&own), text).len(), 1, "{text}");
        assert_eq!(found(&copy, &key(&school), text).len(), 0, "{text}");
    }
    assert_eq!(found(&copy, &key(&school), TEAM).len(), 1);
}

#[test]
fn moving_a_private_note_shares_the_wording_that_was_chosen_and_no_other() {
    let mut hill = Hill::with(&["Cora", "Tess"]);
    let student = a_student(&hill);
    write_private(&mut hill.amy, student);
    let own = Subject::Private(hill.amy.me());
    let before = last(&hill.amy, own, private::NOTES);
    let moved = PrivateNote {
        student: Some(student),
        text: PRIVATE[1].into(),
        moved: true,
    };
    let shared = TeamNote { text: TEAM.into() };
    let commit = Commit::new(
        "note.move",
        vec![
            append(Subject::Support(student), TEAM_NOTES, &shared, None),
            append(own, private::NOTES, &moved, Some(before)),
        ],
    );
    hill.amy.ask(Command::Commit(commit)).unwrap();
    for (name, file) in files(&mut hill) {
        let unlock = words(&hill.people[name]);
        assert_eq!(
            found(&file, &unlock, TEAM).len(),
            usize::from(name == "Cora"),
            "{name}"
        );
        for text in PRIVATE {
            assert_eq!(found(&file, &unlock, text).len(), 0, "{name}: {text}");
        }
    }
    let notes = hill
        .amy
        .contents(own)
        .amended::<PrivateNote>(private::NOTES);
    assert_eq!(notes.len(), 1);
    assert!(notes[0].now.what.moved);
    assert_eq!(notes[0].earlier.len(), 2);
}
