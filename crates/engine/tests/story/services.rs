//! The community directory comes in and goes out: shown first, saved when confirmed, the same again changes nothing.

use throughline_domain::directory_import::DirectoryPreview;
use throughline_domain::family::Family;
use throughline_domain::roster_import::RosterFileError;
use throughline_domain::subject::Subject;
use throughline_domain::table_import::Mapping;
use throughline_protocol::command::{InFile, ServicesAs};
use throughline_protocol::reply::OutFile;
use throughline_protocol::{Command, Failure, Reply};

use crate::desk::Desk;

fn file(name: &str, text: &str) -> InFile {
    InFile {
        name: name.into(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn set() -> Vec<InFile> {
    vec![
        file(
            "organizations.csv",
            "id,name,description\no1,Helpers,Who help\n",
        ),
        file(
            "services.csv",
            "id,organization_id,name,status\ns1,o1,Food pantry,active\ns2,o1,Night shelter,active\n",
        ),
        file(
            "phones.csv",
            "id,service_id,number\np1,s1,call\np2,s2,555-0100\n",
        ),
    ]
}

fn preview(reply: Reply) -> DirectoryPreview {
    match reply {
        Reply::Services(preview) => preview.read().unwrap(),
        other => panic!("{other:?}"),
    }
}

fn read(desk: &mut Desk, files: Vec<InFile>) -> DirectoryPreview {
    preview(desk.ask(Command::ReadServices { files }).unwrap())
}

fn exported(desk: &mut Desk, form: ServicesAs) -> OutFile {
    match desk.ask(Command::ExportServices(form)).unwrap() {
        Reply::File(file) => file,
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_is_saved_before_it_is_confirmed_and_the_same_files_change_nothing() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let before = amy.bytes();
    let first = read(&mut amy, set());
    assert_eq!((first.services.new, first.bad_row_count), (2, 1));
    assert_eq!(amy.bytes(), before);
    amy.ask(Command::ApplyServices {
        public: true,
        mark: false,
    })
    .unwrap();
    let family: Family = amy.body(Subject::Family);
    assert_eq!(family.directory.len(), 2);
    assert!(family.directory.keys().all(|id| family.is_public(&id.0)));
    assert_eq!(read(&mut amy, set()).services.unchanged, 2);

    let zip = exported(&mut amy, ServicesAs::Hsds);
    let again = vec![InFile {
        name: zip.name,
        bytes: zip.bytes,
    }];
    let again = read(&mut amy, again);
    assert_eq!((again.services.unchanged, again.bad_row_count), (2, 0));
    let contacts = exported(&mut amy, ServicesAs::Contacts);
    assert!(
        String::from_utf8(contacts.bytes)
            .unwrap()
            .contains("TEL;VALUE=uri;TYPE=voice:tel:5550100")
    );
}

#[test]
fn what_a_source_no_longer_names_is_marked_when_somebody_says_so_and_never_taken_out() {
    let set = |services: &str| {
        let organizations = "id,name,description\no1,Helpers,Who help\n";
        let services = format!("id,organization_id,name,status\n{services}");
        vec![
            file("organizations.csv", organizations),
            file("services.csv", &services),
        ]
    };
    let missing = |desk: &Desk| {
        let family: Family = desk.body(Subject::Family);
        let all = family.directory.iter();
        let missing = all.filter(|(id, _)| family.is_missing(id));
        let names: Vec<String> = missing.map(|(_, it)| it.name.clone()).collect();
        (family.directory.len(), names)
    };
    let apply = |mark| Command::ApplyServices { public: true, mark };
    let (pantry, shelter) = ("s1,o1,Pantry,active\n", "s2,o1,Shelter,active\n");
    let both = [pantry, shelter].concat();
    let mut amy = Desk::new();
    amy.create_school("Amy");
    read(&mut amy, set(&both));
    amy.ask(apply(true)).unwrap();

    let told = read(&mut amy, set(pantry));
    assert_eq!((told.missing, told.of_source), (1, 2));
    assert_eq!(told.missing_sample, ["Shelter"]);
    amy.ask(apply(false)).unwrap();
    assert_eq!(missing(&amy), (2, vec![]));
    read(&mut amy, set(pantry));
    amy.ask(apply(true)).unwrap();
    assert_eq!(missing(&amy), (2, vec!["Shelter".to_owned()]));
    // It is told once; a day later it is in the files again.
    assert_eq!(read(&mut amy, set(pantry)).missing, 0);
    let told = read(&mut amy, set(&both));
    assert_eq!((told.missing, told.back), (0, 1));
    amy.ask(apply(true)).unwrap();
    assert_eq!(missing(&amy), (2, vec![]));
}

#[test]
fn a_table_is_mapped_and_remembered_and_hidden_where_somebody_says_so() {
    let table = || {
        vec![file(
            "list.csv",
            "Program Name,Agency Name,6-13,Spanish\nCamp,YMCA,X,X\n,,,\nTalks,YMCA,,\n",
        )]
    };
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let Reply::Table(view) = amy.ask(Command::ReadServices { files: table() }).unwrap() else {
        panic!("no table");
    };
    let view = view.read().unwrap();
    assert_eq!(
        amy.ask(Command::ApplyServices {
            public: false,
            mark: false,
        }),
        Err(Failure::OutOfOrder)
    );
    let columns = view
        .columns
        .iter()
        .map(|column| column.taken_for.clone())
        .collect();
    let mapping = Mapping {
        columns,
        whole: false,
    };
    let mapped = preview(amy.ask(Command::MapServices(mapping)).unwrap());
    assert_eq!(mapped.services.new, 2);
    amy.ask(Command::ApplyServices {
        public: false,
        mark: false,
    })
    .unwrap();
    let family: Family = amy.body(Subject::Family);
    assert!(family.directory.keys().all(|id| !family.is_public(&id.0)));
    let camp = family
        .directory
        .values()
        .find(|service| service.name == "Camp")
        .unwrap();
    assert!(camp.speaks("es") && camp.is_for_age(8) && !camp.is_for_age(15));
    let Reply::Table(view) = amy.ask(Command::ReadServices { files: table() }).unwrap() else {
        panic!("no table");
    };
    let view = view.read().unwrap();
    assert!(view.remembered);
}

#[test]
fn what_is_no_directory_is_refused_and_changes_nothing() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let before = amy.bytes();
    let zip = InFile {
        name: "a.zip".into(),
        bytes: b"PK\x03\x04 and no more".to_vec(),
    };
    let refused = amy.ask(Command::ReadServices { files: vec![zip] });
    assert_eq!(refused, Err(Failure::Roster(RosterFileError::BadZip)));
    let two = vec![file("a.txt", "hello"), file("b.txt", "hello")];
    let refused = amy.ask(Command::ReadServices { files: two });
    assert_eq!(refused, Err(Failure::Roster(RosterFileError::NotServices)));
    assert_eq!(amy.bytes(), before);
}
