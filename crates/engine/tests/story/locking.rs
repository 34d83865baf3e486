//! A new passphrase, the PIN of a locked screen, and what neither of them forgets.

use throughline_domain::classroom::Classroom;
use throughline_domain::pin::UnfitPin;
use throughline_domain::subject::Subject;
use throughline_protocol::command::{Secret, UnlockKey};
use throughline_protocol::{Command, Failure, Reply};

use crate::desk::{Desk, PASSPHRASE, STUDENT};

const CLASSROOM: Subject = Subject::Classroom(STUDENT);
const NEW: &str = "seven blue kites over town";
const PIN: &str = "280719";
const HOUR: i64 = 60 * 60 * 1000;

fn passphrase(text: &str) -> UnlockKey {
    UnlockKey::Passphrase(Secret(text.to_owned()))
}

fn words(text: &str) -> UnlockKey {
    UnlockKey::Words(Secret(text.to_owned()))
}

fn change(desk: &mut Desk, proof: Option<UnlockKey>, new: &str) -> Result<Reply, Failure> {
    let new = Secret(new.to_owned());
    desk.ask(Command::ChangePassphrase { proof, new })
}

/// A fresh start of the program on the same disk, and what comes of this key.
fn opening(desk: &Desk, key: UnlockKey) -> (Desk, Result<Reply, Failure>) {
    let vault = desk.session().vault;
    let mut fresh = Desk::on(desk.disk.clone());
    let reply = fresh.ask(Command::Unlock {
        vault,
        key,
        take_over: false,
    });
    (fresh, reply)
}

fn set_pin(desk: &mut Desk, pin: &str) -> Result<Reply, Failure> {
    desk.ask(Command::SetPin(Some(Secret(pin.to_owned()))))
}

fn open_screen(desk: &mut Desk, pin: &str) -> Result<Reply, Failure> {
    let pin = Secret(pin.to_owned());
    desk.ask(Command::OpenScreen { pin })
}

/// A desk with something written on it, whose screen is locked.
fn locked_desk() -> Desk {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    amy.change::<Classroom>(CLASSROOM, |classroom| {
        classroom.strengths = "Patient".into();
    })
    .unwrap();
    set_pin(&mut amy, PIN).unwrap();
    assert_eq!(amy.ask(Command::LockScreen), Ok(Reply::Nothing));
    amy
}

#[test]
fn after_a_change_only_the_new_passphrase_and_the_words_open() {
    let mut amy = Desk::new();
    let (own, school) = amy.create_school("Amy");
    let before = amy.bytes();
    let refused = [
        (Some(passphrase("not the passphrase")), NEW),
        (Some(words(&school)), NEW),
        (None, NEW),
        (Some(passphrase(PASSPHRASE)), "too short"),
    ]
    .map(|(proof, new)| change(&mut amy, proof, new).unwrap_err());
    assert_eq!(
        refused,
        [
            Failure::WrongPassphrase,
            Failure::WrongWords,
            Failure::NeedsProof,
            Failure::PassphraseTooShort,
        ]
    );
    assert_eq!(amy.bytes(), before, "what was refused changed nothing");

    let changed = change(&mut amy, Some(passphrase(PASSPHRASE)), NEW);
    assert_eq!(changed, Ok(Reply::Nothing));
    amy.change::<Classroom>(CLASSROOM, |classroom| classroom.interests = "Maps".into())
        .unwrap();
    let (_, old) = opening(&amy, passphrase(PASSPHRASE));
    assert_eq!(old, Err(Failure::WrongPassphrase));
    assert!(opening(&amy, words(&own)).1.is_ok());
    let (new, opened) = opening(&amy, passphrase(NEW));
    assert!(opened.is_ok());
    assert_eq!(new.body::<Classroom>(CLASSROOM).interests, "Maps");
}

#[test]
fn who_opened_with_the_words_needs_no_other_proof_for_a_while() {
    let mut amy = Desk::new();
    let (own, _) = amy.create_school("Amy");
    let (mut late, opened) = opening(&amy, words(&own));
    assert!(opened.is_ok());
    late.disk.now.set(late.disk.now.get() + HOUR);
    assert_eq!(change(&mut late, None, NEW), Err(Failure::NeedsProof));
    assert_eq!(
        change(&mut late, Some(words(&own)), NEW),
        Ok(Reply::Nothing)
    );

    let (mut prompt, opened) = opening(&amy, words(&own));
    assert!(opened.is_ok());
    assert_eq!(change(&mut prompt, None, PASSPHRASE), Ok(Reply::Nothing));
    assert_eq!(change(&mut prompt, None, NEW), Err(Failure::NeedsProof));
    assert!(opening(&amy, passphrase(PASSPHRASE)).1.is_ok());
}

#[test]
fn a_window_that_lost_the_vault_changes_no_passphrase() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let (_second, opened) = opening(&amy, passphrase(PASSPHRASE));
    assert!(opened.is_ok());
    let changed = change(&mut amy, Some(passphrase(PASSPHRASE)), NEW);
    assert_eq!(changed, Err(Failure::OwnershipLost));
    assert!(opening(&amy, passphrase(PASSPHRASE)).1.is_ok());
}

