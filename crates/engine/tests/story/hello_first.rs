//! A colleague introduces themselves before anyone has invited them.

use throughline_domain::classroom::{Classroom, TeamMember};
use throughline_domain::school::School;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::command::{Secret, SignAs, UnlockKey};
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{HelloStanding, Opened, OutFile, Standing, Welcome};
use throughline_protocol::share::{Receiver, Without};
use throughline_protocol::{Command, Failure, Reply};
use throughline_vault::introduction::Hello;
use throughline_vault::store::memory::StopAt;

use crate::desk::{Desk, PASSPHRASE, STUDENT};

fn school() -> Desk {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    amy
}

/// Opens a hello; says how it stands, and who its person is or will be.
fn look(desk: &mut Desk, hello: &OutFile) -> (HelloStanding, throughline_domain::id::StaffId) {
    match desk.open_file(hello, None) {
        Ok(Opened::Hello {
            standing, staff, ..
        }) => (standing, staff),
        other => panic!("{other:?}"),
    }
}

/// Signs a newcomer in, and sends them their first file.
fn sign_in(desk: &mut Desk, newcomer: &Desk, sign_as: SignAs) -> OutFile {
    let (_, new) = look(desk, &newcomer.introduction().hello);
    desk.ask(Command::SignHello(sign_as)).unwrap();
    let staff = match sign_as {
        SignAs::Known(staff) => staff,
        _ => new,
    };
    desk.export(staff)
}

fn welcome(desk: &mut Desk, file: &OutFile) -> Welcome {
    match desk.open_file(file, None) {
        Ok(Opened::Welcome(welcome)) => welcome,
        other => panic!("{other:?}"),
    }
}

fn standing_of(desk: &Desk, name: &str) -> Vec<Standing> {
    let people = desk.session().people.iter();
    let named = people.filter(|person| person.name == name);
    named.map(|person| person.standing).collect()
}

