//! A school begins, a colleague joins, and each receives what they may read.

use throughline_domain::classroom::{Classroom, TeamMember};
use throughline_domain::contribution::OBSERVATIONS;
use throughline_domain::school::School;
use throughline_domain::shape::Kind;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_protocol::command::{Secret, UnlockKey};
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{SheetOf, Standing};
use throughline_protocol::share::{Receiver, Without};
use throughline_protocol::{Command, Failure, Reply};

use crate::desk::{Desk, STUDENT};

#[test]
fn a_school_is_stored_only_when_both_sheets_are_confirmed() {
    let mut amy = Desk::new();
    let prepared = amy.ask(Command::PrepareSchool {
        school: "Hill School".into(),
        language: "en".into(),
        person: "Amy".into(),
        role: Role::Counselor,
        passphrase: Secret("long enough to do".into()),
    });
    assert!(matches!(prepared, Ok(Reply::Sheets(sheets)) if sheets.len() == 2));
    assert!(amy.disk.stores.borrow().is_empty());
    let wrong = amy.ask(Command::Confirm {
        words: vec![vec!["no".into(); 3], vec!["no".into(); 3]],
    });
    assert_eq!(wrong, Err(Failure::WordsNotConfirmed(SheetOf::Person)));
    assert!(amy.disk.stores.borrow().is_empty());
}

#[test]
fn a_short_passphrase_is_refused() {
    let refused = Desk::new().ask(Command::PrepareSchool {
        school: "Hill School".into(),
        language: "en".into(),
        person: "Amy".into(),
        role: Role::Counselor,
        passphrase: Secret("too short".into()),
    });
    assert_eq!(refused, Err(Failure::PassphraseTooShort));
}

#[test]
fn a_vault_opens_again_with_passphrase_or_words_and_with_nothing_else() {
    let mut amy = Desk::new();
    let (own, school) = amy.create_school("Amy");
    let before = amy.state();
    let mut again = Desk::on(amy.disk.clone());
    again.unlock().unwrap();
    assert_eq!(again.state(), before);
    assert_eq!(again.session().school, "Hill School");

    let vault = again.session().vault;
    let mut by_words = Desk::on(amy.disk.clone());
    let words = |text: &str| UnlockKey::Words(Secret(text.to_owned()));
    let unlock = |key| Command::Unlock {
        vault,
        key,
        take_over: true,
    };
    assert!(by_words.ask(unlock(words(&own))).is_ok());
    assert_eq!(
        Desk::on(amy.disk.clone()).ask(unlock(words(&school))),
        Err(Failure::WrongWords)
    );
    let wrong = UnlockKey::Passphrase(Secret("not the passphrase".into()));
    assert_eq!(
        Desk::on(amy.disk.clone()).ask(unlock(wrong)),
        Err(Failure::WrongPassphrase)
    );
    let typo = own.replacen(own.split(' ').nth(2).unwrap(), "zzzz", 1);
    let failure = Desk::on(amy.disk.clone()).ask(unlock(words(&typo)));
    assert!(
        matches!(failure, Err(Failure::UnknownWord { ref word, .. }) if word == "zzzz"),
        "{failure:?}"
    );
}

#[test]
fn the_older_window_saves_nothing_more() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let mut second = Desk::on(amy.disk.clone());
    second.unlock().unwrap();
    let lost = amy.change::<School>(Subject::School, |school| school.norms = "Be kind".into());
    assert_eq!(lost, Err(Failure::OwnershipLost));
    assert!(
        second
            .change::<School>(Subject::School, |school| school.norms = "Be kind".into())
            .is_ok()
    );
}