#[test]
fn a_locked_screen_takes_nothing_but_its_pin_and_forgets_nothing() {
    let mut amy = locked_desk();
    let (state, session) = (amy.state(), amy.session().clone());
    amy.views.clear();
    let before = amy.bytes();
    let vault = session.vault;
    for command in [
        Command::Session,
        Command::Backup,
        Command::OfferPassphrase,
        Command::SetPin(None),
        Command::LockScreen,
        Command::RemoveVault {
            vault,
            passphrase: Some(Secret(PASSPHRASE.into())),
        },
        Command::Unlock {
            vault,
            key: passphrase(PASSPHRASE),
            take_over: true,
        },
    ] {
        assert_eq!(amy.ask(command), Err(Failure::ScreenLocked));
    }
    assert_eq!(
        amy.append(CLASSROOM, "observations", "seen"),
        Err(Failure::ScreenLocked)
    );
    assert!(amy.views.is_empty());
    assert_eq!(amy.bytes(), before);

    assert!(matches!(open_screen(&mut amy, PIN), Ok(Reply::Unlocked(_))));
    assert_eq!(amy.state(), state);
    assert_eq!(*amy.session(), session);
    amy.change::<Classroom>(CLASSROOM, |classroom| classroom.interests = "Maps".into())
        .unwrap();
    // The PIN stays for the next time.
    assert_eq!(amy.ask(Command::LockScreen), Ok(Reply::Nothing));
    assert!(open_screen(&mut amy, PIN).is_ok());
    assert_eq!(amy.body::<Classroom>(CLASSROOM).interests, "Maps");
}

#[test]
fn five_wrong_pins_close_the_vault() {
    let mut amy = locked_desk();
    for left in (1..5).rev() {
        assert_eq!(
            open_screen(&mut amy, "000000"),
            Err(Failure::WrongPin { left })
        );
        // A slip of the finger is no try.
        let slip = open_screen(&mut amy, "28071");
        assert_eq!(slip, Err(Failure::UnfitPin(UnfitPin::NotSixDigits)));
    }
    assert_eq!(open_screen(&mut amy, "000000"), Err(Failure::PinExpired));
    assert_eq!(open_screen(&mut amy, PIN), Err(Failure::OutOfOrder));
    assert_eq!(amy.ask(Command::Session), Err(Failure::OutOfOrder));
    assert!(amy.unlock().is_ok());
    assert_eq!(
        amy.ask(Command::LockScreen),
        Err(Failure::OutOfOrder),
        "a PIN lives as long as its unlock"
    );
}

#[test]
fn the_right_pin_gives_all_tries_back() {
    let mut amy = locked_desk();
    for _ in 0..3 {
        for _ in 0..4 {
            assert!(open_screen(&mut amy, "111222").is_err());
        }
        assert!(open_screen(&mut amy, PIN).is_ok());
        amy.ask(Command::LockScreen).unwrap();
    }
}

fn check_after(passed: i64, opens: bool) {
    let mut amy = locked_desk();
    amy.disk.now.set(amy.disk.now.get() + passed);
    let opened = open_screen(&mut amy, PIN);
    assert_eq!(opened.is_ok(), opens, "{passed}: {opened:?}");
    assert_eq!(amy.ask(Command::Session).is_ok(), opens);
}

#[test]
fn a_screen_stays_locked_for_four_hours_at_most() {
    check_after(3 * HOUR, true);
    check_after(4 * HOUR, false);
    // A clock that was set back proves nothing.
    check_after(-HOUR, false);
}

#[test]
fn a_pin_is_six_digits_that_are_not_guessed_first() {
    let mut amy = Desk::new();
    assert_eq!(set_pin(&mut amy, PIN), Err(Failure::OutOfOrder));
    amy.create_school("Amy");
    for (pin, unfit) in [
        ("1234", UnfitPin::NotSixDigits),
        ("123456", UnfitPin::TooEasy),
    ] {
        assert_eq!(set_pin(&mut amy, pin), Err(Failure::UnfitPin(unfit)));
        assert_eq!(amy.ask(Command::LockScreen), Err(Failure::OutOfOrder));
    }
    set_pin(&mut amy, PIN).unwrap();
    amy.ask(Command::SetPin(None)).unwrap();
    assert_eq!(amy.ask(Command::LockScreen), Err(Failure::OutOfOrder));
}

#[test]
fn an_open_vault_is_removed_by_its_passphrase_alone() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let vault = amy.session().vault;
    let mut remove = |passphrase: Option<&str>| {
        let passphrase = passphrase.map(|it| Secret(it.to_owned()));
        amy.ask(Command::RemoveVault { vault, passphrase })
    };
    assert_eq!(remove(None), Err(Failure::WrongPassphrase));
    assert_eq!(
        remove(Some("not the passphrase")),
        Err(Failure::WrongPassphrase)
    );
    assert_eq!(remove(Some(PASSPHRASE)), Ok(Reply::Nothing));
    assert_eq!(amy.ask(Command::Session), Err(Failure::OutOfOrder));
    assert!(matches!(
        opening(&amy, passphrase(PASSPHRASE)).1,
        Err(Failure::NoSuchVault | Failure::Fault(_))
    ));
}

#[test]
fn a_mistyped_word_is_named_with_the_words_it_may_be() {
    let mut amy = Desk::new();
    let (own, _) = amy.create_school("Amy");
    let seventh = own.split(' ').nth(6).unwrap().to_owned();
    let mut typed: Vec<String> = own.split(' ').map(str::to_uppercase).collect();
    typed[6].push('X');
    let (_, failed) = opening(&amy, words(&typed.join("  ")));
    let Err(Failure::UnknownWord { place, word, near }) = failed else {
        panic!("{failed:?}")
    };
    assert_eq!((place, word), (7, format!("{seventh}x")));
    assert!(near.contains(&seventh), "{near:?}");
}
