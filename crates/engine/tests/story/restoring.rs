//! A wiped device comes back with the person's words, and with the school's.

use throughline_domain::classroom::Classroom;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::command::{Secret, UnlockKey};
use throughline_protocol::reply::{Opened, OutFile, Standing};
use throughline_protocol::{Command, Failure, Reply};

use crate::desk::{Desk, PASSPHRASE, STUDENT};

const CLASSROOM: Subject = Subject::Classroom(STUDENT);

fn backup(desk: &mut Desk) -> (OutFile, OutFile) {
    match desk.ask(Command::Backup).unwrap() {
        Reply::Backup { person, school } => (person, school.unwrap()),
        other => panic!("{other:?}"),
    }
}

fn words(text: &str) -> UnlockKey {
    UnlockKey::Words(Secret(text.to_owned()))
}

#[test]
fn the_persons_words_bring_back_the_person() {
    let mut amy = Desk::new();
    let (own, school) = amy.create_school("Amy");
    let mut ben = amy.invite("Ben", Role::Teacher);
    amy.change::<Classroom>(CLASSROOM, |classroom| {
        classroom.strengths = "Patient".into();
    })
    .unwrap();
    let (file, _) = backup(&mut amy);

    let mut bare = Desk::new();
    bare.disk.now.set(900_000);
    assert_eq!(bare.open_file(&file, None), Ok(Opened::NeedsWords));
    assert_eq!(
        bare.open_file(&file, Some(words(&school))),
        Err(Failure::WrongWords)
    );
    let opened = bare.open_file(&file, Some(words(&own))).unwrap();
    assert!(
        matches!(opened, Opened::Backup { person: Some(ref name), .. } if name == "Amy"),
        "{opened:?}"
    );
    let prepared = bare.ask(Command::Restore {
        passphrase: Secret(PASSPHRASE.into()),
        person: None,
    });
    assert!(bare.confirm(prepared).is_empty());
    assert_eq!(bare.me(), amy.me());
    assert_eq!(bare.body::<Classroom>(CLASSROOM).strengths, "Patient");

    // The new device counts: a colleague takes its bundle, once the chain with it has arrived by any way.
    bare.change::<Classroom>(CLASSROOM, |classroom| classroom.interests = "Maps".into())
        .unwrap();
    let to_amys_old_device = bare.export(bare.me());
    let _ = to_amys_old_device;
    let me = bare
        .session()
        .people
        .iter()
        .find(|person| person.staff == bare.me())
        .unwrap();
    assert_eq!(me.standing, Standing::Coordinator);
    // Ben does not know the new device yet: the words that he knows vouch for it in the file itself.
    let bundle = bare.export(ben.me());
    assert_eq!(ben.import(&bundle).sender_name, "Amy");
}

#[test]
fn the_schools_words_let_somebody_new_go_on() {
    let mut amy = Desk::new();
    let (own, school) = amy.create_school("Amy");
    amy.change::<Classroom>(CLASSROOM, |classroom| {
        classroom.strengths = "Patient".into();
    })
    .unwrap();
    let (_, copy) = backup(&mut amy);

    let mut bare = Desk::new();
    bare.disk.now.set(900_000);
    assert_eq!(
        bare.open_file(&copy, Some(words(&own))),
        Err(Failure::WrongWords)
    );
    assert!(matches!(
        bare.open_file(&copy, Some(words(&school))),
        Ok(Opened::Backup { person: None, .. })
    ));
    let person = Some(("Dora".to_owned(), Role::CounselingCoordinator));
    let prepared = bare.ask(Command::Restore {
        passphrase: Secret(PASSPHRASE.into()),
        person,
    });
    assert_eq!(bare.confirm(prepared).len(), 1);
    assert_eq!(bare.body::<Classroom>(CLASSROOM).strengths, "Patient");
    let me = bare
        .session()
        .people
        .iter()
        .find(|person| person.staff == bare.me())
        .unwrap();
    assert_eq!(
        (me.name.as_str(), me.standing),
        ("Dora", Standing::Coordinator)
    );
    // She may sign colleagues in.
    let _ = bare.invite("Ben", Role::Teacher);
}
