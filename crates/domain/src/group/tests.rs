//! Groups: who is in them, what a session leaves in each member's file, and what counts for fidelity.

use super::card::{Cards, Half, Points};
use super::measure::{Measured, Values, When, change, values};
use super::part::{GROUP_SESSIONS, GroupPart, sessions_of};
use super::session::{Presence, Session, SessionProblem, attendance};
use super::*;
use crate::contents::{Contents, Leaf, difference};
use crate::entry::Entry;
use crate::id::{EntryId, GroupSessionId, InterventionId};
use crate::plan::{self, Intervention, SessionHeld};
use crate::support::Support;
use crate::time::Timestamp;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A group that meets on Tuesdays and Thursdays, led by one person, with students 1 to 3; the third joined later.
fn group() -> Group {
    let member = |joined: &str| Member {
        joined: Some(day(joined)),
        left: None,
    };
    Group {
        group: GroupId(9),
        name: "Lunch Bunch".into(),
        circle: [(StaffId(7), true), (StaffId(8), false)].into(),
        members: [
            (StudentId(1), member("2026-10-05")),
            (StudentId(2), member("2026-10-05")),
            (StudentId(3), member("2026-11-02")),
        ]
        .into(),
        weekdays: Whole([2, 4].into()),
        time: "12:15".into(),
        minutes: 30,
        times_a_week: 2,
        begins: Some(day("2026-10-05")),
        ends: Some(day("2026-12-18")),
        ..Group::default()
    }
}

fn entry<T>(number: u128, what: T) -> (EntryId, Entry<T>) {
    let entry = Entry {
        by: StaffId(7),
        at: Timestamp(0),
        replaces: None,
        what,
    };
    (EntryId(number), entry)
}

fn session(number: u128, on: &str, absent: &[u128]) -> Session {
    let presence = |student: StudentId| Presence {
        absent: absent.contains(&student.0),
        word: String::new(),
    };
    let members = group().members_on(day(on)).collect::<Vec<_>>();
    Session {
        session: GroupSessionId(number),
        day: day(on),
        minutes: 30,
        done: "We practised with Mia".into(),
        present: members.into_iter().map(|it| (it, presence(it))).collect(),
        taken_back: false,
    }
}

#[test]
fn a_group_is_flat_and_comes_back_and_its_members_are_known_to_the_access_table() {
    let mut group = group();
    group.measure.what = "Calm".into();
    group.measure.highest = Some(10.0);
    let fields = difference(&Group::default(), &group).unwrap();
    let fields = fields
        .into_iter()
        .filter_map(|(path, leaf)| Some((path, leaf?)));
    let contents = Contents {
        fields: fields.collect(),
        ..Contents::default()
    };
    assert_eq!(contents.read::<Group>(), group);
    let facts = crate::access::Facts::of(Kind::Group, &contents);
    assert_eq!(facts.members, [1, 2, 3].map(StudentId).into());
    assert_eq!(facts.circle, [StaffId(7)].into());
    let left = Leaf::Text("2026-11-10".into());
    let path = format!("members/{}/left", StudentId(1));
    let mut contents = contents;
    contents.fields.insert(path, left);
    let facts = crate::access::Facts::of(Kind::Group, &contents);
    assert!(
        facts.members.contains(&StudentId(1)),
        "what is written about them stays"
    );
}

#[test]
fn what_is_wrong_stands_in_the_order_of_the_form() {
    assert_eq!(group().problems(), []);
    let empty = Group::default();
    assert_eq!(
        empty.problems(),
        [
            GroupProblem::Name,
            GroupProblem::Leader,
            GroupProblem::Minutes,
            GroupProblem::Times,
            GroupProblem::Begins,
        ]
    );
    let mut odd = group();
    odd.kind = GroupKind::CheckInCheckOut;
    odd.time = "noon".into();
    odd.ends = Some(day("2026-10-04"));
    odd.expectations = Whole(vec!["Be kind".into()]);
    odd.daily_goal = Some(101);
    odd.measure.what = "Calm".into();
    (odd.measure.lowest, odd.measure.highest) = (Some(5.0), Some(5.0));
    assert_eq!(
        odd.problems(),
        [
            GroupProblem::Time,
            GroupProblem::EndTooEarly,
            GroupProblem::Expectations,
            GroupProblem::DailyGoal,
            GroupProblem::Range,
        ]
    );
}

#[test]
fn a_leader_on_a_members_list_is_named_with_the_member() {
    let never = [
        (StudentId(2), [StaffId(7), StaffId(8)].into()),
        (StudentId(5), [StaffId(7)].into()),
    ];
    assert_eq!(
        group().forbidden(&never.into()),
        [(StaffId(7), StudentId(2))]
    );
}