fn problem(found: Result<Opened, Failure>) -> FileProblem {
    match found {
        Err(Failure::File(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_introduction_is_confirmed_answered_and_joins() {
    let mut amy = school();
    let mut ben = Desk::introduced("Ben", Role::Nurse);
    let Ok(Opened::Hello {
        name,
        role,
        fingerprint,
        standing,
        staff,
    }) = amy.open_file(&ben.introduction().hello, None)
    else {
        panic!("no hello")
    };
    assert_eq!((name.as_str(), role), ("Ben", Role::Nurse));
    assert_eq!(fingerprint, ben.introduction().fingerprint);
    assert_eq!(standing, HelloStanding::First { namesakes: vec![] });
    // The coordinator knows better what Ben does here.
    amy.ask(Command::SignHello(SignAs::New(Role::Teacher)))
        .unwrap();
    assert_eq!(standing_of(&amy, "Ben"), [Standing::Member]);

    amy.change::<Classroom>(Subject::Classroom(STUDENT), |classroom| {
        classroom.strengths = "Draws to think".into();
        classroom.team.insert(staff, TeamMember::default());
    })
    .unwrap();
    let file = amy.export(staff);
    let before = ben.bytes();
    let shown = welcome(&mut ben, &file);
    let expected = Welcome {
        school: "Hill School".into(),
        from: "Amy".into(),
        words: amy.session().fingerprint.clone(),
        founder: None,
        roles: vec![Role::Teacher],
    };
    assert_eq!(shown, expected);
    assert_eq!(ben.bytes(), before, "nothing is joined before the word");
    ben.ask(Command::JoinSchool).unwrap();
    assert_eq!(ben.me(), staff);
    assert_eq!(ben.session().school, "Hill School");
    let classroom: Classroom = ben.body(Subject::Classroom(STUDENT));
    assert_eq!(classroom.strengths, "Draws to think");

    // From here on it is a vault like any other, and its sheet is in the chain with the next file.
    let mut again = Desk::on(ben.disk.clone());
    again.unlock().unwrap();
    assert_eq!(again.state(), ben.state());
    let back = again.export(amy.me());
    assert_eq!(amy.import(&back).sender_name, "Ben");
    let people = &amy.session().people;
    let devices = people.iter().find(|person| person.staff == staff);
    assert_eq!(devices.unwrap().devices.len(), 2);
    assert!(again.preview(&file).unwrap().seen_before);
}

#[test]
fn stopped_while_joining_they_are_a_newcomer_or_a_member_and_nothing_between() {
    // The second write puts the person's sheet into the key chain.
    for (stop, joined) in [
        (StopAt::Before(1), false),
        (StopAt::After(1), true),
        (StopAt::Before(2), true),
        (StopAt::After(2), true),
    ] {
        let mut amy = school();
        let mut ben = Desk::introduced("Ben", Role::Teacher);
        let file = sign_in(&mut amy, &ben, SignAs::New(Role::Teacher));
        welcome(&mut ben, &file);
        let store = ben.disk.stores.borrow().values().next().unwrap().clone();
        store.stop_at(stop);
        assert!(ben.ask(Command::JoinSchool).is_err(), "{stop:?}");
        let mut again = Desk::on(ben.disk.clone());
        again.unlock().unwrap();
        assert_eq!(again.newcomer.is_none(), joined, "{stop:?}");
        if !joined {
            welcome(&mut again, &file);
            again.ask(Command::JoinSchool).unwrap();
        }
        // The next file that comes in sees to what was left undone.
        let more = amy.export(again.me());
        again.import(&more);
        let back = again.export(amy.me());
        amy.import(&back);
        let people = &amy.session().people;
        let ben = people.iter().find(|person| person.name == "Ben").unwrap();
        assert_eq!(ben.devices.len(), 2, "{stop:?}");
    }
}

#[test]
fn a_newcomer_waits_as_long_as_it_takes() {
    let ben = Desk::introduced("Ben", Role::Teacher);
    let shown = ben.introduction().clone();
    for key in [
        UnlockKey::Passphrase(Secret(PASSPHRASE.into())),
        UnlockKey::Words(Secret(ben.words.clone())),
    ] {
        let mut again = Desk::on(ben.disk.clone());
        let opened = again.ask(Command::Unlock {
            vault: shown.vault,
            key,
            take_over: true,
        });
        assert_eq!(opened, Ok(Reply::Introduced(shown.clone())));
        // Nothing but its own work is done in it.
        let refused = again.ask(Command::Backup);
        assert_eq!(refused, Err(Failure::OutOfOrder));
        assert_eq!(
            again.ask(Command::JoinSchool),
            Err(Failure::OutOfOrder),
            "no file was opened"
        );
    }
}

#[test]
fn an_introduction_is_removed_when_it_is_open_or_with_its_passphrase() {
    let mut ben = Desk::introduced("Ben", Role::Teacher);
    let vault = ben.introduction().vault;
    let remove = |passphrase| Command::RemoveVault { vault, passphrase };
    let closed = Desk::on(ben.disk.clone()).ask(remove(None));
    assert_eq!(closed, Err(Failure::WrongPassphrase));
    ben.ask(remove(None)).unwrap();
    assert!(
        ben.disk.stores.borrow()[&vault]
            .snapshot()
            .records
            .is_empty()
    );
}

#[test]
fn the_same_hello_twice_adds_nobody() {
    let mut amy = school();
    let ben = Desk::introduced("Ben", Role::Teacher);
    sign_in(&mut amy, &ben, SignAs::New(Role::Teacher));
    let before = amy.bytes();
    let (standing, staff) = look(&mut amy, &ben.introduction().hello);
    assert_eq!(standing, HelloStanding::SignedIn);
    assert!(amy.session().people.iter().any(|it| it.staff == staff));
    amy.ask(Command::SignHello(SignAs::New(Role::Teacher)))
        .unwrap();
    assert_eq!(amy.bytes(), before);
    assert_eq!(standing_of(&amy, "Ben"), [Standing::Member]);
}

#[test]
fn a_name_that_is_here_already_is_never_merged_silently() {
    let mut amy = school();
    let first = amy.invite("Bén", Role::Teacher);
    let mut second = Desk::introduced("ben ", Role::Nurse);
    let (standing, new) = look(&mut amy, &second.introduction().hello);
    let namesakes = vec![first.me()];
    assert_eq!(standing, HelloStanding::First { namesakes });
    assert_ne!(new, first.me());
    // Without saying who it is, nothing is signed; nor as somebody who is not in the directory, nor as oneself.
    let before = amy.bytes();
    for wrong in [
        SignAs::AsItSays,
        SignAs::Known(new),
        SignAs::Known(amy.me()),
    ] {
        let refused = amy.ask(Command::SignHello(wrong));
        assert_eq!(refused, Err(Failure::OutOfOrder), "{wrong:?}");
    }
    assert_eq!(amy.bytes(), before);
    let file = sign_in(&mut amy, &second, SignAs::New(Role::Nurse));
    welcome(&mut second, &file);
    second.ask(Command::JoinSchool).unwrap();
    assert_ne!(second.me(), first.me());
}

#[test]
fn who_was_invited_and_introduces_themselves_instead_is_one_person() {
    let mut amy = school();
    let asked = Command::Invite {
        name: "Ben".into(),
        role: Role::Psychologist,
    };
    amy.ask(asked).unwrap();
    let mut ben = Desk::introduced("Ben", Role::Teacher);
    let (standing, _) = look(&mut amy, &ben.introduction().hello);
    let HelloStanding::First { namesakes } = standing else {
        panic!("{standing:?}")
    };
    let invited = namesakes[0];
    let file = sign_in(&mut amy, &ben, SignAs::Known(invited));
    assert_eq!(standing_of(&amy, "Ben"), [Standing::Member]);
    // The role is the one that the invitation gave, not the one that Ben says.
    let shown = welcome(&mut ben, &file);
    assert_eq!(shown.roles, [Role::Psychologist]);
    ben.ask(Command::JoinSchool).unwrap();
    assert_eq!(ben.me(), invited);
}

#[test]
fn a_device_that_lost_its_access_is_not_signed_in_again() {
    let mut amy = school();
    let ben = Desk::introduced("Ben", Role::Teacher);
    sign_in(&mut amy, &ben, SignAs::New(Role::Teacher));
    let people = &amy.session().people;
    let person = people.iter().find(|person| person.name == "Ben").unwrap();
    let device = person.devices[0].id.clone();
    amy.ask(Command::RevokeDevice { device }).unwrap();
    let refused = problem(amy.open_file(&ben.introduction().hello, None));
    assert_eq!(refused, FileProblem::RevokedSender { name: "Ben".into() });
}

#[test]
fn an_altered_hello_is_refused_and_one_from_a_message_opens() {
    let mut amy = school();
    let ben = Desk::introduced("Ben", Role::Teacher);
    let hello = &ben.introduction().hello;
    let text = String::from_utf8(hello.bytes.clone()).unwrap();
    let with = |text: &str| OutFile {
        name: String::new(),
        bytes: text.as_bytes().to_vec(),
    };
    // Broken into lines by a mail program, with white space before it.
    let (one, two) = text.split_at(100);
    let (standing, _) = look(&mut amy, &with(&format!("\n  {one}\r\n{two}\n")));
    assert!(matches!(standing, HelloStanding::First { .. }));
    // With a greeting before it, and a mail program's signature after it.
    let mail = format!("Hello Amy,\r\nhere I am:\r\n\r\n{one}\r\n{two}\r\n \r\n--\r\nBen");
    let (standing, _) = look(&mut amy, &with(&mail));
    assert!(matches!(standing, HelloStanding::First { .. }));
    // What somebody else signed.
    let cleo = Desk::introduced("Cleo", Role::Teacher);
    let others = String::from_utf8(cleo.introduction().hello.bytes.clone()).unwrap();
    let (said, _) = text.split_once('.').unwrap();
    let (_, signature) = others.split_once('.').unwrap();
    let swapped = with(&format!("{said}.{signature}"));
    assert_eq!(
        problem(amy.open_file(&swapped, None)),
        FileProblem::BadSignature
    );
    let end = text.len();
    for cut in [20, end / 2, end - 40, end - 1] {
        assert_eq!(
            problem(amy.open_file(&with(&text[..cut]), None)),
            FileProblem::Damaged,
            "{cut} of {end}"
        );
    }
}

#[test]
fn keys_that_are_somebody_elses_under_another_device_are_refused() {
    let mut amy = school();
    let ben = Desk::introduced("Ben", Role::Teacher);
    sign_in(&mut amy, &ben, SignAs::New(Role::Teacher));
    let text = String::from_utf8(ben.introduction().hello.bytes.clone()).unwrap();
    let known = Hello::read(&text).unwrap().device;
    // Mallory says that her keys are those of Ben's device.
    let keys = throughline_vault::device::DeviceKeys::random().unwrap();
    let taken = keys
        .to_text()
        .expose()
        .replace(keys.device(), &known.device);
    let taken = throughline_vault::device::DeviceKeys::from_text(&taken).unwrap();
    let hello = Hello::new("Mallory", "teacher", taken.public(), "2026-11-22T10:00:00Z");
    let file = OutFile {
        name: String::new(),
        bytes: hello.sign(&taken).unwrap().into_bytes(),
    };
    let refused = problem(amy.open_file(&file, None));
    assert_eq!(refused, FileProblem::ChangedKey { name: "Ben".into() });
}

#[test]
fn a_file_that_is_not_for_this_vault_joins_nothing() {
    let mut amy = school();
    let ben = Desk::introduced("Ben", Role::Teacher);
    let mut cleo = Desk::introduced("Cleo", Role::Teacher);
    let file = sign_in(&mut amy, &ben, SignAs::New(Role::Teacher));
    let before = cleo.bytes();
    assert_eq!(problem(cleo.open_file(&file, None)), FileProblem::NotForYou);
    // One that a passphrase opens comes from the school, but the school has not signed Cleo in.
    let locked = amy.ask(Command::ExportLocked {
        like: Receiver::Role(Role::Teacher),
        passphrase: None,
        purpose: "a look".into(),
        without: Without::default(),
    });
    let Ok(Reply::Locked { file, passphrase }) = locked else {
        panic!("{locked:?}")
    };
    let key = UnlockKey::Passphrase(Secret(passphrase));
    assert_eq!(
        problem(cleo.open_file(&file, Some(key))),
        FileProblem::NotSignedIn { name: "Amy".into() }
    );
    assert_eq!(cleo.ask(Command::JoinSchool), Err(Failure::OutOfOrder));
    assert_eq!(cleo.bytes(), before);
}

#[test]
fn a_file_that_was_changed_on_the_way_joins_nothing() {
    let mut amy = school();
    let mut ben = Desk::introduced("Ben", Role::Teacher);
    let mut file = sign_in(&mut amy, &ben, SignAs::New(Role::Teacher));
    let before = ben.bytes();
    let middle = file.bytes.len() / 2;
    file.bytes[middle] ^= 1;
    assert!(ben.open_file(&file, None).is_err());
    assert_eq!(ben.bytes(), before);
}

#[test]
fn the_words_of_the_founder_show_when_another_device_sends() {
    let mut amy = school();
    let mut ben = Desk::introduced("Ben", Role::Teacher);
    // Amy's other device sends: what it pinned is the key of her first one.
    let mut tablet = amy.add_device();
    let file = amy.export(amy.me());
    tablet.import(&file);
    let file = sign_in(&mut tablet, &ben, SignAs::New(Role::Teacher));
    let shown = welcome(&mut ben, &file);
    assert_eq!(shown.words, tablet.session().fingerprint);
    let founder = ("Amy".to_owned(), amy.session().fingerprint.clone());
    assert_eq!(shown.founder, Some(founder));
}

#[test]
fn only_a_coordinator_signs_a_newcomer_in() {
    let mut amy = school();
    let mut ben = amy.invite("Ben", Role::Teacher);
    let file = amy.export(ben.me());
    ben.import(&file);
    let cleo = Desk::introduced("Cleo", Role::Teacher);
    look(&mut ben, &cleo.introduction().hello);
    let signed = ben.ask(Command::SignHello(SignAs::New(Role::Teacher)));
    assert_eq!(signed, Err(Failure::NotCoordinator));
    let school: School = ben.body(Subject::School);
    assert_eq!(school.staff.len(), 2);
}

#[test]
fn a_hello_is_no_file_for_a_newcomer() {
    let mut ben = Desk::introduced("Ben", Role::Teacher);
    let hello = ben.introduction().hello.clone();
    let opened = ben.open_file(&hello, None);
    assert!(matches!(opened, Ok(Opened::Hello { .. })), "{opened:?}");
    for command in [Command::SignHello(SignAs::AsItSays), Command::JoinSchool] {
        assert_eq!(ben.ask(command), Err(Failure::OutOfOrder));
    }
}
