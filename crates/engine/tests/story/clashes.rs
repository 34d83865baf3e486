//! Two people change one field apart: both values are kept until a person settles it.

use throughline_domain::classroom::{Classroom, TeamMember};
use throughline_domain::contents::Leaf;
use throughline_domain::contribution::OBSERVATIONS;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::{Command, Commit, Edit};

use crate::desk::{Desk, STUDENT};

const CLASSROOM: Subject = Subject::Classroom(STUDENT);

/// Amy and Ben, who both have the student's Classroom.
fn two() -> (Desk, Desk) {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let mut ben = amy.invite("Ben", Role::Teacher);
    let teacher = ben.me();
    amy.change::<Classroom>(CLASSROOM, |classroom| {
        classroom.strengths = "Patient".into();
        classroom.team.insert(teacher, TeamMember::default());
    })
    .unwrap();
    let bundle = amy.export(teacher);
    ben.import(&bundle);
    (amy, ben)
}

fn settle(desk: &mut Desk, value: &str) {
    let view = desk.views[&CLASSROOM].clone();
    let edit = Edit::Settle {
        dossier: CLASSROOM,
        base: view.heads,
        path: view.conflicts[0].path.clone(),
        value: Leaf::Text(value.into()),
    };
    desk.ask(Command::Commit(Commit::new("clash.settle", vec![edit])))
        .unwrap();
}

#[test]
fn the_story_there_back_and_there_again() {
    let (mut amy, mut ben) = two();
    ben.append(
        Subject::Contribution(STUDENT, ben.me()),
        OBSERVATIONS,
        "Calm today",
    )
    .unwrap();
    ben.change::<Classroom>(CLASSROOM, |classroom| {
        classroom.strengths = "Patient, draws".into();
    })
    .unwrap();
    amy.change::<Classroom>(CLASSROOM, |classroom| {
        classroom.strengths = "Patient, builds".into();
    })
    .unwrap();

    let back = ben.export(amy.me());
    let preview = amy.import(&back);
    assert_eq!(
        preview
            .changes
            .iter()
            .map(|change| change.clashes)
            .sum::<u32>(),
        1
    );
    let clash = &amy.views[&CLASSROOM].conflicts;
    assert_eq!(
        (clash.len(), clash[0].path.as_str(), clash[0].values.len()),
        (1, "strengths", 2)
    );

    // Saving something else does not settle it.
    amy.change::<Classroom>(CLASSROOM, |classroom| classroom.interests = "Maps".into())
        .unwrap();
    assert_eq!(amy.views[&CLASSROOM].conflicts.len(), 1);

    settle(&mut amy, "Patient, draws and builds");
    assert_eq!(amy.views[&CLASSROOM].conflicts, []);
    let again = amy.export(ben.me());
    ben.import(&again);
    assert_eq!(ben.views[&CLASSROOM], amy.views[&CLASSROOM]);
    let author = Subject::Contribution(STUDENT, ben.me());
    assert_eq!(ben.views[&author], amy.views[&author]);
    for subject in [Subject::School, Subject::Roster] {
        assert_eq!(
            ben.views[&subject].contents, amy.views[&subject].contents,
            "{subject:?}"
        );
    }
}

#[test]
fn a_value_that_arrives_after_a_decision_is_a_clash_again() {
    let (mut amy, mut ben) = two();
    let mut late = Vec::new();
    for (desk, text) in [(&mut amy, "one"), (&mut ben, "two")] {
        desk.change::<Classroom>(CLASSROOM, |classroom| classroom.strengths = text.into())
            .unwrap();
    }
    late.push(ben.export(amy.me()));
    amy.import(&late[0]);
    ben.change::<Classroom>(CLASSROOM, |classroom| classroom.strengths = "three".into())
        .unwrap();
    settle(&mut amy, "one and two");
    let third = ben.export(amy.me());
    amy.import(&third);
    let values: Vec<_> = amy.views[&CLASSROOM].conflicts[0]
        .values
        .iter()
        .map(|claim| claim.value.clone())
        .collect();
    assert_eq!(values.len(), 2);
    assert!(values.contains(&Some(Leaf::Text("three".into()))));
}

#[test]
fn importing_twice_or_in_another_order_gives_the_same_state() {
    let (mut amy, mut ben) = two();
    let mut files = Vec::new();
    for text in ["a", "b", "c"] {
        ben.append(Subject::Contribution(STUDENT, ben.me()), OBSERVATIONS, text)
            .unwrap();
        files.push(ben.export(amy.me()));
    }
    amy.import(&files[2]);
    let once = amy.state();
    for file in [&files[0], &files[2], &files[1]] {
        let preview = amy.import(file);
        assert_eq!(preview.changes, []);
    }
    assert_eq!(amy.state(), once);
    assert!(amy.import(&files[0]).seen_before);
}
