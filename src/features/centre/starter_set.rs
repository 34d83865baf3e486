//! The texts of the starter set, as they come with the program.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use throughline_domain::family::{Family, Kept};
use throughline_public::choice::{self, Audience, GradeBand, Topic};
use throughline_public::guide::Guide;
use throughline_public::strategy::Strategy;
use throughline_public::survey::{QuestionKind, Survey};
use throughline_public::words::Words;

use crate::workspace::{Failure, fresh};

/// The files, by language, with what introduces an easier and a harder way in it.
const FILES: [(&str, &str, [&str; 2]); 2] = [
    (
        "en",
        include_str!("../../../library/families.en.json"),
        ["Too hard?", "Too easy?"],
    ),
    (
        "es",
        include_str!("../../../library/families.es.json"),
        ["¿Muy difícil?", "¿Muy fácil?"],
    ),
];

/// A file of the set, in one language.
#[derive(Deserialize)]
struct File {
    guides: Vec<GuideText>,
    strategies: Vec<StrategyText>,
    surveys: Vec<SurveyText>,
    /// What a survey about a workshop begins as.
    feedback: SurveyText,
}

#[derive(Deserialize)]
struct GuideText {
    key: String,
    title: String,
    summary: String,
    sections: Vec<Section>,
    topics: Vec<String>,
    grade_bands: Vec<String>,
    minutes: u16,
    sources: Vec<String>,
}

#[derive(Deserialize)]
struct Section {
    heading: String,
    body: String,
}

#[derive(Deserialize)]
struct StrategyText {
    key: String,
    title: String,
    why: String,
    steps: Vec<String>,
    needs: String,
    subject: String,
    grade_band: String,
    minutes: u16,
    too_hard: String,
    too_easy: String,
}

#[derive(Deserialize)]
struct SurveyText {
    #[serde(default)]
    key: String,
    title: String,
    why: String,
    questions: Vec<QuestionText>,
}

#[derive(Deserialize)]
struct QuestionText {
    kind: QuestionKind,
    text: String,
}

impl SurveyText {
    /// Writes this language into a survey.
    fn put(self, survey: &mut Survey, language: &str) {
        put(&mut survey.title, language, self.title);
        put(&mut survey.why, language, self.why);
        for (asked, place) in self.questions.into_iter().zip(1..) {
            let question = survey.questions.entry(place.to_string()).or_default();
            put(&mut question.text, language, asked.text);
            question.kind = asked.kind;
        }
    }
}

/// Writes a text in a language.
fn put(words: &mut Words, language: &str, text: String) {
    words.0.insert(language.to_owned(), text);
}

/// The files as they are read, each with its language and what introduces an easier and a harder way in it. A test reads
/// both: they are never unreadable here.
fn files() -> impl Iterator<Item = (&'static str, [&'static str; 2], File)> {
    let read = |(language, json, ways)| Some((language, ways, serde_json::from_str(json).ok()?));
    FILES.into_iter().filter_map(read)
}

/// What a survey about this workshop begins as.
pub fn feedback(workshop: &Words) -> Survey {
    let mut survey = Survey::default();
    for (language, _, file) in files() {
        let mut text = file.feedback;
        let title = workshop.best(language).map_or("", |(_, title)| title);
        text.title = text.title.replace("{workshop}", title);
        text.put(&mut survey, language);
    }
    survey
}

impl GuideText {
    /// All sections, in simple Markdown.
    fn body(&self) -> String {
        let sections = self.sections.iter();
        let sections = sections.map(|it| format!("## {}\n\n{}", it.heading, it.body.trim()));
        sections.collect::<Vec<_>>().join("\n\n")
    }
}

impl StrategyText {
    /// The steps, then the easier and the harder way, in simple Markdown.
    fn steps(&self, [hard, easy]: [&str; 2]) -> String {
        let steps = self.steps.iter().zip(1..);
        let steps = steps.map(|(step, place)| format!("{place}. {step}"));
        let steps = steps.collect::<Vec<_>>().join("\n");
        let (too_hard, too_easy) = (&self.too_hard, &self.too_easy);
        format!("{steps}\n\n**{hard}** {too_hard}\n\n**{easy}** {too_easy}")
    }
}

/// The grade bands of a code of the set.
fn bands(code: &str) -> &'static [GradeBand] {
    match code {
        "pre-k-2" => &[GradeBand::Early, GradeBand::Primary],
        "3-5" => &[GradeBand::Intermediate],
        "6-8" => &[GradeBand::Middle],
        "9-12" => &[GradeBand::High],
        _ => &[],
    }
}

/// The subject of a code of the set.
fn subject(code: &str) -> Option<choice::Subject> {
    Some(match code {
        "math" => choice::Subject::Mathematics,
        "social-emotional" | "movement" => choice::Subject::Feelings,
        "study-skills" => choice::Subject::Habits,
        code => return choice::Subject::parse(code),
    })
}

/// The topic of a code of the set.
fn topic(code: &str) -> Option<Topic> {
    Some(match code {
        "grief" => Topic::Feelings,
        "bullying" | "friends" => Topic::Safety,
        "sleep" => Topic::Health,
        "reading" | "languages" => Topic::Homework,
        "special-education" => Topic::Support,
        "moving-up" | "starting-school" => Topic::Transitions,
        "talking-to-school" => Topic::School,
        "after-high-school" => Topic::Future,
        code => return Topic::parse(code),
    })
}

