//! Consultations: for whom they wait, and what ends them.

use super::*;
use crate::entry::Entry;
use crate::time::Timestamp;

const ADA: StaffId = StaffId(1);
const BEN: StaffId = StaffId(2);
const CAM: StaffId = StaffId(3);
const DAY: i64 = 86_400_000;

fn thread() -> Thread {
    Thread {
        author: ADA,
        circle: [(ADA, true), (BEN, true), (CAM, true)].into(),
        title: "Calling out".into(),
        question: "What helps?".into(),
        ..Thread::default()
    }
}

/// What was added, one message a day, by people who had read all that came before.
fn standing(said: &[(StaffId, Part)]) -> Standing {
    let mut standing = Standing::default();
    for (day, (by, part)) in (0..).zip(said) {
        let message = Message {
            part: *part,
            who: (*part == Part::Trying).then_some(*by),
            ..Message::default()
        };
        let message = standing.follow(message);
        add(&mut standing, *by, Timestamp(day * DAY), message);
    }
    standing
}

fn add(standing: &mut Standing, by: StaffId, at: Timestamp, what: Message) {
    let entry = Entry {
        by,
        at,
        replaces: None,
        what,
    };
    standing.messages.push((EntryId::new(at, by.0), entry));
    standing.messages.sort_by_key(|(id, _)| *id);
}

fn waits(said: &[(StaffId, Part)]) -> [Option<Waits>; 3] {
    [ADA, BEN, CAM].map(|me| standing(said).waits_for(&thread(), me))
}

#[test]
fn it_waits_for_who_was_asked_until_they_write_or_say_that_they_read_it() {
    let answer = Some(Waits::Answer);
    assert_eq!(waits(&[]), [None, answer, answer]);
    assert_eq!(
        waits(&[(BEN, Part::Suggestion)]),
        [Some(Waits::Look { suggestions: 1 }), None, answer]
    );
    assert_eq!(
        waits(&[(BEN, Part::Suggestion), (CAM, Part::Read)]),
        [Some(Waits::Look { suggestions: 1 }), None, None]
    );
    assert_eq!(waits(&[(CAM, Part::Read)]), [None, answer, None]);
    // A question back is for the one who asks; what they answer asks the others again.
    let back = [(BEN, Part::Word), (CAM, Part::Word)];
    assert_eq!(waits(&back)[0], Some(Waits::Look { suggestions: 0 }));
    let more = [back.as_slice(), &[(ADA, Part::Word)]].concat();
    assert_eq!(waits(&more), [None, answer, answer]);
    let tries = [back.as_slice(), &[(ADA, Part::Trying)]].concat();
    assert_eq!(waits(&tries), [None, None, None]);
}

#[test]
fn whoever_was_taken_out_is_not_waited_for() {
    let mut thread = thread();
    thread.circle.insert(BEN, false);
    assert_eq!(standing(&[]).waits_for(&thread, BEN), None);
    assert_eq!(thread.members(), [ADA, CAM].into());
    assert!(thread.may_take_out(ADA, CAM));
    assert!(!thread.may_take_out(BEN, CAM) && !thread.may_take_out(ADA, ADA));
}

#[test]
fn a_result_ends_it_until_it_is_taken_up_again() {
    let mut said = vec![(BEN, Part::Suggestion), (ADA, Part::Result)];
    assert!(standing(&said).ended());
    assert_eq!(waits(&said), [None; 3]);
    said.push((BEN, Part::Word));
    assert!(standing(&said).ended(), "a late word does not open it");
    said.push((BEN, Part::Reopened));
    assert!(!standing(&said).ended());
    assert_eq!(waits(&said)[2], Some(Waits::Answer));
    said.push((CAM, Part::Result));
    assert_eq!(standing(&said).result().unwrap().by, CAM);
}