#[test]
fn a_teacher_receives_the_student_they_are_on_the_team_of_and_nothing_of_support() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let mut ben = amy.invite("Ben", Role::Teacher);
    let person = amy
        .session()
        .people
        .iter()
        .find(|person| person.name == "Ben")
        .unwrap();
    assert_eq!(
        (person.standing, person.staff),
        (Standing::Member, ben.me())
    );

    let teacher = ben.me();
    amy.change::<Support>(Subject::Support(STUDENT), |support| {
        support.family_matters = "a secret".into();
    })
    .unwrap();
    amy.change::<Classroom>(Subject::Classroom(STUDENT), |classroom| {
        classroom.strengths = "Draws to think".into();
        classroom.team.insert(teacher, TeamMember::default());
    })
    .unwrap();
    let bundle = amy.export(teacher);
    let preview = ben.import(&bundle);
    assert_eq!(preview.sender_name, "Amy");
    let classroom: Classroom = ben.body(Subject::Classroom(STUDENT));
    assert_eq!(classroom.strengths, "Draws to think");
    let kinds: Vec<Kind> = ben.views.values().map(|view| view.kind).collect();
    assert_eq!(kinds, [Kind::School, Kind::Roster, Kind::Classroom]);

    ben.append(
        Subject::Contribution(STUDENT, teacher),
        OBSERVATIONS,
        "Calm today",
    )
    .unwrap();
    let back = ben.export(amy.me());
    amy.import(&back);
    assert_eq!(
        amy.contents(Subject::Contribution(STUDENT, teacher))
            .entries[OBSERVATIONS]
            .len(),
        1
    );
}

#[test]
fn who_must_never_be_sent_anything_receives_nothing() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let ben = amy.invite("Ben", Role::Counselor);
    amy.change::<Support>(Subject::Support(STUDENT), |support| {
        support.family_matters = "a secret".into();
        support.never_send.insert(ben.me(), true);
    })
    .unwrap();
    amy.change::<Classroom>(Subject::Classroom(STUDENT), |classroom| {
        classroom.interests = "Maps".into();
    })
    .unwrap();
    // A dossier that is born later takes the list over.
    let classroom: Classroom = amy.body(Subject::Classroom(STUDENT));
    assert!(classroom.never_send.contains_key(&ben.me()));
    let to = Receiver::Person(ben.me());
    let Ok(Reply::Scope(scope)) = amy.ask(Command::ScopeFor { to }) else {
        panic!()
    };
    let scope = scope.read().unwrap();
    let kinds: Vec<Kind> = scope.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [Kind::School, Kind::Roster]);
}

#[test]
fn an_invited_person_receives_nothing_before_a_coordinator_signed() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    amy.ask(Command::Invite {
        name: "Cleo".into(),
        role: Role::Counselor,
    })
    .unwrap();
    let session = amy.ask(Command::Session).unwrap();
    let Reply::Saved(session) = session else {
        panic!()
    };
    let cleo = session
        .people
        .iter()
        .find(|person| person.name == "Cleo")
        .unwrap();
    assert_eq!(cleo.standing, Standing::Claimed);
    let refused = amy.ask(Command::Export {
        to: vec![cleo.staff],
        purpose: String::new(),
        without: Without::default(),
    });
    assert_eq!(refused, Err(Failure::NotTrusted));
}

#[test]
fn a_bundle_of_someone_whom_nobody_signed_in_changes_nothing() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let mut ben = amy.invite("Ben", Role::Teacher);
    // Cleo joins with Ben's copy of the workspace in mind, but only Amy knows of her.
    let mut cleo = amy.invite("Cleo", Role::Teacher);
    let bundle = amy.export(ben.me());
    ben.import(&bundle);
    let mut stranger = Desk::new();
    stranger.create_school("Mallory");
    let from_elsewhere = {
        let me = stranger.me();
        stranger.export(me)
    };
    let before = ben.bytes();
    let refused = ben.preview(&from_elsewhere);
    assert_eq!(refused, Err(Failure::File(FileProblem::NotForYou)));
    assert_eq!(ben.bytes(), before);
    // Cleo is known to Ben since Amy's bundle carried the chain.
    let bundle = amy.export(cleo.me());
    cleo.import(&bundle);
    let hers = cleo.export(ben.me());
    assert_eq!(ben.import(&hers).sender_name, "Cleo");
}
