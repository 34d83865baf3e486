//! What families find to read when a school begins: complete, the same in both languages, short, plain and kind.

#![allow(clippy::unwrap_used)] // Every function here serves a test.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use serde::Deserialize;
use throughline_public::survey::{QUESTIONS_MAX, QuestionKind};

/// How many minutes an activity takes.
const MINUTES_OF_A_STRATEGY: RangeInclusive<u16> = 5..=45;
/// How many minutes a guide takes to read.
const MINUTES_OF_A_GUIDE: RangeInclusive<u16> = 1..=5;
/// How many steps an activity has.
const STEPS: RangeInclusive<usize> = 3..=6;
/// The fewest guides that are worth a look.
const FEWEST_GUIDES: usize = 14;
/// The most letters of a title or a heading.
const LONGEST_TITLE: usize = 60;
/// The most letters of one step.
const LONGEST_STEP: usize = 240;
/// The most words of one sentence. A reader of eleven follows it.
const LONGEST_SENTENCE: usize = 28;

/// Words that address the reader as *tú*. Only what is said to a child, between « and », may say it.
const FAMILIAR: &[&str] = &[
    "asegúrate",
    "contigo",
    "debes",
    "dile",
    "eres",
    "estás",
    "haz",
    "pide",
    "puedes",
    "quieres",
    "recuerda",
    "sabes",
    "te",
    "ti",
    "tienes",
    "tu",
    "tus",
    "tú",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Library {
    strategies: Vec<Strategy>,
    guides: Vec<Guide>,
    surveys: Vec<Survey>,
    feedback: Survey,
}

/// Questions to begin from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Survey {
    #[serde(default)]
    key: String,
    title: String,
    why: String,
    questions: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    kind: QuestionKind,
    text: String,
}

/// Something to do at home.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Strategy {
    key: String,
    grade_band: GradeBand,
    subject: Subject,
    minutes: u16,
    title: String,
    needs: String,
    steps: Vec<String>,
    why: String,
    too_hard: String,
    too_easy: String,
}

/// Something to read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Guide {
    key: String,
    audience: Audience,
    topics: BTreeSet<Topic>,
    grade_bands: BTreeSet<GradeBand>,
    minutes: u16,
    title: String,
    summary: String,
    sections: Vec<Section>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    heading: String,
    body: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
