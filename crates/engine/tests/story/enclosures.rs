//! Files that go with a guide: saved in one step with it, carried by the pack, and used only where they are what is said of
//! them.

use std::collections::BTreeSet;

use throughline_domain::contents::Leaf;
use throughline_domain::enclosure::{BYTES, Enclosed, Enclosure, Problem, Taken};
use throughline_domain::family::Family;
use throughline_domain::id::EnclosureId;
use throughline_domain::shape::Kind;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::command::InFile;
use throughline_protocol::share::Without;
use throughline_protocol::{Command, Commit, Edit, Failure, Heads, Reply};
use throughline_public::enclosure::{EACH_MAX, TOTAL_MAX};
use throughline_public::guide::Guide;
use throughline_public::pack::{self, Opened};
use throughline_vault::encoding::to_base64;

use crate::desk::Desk;

/// Amy's school, in which Amy and Nora read what families write, with a public guide.
fn school() -> (Desk, Desk) {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let nora = amy.invite("Nora", Role::Teacher);
    let readers = BTreeSet::from([amy.me(), nora.me()]);
    amy.ask(Command::NameReaders { readers }).unwrap();
    amy.change::<Family>(Subject::Family, |family| {
        let mut guide = Guide::default();
        guide
            .title
            .0
            .insert("en".into(), "The way to school".into());
        family.guides.insert("A".into(), guide);
        family.kept.entry("A".into()).or_default().public = true;
    })
    .unwrap();
    (amy, nora)
}

fn photo(of: &str) -> Vec<u8> {
    [&b"\xff\xd8\xff\xe0"[..], of.as_bytes(), b"\xff\xd9"].concat()
}

fn look_into(desk: &mut Desk, name: &str, bytes: Vec<u8>) -> Result<Taken, Problem> {
    let name = name.to_owned();
    let file = InFile { name, bytes };
    match desk.ask(Command::LookInto { file }).unwrap() {
        Reply::Taken(taken) => taken.read().unwrap(),
        other => panic!("{other:?}"),
    }
}

/// Puts a file beside the guide, with these bytes in its dossier, as a form does: all in one step.
fn enclose(desk: &mut Desk, id: u128, is: Enclosure, bytes: String) {
    let beside = desk.edit::<Family>(Subject::Family, |family| {
        let guide = family.guides.get_mut(&"A".into()).unwrap();
        let id = EnclosureId(id).to_string();
        guide.files.insert(id.as_str().into(), is);
    });
    let kept = Edit::Change {
        dossier: Subject::Enclosure(EnclosureId(id)),
        base: Heads::default(),
        fields: [(BYTES.to_owned(), Some(Leaf::Text(bytes)))].into(),
    };
    let commit = Commit::new("family.guide", vec![beside, kept]);
    desk.ask(Command::Commit(commit)).unwrap();
}

fn add(desk: &mut Desk, id: u128, name: &str, bytes: Vec<u8>) -> Enclosure {
    let taken = look_into(desk, name, bytes).unwrap();
    enclose(desk, id, taken.enclosure.clone(), taken.bytes);
    taken.enclosure
}

fn take_out(desk: &mut Desk, id: u128) {
    desk.change::<Family>(Subject::Family, |family| {
        let guide = family.guides.get_mut(&"A".into()).unwrap();
        let id = EnclosureId(id).to_string();
        guide.files.remove(&id.as_str().into());
    })
    .unwrap();
}

fn publish(desk: &mut Desk) -> Result<Opened, Failure> {
    match desk.ask(Command::Publish)? {
        Reply::Pack(file) => Ok(pack::open(&file.bytes, None).unwrap()),
        other => panic!("{other:?}"),
    }
}

