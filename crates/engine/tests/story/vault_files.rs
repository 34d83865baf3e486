//! A vault in a file: on a stick, on a wiped Chromebook, on a computer of the lab.

use throughline_domain::classroom::Classroom;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::command::{Secret, UnlockKey};
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{Opened, OutFile};
use throughline_protocol::{Command, Failure, Reply};
use throughline_vault::bundle::Caps;
use throughline_vault::vault_file;

use crate::desk::{Desk, PASSPHRASE, STUDENT};

const CLASSROOM: Subject = Subject::Classroom(STUDENT);

fn passphrase(text: &str) -> UnlockKey {
    UnlockKey::Passphrase(Secret(text.to_owned()))
}

/// A vault file of what is open, and how many changes it holds.
fn make(desk: &mut Desk) -> (OutFile, u64) {
    match desk.ask(Command::MakeVaultFile).unwrap() {
        Reply::VaultFile { file, changes } => (file, changes),
        other => panic!("{other:?}"),
    }
}

fn kept(desk: &mut Desk, changes: u64) -> Result<Reply, Failure> {
    desk.ask(Command::VaultFileKept { changes })
}

/// A bare machine, some time later.
fn bare(later: i64) -> Desk {
    let desk = Desk::new();
    desk.disk.now.set(later);
    desk
}

fn unlock(desk: &mut Desk, file: &OutFile, key: UnlockKey) -> Result<Reply, Failure> {
    let name = file.name.clone();
    assert_eq!(desk.open_file(file, None), Ok(Opened::VaultFile { name }));
    desk.ask(Command::UnlockFile {
        key,
        not_in_file: 0,
    })
}

fn strengthen(desk: &mut Desk, strengths: &str) {
    desk.change::<Classroom>(CLASSROOM, |classroom| {
        classroom.strengths = strengths.into();
    })
    .unwrap();
}

fn strengths(desk: &Desk) -> String {
    desk.body::<Classroom>(CLASSROOM).strengths
}

/// Amy with something written, the file of her vault, and the words of her sheet.
fn amy() -> (Desk, OutFile, String) {
    let mut amy = Desk::new();
    let (words, _) = amy.create_school("Amy");
    strengthen(&mut amy, "Patient");
    let (file, _) = make(&mut amy);
    assert_eq!(file.name, "Hill-School--Amy.throughline-vault");
    assert_eq!(amy.session().not_in_file, None);
    (amy, file, words)
}

#[test]
fn a_vault_file_opens_anywhere_and_leaves_nothing_there() {
    let (amy, file, words) = amy();
    for key in [
        passphrase(PASSPHRASE),
        UnlockKey::Words(Secret(words.clone())),
    ] {
        let mut lab = bare(900_000);
        unlock(&mut lab, &file, key).unwrap();
        assert_eq!(lab.state(), amy.state());
        assert_eq!(lab.me(), amy.me());
        assert_eq!(lab.session().fingerprint, amy.session().fingerprint);
        assert_eq!(lab.session().not_in_file, Some(0));
        strengthen(&mut lab, "Patient and curious");
        assert!(lab.disk.stores.borrow().is_empty());
    }
}

#[test]
fn what_is_not_in_the_file_is_counted_until_the_person_has_it() {
    let (_, file, _) = amy();
    let mut lab = bare(900_000);
    unlock(&mut lab, &file, passphrase(PASSPHRASE)).unwrap();
    strengthen(&mut lab, "Curious");
    strengthen(&mut lab, "Curious and kind");
    assert_eq!(lab.session().not_in_file, Some(2));

    let (newer, holds) = make(&mut lab);
    lab.ask(Command::Session).unwrap();
    assert_eq!(lab.session().not_in_file, Some(2), "made is not kept");
    strengthen(&mut lab, "Brave");
    kept(&mut lab, holds).unwrap();
    assert_eq!(lab.session().not_in_file, Some(1), "the last came later");
    assert_eq!(kept(&mut lab, 9), Err(Failure::OutOfOrder), "not made yet");
    kept(&mut lab, 0).unwrap();
    assert_eq!(lab.session().not_in_file, Some(1), "kept stays kept");

    let mut third = bare(1_800_000);
    unlock(&mut third, &newer, passphrase(PASSPHRASE)).unwrap();
    assert_eq!(strengths(&third), "Curious and kind");
    assert_eq!(third.session().not_in_file, Some(0));
}

#[test]
fn what_was_held_while_locked_still_counts_as_not_in_the_file() {
    let (_, file, _) = amy();
    let mut lab = bare(900_000);
    unlock(&mut lab, &file, passphrase(PASSPHRASE)).unwrap();
    strengthen(&mut lab, "Curious");
    let (held, holds) = make(&mut lab);

    let mut again = bare(1_000_000);
    again.open_file(&held, None).unwrap();
    again
        .ask(Command::UnlockFile {
            key: passphrase(PASSPHRASE),
            not_in_file: holds,
        })
        .unwrap();
    assert_eq!(strengths(&again), "Curious");
    assert_eq!(again.session().not_in_file, Some(1));
    strengthen(&mut again, "Curious and kind");
    let (_, holds) = make(&mut again);
    kept(&mut again, holds).unwrap();
    assert_eq!(again.session().not_in_file, Some(0));
}

