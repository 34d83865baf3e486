//! The starter set: guides and strategies written for every school, which become the school's own when it takes them.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use serde::Deserialize;
use throughline_domain::family::{Family, Kept};
use throughline_domain::subject::Subject;
use throughline_public::choice::{self, Audience, GradeBand, Topic};
use throughline_public::guide::Guide;
use throughline_public::strategy::Strategy;
use throughline_public::words::Words;
use throughline_ui::{Button, ButtonKind, ButtonLink, EmptyState, Icon, Toasts};

use super::thing::family;
use crate::pieces::{Failed, Saving};
use crate::route::Route;
use crate::text::centre as say;
use crate::workspace::{Failure, Workspace, fresh};

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
struct Set {
    guides: BTreeMap<String, Guide>,
    strategies: BTreeMap<String, Strategy>,
}

fn set() -> Set {
    let mut set = Set::default();
    for (language, json, ways) in FILES {
        // A test reads both files: they are never unreadable here.
        let Ok(file) = serde_json::from_str::<File>(json) else {
            continue;
        };
        let put = |words: &mut Words, text: String| {
            words.0.insert(language.to_owned(), text);
        };
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
    }
    set
}

impl Set {
    /// Without what the school has taken already, even when it has taken it out again.
    fn without(mut self, family: &Family) -> Self {
        let taken = family.kept.values().map(|kept| kept.starter.as_str());
        let taken: BTreeSet<&str> = taken.collect();
        self.guides.retain(|key, _| !taken.contains(key.as_str()));
        self.strategies
            .retain(|key, _| !taken.contains(key.as_str()));
        self
    }

    fn count(&self) -> usize {
        self.guides.len() + self.strategies.len()
    }

    /// Puts all of it into what the school has: as drafts, so that somebody reads them before families do.
    fn take(self, family: &mut Family) -> Result<(), Failure> {
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
        Ok(())
    }
}

/// Takes what of the set is not here yet.
async fn take(workspace: Workspace) -> Result<(), Failure> {
    let mut wrong = Ok(());
    let put = |family: &mut Family| wrong = set().without(family).take(family);
    workspace
        .save("family.starter", Subject::Family, put)
        .await?;
    wrong
}

/// The button that takes the set.
#[component]
fn Take(
    /// How many texts it brings.
    count: usize,
    /// How much it asks for attention.
    kind: ButtonKind,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let press = move |()| {
        saving.run(take(workspace), move || {
            toasts.good(workspace.saved(say::starter_taken(count)));
        });
    };
    view! {
        <Button kind icon=Icon::Add busy=saving.busy() on_click=press>
            {say::starter_take(count)}
        </Button>
        <Failed failure=saving.failure() />
    }
}

/// What stands where nothing is written yet.
#[component]
pub fn Offer() -> impl IntoView {
    let count = set().count();
    let actions = move || {
        view! {
            <Take count kind=ButtonKind::Primary />
            <ButtonLink href=Route::NewGuide.href()>{say::starter_own()}</ButtonLink>
        }
    };
    view! {
        <EmptyState icon=Icon::Heart title=say::empty_title() actions=actions>
            <p>{say::empty_text()}</p>
            <p>{say::empty_starter(count)}</p>
        </EmptyState>
    }
}

/// What of the set is not here yet, for a school that has begun with its own.
#[component]
pub fn StarterSet() -> impl IntoView {
    let family = family(Workspace::get());
    let left = Memo::new(move |_| family.with(|family| set().without(family).count()));
    move || {
        let count = left.get();
        (count > 0).then(|| {
            view! {
                <div class="row">
                    <Take count kind=ButtonKind::Quiet />
                    <span class="soft small">{say::starter_hint()}</span>
                </div>
            }
        })
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
        let texts = set.guides.values().flat_map(|it| [&it.title, &it.body]);
        let steps = set
            .strategies
            .values()
            .flat_map(|it| [&it.title, &it.steps]);
        for words in texts.chain(steps) {
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
