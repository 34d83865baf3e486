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
    assert_eq!(length("x"), length(&"x".repeat(2_000)));
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

#[test]
fn the_age_library_opens_what_is_sealed_and_seals_what_is_opened() {
    let office = OfficeKey::random();
    let (slip, _) = sealed(question("¿Y el autobús?"), &office);
    let identity: age::x25519::Identity = office.to_text().parse().unwrap();
    assert_eq!(
        identity.to_public().to_string(),
        office.recipient().to_string()
    );
    let plain = age::decrypt(&identity, &slip.bytes).unwrap();
    let read: Slip = serde_json::from_slice(&plain).unwrap();
    assert_eq!(read.note, question("¿Y el autobús?"));

    let by_library = age::encrypt(&identity.to_public(), &plain).unwrap();
    assert_eq!(open(&by_library, &[office]).unwrap(), read);

    let made_there = age::x25519::Identity::generate();
    let text = age::secrecy::ExposeSecret::expose_secret(&made_there.to_string()).to_owned();
    let ours = OfficeKey::from_text(&text).unwrap();
    assert_eq!(
        ours.recipient().to_string(),
        made_there.to_public().to_string()
    );
    assert_eq!(*ours.to_text(), text);
}

#[test]
fn several_recipients_open_one_slip() {
    let (one, other) = (OfficeKey::random(), OfficeKey::random());
    let to = [one.recipient(), other.recipient()];
    let (slip, _) = seal(question("x"), "en", NOW, &to).unwrap();
    for key in [one, other] {
        assert!(open(&slip.bytes, &[key]).is_ok());
    }
}

#[test]
fn a_recipient_that_everybody_can_open_is_refused() {
    let prefix = bech32::Hrp::parse("age").unwrap();
    let zero = bech32::encode::<bech32::Bech32>(prefix, &[0; 32]).unwrap();
    let zero: Recipient = zero.parse().unwrap();
    assert_eq!(
        seal(question("x"), "en", NOW, &[zero]),
        Err(SlipError::CannotSeal)
    );
}

/// The claim of the format: the office's key opens a slip with `age` alone.
#[test]
fn the_age_program_opens_a_slip() {
    let found = std::process::Command::new("age").arg("--version").output();
    if found.is_err() {
        eprintln!("skipped: age is not installed");
        return;
    }
    let office = OfficeKey::random();
    let (slip, _) = sealed(question("words"), &office);
    let folder = tempfile::tempdir().unwrap();
    let (key, file) = (folder.path().join("key"), folder.path().join("slip.age"));
    std::fs::write(&key, office.to_text().as_str()).unwrap();
    std::fs::write(&file, &slip.bytes).unwrap();
    let mut age = std::process::Command::new("age");
    let output = age
        .arg("-d")
        .arg("-i")
        .arg(&key)
        .arg(&file)
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("words"));
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

/// A sealed slip of so many bytes: codes carry any.
fn slip_of(bytes: usize) -> SealedSlip {
    SealedSlip::of((0..bytes).map(|at| (at * 31).to_le_bytes()[0]).collect())
}

#[test]
fn codes_carry_every_slip_that_is_read_and_hold_nothing_but_letters_and_digits() {
    for bytes in [1, 720, 721, 4_600, SEALED_MAX] {
        let slip = slip_of(bytes);
        let texts = codes::codes(&slip);
        assert_eq!(texts.len(), bytes.div_ceil(720));
        for text in &texts {
            assert!(text.starts_with(codes::MARK) && text.len() <= 1_182);
            let plain = |letter: u8| letter.is_ascii_uppercase() || letter.is_ascii_digit();
            assert!(text.bytes().all(plain));
        }
        let mut gathered = codes::Gathered::read(&texts.join("\n"));
        assert_eq!(gathered.whole(), [slip]);
        assert_eq!((gathered.unread, gathered.incomplete().len()), (0, 0));
    }
}

#[test]
fn what_is_missing_is_said_and_what_was_scanned_can_be_given_again() {
    let (one, other) = (slip_of(2_000), slip_of(1_500));
    let mut texts = codes::codes(&one);
    texts.remove(1);
    texts.extend(codes::codes(&other));
    // Run together, in small letters, as a scanner without a line's end types them; and something else before.
    let text = format!("https://example.org {}", texts.concat().to_lowercase());
    let mut gathered = codes::Gathered::read(&text);
    assert_eq!(gathered.whole(), std::slice::from_ref(&other));
    assert_eq!(gathered.unread, 1);
    let [rest] = &gathered.incomplete()[..] else {
        panic!("{gathered:?}");
    };
    assert_eq!((rest.of, &rest.missing[..]), (3, &[2][..]));
    // Something else on the line after a code spoils nothing, and a code that was broken into lines is one.
    let mut broken = codes::codes(&one)[1].clone();
    broken.insert(700, '\n');
    let again = format!("{broken}\n{}\n0123456789012", rest.codes.join("\n"));
    let mut again = codes::Gathered::read(&again);
    assert_eq!((again.whole(), again.unread), (vec![one.clone()], 1));
    assert_eq!(gathered.without([&other.hash, &one.hash].into_iter()), 1);
    assert!(gathered.incomplete().is_empty());
}

proptest! {
    #[test]
    fn codes_in_any_order_and_any_number_give_the_same_slip(
        bytes in prop::collection::vec(any::<u8>(), 1..5_000),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
        seed in any::<prop::sample::Index>(),
    ) {
        let slip = SealedSlip::of(bytes);
        let mut texts = codes::codes(&slip);
        let more: Vec<String> = order.iter().map(|at| at.get(&texts).clone()).collect();
        texts.extend(more);
        let middle = seed.index(texts.len());
        texts.rotate_left(middle);
        texts.reverse();
        prop_assert_eq!(codes::Gathered::read(&texts.join("\n")).whole(), vec![slip]);
    }

    #[test]
    fn a_code_with_one_other_letter_is_refused(
        bytes in prop::collection::vec(any::<u8>(), 1..2_000),
        at in any::<prop::sample::Index>(),
        letter in "[A-Z0-9]",
    ) {
        let slip = SealedSlip::of(bytes);
        let mut text = codes::codes(&slip).concat();
        let at = at.index(text.len());
        prop_assume!(text[at..=at] != letter);
        text.replace_range(at..=at, &letter);
        let mut gathered = codes::Gathered::read(&text);
        prop_assert_eq!(gathered.whole(), vec![]);
        prop_assert!(gathered.unread > 0);
    }
}

proptest! {
    #[test]
    fn codes_have_the_words_of_bip_39(bits in any::<[u8; 16]>(), place in 0..12_usize, other in 0..2_048_usize) {
        let code = ReplyCode::from_bits(bits);
        let theirs = bip39::Mnemonic::from_entropy(&bits).unwrap();
        let mut words: Vec<&str> = theirs.words().collect();
        prop_assert_eq!(code.words(), words.clone());
        prop_assert_eq!(ReplyCode::from_words(&words.join(" ")), Ok(code));
        words[place] = bip39::Language::English.word_list()[other];
        let text = words.join(" ");
        let theirs = bip39::Mnemonic::parse_in_normalized(bip39::Language::English, &text);
        prop_assert_eq!(ReplyCode::from_words(&text).is_ok(), theirs.is_ok());
    }
}