#[test]
fn only_those_are_in_a_session_who_were_members_that_day() {
    let mut group = group();
    let today = day("2026-11-10");
    group.set_members(&[1, 3, 4].map(StudentId).into(), today);
    let on = |group: &Group, text: &str| -> Vec<u128> {
        group.members_on(day(text)).map(|it| it.0).collect()
    };
    assert_eq!(on(&group, "2026-10-06"), [1, 2]);
    assert_eq!(on(&group, "2026-11-09"), [1, 2, 3]);
    assert_eq!(on(&group, "2026-11-10"), [1, 3, 4]);
    group.set_members(&[1, 2, 3, 4].map(StudentId).into(), day("2026-11-12"));
    assert_eq!(on(&group, "2026-11-11"), [1, 3, 4]);
    assert_eq!(on(&group, "2026-11-12"), [1, 2, 3, 4]);
    let mut new = Group {
        begins: group.begins,
        ..Group::default()
    };
    new.set_members(&[StudentId(1)].into(), today);
    assert_eq!(on(&new, "2026-10-05"), [1], "there from the beginning");
}

#[test]
fn a_week_waits_for_the_sessions_of_its_days() {
    // 2026-11-26 is a Thursday.
    let (tuesday, thursday) = (day("2026-11-24"), day("2026-11-26"));
    let (group, always) = (group(), Calendar::default());
    let check = |group: &Group, held: &[Day], today, expected| {
        assert_eq!(group.not_logged(held, today, &always), expected, "{today}");
    };
    check(&group, &[], day("2026-11-23"), 0);
    check(&group, &[], tuesday, 1);
    check(&group, &[day("2026-11-19")], thursday, 2);
    check(&group, &[tuesday, tuesday], thursday, 1);
    check(&group, &[tuesday, thursday], thursday, 0);
    // It is over.
    check(&group, &[], day("2026-12-22"), 0);
    let unsaid = Group {
        weekdays: Whole(BTreeSet::new()),
        times_a_week: 1,
        ..group
    };
    check(&unsaid, &[], thursday, 0);
    check(&unsaid, &[], day("2026-11-27"), 1);
}

#[test]
fn nobody_waits_for_a_session_on_a_day_off() {
    let off = |from: &str| {
        let off = crate::calendar::DaysOff {
            until: day("2026-11-27"),
            name: "Thanksgiving".into(),
        };
        Calendar::without(&[(day(from), Whole(off))].into())
    };
    let (thursday, friday) = (day("2026-11-26"), day("2026-11-27"));
    let group = group();
    assert_eq!(group.not_logged(&[], thursday, &off("2026-11-25")), 1);
    let unsaid = Group {
        weekdays: Whole(BTreeSet::new()),
        times_a_week: 5,
        ..group
    };
    assert_eq!(unsaid.not_logged(&[], friday, &off("2026-11-25")), 2);
    assert_eq!(unsaid.not_logged(&[], friday, &off("2026-11-23")), 0);
}

#[test]
fn a_session_is_of_a_day_that_was_and_of_one_only_unless_somebody_says_so() {
    let today = day("2026-11-26");
    let logged = [entry(1, session(1, "2026-11-24", &[]))];
    let check = |session: &Session, two: bool, expected: &[SessionProblem]| {
        assert_eq!(session.problems(&group(), &logged, two, today), expected);
    };
    check(&session(2, "2026-11-26", &[]), false, &[]);
    check(
        &session(2, "2026-11-24", &[]),
        false,
        &[SessionProblem::DayTaken],
    );
    check(&session(2, "2026-11-24", &[]), true, &[]);
    check(&session(1, "2026-11-24", &[]), false, &[]);
    check(
        &session(2, "2026-11-27", &[]),
        false,
        &[SessionProblem::InFuture],
    );
    let before = session(2, "2026-10-04", &[]);
    check(
        &before,
        false,
        &[SessionProblem::OutOfGroup, SessionProblem::Nobody],
    );
    let long = Session {
        minutes: 481,
        ..session(2, "2026-11-26", &[])
    };
    check(&long, false, &[SessionProblem::Minutes]);
}

#[test]
fn attendance_counts_what_was_not_taken_back() {
    let back = Session {
        taken_back: true,
        ..session(3, "2026-11-12", &[])
    };
    let logged = [
        entry(1, session(1, "2026-10-06", &[2])),
        entry(2, session(2, "2026-11-03", &[2, 3])),
        entry(3, back),
    ];
    let of = |student| attendance(&logged, StudentId(student));
    assert_eq!([of(1), of(2), of(3)], [(2, 0), (0, 2), (0, 1)]);
}

#[test]
fn a_members_part_names_nobody_else() {
    let mut session = session(1, "2026-11-03", &[3]);
    session.done = "MÍA and Ana O'Brien led; Lucía's turn. A miasma.".into();
    let names = ["Mia Duong".to_owned(), "Ana O’Brien".to_owned()];
    let part = GroupPart::of(&group(), &session, StudentId(1), &names).unwrap();
    assert_eq!(part.done, "[…] and […] led; Lucía's turn. A miasma.");
    assert!(!part.absent);
    assert!(GroupPart::of(&group(), &session, StudentId(4), &names).is_none());
}

