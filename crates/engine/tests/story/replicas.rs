//! Several people over a week: random work, files in any order, repeated and lost; at the end all have the same.

use proptest::prelude::*;
use throughline_domain::classroom::Classroom;
use throughline_domain::contribution::OBSERVATIONS;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::reply::OutFile;

use crate::desk::{Desk, STUDENT};

#[derive(Debug, Clone)]
enum Step {
    Observe { who: usize },
    Change { who: usize, field: bool, value: u8 },
    Send { from: usize, to: usize },
    Receive { to: usize, file: usize },
    Restart { who: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..3_usize;
    let step = prop_oneof![
        2 => who.clone().prop_map(|who| Step::Observe { who }),
        3 => (who.clone(), any::<bool>(), 0..4_u8).prop_map(|(who, field, value)| Step::Change { who, field, value }),
        3 => (who.clone(), who.clone()).prop_map(|(from, to)| Step::Send { from, to }),
        4 => (who.clone(), any::<usize>()).prop_map(|(to, file)| Step::Receive { to, file }),
        1 => who.prop_map(|who| Step::Restart { who }),
    ];
    prop::collection::vec(step, 4..20)
}

fn team() -> Vec<Desk> {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let ben = amy.invite("Ben", Role::Counselor);
    let cleo = amy.invite("Cleo", Role::Counselor);
    let mut team = vec![amy, ben, cleo];
    for to in 1..3 {
        let receiver = team[to].me();
        let bundle = team[0].export(receiver);
        team[to].import(&bundle);
    }
    team
}

fn restart(desk: &mut Desk) {
    let mut again = Desk::on(desk.disk.clone());
    again.unlock().unwrap();
    *desk = again;
}

proptest! {
    // Each case makes three vaults and so pays for three passphrases.
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn everyone_ends_with_the_same_and_nothing_is_lost(steps in steps()) {
        let mut team = team();
        let mut files: Vec<(usize, OutFile)> = Vec::new();
        let mut written = 0;
        for step in steps {
            match step {
                Step::Observe { who } => {
                    let subject = Subject::Contribution(STUDENT, team[who].me());
                    team[who].append(subject, OBSERVATIONS, "seen").unwrap();
                    written += 1;
                }
                Step::Change { who, field, value } => {
                    let text = format!("{who}{value}");
                    team[who].change::<Classroom>(Subject::Classroom(STUDENT), |classroom| {
                        if field { classroom.strengths = text } else { classroom.agreed_approach = text }
                    }).unwrap();
                }
                Step::Send { from, to } if from != to => {
                    let receiver = team[to].me();
                    files.push((to, team[from].export(receiver)));
                }
                Step::Receive { to, file } => {
                    let mine: Vec<&OutFile> = files.iter().filter(|(of, _)| *of == to).map(|(_, file)| file).collect();
                    if !mine.is_empty() {
                        let file = mine[file % mine.len()].clone();
                        team[to].import(&file);
                    }
                }
                Step::Restart { who } => restart(&mut team[who]),
                Step::Send { .. } => {}
            }
        }
        // Everyone to the first, and the first to everyone: that is enough for all to have all.
        for from in 1..3 {
            let receiver = team[0].me();
            let bundle = team[from].export(receiver);
            team[0].import(&bundle);
        }
        for to in 1..3 {
            let receiver = team[to].me();
            let bundle = team[0].export(receiver);
            team[to].import(&bundle);
        }
        let about = |desk: &Desk| {
            desk.views.iter()
                .filter(|(subject, _)| subject.student().is_some())
                .map(|(subject, view)| (*subject, view.clone()))
                .collect::<Vec<_>>()
        };
        prop_assert_eq!(about(&team[0]), about(&team[1]));
        prop_assert_eq!(about(&team[0]), about(&team[2]));
        let entries: usize = team[0].views.values()
            .filter_map(|view| view.contents.entries.get(OBSERVATIONS))
            .map(std::collections::BTreeMap::len)
            .sum();
        prop_assert_eq!(entries, written);
    }
}