/// What the set holds, each under its key, in both languages.
#[derive(Default)]
pub struct Set {
    guides: BTreeMap<String, Guide>,
    strategies: BTreeMap<String, Strategy>,
    surveys: BTreeMap<String, Survey>,
}

/// The set.
pub fn set() -> Set {
    let mut set = Set::default();
    for (language, ways, file) in files() {
        let put = |words: &mut Words, text: String| put(words, language, text);
        for text in file.guides {
            let guide = set.guides.entry(text.key.clone()).or_default();
            put(&mut guide.body, text.body());
            if !text.sources.is_empty() {
                put(&mut guide.links, text.sources.join("\n"));
            }
            put(&mut guide.title, text.title);
            put(&mut guide.summary, text.summary);
            guide.topics = text.topics.iter().filter_map(|it| topic(it)).collect();
            guide.bands = text
                .grade_bands
                .iter()
                .flat_map(|it| bands(it))
                .copied()
                .collect();
            guide.audience.set(Audience::Families, true);
            guide.minutes = Some(text.minutes);
        }
        for text in file.strategies {
            let strategy = set.strategies.entry(text.key.clone()).or_default();
            put(&mut strategy.steps, text.steps(ways));
            put(&mut strategy.title, text.title);
            put(&mut strategy.why, text.why);
            put(&mut strategy.materials, text.needs);
            strategy.subjects = subject(&text.subject).into_iter().collect();
            strategy.bands = bands(&text.grade_band).iter().copied().collect();
            strategy.minutes = Some(text.minutes);
        }
        for text in file.surveys {
            let survey = set.surveys.entry(text.key.clone()).or_default();
            text.put(survey, language);
        }
    }
    set
}

impl Set {
    /// Without what the school has taken already, even when it has taken it out again.
    pub fn without(mut self, family: &Family) -> Self {
        let taken = family.kept.values().map(|kept| kept.starter.as_str());
        let taken: BTreeSet<&str> = taken.collect();
        self.guides.retain(|key, _| !taken.contains(key.as_str()));
        self.strategies
            .retain(|key, _| !taken.contains(key.as_str()));
        self.surveys.retain(|key, _| !taken.contains(key.as_str()));
        self
    }

    /// How many texts it has.
    pub fn count(&self) -> usize {
        self.guides.len() + self.strategies.len() + self.surveys.len()
    }

    /// Puts all of it into what the school has: as drafts, so that somebody reads them before families do.
    pub fn take(self, family: &mut Family) -> Result<(), Failure> {
        let id = || fresh::item().ok_or_else(|| Failure::Fault("random".into()));
        let kept = |starter: String| Kept {
            starter,
            ..Kept::default()
        };
        for (key, guide) in self.guides {
            let id = id()?.to_string();
            family.kept.insert(id.clone(), kept(key));
            family.guides.insert(id.as_str().into(), guide);
        }
        for (key, strategy) in self.strategies {
            let id = id()?.to_string();
            family.kept.insert(id.clone(), kept(key));
            family.strategies.insert(id.as_str().into(), strategy);
        }
        for (key, survey) in self.surveys {
            let id = id()?.to_string();
            family.kept.insert(id.clone(), kept(key));
            family.surveys.insert(id.as_str().into(), survey);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_is_whole_in_both_languages() {
        for (language, json, _) in FILES {
            let file: File = serde_json::from_str(json).unwrap();
            assert!(file.guides.len() >= 12, "{language}");
            assert!(file.strategies.len() >= 20, "{language}");
        }
        let set = set();
        let about = Words([("en".into(), "Sleep".into())].into());
        let feedback = feedback(&about);
        assert_eq!(feedback.title.0["es"], "¿Qué le pareció? Sleep");
        let texts = set.guides.values().flat_map(|it| [&it.title, &it.body]);
        let steps = set
            .strategies
            .values()
            .flat_map(|it| [&it.title, &it.steps]);
        let asked = set.surveys.values().chain(Some(&feedback)).flat_map(|it| {
            let questions = it.asked().map(|(_, question)| &question.text);
            questions.chain([&it.title, &it.why])
        });
        let asked: Vec<&Words> = asked.collect();
        assert!(asked.len() > 15);
        for words in texts.chain(steps).chain(asked) {
            assert!(words.is_in("en") && words.is_in("es"), "{words:?}");
        }
        assert!(
            set.guides
                .values()
                .all(|it| !it.topics.is_empty() && !it.bands.is_empty())
        );
        let found = |it: &Strategy| !it.subjects.is_empty() && !it.bands.is_empty();
        assert!(set.strategies.values().all(found));
    }

    #[test]
    fn what_was_taken_is_not_offered_again() {
        let mut family = Family::default();
        let first = set().guides.into_keys().next().unwrap();
        let kept = Kept {
            starter: first,
            ..Kept::default()
        };
        family.kept.insert("1".into(), kept);
        assert_eq!(set().without(&family).count() + 1, set().count());
    }
}