#[test]
fn with_a_wrong_key_the_file_waits_for_the_right_one() {
    let (_, file, _) = amy();
    let mut lab = bare(900_000);
    let wrong = unlock(&mut lab, &file, passphrase("not this one at all"));
    assert_eq!(wrong, Err(Failure::WrongPassphrase));
    let mut unlock = |key| {
        lab.ask(Command::UnlockFile {
            key,
            not_in_file: 0,
        })
    };
    let (_, _, others) = amy();
    assert_eq!(
        unlock(UnlockKey::Words(Secret(others))),
        Err(Failure::WrongWords)
    );
    assert!(matches!(
        unlock(passphrase(PASSPHRASE)),
        Ok(Reply::Unlocked(_))
    ));
    let opened = unlock(passphrase(PASSPHRASE));
    assert_eq!(opened, Err(Failure::OutOfOrder), "it is open already");
}

#[test]
fn a_bad_vault_file_is_refused_by_name_and_changes_nothing() {
    let (_, file, _) = amy();
    let bytes = file.bytes.clone();
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = bytes.clone();
        change(&mut bytes);
        bytes
    };
    let middle = bytes.len() / 2;
    let cases = [
        ("empty", vec![], FileProblem::VaultCutShort),
        (
            "cut",
            with(&|bytes| bytes.truncate(middle)),
            FileProblem::VaultCutShort,
        ),
        (
            "turned",
            with(&|bytes| bytes[middle] ^= 1),
            FileProblem::VaultDamaged,
        ),
        (
            "longer",
            with(&|bytes| bytes.push(0)),
            FileProblem::VaultDamaged,
        ),
        ("a letter", b"Dear Amy".to_vec(), FileProblem::VaultDamaged),
        (
            "newer",
            newer(&bytes),
            FileProblem::NeedsNewerRelease { version: 2 },
        ),
    ];
    let mut lab = bare(900_000);
    for (what, bytes, expected) in cases {
        let name = file.name.clone();
        let refused = lab.open_file(&OutFile { name, bytes }, None);
        assert_eq!(refused, Err(Failure::File(expected)), "{what}");
    }
    assert!(lab.disk.stores.borrow().is_empty());
    unlock(&mut lab, &file, passphrase(PASSPHRASE)).unwrap();
}

/// The file as a later release would write it: its header asks for a newer reader.
fn newer(bytes: &[u8]) -> Vec<u8> {
    let mut held = vault_file::read(bytes, Caps::default()).unwrap();
    let header = String::from_utf8(held.header.unwrap()).unwrap();
    let header = header.replace("\"minimum_reader\": 1", "\"minimum_reader\": 2");
    held.header = Some(header.into_bytes());
    vault_file::write(&held, Caps::default()).unwrap()
}

#[test]
fn work_from_a_file_comes_together_with_a_colleagues() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let mut ben = amy.invite("Ben", Role::Counselor);
    strengthen(&mut amy, "Patient");
    let bundle = amy.export(ben.me());
    ben.import(&bundle);
    let (file, _) = make(&mut amy);

    // The same file opened twice is the same device twice: its actors differ, so nothing is lost where they meet.
    let mut one = bare(900_000);
    let mut two = bare(950_000);
    for desk in [&mut one, &mut two] {
        unlock(desk, &file, passphrase(PASSPHRASE)).unwrap();
    }
    one.change::<Classroom>(CLASSROOM, |it| it.interests = "Maps".into())
        .unwrap();
    two.change::<Classroom>(CLASSROOM, |it| it.voice_wants = "Call me Lu".into())
        .unwrap();
    for desk in [&mut one, &mut two] {
        ben.import(&desk.export(ben.me()));
    }
    let both = ben.body::<Classroom>(CLASSROOM);
    assert_eq!(
        (both.interests.as_str(), both.voice_wants.as_str()),
        ("Maps", "Call me Lu")
    );

    // Ben believes that Amy has what the second showed: the first must show what it has before he sends the rest.
    let back = ben.export(one.me());
    let missing = Failure::File(FileProblem::MissingChanges);
    assert_eq!(one.preview(&back), Err(missing));
    two.import(&back);
    ben.import(&one.export(ben.me()));
    one.import(&ben.export(one.me()));
    for desk in [&one, &two] {
        assert_eq!(desk.body::<Classroom>(CLASSROOM), both);
    }
}

#[test]
fn a_vault_from_a_file_can_move_into_a_browser() {
    let (amy, file, _) = amy();
    let mut home = bare(900_000);
    unlock(&mut home, &file, passphrase(PASSPHRASE)).unwrap();
    strengthen(&mut home, "Curious");
    let short = Secret("too short".to_owned());
    assert_eq!(
        home.ask(Command::KeepHere { passphrase: short }),
        Err(Failure::PassphraseTooShort)
    );
    assert!(home.disk.stores.borrow().is_empty());

    let passphrase = "another passphrase here";
    home.ask(Command::KeepHere {
        passphrase: Secret(passphrase.to_owned()),
    })
    .unwrap();
    assert_eq!(home.session().not_in_file, None);
    assert_ne!(home.session().vault, amy.session().vault);
    assert_eq!(home.session().fingerprint, amy.session().fingerprint);
    assert_eq!(home.disk.stores.borrow().len(), 1);
    strengthen(&mut home, "Curious and kind");
    assert_eq!(kept(&mut home, 0), Err(Failure::OutOfOrder));

    let mut again = Desk::on(home.disk.clone());
    let vault = home.session().vault;
    let open = |passphrase: &str| Command::Unlock {
        vault,
        key: UnlockKey::Passphrase(Secret(passphrase.to_owned())),
        take_over: false,
    };
    assert_eq!(again.ask(open(PASSPHRASE)), Err(Failure::WrongPassphrase));
    again.ask(open(passphrase)).unwrap();
    assert_eq!(strengths(&again), "Curious and kind");
}