enum GradeBand {
    #[serde(rename = "pre-k-2")]
    PreKTo2,
    #[serde(rename = "3-5")]
    From3To5,
    #[serde(rename = "6-8")]
    From6To8,
    #[serde(rename = "9-12")]
    From9To12,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Subject {
    Reading,
    Writing,
    Math,
    Science,
    SocialEmotional,
    StudySkills,
    Language,
    Movement,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Audience {
    Family,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Topic {
    AfterHighSchool,
    Attendance,
    Bullying,
    Feelings,
    Friends,
    Grief,
    Health,
    Homework,
    Languages,
    MovingUp,
    Reading,
    Safety,
    Screens,
    Sleep,
    SpecialEducation,
    StartingSchool,
    TalkingToSchool,
}

const GRADE_BANDS: &[GradeBand] = &[
    GradeBand::PreKTo2,
    GradeBand::From3To5,
    GradeBand::From6To8,
    GradeBand::From9To12,
];

const SUBJECTS: &[Subject] = &[
    Subject::Reading,
    Subject::Writing,
    Subject::Math,
    Subject::Science,
    Subject::SocialEmotional,
    Subject::StudySkills,
    Subject::Language,
    Subject::Movement,
];

impl Library {
    fn titles(&self) -> impl Iterator<Item = &str> {
        let of_strategies = self.strategies.iter().map(|strategy| &strategy.title);
        let of_guides = self.guides.iter().map(|guide| &guide.title);
        let of_surveys = self.surveys().map(|survey| &survey.title);
        let all = of_strategies.chain(of_guides).chain(of_surveys);
        all.map(String::as_str)
    }

    /// All surveys, the one about a workshop too.
    fn surveys(&self) -> impl Iterator<Item = &Survey> {
        self.surveys.iter().chain([&self.feedback])
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        let of_strategies = self.strategies.iter().map(|strategy| &strategy.key);
        let of_guides = self.guides.iter().map(|guide| &guide.key);
        let of_surveys = self.surveys.iter().map(|survey| &survey.key);
        let all = of_strategies.chain(of_guides).chain(of_surveys);
        all.map(String::as_str)
    }

    /// Every text, each with the key of what it belongs to.
    fn texts(&self) -> Vec<(&str, &str)> {
        let of_strategies = self.strategies.iter().flat_map(|strategy| {
            let texts = strategy.texts();
            texts.map(|text| (strategy.key.as_str(), text))
        });
        let of_guides = self.guides.iter().flat_map(|guide| {
            let texts = guide.texts();
            texts.map(|text| (guide.key.as_str(), text))
        });
        let of_surveys = self.surveys().flat_map(|survey| {
            let questions = survey.questions.iter().map(|question| &question.text);
            let texts = [&survey.title, &survey.why].into_iter().chain(questions);
            texts.map(|text| (survey.key.as_str(), text.as_str()))
        });
        of_strategies.chain(of_guides).chain(of_surveys).collect()
    }
}

impl Strategy {
    fn texts(&self) -> impl Iterator<Item = &str> {
        [&self.title]
            .into_iter()
            .chain(self.whole_sentences())
            .map(String::as_str)
    }

    /// The texts that are made of whole sentences.
    fn whole_sentences(&self) -> impl Iterator<Item = &String> {
        let after = [&self.why, &self.too_hard, &self.too_easy];
        [&self.needs].into_iter().chain(&self.steps).chain(after)
    }
}

impl Guide {
    fn texts(&self) -> impl Iterator<Item = &str> {
        let sections = self.sections.iter();
        let of_sections = sections.flat_map(|section| [&section.heading, &section.body]);
        let first = [&self.title, &self.summary].into_iter();
        first
            .chain(of_sections)
            .chain(&self.sources)
            .map(String::as_str)
    }
}

fn english() -> Library {
    serde_json::from_str(include_str!("../../../library/families.en.json")).unwrap()
}

fn spanish() -> Library {
    serde_json::from_str(include_str!("../../../library/families.es.json")).unwrap()
}

/// What stands outside of the quotation marks of Spanish.
fn outside_quotes(text: &str) -> String {
    let parts = text.split('«');
    let after = |part: &str| {
        part.split_once('»')
            .map_or(part.to_owned(), |(_, rest)| rest.to_owned())
    };
    parts.map(after).collect()
}

#[test]
fn there_is_something_to_do_for_every_grade_band_and_subject() {
    let library = english();
    let mut count: BTreeMap<(GradeBand, Subject), usize> = BTreeMap::new();
    for strategy in &library.strategies {
        *count
            .entry((strategy.grade_band, strategy.subject))
            .or_default() += 1;
    }
    for &grade_band in GRADE_BANDS {
        for &subject in SUBJECTS {
            assert!(
                count.contains_key(&(grade_band, subject)),
                "{grade_band:?} {subject:?}"
            );
        }
    }
}

#[test]
fn there_is_something_to_read_for_every_grade_band() {
    let library = english();
    assert!(
        library.guides.len() >= FEWEST_GUIDES,
        "{}",
        library.guides.len()
    );
    for grade_band in GRADE_BANDS {
        let guides = library.guides.iter();
        let fitting = guides.filter(|guide| guide.grade_bands.contains(grade_band));
        assert!(fitting.count() >= FEWEST_GUIDES / 2, "{grade_band:?}");
    }
}

#[test]
fn both_languages_have_the_same_keys_and_codes() {
    let (english, spanish) = (english(), spanish());
    assert_eq!(english.strategies.len(), spanish.strategies.len());
    for (english, spanish) in english.strategies.iter().zip(&spanish.strategies) {
        let codes = |strategy: &Strategy| {
            let whom = (strategy.grade_band, strategy.subject, strategy.minutes);
            (strategy.key.clone(), whom, strategy.steps.len())
        };
        assert_eq!(codes(english), codes(spanish));
    }
    assert_eq!(english.guides.len(), spanish.guides.len());
    for (english, spanish) in english.guides.iter().zip(&spanish.guides) {
        let codes = |guide: &Guide| {
            let whom = (
                guide.audience,
                guide.topics.clone(),
                guide.grade_bands.clone(),
            );
            let lengths = (guide.minutes, guide.sections.len(), guide.sources.len());
            (guide.key.clone(), whom, lengths)
        };
        assert_eq!(codes(english), codes(spanish));
        for (english, spanish) in english.sections.iter().zip(&spanish.sections) {
            let lines = |section: &Section| -> Vec<bool> {
                let lines = section.body.lines();
                lines.map(|line| line.starts_with("- ")).collect()
            };
            assert_eq!(lines(english), lines(spanish), "{}", english.heading);
        }
    }
}

#[test]
fn surveys_ask_the_same_in_both_languages_and_little() {
    let (english, spanish) = (english(), spanish());
    for (english, spanish) in english.surveys().zip(spanish.surveys()) {
        let codes = |survey: &Survey| {
            let kinds = survey.questions.iter().map(|question| question.kind);
            (survey.key.clone(), kinds.collect::<Vec<_>>())
        };
        assert_eq!(codes(english), codes(spanish));
        assert!((1..=QUESTIONS_MAX).contains(&english.questions.len()));
    }
    assert_eq!(english.surveys().count(), spanish.surveys().count());
    for library in [&english, &spanish] {
        assert!(library.feedback.title.contains("{workshop}"));
    }
}

#[test]
fn every_text_is_translated() {
    let (english, spanish) = (english(), spanish());
    for ((key, text), (_, translated)) in english.texts().iter().zip(spanish.texts()) {
        assert_ne!(*text, translated, "{key}");
    }
}

#[test]
fn keys_and_titles_are_told_apart() {
    for library in [english(), spanish()] {
        let keys: BTreeSet<&str> = library.keys().collect();
        let titles: BTreeSet<&str> = library.titles().collect();
        assert_eq!(keys.len(), library.keys().count());
        assert_eq!(titles.len(), library.titles().count());
        for key in keys {
            let is_kebab = |letter: char| letter == '-' || letter.is_ascii_lowercase();
            assert!(key.chars().all(is_kebab), "{key}");
        }
    }
}

#[test]
fn everything_has_its_length() {
    for library in [english(), spanish()] {
        for title in library.titles() {
            assert!(title.chars().count() <= LONGEST_TITLE, "{title}");
        }
        for strategy in &library.strategies {
            assert!(
                MINUTES_OF_A_STRATEGY.contains(&strategy.minutes),
                "{}",
                strategy.key
            );
            assert!(STEPS.contains(&strategy.steps.len()), "{}", strategy.key);
            for step in &strategy.steps {
                assert!(step.chars().count() <= LONGEST_STEP, "{step}");
            }
        }
        for guide in &library.guides {
            assert!(MINUTES_OF_A_GUIDE.contains(&guide.minutes), "{}", guide.key);
            assert!(
                !guide.topics.is_empty() && !guide.grade_bands.is_empty(),
                "{}",
                guide.key
            );
            assert!(guide.sections.len() >= 3, "{}", guide.key);
            for section in &guide.sections {
                assert!(
                    section.heading.chars().count() <= LONGEST_TITLE,
                    "{}",
                    section.heading
                );
            }
        }
    }
}

#[test]
fn texts_are_set_with_care() {
    for library in [english(), spanish()] {
        for (key, text) in library.texts() {
            assert!(!text.is_empty(), "{key}");
            assert_eq!(text, text.trim(), "{key}");
            for wrong in ["  ", "—", "\"", "'", "...", " .", " ,", " ?", " !"] {
                assert!(!text.contains(wrong), "{key}: {text}");
            }
        }
        for strategy in &library.strategies {
            for text in strategy.whole_sentences() {
                assert!(text.ends_with(['.', '?', '”']), "{}: {text}", strategy.key);
            }
        }
    }
}

#[test]
fn a_text_is_paragraphs_lists_and_bold_words_alone() {
    for library in [english(), spanish()] {
        for (key, text) in library.texts() {
            assert!(
                !text.contains(['<', '>', '[', ']', '`', '#', '_', '\\']),
                "{key}: {text}"
            );
        }
        for guide in &library.guides {
            for section in &guide.sections {
                for block in section.body.split("\n\n") {
                    let is_list = block.lines().all(|line| line.starts_with("- "));
                    let is_paragraph = block.lines().count() == 1 && !block.starts_with('-');
                    assert!(is_list || is_paragraph, "{}: {block}", guide.key);
                }
                for line in section.body.lines() {
                    let marks = line.matches("**").count();
                    assert_eq!(marks % 2, 0, "{}: {line}", guide.key);
                    assert_eq!(
                        line.matches('*').count(),
                        2 * marks,
                        "{}: {line}",
                        guide.key
                    );
                }
            }
        }
        for strategy in &library.strategies {
            assert!(
                strategy.texts().all(|text| !text.contains(['*', '\n'])),
                "{}",
                strategy.key
            );
        }
    }
}

#[test]
fn sentences_are_short() {
    for library in [english(), spanish()] {
        for (key, text) in library.texts() {
            for sentence in text.split(['.', '?', '!', ':', '\n']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= LONGEST_SENTENCE, "{key}: {sentence}");
            }
        }
    }
}

/// A school sets its own numbers to call; they stand on the screen and are never written into a text that may be old.
#[test]
fn no_text_names_a_number_to_call() {
    for library in [english(), spanish()] {
        for (key, text) in library.texts() {
            let mut numbers = text.split(|letter: char| !letter.is_ascii_digit() && letter != '-');
            let is_to_call = |number: &str| {
                matches!(number, "911" | "988" | "211" | "741741") || number.len() >= 7
            };
            assert!(!numbers.any(is_to_call), "{key}: {text}");
        }
    }
}

#[test]
fn spanish_says_usted_to_the_family() {
    for (key, text) in spanish().texts() {
        let text = outside_quotes(text).to_lowercase();
        let mut words = text.split(|letter: char| !letter.is_alphabetic());
        let familiar = words.find(|word| FAMILIAR.contains(word));
        assert_eq!(familiar, None, "{key}: {text}");
    }
}