#[test]
fn a_group_session_counts_for_the_intervention_that_is_delivered_in_the_group() {
    let intervention = |group| Intervention {
        group,
        minutes: 30,
        times_a_week: 1,
        began: Some(day("2026-11-02")),
        ..Intervention::default()
    };
    let support = Support {
        interventions: [
            (InterventionId(1), intervention(Some(GroupId(9)))),
            (InterventionId(2), intervention(None)),
        ]
        .into(),
        ..Support::default()
    };
    let mut contents = Contents::default();
    let mut add = |collection: &str, number: u128, text: String| {
        let all = contents.entries.entry(collection.to_owned()).or_default();
        all.insert(EntryId(number), text);
    };
    let part = |number, on: &str, absent: &[u128]| {
        let part = GroupPart::of(&group(), &session(number, on, absent), StudentId(1), &[]);
        serde_json::to_string(&entry(number, part.unwrap()).1).unwrap()
    };
    add(GROUP_SESSIONS, 1, part(1, "2026-11-03", &[]));
    add(GROUP_SESSIONS, 2, part(2, "2026-11-05", &[1]));
    add(GROUP_SESSIONS, 3, part(3, "2026-11-10", &[]));
    // Logged for the intervention too: once is enough.
    let held = SessionHeld {
        intervention: InterventionId(1),
        held: crate::indicator::fidelity::Session {
            day: day("2026-11-10"),
            minutes: 10,
        },
        note: String::new(),
    };
    add(
        plan::SESSIONS,
        4,
        serde_json::to_string(&entry(4, held).1).unwrap(),
    );
    let counted: Vec<(u128, String, u32)> = sessions_of(&contents, &support)
        .into_iter()
        .map(|(_, it)| {
            let held = it.what.held;
            (it.what.intervention.0, held.day.to_string(), held.minutes)
        })
        .collect();
    let expected = [("2026-11-10", 10), ("2026-11-03", 30), ("2026-11-05", 0)];
    let expected = expected.map(|(on, minutes)| (1, on.to_owned(), minutes));
    assert_eq!(counted, expected);
}

#[test]
fn the_group_changes_by_the_median_of_those_with_both_values() {
    let measured = |number, when, all: &[(u128, Option<f64>)]| {
        let values = all.iter().map(|(it, value)| (StudentId(*it), *value));
        entry(
            number,
            Measured {
                when,
                day: day("2026-11-03"),
                values: values.collect(),
            },
        )
    };
    let entries = [
        measured(
            1,
            When::Before,
            &[(1, Some(3.0)), (2, Some(5.0)), (3, Some(4.0))],
        ),
        measured(
            2,
            When::After,
            &[(1, Some(6.0)), (2, Some(6.0)), (4, Some(9.0))],
        ),
        measured(3, When::Before, &[(1, Some(2.0)), (3, None)]),
    ];
    let all = values(&entries);
    let first = Values {
        before: Some(2.0),
        after: Some(6.0),
    };
    assert_eq!(all[&StudentId(1)], first);
    let change = change(all.values()).unwrap();
    assert_eq!((change.median, change.of), (2.5, 2));
    let measure = Measure {
        what: "Worries".into(),
        lowest: Some(0.0),
        highest: Some(10.0),
        direction: crate::indicator::aim::Direction::Decrease,
        ..Measure::default()
    };
    assert_eq!(measure.is_better(-1.0), Some(true));
    assert_eq!((measure.holds(10.0), measure.holds(10.5)), (true, false));
}

#[test]
fn a_day_of_cards_is_a_share_of_what_was_scored() {
    let cards = |number, half, scores: &[Option<u8>]| {
        entry(
            number,
            Cards {
                day: day("2026-11-03"),
                half,
                expectations: vec![],
                scores: [(StudentId(1), scores.to_vec())].into(),
            },
        )
    };
    let entries = [
        cards(1, Half::Morning, &[Some(0), Some(0), Some(0)]),
        cards(2, Half::Morning, &[Some(2), Some(1), None]),
        cards(3, Half::Afternoon, &[Some(2), Some(2), Some(0)]),
    ];
    let days = card::days(&entries, StudentId(1));
    let points = Points {
        given: 7,
        possible: 10,
    };
    assert_eq!(days, [(day("2026-11-03"), points)]);
    assert_eq!(points.percent(), Some(70));
    assert_eq!(Points::default().percent(), None);
    assert_eq!(card::days(&entries, StudentId(2)), []);
}

#[test]
fn the_school_says_how_small_a_group_may_be() {
    assert_eq!(smallest(&BTreeMap::new()), 10);
    assert_eq!(smallest(&[(SMALLEST.to_owned(), 6.0)].into()), 6);
    assert_eq!(smallest(&[(SMALLEST.to_owned(), f64::NAN)].into()), 10);
}
