//! A roster comes in: shown first, saved when confirmed, the same again changes nothing.

use std::collections::BTreeSet;

use throughline_domain::roster::{Enrolled, Roster};
use throughline_domain::roster_import::RosterFileError;
use throughline_domain::safety;
use throughline_domain::school::School;
use throughline_domain::subject::Subject;
use throughline_domain::table_import::{Mapping, TableView};
use throughline_protocol::command::InFile;
use throughline_protocol::{Command, Failure, Reply};

use crate::desk::Desk;

fn school(students: u32) -> Vec<InFile> {
    throughline_interchange::demo::school(students, 3)
        .into_iter()
        .map(|(name, text)| InFile {
            name,
            bytes: text.into_bytes(),
        })
        .collect()
}

fn read(desk: &mut Desk, files: Vec<InFile>) -> throughline_domain::roster_import::RosterPreview {
    match desk.ask(Command::ReadRoster { files }).unwrap() {
        Reply::Roster(preview) => preview.read().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_is_saved_before_it_is_confirmed_and_the_same_files_change_nothing() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let before = amy.bytes();
    let preview = read(&mut amy, school(40));
    assert_eq!((preview.students.new, preview.bad_row_count), (40, 0));
    assert_eq!(amy.bytes(), before);
    amy.ask(Command::ApplyRoster).unwrap();
    let roster: Roster = amy.body(Subject::Roster);
    assert_eq!(roster.cards.len(), 40);
    assert!(read(&mut amy, school(40)).changes_nothing());
    let fewer = read(&mut amy, school(39));
    assert!(fewer.students.left > 0 || fewer.students.changed > 0);
    amy.ask(Command::ApplyRoster).unwrap();
    let roster: Roster = amy.body(Subject::Roster);
    assert!(roster.cards.len() >= 40, "nobody is ever removed");
    assert!(
        roster
            .cards
            .values()
            .any(|card| card.status == Enrolled::Left)
    );
}

#[test]
fn what_is_no_roster_is_refused_and_changes_nothing() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let before = amy.bytes();
    let file = InFile {
        name: "notes.txt".into(),
        bytes: b"hello".to_vec(),
    };
    let files = vec![file.clone(), file];
    let refused = amy.ask(Command::ReadRoster { files });
    assert!(matches!(refused, Err(Failure::Roster(_))), "{refused:?}");
    assert_eq!(amy.bytes(), before);
    assert_eq!(amy.ask(Command::ApplyRoster), Err(Failure::OutOfOrder));
}

fn pasted(text: &str) -> Command {
    let file = InFile {
        name: String::new(),
        bytes: text.as_bytes().to_vec(),
    };
    Command::ReadRoster { files: vec![file] }
}

fn table(reply: Reply) -> TableView {
    match reply {
        Reply::Table(view) => view.read().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_pasted_table_is_mapped_previewed_saved_and_remembered() {
    const ROWS: &str = "Who,Year group,Birthplace\nAna Ruiz,9,Lima\nBo Li,10,Cork\n";
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let before = amy.bytes();
    let view = table(amy.ask(pasted(ROWS)).unwrap());
    assert!(!format!("{view:?}").contains("Lima"));
    let taken = |view: &TableView| {
        view.columns
            .iter()
            .map(|it| it.taken_for.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(taken(&view), [None, Some("grade".to_owned()), None]);
    assert_eq!(amy.ask(Command::ApplyRoster), Err(Failure::OutOfOrder));

    let mapping = Mapping {
        columns: vec![Some("name".into()), Some("grade".into()), None],
        whole: false,
    };
    let Reply::Roster(preview) = amy.ask(Command::MapRoster(mapping.clone())).unwrap() else {
        panic!("no preview");
    };
    let preview = preview.read().unwrap();
    assert_eq!(preview.students.new, 2);
    assert_eq!(
        amy.bytes(),
        before,
        "nothing is stored before it is confirmed"
    );
    amy.ask(Command::ApplyRoster).unwrap();
    let roster: Roster = amy.body(Subject::Roster);
    let names: BTreeSet<String> = roster.cards.values().map(|card| card.name()).collect();
    assert_eq!(names, ["Ana Ruiz".to_owned(), "Bo Li".to_owned()].into());

    let again = table(amy.ask(pasted(ROWS)).unwrap());
    assert!(again.remembered);
    assert_eq!(taken(&again), mapping.columns);
    let Reply::Roster(preview) = amy.ask(Command::MapRoster(mapping)).unwrap() else {
        panic!("no preview");
    };
    let preview = preview.read().unwrap();
    assert!(preview.changes_nothing());
}

#[test]
fn what_is_no_table_is_refused_in_words() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let before = amy.bytes();
    for (text, why) in [
        ("", RosterFileError::Empty),
        ("  \n\t\n", RosterFileError::Empty),
        (
            "a,b\n\"c,d",
            RosterFileError::OpenQuote {
                file: String::new(),
                line: 2,
            },
        ),
        ("a\0b", RosterFileError::NotText(String::new())),
    ] {
        assert_eq!(amy.ask(pasted(text)), Err(Failure::Roster(why)), "{text:?}");
    }
    assert_eq!(amy.bytes(), before);
}

#[test]
fn the_real_sample_of_960_students_is_read_whole() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/samples/oneroster-ed-fi"
    );
    let Ok(entries) = std::fs::read_dir(folder) else {
        eprintln!("skipped: the sample roster is not here");
        return;
    };
    let files = entries
        .map(|entry| {
            let entry = entry.unwrap();
            InFile {
                name: entry.file_name().to_string_lossy().into_owned(),
                bytes: std::fs::read(entry.path()).unwrap(),
            }
        })
        .collect();
    let mut amy = Desk::new();
    amy.create_school("Amy");
    assert_eq!(read(&mut amy, files).students.new, 960);
    amy.ask(Command::ApplyRoster).unwrap();
    assert_eq!(amy.body::<Roster>(Subject::Roster).cards.len(), 960);
}

#[test]
fn a_demo_school_is_there_at_once_and_gone_at_once() {
    let mut desk = Desk::new();
    let Ok(Reply::Demo { session, .. }) = desk.ask(Command::Demo {
        language: "es".into(),
    }) else {
        panic!()
    };
    assert!(session.demo);
    assert!(desk.body::<Roster>(Subject::Roster).cards.len() > 100);
    let school: School = desk.body(Subject::School);
    assert!(safety::has_protocol(&school));
    assert_eq!(safety::numbers(&school).len(), 3);
    desk.ask(Command::RemoveVault {
        vault: session.vault,
        passphrase: None,
    })
    .unwrap();
    let key = throughline_protocol::command::UnlockKey::Passphrase(
        throughline_protocol::command::Secret("x".into()),
    );
    let gone = desk.ask(Command::Unlock {
        vault: session.vault,
        key,
        take_over: true,
    });
    assert!(gone.is_err());
}
