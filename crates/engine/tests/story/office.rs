//! The office and the kiosk: what is public goes out signed, sealed slips come in and are read by the named readers alone,
//! and the answer is opened by whoever wrote the slip.

use std::collections::BTreeSet;

use throughline_domain::family::{Family, PUBLISHED, Published};
use throughline_domain::id::StaffId;
use throughline_domain::inbox::{ANSWERS, Answer, Case, Inbox, KeyUse, State, cases};
use throughline_domain::shape::Kind;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::command::InFile;
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{SlipsRead, SlipsScanned};
use throughline_protocol::{Command, Commit, Edit, Failure, Reply};
use throughline_public::guide::Guide;
use throughline_public::pack::{self, Opened};
use throughline_public::sealed::codes::codes;
use throughline_public::sealed::{self, OfficeKey, Recipient, ReplyCode, SealedSlip};
use throughline_public::slip::{Contact, Note, Reply as SlipReply};

use crate::desk::Desk;

const NOW: &str = "2026-11-26T08:00:00Z";
const ASKED: &str = "¿Puede venir mi hermana a la reunión?";

/// Amy's school, in which Amy and Nora read what families write, and Tess does not.
struct School {
    amy: Desk,
    nora: Desk,
    tess: Desk,
}

impl School {
    fn open() -> Self {
        let mut amy = Desk::new();
        amy.create_school("Amy");
        let nora = amy.invite("Nora", Role::Teacher);
        let tess = amy.invite("Tess", Role::Counselor);
        let readers = BTreeSet::from([amy.me(), nora.me()]);
        amy.ask(Command::NameReaders { readers }).unwrap();
        write(&mut amy, "A", "Sleep", true);
        write(&mut amy, "B", "Screens", false);
        Self { amy, nora, tess }
    }
}

fn write(desk: &mut Desk, id: &str, title: &str, public: bool) {
    desk.change::<Family>(Subject::Family, |family| {
        let mut guide = Guide::default();
        guide.title.0.insert("en".into(), title.into());
        family.guides.insert(id.into(), guide);
        family.kept.entry(id.into()).or_default().public = public;
    })
    .unwrap();
}

fn publish(desk: &mut Desk) -> Vec<u8> {
    match desk.ask(Command::Publish).unwrap() {
        Reply::Pack(file) => {
            assert_eq!(file.name, "family.pack");
            file.bytes
        }
        other => panic!("{other:?}"),
    }
}

/// At the kiosk: a parent asks.
fn ask_at(kiosk: &Opened) -> (SealedSlip, ReplyCode) {
    seal_to(&kiosk.manifest.office)
}

fn seal_to(office: &[Recipient]) -> (SealedSlip, ReplyCode) {
    let note = Note::Question {
        text: ASKED.into(),
        contact: Contact::default(),
    };
    sealed::seal(note, "es", NOW, office).unwrap()
}

fn bring(desk: &mut Desk, bytes: Vec<u8>) -> Result<SlipsRead, Failure> {
    let file = InFile {
        name: "kiosk.throughline-slips".into(),
        bytes,
    };
    match desk.ask(Command::OpenSlips { file })? {
        Reply::Slips(read) => Ok(read),
        other => panic!("{other:?}"),
    }
}

fn slips(desk: &Desk) -> Vec<Case> {
    cases(&desk.contents(Subject::Inbox))
}

fn answer(desk: &mut Desk, text: &str) {
    let slip = slips(desk)[0].hash.clone();
    let reply = SlipReply {
        text: text.into(),
        from: "Amy".into(),
        language: "es".into(),
        written_at: NOW.into(),
    };
    let edit = Edit::Append {
        dossier: Subject::Inbox,
        collection: ANSWERS.into(),
        what: serde_json::to_string(&Answer { slip, reply }).unwrap(),
        replaces: None,
    };
    let commit = Commit::new("inbox.answer", vec![edit]);
    desk.ask(Command::Commit(commit)).unwrap();
}

fn read(opened: u32, known: u32, refused: u32) -> SlipsRead {
    SlipsRead {
        opened,
        known,
        refused,
    }
}

#[test]
fn a_parent_asks_the_office_answers_and_only_that_parent_reads_it() {
    let mut school = School::open();
    let first = pack::open(&publish(&mut school.amy), None).unwrap();
    assert!(
        first
            .content
            .guides
            .keys()
            .map(|id| id.0.as_str())
            .eq(["A"])
    );
    assert_eq!(first.content.about.name, "Hill School");
    assert_eq!((first.manifest.receipts.len(), first.replies.len()), (0, 0));

    let (slip, code) = ask_at(&first);
    let file = sealed::collect(std::slice::from_ref(&slip)).unwrap();
    assert_eq!(bring(&mut school.amy, file.clone()), Ok(read(1, 0, 0)));
    assert_eq!(bring(&mut school.amy, file), Ok(read(0, 1, 0)));
    let came = slips(&school.amy);
    assert_eq!(came[0].state(), State::New);
    assert!(matches!(&came[0].slip.note, Note::Question { text, .. } if text == ASKED));

    answer(&mut school.amy, "Sí, con gusto.");
    answer(&mut school.amy, "La esperamos a las seis.");
    assert_eq!(slips(&school.amy)[0].state(), State::Answered);
    let second = pack::open(&publish(&mut school.amy), Some(&first.pin())).unwrap();
    assert!(second.manifest.sequence > first.manifest.sequence);
    assert_eq!(second.manifest.receipts, [slip.hash]);
    let name = sealed::reply_name(&code.recipient().unwrap().to_string()).unwrap();
    let reply = sealed::open_reply(&second.replies[&name], &code).unwrap();
    assert_eq!(reply.text, "Sí, con gusto.\n\nLa esperamos a las seis.");
    let other = ReplyCode::random().unwrap();
    assert!(sealed::open_reply(&second.replies[&name], &other).is_err());
}

