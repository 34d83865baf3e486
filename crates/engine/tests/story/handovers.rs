//! A hand-over to another school: what the file holds and what it does not, and how the other school files it.

use std::collections::BTreeSet;

use throughline_domain::contents::difference;
use throughline_domain::disclosure::{Disclosure, SHARED};
use throughline_domain::handover::{Handover, Part, Received};
use throughline_domain::id::StaffId;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_dossier::Dossier;
use throughline_engine::convert;
use throughline_protocol::command::{Secret, UnlockKey};
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{Opened, OutFile};
use throughline_protocol::{Command, Commit, Edit, Failure, Heads, Reply};
use throughline_vault::bundle::{self, Caps, Consent};
use throughline_vault::chain::Trust;
use throughline_vault::envelope::Unlock;
use throughline_vault::secret::SecretText;

use crate::desk::{Desk, STUDENT};

/// What stood there before it was rewritten.
const EARLIER: &str = "Steals pencils.";

/// Amy the counselor, and Tess, whom the student's hand-over must never reach.
fn hill() -> (Desk, Desk) {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let tess = amy.invite("Tess", Role::Teacher);
    let never = tess.me();
    let write = |body: &mut Handover, strengths: &str| {
        body.to = "Valley School".into();
        body.moving = "2027-01-11".parse().ok();
        body.strengths = strengths.into();
        body.never_send.insert(never, true);
    };
    let subject = Subject::Handover(STUDENT);
    amy.change::<Handover>(subject, |body| write(body, EARLIER))
        .unwrap();
    amy.change::<Handover>(subject, |body| write(body, "Draws to think."))
        .unwrap();
    (amy, tess)
}

/// Makes the file; gives the words that open it.
fn hand_over(desk: &mut Desk, restricted: &str) -> (OutFile, String) {
    let body: Handover = desk.body(Subject::Handover(STUDENT));
    let what = Received {
        name: "Lucía Álvarez".into(),
        grade: "8".into(),
        to: "Valley School".into(),
        restricted: restricted.into(),
        ..Received::of(&body, &Part::ALL.into())
    };
    let what = Box::new(what);
    let student = STUDENT;
    match desk.ask(Command::HandOver { student, what }) {
        Ok(Reply::Locked { file, passphrase }) => (file, passphrase),
        other => panic!("{other:?}"),
    }
}

fn key(words: &str) -> Option<UnlockKey> {
    Some(UnlockKey::Passphrase(Secret(words.into())))
}

fn read(desk: &mut Desk, file: &OutFile, words: &str) -> Received {
    match desk.open_file(file, key(words)) {
        Ok(Opened::Handover(found)) => *found,
        other => panic!("{other:?}"),
    }
}

/// Files what was read, as the app does.
fn file(desk: &mut Desk, found: &Received, people: &BTreeSet<StaffId>) {
    let filed = found.filed_by(desk.me(), Timestamp(1_795_400_000_000), people);
    let edit = Edit::Change {
        dossier: Subject::Received(found.handover),
        base: Heads::default(),
        fields: difference(&Received::default(), &filed).unwrap(),
    };
    let commit = Commit::new("handover.file", vec![edit]);
    desk.ask(Command::Commit(commit)).unwrap();
}

/// Another school: Vic the counselor, with Nora the teacher and Otto of the office.
fn valley() -> (Desk, Desk, Desk) {
    let mut vic = Desk::new();
    vic.create_school("Vic");
    let nora = vic.invite("Nora", Role::Teacher);
    let otto = vic.invite("Otto", Role::Office);
    (vic, nora, otto)
}

