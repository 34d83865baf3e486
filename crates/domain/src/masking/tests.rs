//! Names in texts as people write them: none that is known may survive.

use proptest::prelude::*;

use super::*;
use crate::fields::Whole;
use crate::id::StaffId;
use crate::roster::Card;
use crate::staff::StaffEntry;

fn names(all: &[(Whose, &str)]) -> Names {
    let mut names = Names::default();
    for (whose, name) in all {
        names.add(*whose, name);
    }
    names
}

fn masked(names: &Names, text: &str) -> String {
    shown(&names.mask(text), |whose| match whose {
        Whose::Student => "[S]".to_owned(),
        Whose::Staff => "[T]".to_owned(),
    })
}

#[track_caller]
fn check(known: &[(Whose, &str)], text: &str, expected: &str) {
    assert_eq!(masked(&names(known), text), expected);
}

use Whose::{Staff, Student};

#[test]
fn names_are_found_whatever_their_capitals_and_accents() {
    let known = [
        (Student, "Lucía"),
        (Student, "Álvarez"),
        (Staff, "Ben Sample"),
    ];
    check(
        &known,
        "LUCIA told Ben that lucía alvarez’s bag was gone.",
        "[S] told [T] that [S]’s bag was gone.",
    );
    check(&known, "Lucía, Álvarez; Benjamin", "[S], [S]; Benjamin");
    check(&known, "Luci\u{301}a", "[S]");
    check(&known, "nothing to hide", "nothing to hide");
    check(&known, "", "");
}

#[test]
fn only_whole_words_are_masked_and_the_longest_name_first() {
    let known = [
        (Student, "Ana"),
        (Student, "Ana de la Cruz"),
        (Student, "An"),
    ];
    check(&known, "Ana de la Cruz's banana", "[S]'s banana");
    check(&known, "Bring a cruz de la paz", "Bring a [S] de la paz");
    check(&known, "An ant", "[S] ant");
}

#[test]
fn a_name_with_an_apostrophe_or_a_hyphen_is_found_in_every_writing() {
    let known = [
        (Student, "O'Brien"),
        (Student, "Muñoz-Peña"),
        (Staff, "D’Angelo"),
    ];
    for text in ["O'Brien", "O’Brien", "OBRIEN", "Munoz Pena", "muñoz‑peña"] {
        check(&known, text, "[S]");
    }
    check(&known, "O'Brien's and O Brien", "[S]'s and O [S]");
    check(&known, "l'Angelo, D'Angelo’s", "l'[T], [T]’s");
}

#[test]
fn names_in_scripts_without_spaces_are_found_within_a_sentence() {
    let known = [(Student, "王小明"), (Student, "小明")];
    check(
        &known,
        "今天王小明没来，小明病了。",
        "今天[S]没来，[S]病了。",
    );
}

#[test]
fn titles_and_particles_alone_stay() {
    let known = [(Staff, "Ms. Rivera"), (Student, "de León"), (Student, "Al")];
    check(&known, "Ms. Rivera, Ms. Park", "[T], Ms. Park");
    check(
        &known,
        "Rivera asked de León about Al",
        "[T] asked [S] about [S]",
    );
    check(&known, "de nada", "de nada");
}

#[test]
fn everybody_whom_the_school_knows_is_masked_but_the_one_it_is_for() {
    let card = |given: &str, family: &str, preferred: &str| {
        Whole(Card {
            given: given.into(),
            family: family.into(),
            preferred: preferred.into(),
            number: "20417".into(),
            ..Card::default()
        })
    };
    let mut roster = Roster::default();
    roster
        .cards
        .insert(StudentId(1), card("Lucía", "Álvarez", "Lulu"));
    roster.cards.insert(StudentId(2), card("Noah", "Park", ""));
    let mut school = School::default();
    let entry = StaffEntry {
        name: "Ada Example".into(),
        ..StaffEntry::default()
    };
    school.staff.insert(StaffId(1), entry);
    let text = "Lulu (20417) hit Noah; Ada Example saw it.";
    let all = Names::of(&roster, &school, &BTreeSet::new());
    assert_eq!(masked(&all, text), "[S] ([S]) hit [S]; [T] saw it.");
    let mut others = Names::of(&roster, &school, &[StudentId(1), StudentId(2)].into());
    assert_eq!(masked(&others, text), "Lulu (20417) hit Noah; [T] saw it.");
    others.add(Student, "Noah");
    assert_eq!(masked(&others, "Noah"), "[S]");
}

/// Whether a name stands in a text as whole words: said in another way than the program does it.
fn stands(text: &str, name: &str) -> bool {
    let bare = |text: &str| {
        let kept = fold(text);
        let letters = kept
            .chars()
            .map(|it| if it.is_alphanumeric() { it } else { ' ' });
        let spaced: String = letters.collect();
        format!(
            " {} ",
            spaced.split_whitespace().collect::<Vec<_>>().join(" ")
        )
    };
    bare(text).contains(&bare(name))
}

fn a_name() -> impl Strategy<Value = String> {
    "[A-ZÁÉÑØa-zíüçß]{2,6}(['’ -][A-Za-zé]{2,5})?"
}

proptest! {
    #[test]
    fn no_known_name_survives_and_nothing_else_is_lost(
        known in proptest::collection::vec((a_name(), any::<bool>()), 1..6),
        said in proptest::collection::vec(("[ -~áñ’]{0,12}", 0..6_usize, 0..4_u8), 0..8),
    ) {
        let mut names = Names::default();
        for (name, student) in &known {
            names.add(if *student { Student } else { Staff }, name);
        }
        let mut text = String::new();
        for (words, which, how) in &said {
            let name = &known[which % known.len()].0;
            let name = match how {
                0 => name.to_uppercase(),
                1 => fold(name),
                2 => format!("{name}’s"),
                _ => name.clone(),
            };
            text = format!("{text} {words} {name}");
        }
        let pieces = names.mask(&text);
        let whole: String = pieces.iter().map(|piece| match piece {
            Piece::Kept(text) | Piece::Masked(_, text) => text.as_str(),
        }).collect();
        prop_assert_eq!(&whole, &text);
        let left = shown(&pieces, |_| " █ ".to_owned());
        for (name, _) in &known {
            prop_assert!(!stands(&left, name), "{name:?} stands in {left:?} of {text:?}");
        }
    }

    #[test]
    fn any_text_can_be_masked(text: String, known: Vec<String>) {
        let mut names = Names::default();
        for name in &known {
            names.add(Student, name);
        }
        let pieces = names.mask(&text);
        let whole: String = pieces.iter().map(|piece| match piece {
            Piece::Kept(text) | Piece::Masked(_, text) => text.as_str(),
        }).collect();
        prop_assert_eq!(whole, text);
    }
}
