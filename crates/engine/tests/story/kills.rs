//! Stopped at any write, the state is the one before or the one after, never between.

use throughline_domain::classroom::Classroom;
use throughline_domain::contribution::OBSERVATIONS;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::command::InFile;
use throughline_protocol::{Command, Commit};
use throughline_vault::store::memory::StopAt;

use crate::desk::{Desk, STUDENT};

/// Does `work` with a stop before and after its first write, then starts the program anew and looks.
fn check(set_up: impl Fn() -> Desk, work: impl Fn(&mut Desk)) {
    let mut whole = set_up();
    let before = whole.views.len();
    work(&mut whole);
    assert!(whole.views.len() > before, "the work does something");
    for stop in [StopAt::Before(1), StopAt::After(1)] {
        let mut desk = set_up();
        let untouched = desk.state();
        let store = desk.disk.stores.borrow().values().next().unwrap().clone();
        store.stop_at(stop);
        work(&mut desk);
        let mut again = Desk::on(desk.disk.clone());
        again.unlock().unwrap();
        match stop {
            StopAt::Before(_) => assert_eq!(again.state(), untouched),
            StopAt::After(_) => assert_eq!(again.views.len(), whole.views.len()),
        }
    }
}

fn school() -> Desk {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    amy
}

#[test]
fn stopped_while_saving_several_dossiers() {
    check(school, |amy| {
        let edits = vec![
            amy.edit::<Classroom>(Subject::Classroom(STUDENT), |classroom| {
                classroom.interests = "Maps".into();
            }),
            throughline_protocol::Edit::Append {
                dossier: Subject::Contribution(STUDENT, amy.me()),
                collection: OBSERVATIONS.into(),
                what: r#"{"seen":0,"text":"x"}"#.into(),
                replaces: None,
            },
        ];
        let _ = amy.ask(Command::Commit(Commit::new("test", edits)));
    });
}

#[test]
fn stopped_while_importing_a_roster() {
    check(school, |amy| {
        let files = throughline_interchange::demo::school(20, 3)
            .into_iter()
            .map(|(name, text)| InFile {
                name,
                bytes: text.into_bytes(),
            })
            .collect();
        amy.ask(Command::ReadRoster { files }).unwrap();
        let _ = amy.ask(Command::ApplyRoster);
    });
}

#[test]
fn stopped_while_importing_a_bundle() {
    let two = || {
        let mut amy = school();
        let ben = amy.invite("Ben", Role::Counselor);
        amy.change::<Classroom>(Subject::Classroom(STUDENT), |classroom| {
            classroom.interests = "Maps".into();
        })
        .unwrap();
        (amy.export(ben.me()), ben)
    };
    for stop in [StopAt::Before(1), StopAt::After(1)] {
        let (bundle, mut ben) = two();
        let untouched = ben.state();
        let store = ben.disk.stores.borrow().values().next().unwrap().clone();
        ben.preview(&bundle).unwrap();
        store.stop_at(stop);
        let _ = ben.ask(Command::ApplyBundle);
        let mut again = Desk::on(ben.disk.clone());
        again.unlock().unwrap();
        match stop {
            StopAt::Before(_) => assert_eq!(again.state(), untouched),
            StopAt::After(_) => {
                let classroom: Classroom = again.body(Subject::Classroom(STUDENT));
                assert_eq!(classroom.interests, "Maps");
            }
        }
        // What was interrupted can simply be done again.
        again.import(&bundle);
        let classroom: Classroom = again.body(Subject::Classroom(STUDENT));
        assert_eq!(classroom.interests, "Maps");
    }
}
