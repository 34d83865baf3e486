//! What is wrong with a bundle is said, and nothing changes: byte for byte.

use throughline_domain::classroom::Classroom;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::Failure;
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::OutFile;

use crate::desk::{Desk, STUDENT};

fn two() -> (Desk, Desk) {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let ben = amy.invite("Ben", Role::Counselor);
    amy.change::<Classroom>(Subject::Classroom(STUDENT), |classroom| {
        classroom.interests = "Maps".into();
    })
    .unwrap();
    (amy, ben)
}

fn refused(desk: &mut Desk, bytes: Vec<u8>) -> Failure {
    let before = (desk.bytes(), desk.state());
    let failure = desk
        .preview(&OutFile {
            name: "x.throughline.age".into(),
            bytes,
        })
        .unwrap_err();
    assert!((desk.bytes(), desk.state()) == before, "something changed");
    failure
}

#[test]
fn what_is_damaged_is_refused_and_changes_nothing() {
    let (mut amy, mut ben) = two();
    let bundle = amy.export(ben.me()).bytes;
    assert_eq!(
        refused(&mut ben, b"hello".to_vec()),
        FileProblem::NotOurs.into()
    );
    assert_eq!(refused(&mut ben, Vec::new()), FileProblem::NotOurs.into());
    for at in (0..bundle.len()).step_by(bundle.len() / 60) {
        let failure = refused(&mut ben, bundle[..at].to_vec());
        assert!(
            matches!(failure, Failure::File(_)),
            "cut at {at}: {failure:?}"
        );
        let mut flipped = bundle.clone();
        flipped[at] ^= 1;
        let failure = refused(&mut ben, flipped);
        assert!(
            matches!(failure, Failure::File(_)),
            "flipped at {at}: {failure:?}"
        );
    }
    ben.import(&OutFile {
        name: String::new(),
        bytes: bundle,
    });
}

#[test]
fn what_is_for_someone_else_stays_closed() {
    let (mut amy, mut ben) = two();
    let cleo = amy.invite("Cleo", Role::Counselor);
    let bundle = amy.export(cleo.me()).bytes;
    assert_eq!(refused(&mut ben, bundle), FileProblem::NotForYou.into());
}

#[test]
fn applying_without_having_opened_does_nothing() {
    let (_, mut ben) = two();
    assert_eq!(
        ben.ask(throughline_protocol::Command::ApplyBundle),
        Err(Failure::OutOfOrder)
    );
}
