//! A support group between people: who receives it, and what its sessions leave in each member's own file.

use serde::Serialize;
use throughline_domain::disclosure::{Disclosure, SHARED};
use throughline_domain::group::part::{CHECK_INS, CardPart, GROUP_SESSIONS, GroupPart};
use throughline_domain::group::session::{Presence, SESSIONS, Session};
use throughline_domain::group::{Group, Member};
use throughline_domain::id::{GroupId, GroupSessionId, StudentId};
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_domain::time::{Day, Timestamp};
use throughline_protocol::share::Without;
use throughline_protocol::{Command, Commit, Edit};

use crate::desk::Desk;

const GROUP: Subject = Subject::Group(GroupId(9));
const MEMBERS: [(StudentId, &str); 3] = [
    (StudentId(41), "Mia"),
    (StudentId(42), "Noah"),
    (StudentId(43), "Lucía"),
];

fn today() -> Day {
    Timestamp(1_795_363_200_000).day(0)
}

fn append<T: Serialize>(dossier: Subject, collection: &str, what: &T) -> Edit {
    Edit::Append {
        dossier,
        collection: collection.into(),
        what: serde_json::to_string(what).unwrap(),
        replaces: None,
    }
}

/// A session as the app logs it: the group's entry, and each member's part, in one commit.
fn log(group: &Group, number: u128, done: &str) -> Command {
    let presence = |absent, word: &str| Presence {
        absent,
        word: word.into(),
    };
    let session = Session {
        session: GroupSessionId(number),
        day: today(),
        minutes: 30,
        done: done.into(),
        present: [
            (MEMBERS[0].0, presence(false, "Shared with Noah")),
            (MEMBERS[1].0, presence(true, "")),
            (MEMBERS[2].0, presence(false, "")),
        ]
        .into(),
        taken_back: false,
    };
    let mut edits = vec![append(GROUP, SESSIONS, &session)];
    for (student, _) in MEMBERS {
        let others = MEMBERS.iter().filter(|(it, _)| *it != student);
        let others: Vec<String> = others.map(|(_, name)| (*name).to_owned()).collect();
        let part = GroupPart::of(group, &session, student, &others).unwrap();
        edits.push(append(Subject::Support(student), GROUP_SESSIONS, &part));
    }
    Command::Commit(Commit::new("group.session.log", edits))
}

/// A group of three that these people lead.
fn begin(amy: &mut Desk, leaders: &[&Desk]) {
    let leaders: Vec<_> = leaders.iter().map(|desk| (desk.me(), true)).collect();
    amy.change::<Group>(GROUP, |it| {
        it.group = GroupId(9);
        it.name = "Tuesday lunch".into();
        it.circle = leaders.into_iter().collect();
        let member = Member {
            joined: Some(today()),
            left: None,
        };
        it.members = MEMBERS.map(|(student, _)| (student, member)).into();
    })
    .unwrap();
}

/// Whether a file without this student, or with everybody, brings the group.
fn brings_group(amy: &mut Desk, to: &mut Desk, without: Option<StudentId>) -> bool {
    let without = Without {
        students: without.into_iter().collect(),
        ..Without::default()
    };
    let file = amy.export_without(&[to.me()], without).remove(0);
    to.import(&file);
    to.views.contains_key(&GROUP)
}

/// Sends and takes in.
fn send(from: &mut Desk, to: &mut Desk) {
    let file = from.export(to.me());
    to.import(&file);
}