#[test]
fn what_was_to_be_tried_is_asked_for_after_fourteen_days() {
    let mut standing = standing(&[(BEN, Part::Suggestion), (BEN, Part::Trying)]);
    let after = |days: i64| Timestamp((1 + days) * DAY);
    let overdue = |standing: &Standing, me, days| standing.overdue(&thread(), me, after(days));
    let trial = standing.messages[1].0;
    assert!(overdue(&standing, BEN, TRIAL_DAYS - 1).is_empty());
    assert_eq!(overdue(&standing, BEN, TRIAL_DAYS), [trial]);
    assert_eq!(overdue(&standing, ADA, TRIAL_DAYS), [trial]);
    assert!(overdue(&standing, CAM, TRIAL_DAYS).is_empty());
    let told = Message {
        part: Part::Tried,
        of: Some(trial),
        went: Some(Went::Somewhat),
        ..Message::default()
    };
    add(&mut standing, BEN, after(3), told);
    assert!(standing.trials().is_empty());
}

#[test]
fn what_crossed_on_the_way_waits_whatever_the_clocks_say() {
    let mut standing = standing(&[(BEN, Part::Word), (ADA, Part::Word)]);
    // Written before Ada's last word by the clock, and by somebody who had read nothing; she has not read it either.
    let early = Timestamp(DAY / 2);
    let suggestion = Message {
        part: Part::Suggestion,
        ..Message::default()
    };
    add(&mut standing, CAM, early, suggestion);
    let waits = |standing: &Standing, me| standing.waits_for(&thread(), me);
    assert_eq!(waits(&standing, ADA), Some(Waits::Look { suggestions: 1 }));
    assert_eq!(waits(&standing, CAM), Some(Waits::Answer));
    // She reads it, and her clock is behind.
    let read = standing.follow(Message {
        part: Part::Read,
        ..Message::default()
    });
    assert_eq!(read.after.len(), 2);
    add(&mut standing, ADA, Timestamp(1), read);
    assert_eq!(waits(&standing, ADA), None);
}

#[test]
fn a_result_that_nobody_had_read_stands_when_it_is_taken_up_again() {
    let mut standing = standing(&[(BEN, Part::Result)]);
    let again = standing.follow(Message {
        part: Part::Reopened,
        ..Message::default()
    });
    let result = Message {
        part: Part::Result,
        ..Message::default()
    };
    add(&mut standing, CAM, Timestamp(DAY / 2), result);
    add(&mut standing, ADA, Timestamp(DAY), again);
    assert_eq!(standing.result().unwrap().by, CAM);
}

#[test]
fn an_ethical_dilemma_is_for_exactly_one_other() {
    let nobody = BTreeSet::new();
    let mut thread = thread();
    assert_eq!(thread.problems(&nobody), []);
    assert!(thread.takes_more());
    thread.topic = Topic::Ethics;
    assert_eq!(thread.problems(&nobody), [ThreadProblem::NotTwo]);
    thread.circle.insert(CAM, false);
    assert_eq!(thread.problems(&nobody), []);
    assert!(!thread.takes_more());
    thread.circle.insert(BEN, false);
    assert_eq!(thread.problems(&nobody), [ThreadProblem::Nobody]);
}

#[test]
fn nobody_on_the_students_list_is_in_the_circle() {
    let mut thread = thread();
    let never = BTreeSet::from([BEN]);
    assert_eq!(thread.problems(&never), [], "it is about practice");
    thread.student = Some(StudentId(9));
    thread.title = " ".into();
    thread.question.clear();
    assert_eq!(
        thread.problems(&never),
        [
            ThreadProblem::Title,
            ThreadProblem::Question,
            ThreadProblem::NeverSend
        ]
    );
}

#[test]
fn a_question_that_is_worded_better_keeps_what_it_said() {
    let asked = Thread {
        title: "Out of his seat".into(),
        question: "What do you try if he stands up?".into(),
        author: StaffId(1),
        ..Thread::default()
    };
    assert_eq!(asked.reword(" Out of his seat ", &asked.question), None);
    let better = "What do you try when he stands up?";
    let (after, before) = asked.reword("Out of his seat", better).unwrap();
    assert_eq!(
        (after.question.as_str(), after.author),
        (better, StaffId(1))
    );
    assert_eq!(before.question, asked.question);
}
