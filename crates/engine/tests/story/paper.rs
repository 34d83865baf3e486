//! A referral on paper, typed in by the office: who wrote it, who typed it in and the counseling team have it, and what came
//! of it; nobody else has.

use throughline_domain::access::{Facts, Reader};
use throughline_domain::id::ReferralId;
use throughline_domain::referral::{REPLIES, Referral, Reply};
use throughline_domain::shape::Kind;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;

use crate::desk::{Desk, STUDENT};

const REFERRAL: Subject = Subject::Referral(ReferralId(7));

/// The messages of the referral that are at a desk; `None` when the referral is not.
fn messages(desk: &Desk) -> Option<Vec<String>> {
    let view = desk.views.get(&REFERRAL)?;
    let replies = view.contents.entries::<Reply>(REPLIES);
    Some(replies.into_iter().map(|(_, it)| it.what.text).collect())
}

/// Amy the counselor with Tess the teacher, Olive and Otto of the office; Olive has typed in what Tess wrote on paper.
fn typed_in() -> (Desk, Desk, Desk, Desk) {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let tess = amy.invite("Tess", Role::Teacher);
    let mut olive = amy.invite("Olive", Role::Office);
    let otto = amy.invite("Otto", Role::Office);
    let (by, typed_by) = (tess.me(), olive.me());
    let write = move |referral: &mut Referral| {
        referral.referral = ReferralId(7);
        referral.student = STUDENT;
        referral.referred_by = by;
        referral.typed_by = Some(typed_by);
        referral.day = "2026-11-18".parse().ok();
        referral.seen = "Sleeps in the first lesson.".into();
    };
    olive.change(REFERRAL, write).unwrap();
    let file = olive.export(amy.me());
    amy.import(&file);
    (amy, tess, olive, otto)
}

#[test]
fn who_typed_it_in_hears_what_came_of_it_as_who_wrote_it_does() {
    let (mut amy, mut tess, mut olive, mut otto) = typed_in();
    assert_eq!(messages(&amy), Some(vec![]));
    amy.append(REFERRAL, REPLIES, "We see him on Monday.")
        .unwrap();
    for desk in [&mut tess, &mut olive, &mut otto] {
        let file = amy.export(desk.me());
        desk.import(&file);
    }
    let answered = Some(vec!["We see him on Monday.".to_owned()]);
    assert_eq!(messages(&tess), answered);
    assert_eq!(messages(&olive), answered);
    assert_eq!(messages(&otto), None);
    let referral: Referral = tess.body(REFERRAL);
    assert_eq!(referral.referred_by, tess.me());
    assert_eq!(referral.typed_by, Some(olive.me()));

    // Who typed it in goes on to see it on another device of theirs.
    let mut tablet = olive.add_device();
    let file = olive.export(olive.me());
    tablet.import(&file);
    assert_eq!(messages(&tablet), answered);
}

#[test]
fn who_must_never_be_sent_anything_about_the_student_does_not_though_they_typed_it_in() {
    let (mut amy, _, mut olive, _) = typed_in();
    let never = olive.me();
    let list = move |referral: &mut Referral| {
        referral.never_send.insert(never, true);
    };
    amy.change(REFERRAL, list).unwrap();
    amy.append(REFERRAL, REPLIES, "In confidence.").unwrap();
    let file = amy.export(olive.me());
    olive.import(&file);
    // What she has already is hers; what came after does not reach her.
    assert_eq!(messages(&olive), Some(vec![]));
}

#[test]
fn who_typed_in_one_referral_reads_no_other() {
    let (amy, _, olive, otto) = typed_in();
    let facts = Facts::of(Kind::Referral, &amy.contents(REFERRAL));
    let reads = |desk: &Desk, facts: &Facts| {
        let reader = Reader {
            staff: desk.me(),
            roles: vec![Role::Office],
            teaches: [].into(),
        };
        reader.reads(facts)
    };
    assert!(reads(&olive, &facts) && !reads(&otto, &facts));
    let other = Facts {
        typed_by: None,
        ..facts
    };
    assert!(!reads(&olive, &other));
}
