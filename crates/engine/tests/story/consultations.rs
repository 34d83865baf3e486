//! Consultations between people: what was asked reaches its circle and nobody else, looked up in all that comes out of the
//! bundles that everybody receives.

use std::collections::BTreeSet;

use throughline_domain::id::{StaffId, ThreadId};
use throughline_domain::shape::Kind;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_domain::thread::{MESSAGES, Message, Part, Standing, Thread, Topic, Waits};
use throughline_protocol::command::Secret;
use throughline_protocol::share::{Receiver, Without};
use throughline_protocol::{Command, Commit, Edit, Reply};
use throughline_vault::bundle::{self, Caps};
use throughline_vault::envelope::Unlock;
use throughline_vault::secret::SecretText;

use crate::desk::{Desk, STUDENT};

/// About practice, for Tess.
const SIGN: Subject = Subject::Thread(ThreadId(1));
/// About a student, for Tess, and for Nora, who may never be sent anything about that student.
const LETTER: Subject = Subject::Thread(ThreadId(2));
/// A dilemma, for Cora.
const PROMISE: Subject = Subject::Thread(ThreadId(3));

/// Amy's school, with these colleagues.
struct Office {
    amy: Desk,
    tess: Desk,
    nora: Desk,
    cora: Desk,
    adam: Desk,
}

impl Office {
    fn open() -> Self {
        let mut amy = Desk::new();
        amy.create_school("Amy");
        let tess = amy.invite("Tess", Role::Teacher);
        let nora = amy.invite("Nora", Role::Counselor);
        let cora = amy.invite("Cora", Role::CounselingCoordinator);
        let adam = amy.invite("Adam", Role::Administrator);
        // Only this dossier says it: the consultation itself does not.
        amy.change::<Support>(Subject::Support(STUDENT), |it| {
            it.never_send.insert(nora.me(), true);
        })
        .unwrap();
        begin(&mut amy, SIGN, "the hand sign", &[tess.me()], |_| {});
        begin(
            &mut amy,
            LETTER,
            "the torn letter",
            &[tess.me(), nora.me()],
            |it| {
                it.student = Some(STUDENT);
            },
        );
        begin(&mut amy, PROMISE, "the promise kept", &[cora.me()], |it| {
            it.topic = Topic::Ethics;
        });
        say(&mut amy, SIGN, "a quiet nod");
        Self {
            amy,
            tess,
            nora,
            cora,
            adam,
        }
    }
}

fn begin(
    amy: &mut Desk,
    subject: Subject,
    question: &str,
    others: &[StaffId],
    more: impl FnOnce(&mut Thread),
) {
    let Subject::Thread(id) = subject else {
        panic!("{subject:?}")
    };
    let me = amy.me();
    amy.change::<Thread>(subject, |it| {
        it.thread = id;
        it.author = me;
        it.title = format!("About {question}");
        it.question = format!("What of {question}?");
        it.circle.extend(others.iter().map(|staff| (*staff, true)));
        it.circle.insert(me, true);
        more(it);
    })
    .unwrap();
}

fn say(desk: &mut Desk, subject: Subject, text: &str) {
    let message = Message {
        part: Part::Suggestion,
        text: text.into(),
        ..Message::default()
    };
    let message = Standing::of(&desk.contents(subject)).follow(message);
    let said = Edit::Append {
        dossier: subject,
        collection: MESSAGES.into(),
        what: serde_json::to_string(&message).unwrap(),
        replaces: None,
    };
    desk.ask(Command::Commit(Commit::new("consultation.say", vec![said])))
        .unwrap();
}

/// Everything that ever came out of the files that somebody took in, as text.
fn all_of(desk: &Desk) -> String {
    let contents = desk
        .views
        .values()
        .map(|view| format!("{:?}", view.contents));
    contents.collect()
}

/// The words that somebody can read, of those that were asked.
fn reads(desk: &Desk) -> BTreeSet<&'static str> {
    let text = all_of(desk);
    let asked = [
        "the hand sign",
        "a quiet nod",
        "the torn letter",
        "the promise kept",
    ];
    asked.into_iter().filter(|it| text.contains(it)).collect()
}

#[test]
fn what_was_asked_reaches_its_circle_and_nobody_else() {
    let mut office = Office::open();
    for desk in [
        &mut office.tess,
        &mut office.nora,
        &mut office.cora,
        &mut office.adam,
    ] {
        let file = office.amy.export(desk.me());
        desk.import(&file);
    }
    let signs = ["the hand sign", "a quiet nod"];
    assert_eq!(
        reads(&office.tess),
        [signs.as_slice(), &["the torn letter"]]
            .concat()
            .into_iter()
            .collect()
    );
    assert_eq!(reads(&office.cora), ["the promise kept"].into());
    assert_eq!(reads(&office.adam), BTreeSet::new());
    // Nora stands in the circle, and on the student's list: the list decides. She has not even the dossier's name.
    assert_eq!(reads(&office.nora), BTreeSet::new());
    let threads = |desk: &Desk| desk.views.keys().any(|it| it.kind() == Kind::Thread);
    assert!(!threads(&office.nora) && !threads(&office.adam));
    // Whoever opens a file by a role's passphrase is in no circle.
    for role in Role::ALL {
        let Ok(Reply::Locked { file, passphrase }) = office.amy.ask(Command::ExportLocked {
            like: Receiver::Role(*role),
            passphrase: Some(Secret("Blue Door, 4 Lamps".into())),
            purpose: "for the substitute".into(),
            without: Without::default(),
        }) else {
            panic!("not made")
        };
        let unlock = Unlock::Passphrase(SecretText::from(passphrase.as_str()));
        let opened = bundle::open(&file.bytes, &unlock, Caps::default()).unwrap();
        let entries = &opened.claimed_manifest().entries;
        assert!(
            entries
                .iter()
                .all(|it| it.facts.kind != Kind::Thread.as_str())
        );
    }
}

#[test]
fn an_answer_comes_back_and_who_is_taken_out_keeps_what_they_have() {
    let mut office = Office::open();
    let (amy, tess, adam) = (&mut office.amy, &mut office.tess, &mut office.adam);
    let file = amy.export(tess.me());
    tess.import(&file);
    say(tess, SIGN, "count to three");
    let back = tess.export(amy.me());
    amy.import(&back);
    let standing = Standing::of(&amy.contents(SIGN));
    // Her clock is behind: what she wrote waits for Amy all the same.
    let waits = standing.waits_for(&amy.body(SIGN), amy.me());
    assert_eq!(waits, Some(Waits::Look { suggestions: 1 }));
    assert_eq!(standing.waits_for(&amy.body(SIGN), tess.me()), None);

    let (out, later) = (tess.me(), adam.me());
    amy.change::<Thread>(SIGN, |it| {
        it.circle.insert(out, false);
        it.circle.insert(later, true);
    })
    .unwrap();
    say(amy, SIGN, "said without her");
    let file = amy.export(out);
    tess.import(&file);
    assert!(reads(tess).contains("the hand sign"), "what she has stays");
    assert!(!all_of(tess).contains("said without her"));
    // Whoever comes later reads everything in it.
    let file = amy.export(later);
    adam.import(&file);
    assert_eq!(reads(adam), ["the hand sign", "a quiet nod"].into());
    assert!(all_of(adam).contains("count to three"));
}