#[test]
fn only_leaders_and_the_counseling_team_receive_a_group() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let staff = [
        ("Tess", Role::Teacher),
        ("Paul", Role::Teacher),
        ("Nora", Role::Counselor),
        ("Vera", Role::Teacher),
        ("Carl", Role::Counselor),
        ("Adam", Role::Administrator),
    ];
    let [mut tess, mut paul, mut nora, mut vera, mut carl, mut adam] =
        staff.map(|(name, role)| amy.invite(name, role));
    // Noah's list names Vera, who leads the group, and Carl, who is a counselor.
    let never = [vera.me(), carl.me()];
    begin(&mut amy, &[&tess, &vera]);
    amy.change::<Support>(Subject::Support(MEMBERS[1].0), |it| {
        it.never_send = never.map(|staff| (staff, true)).into();
        it.plan_team = [(paul.me(), true)].into();
    })
    .unwrap();
    let group: Group = amy.body(GROUP);
    amy.ask(log(&group, 1, "Introductions")).unwrap();
    // Leaving out one of the members leaves out the group; sharing it discloses every one of them.
    assert!(!brings_group(&mut amy, &mut nora, Some(MEMBERS[2].0)));
    assert!(brings_group(&mut amy, &mut tess, None));
    let shares = amy.contents(Subject::Disclosures(amy.me()));
    let (_, last) = shares.entries::<Disclosure>(SHARED).pop().unwrap();
    assert_eq!(last.what.students, MEMBERS.map(|(student, _)| student));
    for (desk, receives) in [
        (&mut tess, true),
        (&mut paul, false),
        (&mut nora, true),
        (&mut vera, false),
        (&mut carl, false),
        (&mut adam, false),
    ] {
        send(&mut amy, desk);
        assert_eq!(desk.views.contains_key(&GROUP), receives);
    }
    // A leader holds the group and nothing of the members' files; a plan team holds the member's part of it.
    let support = Subject::Support(MEMBERS[1].0);
    assert!(!tess.views.contains_key(&support));
    let parts = paul.contents(support).entries::<GroupPart>(GROUP_SESSIONS);
    assert_eq!(parts.len(), 1);
    assert!(parts[0].1.what.absent);

    // A leader without the files logs one too: it reaches the counseling team, each part in its member's file.
    let group: Group = tess.body(GROUP);
    tess.ask(log(&group, 2, "A game")).unwrap();
    send(&mut tess, &mut amy);
    assert_eq!(amy.contents(GROUP).entries::<Session>(SESSIONS).len(), 2);
    for (student, _) in MEMBERS {
        let contents = amy.contents(Subject::Support(student));
        assert_eq!(contents.entries::<GroupPart>(GROUP_SESSIONS).len(), 2);
    }
    // One who has left stays on the list of those by whose lists the group is sent.
    amy.change::<Group>(GROUP, |it| {
        it.members.get_mut(&MEMBERS[1].0).unwrap().left = Some(today());
    })
    .unwrap();
    send(&mut amy, &mut vera);
    assert!(!vera.views.contains_key(&GROUP));
}

#[test]
fn a_members_file_holds_nothing_of_the_others() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let leader = amy.invite("Tess", Role::Teacher);
    begin(&mut amy, &[&leader]);
    let group: Group = amy.body(GROUP);
    let done = "Mia and NOAH read to lucia’s partner.";
    amy.ask(log(&group, 1, done)).unwrap();
    let card = CardPart {
        group: GroupId(9),
        name: group.name.clone(),
        day: today(),
        half: throughline_domain::group::card::Half::Morning,
        expectations: vec!["I begin".into()],
        scores: vec![Some(2)],
        goal: 80,
    };
    let first = Subject::Support(MEMBERS[0].0);
    let edits = vec![append(first, CHECK_INS, &card)];
    amy.ask(Command::Commit(Commit::new("group.cards", edits)))
        .unwrap();
    for (student, name) in MEMBERS {
        let contents = amy.contents(Subject::Support(student));
        let everything = format!("{:?} {:?}", contents.fields, contents.entries).to_lowercase();
        for (other, other_name) in MEMBERS.iter().filter(|(it, _)| *it != student) {
            let plain = throughline_domain::fold::fold(other_name);
            assert!(
                !everything.contains(&other.to_string().to_lowercase()),
                "{name}"
            );
            assert!(!everything.contains(&plain), "{name} {other_name}");
            assert!(
                !everything.contains(&other_name.to_lowercase()),
                "{name} {other_name}"
            );
        }
    }
    let of_mia = amy.contents(first).entries::<GroupPart>(GROUP_SESSIONS);
    assert_eq!(of_mia[0].1.what.done, "Mia and […] read to […]’s partner.");
    assert_eq!(of_mia[0].1.what.word, "Shared with […]");
    assert_eq!(amy.contents(first).entries::<CardPart>(CHECK_INS).len(), 1);
}
