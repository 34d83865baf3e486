//! Counting answers, bad answers, and that none of them can be told apart.

use proptest::prelude::*;
use throughline_public::survey::Question;

use super::*;
use crate::id::{EntryId, StaffId};
use crate::inbox::{Received, SLIPS};

type Answers = BTreeMap<String, String>;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A survey that asks in all three ways, and ends on 27 November 2026.
fn survey() -> Survey {
    let kinds = [
        QuestionKind::Scale,
        QuestionKind::YesNo,
        QuestionKind::Words,
    ];
    let question = |(place, kind): (i32, QuestionKind)| {
        let question = Question {
            kind,
            ..Question::default()
        };
        (place.to_string(), question)
    };
    Survey {
        questions: (1..).zip(kinds).map(question).collect(),
        open_until: Some(day("2026-11-27")),
        ..Survey::default()
    }
}

fn slip(answers: Answers, written: &str) -> Slip {
    Slip {
        format: throughline_public::slip::FORMAT.into(),
        version: 1,
        minimum_reader: 1,
        written_at: written.into(),
        language: "es".into(),
        reply_to: "age1somebody".into(),
        note: Note::Survey {
            survey: "S".into(),
            answers,
        },
    }
}

fn contents(slips: Vec<Slip>) -> Contents {
    let mut contents = Contents::default();
    for (slip, id) in slips.into_iter().zip(1_u128..) {
        let hash = id.to_string();
        let what = serde_json::to_string(&Received { hash, slip }).unwrap();
        let json = format!(r#"{{"by":"{}","at":{id},"what":{what}}}"#, StaffId(1));
        let of = contents.entries.entry(SLIPS.to_owned()).or_default();
        of.insert(EntryId(id), json);
    }
    contents
}

fn given(answers: &[(&str, &str)]) -> Answers {
    let owned = |(place, text): &(&str, &str)| ((*place).to_owned(), (*text).to_owned());
    answers.iter().map(owned).collect()
}

fn on(today: &str, slips: &[Answers]) -> Results {
    let slips = slips.iter().cloned();
    let slips = slips.map(|it| slip(it, "2026-11-20T08:00:00Z")).collect();
    results(&contents(slips), "S", &survey(), day(today))
}

/// As many answers, all alike.
fn alike(count: usize) -> Vec<Answers> {
    vec![given(&[("1", "4"), ("2", "yes")]); count]
}

#[test]
fn nothing_shows_below_the_minimum_and_counts_from_there_on() {
    let few = on("2026-11-21", &alike(4));
    assert_eq!((few.answered, few.counted), (4, 0));
    assert!(few.questions.is_empty());
    let mut five = alike(4);
    five.push(given(&[("1", "1"), ("2", "unsure"), ("3", "More trees")]));
    let five = on("2026-11-21", &five);
    let expected = [
        ("1".to_owned(), Tally::Scale([1, 0, 0, 4, 0])),
        (
            "2".to_owned(),
            Tally::YesNo {
                yes: 4,
                no: 0,
                unsure: 1,
            },
        ),
        // One alone wrote something.
        ("3".to_owned(), Tally::TooFew),
    ];
    assert_eq!(five.questions, expected);
}

#[test]
fn while_it_is_open_answers_are_added_five_at_a_time() {
    let counted = |today, count| on(today, &alike(count)).counted;
    assert_eq!(
        [5, 6, 9, 10].map(|count| counted("2026-11-21", count)),
        [5, 5, 5, 10]
    );
    assert_eq!(
        [4, 6, 9].map(|count| counted("2026-11-28", count)),
        [0, 6, 9]
    );
}

#[test]
fn the_mean_of_a_scale() {
    assert_eq!(mean(&[1, 0, 0, 4, 0]), Some(3.4));
    assert_eq!(mean(&[0; 5]), None);
}

#[test]
fn own_words_are_sorted_cleaned_and_no_longer_than_the_forms_take() {
    let long = "a".repeat(1_000_000);
    let words = [
        "<script>alert(1)</script>",
        "Z",
        &long,
        "ábaco",
        "b\u{0}\u{7}",
    ];
    let slips = words.map(|text| given(&[("3", text)]));
    let found = on("2026-11-21", &slips);
    let Some((_, Tally::Words(found))) = found.questions.into_iter().last() else {
        panic!("words");
    };
    let beginnings: Vec<String> = found
        .iter()
        .map(|it| it.chars().take(3).collect())
        .collect();
    assert_eq!(beginnings, ["<sc", "aaa", "ába", "b", "Z"]);
    assert_eq!(found[1].len(), TEXT_MAX);
}

#[test]
fn what_answers_no_question_is_as_if_it_were_not_written() {
    let odd = [
        given(&[("1", "6"), ("2", "maybe"), ("3", " \n"), ("9", "1")]),
        given(&[]),
    ];
    assert_eq!(on("2026-11-21", &odd), Results::default());
    let other = Survey::default();
    let slips = vec![slip(given(&[("1", "4")]), "2026-11-20T08:00:00Z")];
    let of = contents(slips);
    let today = day("2026-11-21");
    assert_eq!(results(&of, "S", &other, today), Results::default());
    assert_eq!(results(&of, "T", &survey(), today), Results::default());
    assert_eq!(surveys_answered(&of), [("S".into(), 1)].into());
}

#[test]
fn what_was_written_after_the_end_is_told_and_not_counted() {
    let written = [
        "2026-11-27T20:00:00Z",
        "2026-11-28T07:00:00Z",
        "2026-11-29T00:00:00Z",
        "soon",
    ];
    let slips = written.map(|at| slip(given(&[("1", "4")]), at)).into();
    let found = results(&contents(slips), "S", &survey(), day("2026-12-01"));
    assert_eq!((found.answered, found.late), (2, 2));
}

#[test]
fn the_minute_the_language_and_the_way_back_are_not_kept() {
    let kept = without_traces(slip(given(&[("1", "4")]), "2026-11-27T20:13:14Z"));
    assert_eq!(kept.written_at, "2026-11-27T00:00:00Z");
    assert!(kept.language.is_empty() && kept.reply_to.is_empty());
    assert_eq!(without_traces(slip(Answers::new(), "soon")).written_at, "");
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let scale = proptest::sample::select(vec!["1", "2", "3", "4", "5"]);
    let yes_no = proptest::sample::select(vec!["yes", "no", "unsure"]);
    (scale, yes_no, "[a-z]{1,9}")
        .prop_map(|(scale, yes_no, words)| given(&[("1", scale), ("2", yes_no), ("3", &words)]))
}

proptest! {
    /// Whatever fewer than the minimum answered, the result is the same.
    #[test]
    fn below_the_minimum_the_result_says_nothing_of_the_answers(
        slips in proptest::collection::vec(any_answers(), 0..MINIMUM),
        ended: bool,
    ) {
        let today = if ended { "2026-12-24" } else { "2026-11-21" };
        prop_assert_eq!(on(today, &slips), on(today, &alike(slips.len())));
    }

    /// Two families exchange what they answered to one question: nobody can see that they did.
    #[test]
    fn nothing_tells_which_answers_belong_together(
        slips in proptest::collection::vec(any_answers(), MINIMUM..20),
        one: proptest::sample::Index,
        other: proptest::sample::Index,
        place in proptest::sample::select(vec!["1", "2", "3"]),
    ) {
        let before = on("2026-12-24", &slips);
        let (one, other) = (one.index(slips.len()), other.index(slips.len()));
        let mut exchanged = slips.clone();
        let (mine, yours) = (slips[one][place].clone(), slips[other][place].clone());
        exchanged[one].insert(place.to_owned(), yours);
        exchanged[other].insert(place.to_owned(), mine);
        prop_assert_eq!(before, on("2026-12-24", &exchanged));
    }
}
