//! Slips and answers as they should be, and what is refused.

use super::*;
use crate::slip::{Contact, Writer};
use proptest::prelude::*;

const NOW: &str = "2026-11-26T08:00:00Z";

fn question(text: &str) -> Note {
    Note::Question {
        text: text.to_owned(),
        contact: Contact::default(),
    }
}

fn sealed(note: Note, key: &OfficeKey) -> (SealedSlip, ReplyCode) {
    seal(note, "es", NOW, &[key.recipient()]).unwrap()
}

#[test]
fn the_office_opens_a_slip_and_its_writer_the_answer() {
    let office = OfficeKey::random();
    let before = OfficeKey::random();
    let (slip, code) = sealed(question("¿Cuándo abre la biblioteca?"), &office);
    let opened = open(&slip.bytes, &[before, office]).unwrap();
    assert_eq!(opened.note, question("¿Cuándo abre la biblioteca?"));
    assert_eq!(
        (opened.language.as_str(), opened.written_at.as_str()),
        ("es", NOW)
    );

    let reply = Reply {
        text: "A las ocho.".into(),
        ..Reply::default()
    };
    let answer = seal_reply(&opened, &reply).unwrap();
    let typed = code.words().join(" ").to_uppercase();
    let code = ReplyCode::from_words(&typed).unwrap();
    assert_eq!(open_reply(&answer, &code).unwrap(), reply);
    let name = reply_name(&code.recipient().unwrap().to_string());
    assert_eq!(name, reply_name(&opened.reply_to));
    let other = ReplyCode::random().unwrap();
    assert_eq!(open_reply(&answer, &other), Err(SlipError::NotForYou));
}

#[test]
fn another_office_opens_nothing_and_no_byte_can_be_changed() {
    let office = OfficeKey::random();
    let (slip, _) = sealed(question("x"), &office);
    assert_eq!(
        open(&slip.bytes, &[OfficeKey::random()]),
        Err(SlipError::NotForYou)
    );
    let keys = [office];
    for at in (0..slip.bytes.len()).step_by(7).chain(0..220) {
        let mut changed = slip.bytes.clone();
        changed[at] ^= 1;
        assert!(open(&changed, &keys).is_err(), "byte {at}");
    }
    assert!(open(&slip.bytes[..slip.bytes.len() - 1], &keys).is_err());
}

#[test]
fn length_tells_little_and_too_long_is_said() {
    let office = OfficeKey::random();
    let length = |text: &str| sealed(question(text), &office).0.bytes.len();
    // age itself makes each header longer by chance.
    let longest = (0..20).map(|_| length("x")).max().unwrap();
    assert!(length(&"x".repeat(2_000)) < longest + 300);
    assert!(length(&"x".repeat(2_000)) > SIZES[0] && length("x") > SIZES[0]);
    let long = question(&"x".repeat(SLIP_MAX));
    let refused = seal(long, "en", NOW, &[office.recipient()]);
    assert_eq!(refused, Err(SlipError::TooLong));
    assert_eq!(
        seal(question("x"), "en", NOW, &[]),
        Err(SlipError::NoRecipient)
    );
}

#[test]
fn a_newer_slip_says_so() {
    let office = OfficeKey::random();
    let text = br#"{"format":"throughline-slip","version":2,"minimum_reader":2}"#;
    let bytes = file::encrypt(text, &[office.recipient()]).unwrap();
    let newer = SlipError::Newer { minimum_reader: 2 };
    assert_eq!(open(&bytes, &[office]), Err(newer));
}

#[test]
fn a_collection_reads_back_and_nothing_in_it_can_be_changed() {
    let office = OfficeKey::random();
    let writer = Writer {
        name: "Ada".into(),
        role: "teacher".into(),
    };
    let item = Note::AgendaItem {
        writer,
        meeting: "team".into(),
        text: "buses".into(),
    };
    let slips = [sealed(question("x"), &office).0, sealed(item, &office).0];
    let file = collect(&slips).unwrap();
    assert_eq!(collected(&file).unwrap(), slips);
    for at in (0..file.len()).step_by(61) {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert!(collected(&changed).is_err(), "byte {at}");
    }
    assert_eq!(collect(&[]), None);
}

#[test]
fn mistyped_codes_say_what_is_wrong() {
    let words = ReplyCode::from_bits([0x7f; 16]).words();
    // From the BIP-39 test vectors.
    assert_eq!(
        words.join(" "),
        "legal winner thank year wave sausage worth useful legal winner thank yellow"
    );
    let typed = |words: &[&str]| ReplyCode::from_words(&words.join(", ")).unwrap_err();
    assert_eq!(typed(&words[..11]), CodeError::Count { found: 11 });
    let mut wrong = words.clone();
    wrong[3] = "yaer";
    assert_eq!(typed(&wrong), CodeError::Unknown { position: 4 });
    let mut swapped = words;
    swapped.swap(0, 1);
    assert_eq!(typed(&swapped), CodeError::Checksum);
}

#[test]
fn keys_read_back_from_their_text() {
    let office = OfficeKey::random();
    let again = OfficeKey::from_text(&office.to_text()).unwrap();
    assert_eq!(again.recipient(), office.recipient());
    let pack = PackKey::random().unwrap();
    let again = PackKey::from_text(&pack.to_text()).unwrap();
    assert_eq!(again.signer(), pack.signer());
    assert_eq!(pack.signer().to_string().parse(), Ok(pack.signer()));
    assert!(!format!("{office:?}{pack:?}").contains("SECRET"));
}

#[test]
fn a_signature_holds_for_one_key_one_purpose_and_these_bytes() {
    let (key, other) = (PackKey::random().unwrap(), PackKey::random().unwrap());
    let signature = key.sign(Purpose::Pack, b"bytes");
    assert!(key.signer().signed(Purpose::Pack, b"bytes", &signature));
    assert!(
        !key.signer()
            .signed(Purpose::Succession, b"bytes", &signature)
    );
    assert!(!key.signer().signed(Purpose::Pack, b"byte", &signature));
    assert!(!other.signer().signed(Purpose::Pack, b"bytes", &signature));
    for at in 0..signature.len() {
        let mut changed = signature.clone().into_bytes();
        changed[at] ^= 1;
        let changed = String::from_utf8_lossy(&changed);
        assert!(
            !key.signer().signed(Purpose::Pack, b"bytes", &changed),
            "byte {at}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn whatever_is_written_is_read(text in "\\PC{0,300}", bytes: Vec<u8>) {
        let office = OfficeKey::random();
        let (slip, _) = sealed(question(&text), &office);
        let keys = [office];
        prop_assert_eq!(open(&slip.bytes, &keys).unwrap().note, question(&text));
        prop_assert!(open(&bytes, &keys).is_err());
        prop_assert!(collected(&bytes).is_err());
    }
}