fn shown(desk: &mut Desk, id: u128, is: &Enclosure) -> Result<Vec<u8>, Failure> {
    let (file, is) = (EnclosureId(id), is.clone());
    match desk.ask(Command::Enclosed { file, is })? {
        Reply::File(file) => Ok(file.bytes),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_is_saved_with_its_guide_shown_to_colleagues_and_carried_by_the_pack() {
    let (mut amy, mut nora) = school();
    let bytes = photo("the gate");
    let is = add(&mut amy, 1, "The gate.jpeg", bytes.clone());
    assert_eq!(is.name, "The gate");
    assert_eq!(shown(&mut amy, 1, &is), Ok(bytes.clone()));
    // The app has it without its bytes.
    let subject = Subject::Enclosure(EnclosureId(1));
    assert_eq!(amy.body::<Enclosed>(subject).bytes, "");
    let views = format!("{:?}", amy.views);
    assert!(!views.contains(&to_base64(&bytes)));

    let opened = publish(&mut amy).unwrap();
    assert!(opened.files.values().eq([&bytes]));
    assert_eq!(opened.content.guides[&"A".into()].files.len(), 1);

    nora.import(&amy.export(nora.me()));
    assert_eq!(shown(&mut nora, 1, &is), Ok(bytes.clone()));
    assert!(publish(&mut nora).unwrap().files.values().eq([&bytes]));

    // Taken out, it is in no pack; put back, it is there again: its bytes never went.
    take_out(&mut nora, 1);
    let opened = publish(&mut nora).unwrap();
    assert!(opened.files.is_empty());
    assert_eq!(opened.manifest.minimum_reader, 1);
    nora.change::<Family>(Subject::Family, |family| {
        let guide = family.guides.get_mut(&"A".into()).unwrap();
        let id = EnclosureId(1).to_string();
        guide.files.insert(id.as_str().into(), is.clone());
    })
    .unwrap();
    assert!(publish(&mut nora).unwrap().files.values().eq([&bytes]));
}

#[test]
fn what_a_guide_keeps_as_a_draft_is_in_no_pack() {
    let (mut amy, _) = school();
    add(&mut amy, 1, "gate.jpg", photo("the gate"));
    amy.change::<Family>(Subject::Family, |family| {
        family.kept.get_mut("A").unwrap().public = false;
    })
    .unwrap();
    assert!(publish(&mut amy).unwrap().files.is_empty());
}

#[test]
fn what_may_not_go_along_is_told_and_stored_nowhere() {
    let (mut amy, _) = school();
    let before = amy.state();
    let page = b"<!doctype html><script>alert(1)</script>".to_vec();
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec();
    let cut = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    for (name, bytes, problem) in [
        ("menu.pdf", page, Problem::OfNoKind),
        ("map.png", drawing, Problem::OfNoKind),
        ("map.png", cut, Problem::CutShort),
        ("empty.jpg", vec![], Problem::Empty),
        ("film.jpg", vec![0; 10_000_000], Problem::TooLarge),
    ] {
        assert_eq!(look_into(&mut amy, name, bytes), Err(problem), "{name}");
    }
    let named = look_into(&mut amy, "<script>alert(1)</script>.jpg", photo("x"));
    assert_eq!(named.unwrap().enclosure.name, "<script>alert(1)</script>");
    assert_eq!(amy.state(), before);
}

#[test]
fn more_than_a_pack_carries_makes_none_and_writes_nothing_down() {
    let (mut amy, _) = school();
    let most = TOTAL_MAX / EACH_MAX;
    for id in 0..most {
        let mut bytes = photo(&"x".repeat(EACH_MAX - 10));
        bytes[4] = u8::try_from(id).unwrap();
        bytes.resize(EACH_MAX, 0);
        add(&mut amy, id as u128, "large.jpg", bytes);
    }
    assert_eq!(publish(&mut amy).unwrap().files.len(), most);
    add(&mut amy, 99, "one more.jpg", photo("one more"));
    let before = amy.state();
    assert_eq!(publish(&mut amy), Err(Failure::TooManyFiles));
    let previewed = amy.ask(Command::PreviewPack);
    assert_eq!(previewed, Err(Failure::TooManyFiles));
    assert_eq!(amy.state(), before);
    take_out(&mut amy, 0);
    assert_eq!(publish(&mut amy).unwrap().files.len(), most);
}

#[test]
fn bytes_that_are_not_what_is_said_of_them_reach_no_page_and_no_pack() {
    let page = "<script>alert(document.domain)</script>";
    let (mut amy, mut nora) = school();
    nora.import(&amy.export(nora.me()));
    let is = look_into(&mut nora, "gate.jpg", photo("the gate"))
        .unwrap()
        .enclosure;
    let said = |size: usize| Enclosure {
        size: u32::try_from(size).unwrap(),
        ..is.clone()
    };
    // What a changed program of Nora's may send: a page, another picture, no base64, nothing, and far too much.
    let crafted = [
        (said(page.len()), to_base64(page.as_bytes())),
        (is.clone(), to_base64(&photo("the gaze"))),
        (is.clone(), "\u{0}no base64".to_owned()),
        (is.clone(), String::new()),
        (is.clone(), to_base64(&vec![0; 2 * EACH_MAX])),
    ];
    for (id, (is, bytes)) in (1..).zip(crafted) {
        enclose(&mut nora, id, is.clone(), bytes);
        amy.import(&nora.export(amy.me()));
        let before = amy.state();
        let name = is.name.clone();
        let refused = Failure::FileNotHere { name };
        assert_eq!(shown(&mut amy, id, &is), Err(refused.clone()), "{id}");
        assert_eq!(publish(&mut amy), Err(refused), "{id}");
        assert_eq!(amy.state(), before);
        // Taking it out is all that is needed.
        take_out(&mut amy, id);
        assert!(publish(&mut amy).unwrap().files.is_empty());
        nora.import(&amy.export(nora.me()));
    }
    // The page called by its true hash is still no picture.
    let honest = Enclosure {
        sha256: "09ef621068dedf82998a50bc0a60b9edbc2462765d6e384fab045af8843cd60b".into(),
        ..said(page.len())
    };
    enclose(&mut nora, 20, honest.clone(), to_base64(page.as_bytes()));
    amy.import(&nora.export(amy.me()));
    assert!(shown(&mut amy, 20, &honest).is_err() && publish(&mut amy).is_err());
}

#[test]
fn a_file_that_was_not_sent_along_is_missed_by_its_name() {
    let (mut amy, mut nora) = school();
    let is = add(&mut amy, 1, "The gate.jpg", photo("the gate"));
    let without = Without {
        kinds: [Kind::Enclosure].into(),
        ..Without::default()
    };
    let file = amy.export_without(&[nora.me()], without).remove(0);
    nora.import(&file);
    let missed = Failure::FileNotHere {
        name: is.name.clone(),
    };
    assert_eq!(shown(&mut nora, 1, &is), Err(missed.clone()));
    assert_eq!(publish(&mut nora), Err(missed));
    nora.import(&amy.export(nora.me()));
    assert!(publish(&mut nora).is_ok());
}

#[test]
fn it_is_born_alike_everywhere() {
    let shape = throughline_engine::convert::shape(Kind::Enclosure).unwrap();
    let id = throughline_dossier::DossierId([7; 16]);
    let born = throughline_dossier::Dossier::birth(shape, id, 0).unwrap();
    assert_eq!(
        born.heads().to_string(),
        "134f7c2db5bfd68ab4f005d70634d8dee58ff74209163e2a033aee9b7ca74422"
    );
}