#[test]
fn the_file_holds_the_hand_over_as_it_is_and_nothing_else() {
    let (mut amy, tess) = hill();
    let (file, words) = hand_over(&mut amy, "");
    assert_eq!(words.split_whitespace().count(), 5);
    let unlock = Unlock::Passphrase(SecretText::from(words.as_str()));
    let opened = bundle::open(&file.bytes, &unlock, Caps::default()).unwrap();
    let verified = opened.verify(&Trust::nobody()).unwrap();
    let accepted = verified.accept(Consent::AlsoUnknown).unwrap();
    let manifest = format!("{:?}", accepted.manifest());
    let entries: Vec<_> = accepted.entries().collect();
    let [(entry, bytes)] = entries.as_slice() else {
        panic!("{} dossiers", entries.len())
    };
    assert_eq!(entry.facts.kind, "handover");
    let shape = convert::shape(throughline_domain::shape::Kind::Handover).unwrap();
    let id = throughline_dossier::DossierId(*entry.facts.dossier.as_bytes());
    let dossier = Dossier::load_untrusted(shape, bytes, id, 0).unwrap();
    // One change, by nobody, and all that was ever written is what stands there now.
    let history = dossier.history();
    assert_eq!(history.len(), 1);
    assert!(history[0].author.as_deref().unwrap_or_default().is_empty());
    let whole = automerge::Automerge::load(bytes).unwrap();
    let plain = whole.save_with_options(automerge::SaveOptions {
        deflate: false,
        ..automerge::SaveOptions::default()
    });
    let holds = |words: &str| {
        let within = |all: &[u8]| all.windows(words.len()).any(|it| it == words.as_bytes());
        within(&plain) || within(manifest.as_bytes()) || file.name.contains(words)
    };
    assert!(holds("Draws to think.") && holds("Lucía Álvarez") && holds("Amy"));
    let internal = amy.views[&Subject::Handover(STUDENT)].id;
    for hidden in [
        EARLIER,
        "Tess",
        &STUDENT.to_string(),
        &tess.me().to_string(),
        &amy.me().to_string(),
        &internal.to_string(),
        "never_send",
        "circle",
    ] {
        assert!(!holds(hidden), "{hidden}");
    }
    assert!(!file.name.contains("Luc"));

    // The log says so: for which school, about whom, and why.
    let log = amy.contents(Subject::Disclosures(amy.me()));
    let (_, line) = log.entries::<Disclosure>(SHARED).pop().unwrap();
    assert_eq!(line.what.school, "Valley School");
    assert_eq!(line.what.purpose, "transfer");
    assert_eq!(line.what.students, [STUDENT]);
    assert!(line.what.to.is_empty() && line.what.passphrase);
}

#[test]
fn another_school_sees_all_of_it_and_files_it_apart() {
    let (mut amy, _) = hill();
    let (sent, words) = hand_over(&mut amy, "ask for the aunt");
    let (mut vic, mut nora, mut otto) = valley();
    let before = vic.state();
    assert_eq!(vic.open_file(&sent, None), Ok(Opened::NeedsPassphrase));
    let found = read(&mut vic, &sent, &words);
    assert_eq!(found.name, "Lucía Álvarez");
    assert_eq!(found.parts[&Part::Strengths], "Draws to think.");
    assert_eq!(found.restricted, "ask for the aunt");
    assert_eq!(
        (found.school.as_str(), found.by.as_str()),
        ("Hill School", "Amy")
    );
    assert_eq!(found.words, amy.session().fingerprint);
    assert_eq!(vic.state(), before, "looking stores nothing");

    file(&mut vic, &found, &[nora.me()].into());
    let subject = Subject::Received(found.handover);
    let filed: Received = vic.body(subject);
    assert_eq!(filed.restricted, "");
    assert_eq!(filed.first_filed().map(|it| it.0), Some(vic.me()));
    // The same file again is known, and no second one.
    let again = read(&mut vic, &sent, &words);
    assert!(vic.views.contains_key(&Subject::Received(again.handover)));

    // It goes to those who were named, and to nobody else but the counseling team.
    for (desk, reads) in [(&mut nora, true), (&mut otto, false)] {
        let share = vic.export(desk.me());
        desk.import(&share);
        assert_eq!(desk.views.contains_key(&subject), reads);
    }
    assert_eq!(nora.body::<Received>(subject), filed);
    // Nobody has joined anything.
    assert_eq!(vic.session().people.len(), 3);
    assert_ne!(vic.session().workspace, amy.session().workspace);
}