fn scan(desk: &mut Desk, text: String) -> SlipsScanned {
    match desk.ask(Command::ScanSlips { text }).unwrap() {
        Reply::Scanned(scanned) => scanned,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_slip_is_opened_from_its_codes_once_all_of_them_were_scanned() {
    let mut school = School::open();
    let kiosk = pack::open(&publish(&mut school.amy), None).unwrap();
    let (slip, _) = ask_at(&kiosk);
    let parts = codes(&slip);
    let (last, others) = parts.split_last().unwrap();
    let scanned = scan(&mut school.amy, others.join("\n"));
    assert_eq!((scanned.whole, scanned.unread), (read(0, 0, 0), 0));
    let missing = vec![u8::try_from(parts.len()).unwrap()];
    assert_eq!(scanned.waiting[0].missing, missing);
    assert!(slips(&school.amy).is_empty());

    // What is no code, or is damaged, is counted, and the rest goes on.
    let damaged = last.replace('A', "B");
    let text = format!(
        "WIFI:S:guest;; {} {damaged}",
        scanned.waiting[0].codes.join(" ")
    );
    let scanned = scan(&mut school.amy, text);
    assert_eq!((scanned.whole, scanned.unread), (read(0, 0, 0), 2));
    let text = format!("{last} {}", scanned.waiting[0].codes.join(" "));
    let scanned = scan(&mut school.amy, text);
    assert_eq!((scanned.whole, scanned.unread), (read(1, 0, 0), 0));
    assert!(scanned.waiting.is_empty());
    assert_eq!(slips(&school.amy)[0].hash, slip.hash);

    // Once it is here, any of its codes says so; and a slip for another office is not opened.
    assert_eq!(scan(&mut school.amy, last.clone()).whole, read(0, 1, 0));
    let (foreign, _) = seal_to(&[OfficeKey::random().recipient()]);
    let scanned = scan(&mut school.amy, codes(&foreign).concat());
    assert_eq!(scanned.whole, read(0, 0, 1));
    assert_eq!(slips(&school.amy).len(), 1);
}

#[test]
fn an_answer_to_a_survey_is_kept_without_what_points_to_its_writer() {
    let mut school = School::open();
    let kiosk = pack::open(&publish(&mut school.amy), None).unwrap();
    let note = Note::Survey {
        survey: "S".into(),
        answers: [("1".into(), "4".into())].into(),
    };
    let (slip, code) = sealed::seal(note.clone(), "es", NOW, &kiosk.manifest.office).unwrap();
    let file = sealed::collect(std::slice::from_ref(&slip)).unwrap();
    assert_eq!(bring(&mut school.amy, file.clone()), Ok(read(1, 0, 0)));
    assert_eq!(bring(&mut school.amy, file), Ok(read(0, 1, 0)));
    let kept = &slips(&school.amy)[0].slip;
    assert_eq!(kept.note, note);
    assert_eq!(kept.written_at, "2026-11-26T00:00:00Z");
    let inbox = format!("{:?}", school.amy.contents(Subject::Inbox));
    let recipient = code.recipient().unwrap().to_string();
    assert!(kept.language.is_empty() && !inbox.contains(&recipient));
    let second = pack::open(&publish(&mut school.amy), Some(&kiosk.pin())).unwrap();
    assert_eq!(second.manifest.receipts, [slip.hash]);
}

#[test]
fn each_pack_is_written_down_with_what_was_other_in_it() {
    let mut school = School::open();
    publish(&mut school.amy);
    write(&mut school.amy, "A", "Sleep well", true);
    write(&mut school.amy, "B", "Screens", true);
    publish(&mut school.amy);
    publish(&mut school.amy);
    let made = school.amy.contents(Subject::Family);
    let made = made.entries::<Published>(PUBLISHED).into_iter();
    let told = made.map(|(_, entry)| (entry.what.added, entry.what.changed));
    assert_eq!(told.collect::<Vec<_>>(), [(1, 0), (1, 1), (0, 0)]);
}

#[test]
fn what_is_no_slip_of_ours_is_counted_and_what_is_no_file_changes_nothing() {
    let mut school = School::open();
    let kiosk = pack::open(&publish(&mut school.amy), None).unwrap();
    let (good, _) = ask_at(&kiosk);
    let (foreign, _) = seal_to(&[OfficeKey::random().recipient()]);
    let noise = SealedSlip::of(b"age-encryption.org/v1\nno".to_vec());
    let file = sealed::collect(&[good.clone(), foreign, noise]).unwrap();
    assert_eq!(bring(&mut school.amy, file.clone()), Ok(read(1, 0, 2)));

    let before = school.amy.state();
    for cut in [0, 10, file.len() / 2, file.len() - 1] {
        let refused = bring(&mut school.amy, file[..cut].to_vec());
        assert_eq!(refused, Err(FileProblem::Damaged.into()), "{cut}");
    }
    assert_eq!(school.amy.state(), before);
}

#[test]
fn the_readers_share_slips_and_keys_and_nobody_else_gets_them() {
    let mut school = School::open();
    let kiosk = pack::open(&publish(&mut school.amy), None).unwrap();
    let (first, _) = ask_at(&kiosk);
    let file = sealed::collect(&[first]).unwrap();
    bring(&mut school.amy, file.clone()).unwrap();
    let (nora, tess) = (school.nora.me(), school.tess.me());
    school.nora.import(&school.amy.export(nora));
    school.tess.import(&school.amy.export(tess));

    // Nora opens the same file once more: it is there already, and another one is new.
    assert_eq!(bring(&mut school.nora, file), Ok(read(0, 1, 0)));
    let (second, _) = ask_at(&kiosk);
    let file = sealed::collect(&[second]).unwrap();
    assert_eq!(bring(&mut school.nora, file.clone()), Ok(read(1, 0, 0)));
    assert_eq!(slips(&school.nora).len(), 2);
    let by_nora = publish(&mut school.nora);
    assert!(pack::open(&by_nora, Some(&kiosk.pin())).is_ok());

    // Tess knows that there are readers, and has nothing of what they read.
    assert!(school.tess.body::<Family>(Subject::Family).has_readers);
    assert!(!school.tess.views.contains_key(&Subject::Inbox));
    assert_eq!(bring(&mut school.tess, file), Err(Failure::OutOfOrder));
    let refused = school.tess.ask(Command::Publish);
    assert_eq!(refused.unwrap_err(), Failure::OutOfOrder);
}

#[test]
fn the_keys_never_leave_the_engine() {
    let school = School::open();
    let contents = school.amy.contents(Subject::Inbox);
    let shown = format!("{contents:?}");
    assert!(shown.contains("age1"), "the public half is shown");
    assert!(
        !shown.contains("SECRET") && !shown.contains("engine"),
        "{shown}"
    );
}

#[test]
fn a_new_key_is_vouched_for_and_what_was_sealed_to_the_old_one_still_opens() {
    let mut school = School::open();
    let before = pack::open(&publish(&mut school.amy), None).unwrap();
    let (old, _) = ask_at(&before);
    for of in [KeyUse::Slips, KeyUse::Pack, KeyUse::Pack] {
        school.amy.ask(Command::RenewKey(of)).unwrap();
    }
    let after = pack::open(&publish(&mut school.amy), Some(&before.pin())).unwrap();
    assert_ne!(after.manifest.signer, before.manifest.signer);
    assert_ne!(after.manifest.office, before.manifest.office);
    let (new, _) = ask_at(&after);
    let file = sealed::collect(&[old, new]).unwrap();
    assert_eq!(bring(&mut school.amy, file), Ok(read(2, 0, 0)));
}

#[test]
fn readers_are_two_with_oneself_among_them_and_named_once() {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let me = amy.me();
    let mut name = |readers: &[StaffId]| {
        let readers = readers.iter().copied().collect();
        amy.ask(Command::NameReaders { readers }).map(|_| ())
    };
    let (other, third) = (StaffId(7), StaffId(8));
    assert_eq!(name(&[me]), Err(Failure::BadEdit));
    assert_eq!(name(&[other, third]), Err(Failure::BadEdit));
    assert_eq!(name(&[me, other]), Ok(()));
    assert_eq!(name(&[me, third]), Err(Failure::OutOfOrder));
    let readers = amy.body::<Inbox>(Subject::Inbox).readers();
    assert_eq!(readers, [me, other].into());
}

#[test]
fn both_dossiers_are_born_alike_everywhere() {
    let born = |kind: Kind| {
        let shape = throughline_engine::convert::shape(kind).unwrap();
        let id = throughline_dossier::DossierId([7; 16]);
        let born = throughline_dossier::Dossier::birth(shape, id, 0).unwrap();
        born.heads().to_string()
    };
    let family = "09421bc65943b67587dd35ed949e61c4957954ecbe314e5dddbf0eb56cafca19";
    let inbox = "c0f58bf9d4bb311255c8f83db8b5c4f90e63b1e12a09dd1cb381a0cd320edf42";
    assert_eq!([born(Kind::Family), born(Kind::Inbox)], [family, inbox]);
}