#[test]
fn two_who_file_one_file_apart_have_one_hand_over_and_nothing_to_settle() {
    let (mut amy, _) = hill();
    let (sent, words) = hand_over(&mut amy, "");
    let (mut vic, nora, _) = valley();
    let mut wes = vic.invite("Wes", Role::Counselor);
    let share = vic.export(wes.me());
    wes.import(&share);
    for (desk, people) in [(&mut vic, BTreeSet::new()), (&mut wes, [nora.me()].into())] {
        let found = read(desk, &sent, &words);
        file(desk, &found, &people);
    }
    let share = wes.export(vic.me());
    vic.import(&share);
    let [subject] = vic
        .views
        .keys()
        .filter(|subject| matches!(subject, Subject::Received(_)))
        .collect::<Vec<_>>()[..]
    else {
        panic!("not one")
    };
    let view = &vic.views[subject];
    assert_eq!(view.conflicts, []);
    let body: Received = view.contents.read();
    assert_eq!(body.parts[&Part::Strengths], "Draws to think.");
    assert_eq!(body.filed.len(), 2);
    assert!(body.circle.contains_key(&nora.me()) && body.circle.contains_key(&wes.me()));
}

#[test]
fn a_hand_over_that_was_linked_keeps_to_the_list_of_the_student() {
    let (mut amy, _) = hill();
    let (sent, words) = hand_over(&mut amy, "");
    let (mut vic, mut nora, _) = valley();
    let found = read(&mut vic, &sent, &words);
    file(&mut vic, &found, &[nora.me()].into());
    let subject = Subject::Received(found.handover);
    let never = nora.me();
    vic.change::<Received>(subject, |body| {
        body.student = Some(STUDENT);
        body.never_send.insert(never, true);
    })
    .unwrap();
    let share = vic.export(nora.me());
    nora.import(&share);
    assert!(!nora.views.contains_key(&subject));
}

#[test]
fn what_cannot_be_filed_says_why() {
    let (mut amy, _) = hill();
    let (sent, words) = hand_over(&mut amy, "");
    let (mut vic, ..) = valley();
    let wrong = vic.open_file(&sent, key("five words that are wrong"));
    assert_eq!(wrong, Err(Failure::WrongPassphrase));
    let mut spoiled = sent.clone();
    let middle = spoiled.bytes.len() - 40;
    spoiled.bytes[middle] ^= 1;
    let file_problem = |found: Result<Opened, Failure>| match found {
        Err(Failure::File(problem)) => problem,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        file_problem(vic.open_file(&spoiled, key(&words))),
        FileProblem::Damaged
    );
    let here = file_problem(amy.open_file(&sent, key(&words)));
    assert_eq!(here, FileProblem::MadeHere);
    let nowhere = file_problem(Desk::new().open_file(&sent, key(&words)));
    let school = "Hill School".to_owned();
    assert_eq!(nowhere, FileProblem::NeedsSchool { school });
    // Anything else of another school stays with that school.
    let Ok(Reply::Locked { file, passphrase }) = amy.ask(Command::ExportLocked {
        like: throughline_protocol::share::Receiver::Role(Role::Counselor),
        passphrase: None,
        purpose: "a look".into(),
        without: throughline_protocol::share::Without::default(),
    }) else {
        panic!("not made")
    };
    assert!(matches!(
        file_problem(vic.open_file(&file, key(&passphrase))),
        FileProblem::OtherSchool { .. }
    ));
    // Without a name, or for no school, there is no file.
    let what = Box::new(Received::default());
    let student = STUDENT;
    let nothing = amy.ask(Command::HandOver { student, what });
    assert_eq!(nothing, Err(Failure::BadEdit));
}
