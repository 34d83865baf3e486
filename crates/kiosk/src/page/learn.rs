//! Helping a child learn: strategies for a few minutes at home, and guides to read.

use std::collections::BTreeMap;

use leptos::prelude::*;
use throughline_public::choice::{GradeBand, Subject, Topic};
use throughline_public::content::Content;
use throughline_public::enclosure::{Enclosure, EnclosureKind};
use throughline_public::guide::Guide;
use throughline_public::id::{EnclosureId, GuideId, StrategyId};
use throughline_public::search::{Field, Index};
use throughline_public::strategy::Strategy;
use throughline_ui::{Button, Choice, EmptyState, Icon, SearchField, Select};

use crate::browser;
use crate::kiosk::{Kiosk, Place};
use crate::piece::{Entry, Prose, Said, TakeAlong, said, shown_anew, titled};
use crate::text::{Text, words};

/// Strategies and guides.
#[component]
pub fn Learn() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let query = RwSignal::new(String::new());
    let (band, subject) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let bands = Signal::derive(|| {
        choices(
            GradeBand::ALL,
            GradeBand::as_str,
            band_name,
            words::any_grade(),
        )
    });
    let subjects = Signal::derive(|| {
        choices(
            Subject::ALL,
            Subject::as_str,
            subject_name,
            words::any_subject(),
        )
    });
    let strategies = shown_anew(move || {
        let all = kiosk.content(|content| listed(&content.strategies));
        let texts = all
            .iter()
            .map(|(_, it)| [(3, &it.title), (1, &it.why), (1, &it.steps)]);
        let found = query.with(|query| found(texts, query));
        let (band, subject) = (
            GradeBand::parse(&band.get()),
            Subject::parse(&subject.get()),
        );
        let fits = |it: &Strategy| {
            band.is_none_or(|band| it.bands.is_empty() || it.bands.has(&band))
                && subject.is_none_or(|subject| it.subjects.has(&subject))
        };
        let found = found.into_iter().map(|place| all[place].clone());
        found.filter(|(_, it)| fits(it)).collect::<Vec<_>>()
    });
    let guides = shown_anew(move || {
        let all = kiosk.content(|content| listed(&content.guides));
        let texts = all
            .iter()
            .map(|(_, it)| [(3, &it.title), (2, &it.summary), (1, &it.body)]);
        let found = query.with(|query| found(texts, query));
        let band = GradeBand::parse(&band.get());
        let fits = |it: &Guide| band.is_none_or(|band| it.bands.is_empty() || it.bands.has(&band));
        // A subject is asked of strategies only.
        let shown = subject.with(String::is_empty);
        let found = found.into_iter().map(|place| all[place].clone());
        found
            .filter(|(_, it)| shown && fits(it))
            .collect::<Vec<_>>()
    });
    view! {
        <div class="kiosk-page">
            <h1 tabindex="-1">{words::learn()}</h1>
            <SearchField label=words::search_learn() value=query />
            <div class="kiosk-pair">
                <Select label=words::age() value=band options=bands />
                <Select label=words::subject() value=subject options=subjects />
            </div>
            <Show when=move || strategies.with(Vec::is_empty) && guides.with(Vec::is_empty)>
                <EmptyState icon=Icon::Search title=words::nothing_found()>
                    <p>{words::nothing_found_lead()}</p>
                </EmptyState>
            </Show>
            <Show when=move || !strategies.with(Vec::is_empty)>
                <h2>{words::strategies()}</h2>
                <ul class="plain kiosk-list">
                    {move || strategies.get().into_iter().map(strategy_entry).collect_view()}
                </ul>
            </Show>
            <Show when=move || !guides.with(Vec::is_empty)>
                <h2>{words::guides()}</h2>
                <ul class="plain kiosk-list">
                    {move || guides.get().into_iter().map(guide_entry).collect_view()}
                </ul>
            </Show>
        </div>
    }
}

fn listed<K: Clone, T: Clone>(all: &BTreeMap<K, T>) -> Vec<(K, T)> {
    let one = |(id, it): (&K, &T)| (id.clone(), it.clone());
    all.iter().map(one).collect()
}

fn choices<T: Copy>(
    all: &[T],
    code: fn(T) -> &'static str,
    name: fn(T) -> Text,
    any: Text,
) -> Vec<Choice> {
    let each = all.iter().map(|it| Choice::new(code(*it), name(*it).say()));
    std::iter::once(Choice::new("", any.say()))
        .chain(each)
        .collect()
}

/// The places of what has the words of the query, in every language that it is written in.
fn found<'a, const N: usize>(
    texts: impl Iterator<Item = [(u32, &'a throughline_public::words::Words); N]>,
    query: &str,
) -> Vec<usize> {
    let fields = texts.map(|texts| {
        texts
            .into_iter()
            .flat_map(|(weight, text)| text.0.values().map(move |text| Field { weight, text }))
    });
    Index::new(fields).find(query)
}

fn strategy_entry((id, it): (StrategyId, Strategy)) -> impl IntoView {
    let (title, why) = (it.title.clone(), it.why.clone());
    let facts = Signal::derive(move || strategy_facts(&it));
    view! {
        <Entry
            to=Place::Strategy(id)
            title=Signal::derive(move || said(&title))
            line=Signal::derive(move || said(&why))
            facts
        />
    }
}

fn strategy_facts(it: &Strategy) -> Vec<String> {
    let minutes = it
        .minutes
        .map(|minutes| words::minutes(minutes.into()).say());
    let subjects = it
        .subjects
        .iter()
        .map(|subject| subject_name(*subject).say());
    let bands = it.bands.iter().map(|band| band_name(*band).say());
    minutes.into_iter().chain(subjects).chain(bands).collect()
}

fn guide_entry((id, it): (GuideId, Guide)) -> impl IntoView {
    let (title, summary) = (it.title.clone(), it.summary.clone());
    let facts = Signal::derive(move || {
        let minutes = it
            .minutes
            .map(|minutes| words::minutes(minutes.into()).say());
        let topics = it.topics.iter().map(|topic| topic_name(*topic).say());
        minutes.into_iter().chain(topics).collect::<Vec<_>>()
    });
    view! {
        <Entry
            to=Place::Guide(id)
            title=Signal::derive(move || said(&title))
            line=Signal::derive(move || said(&summary))
            facts
        />
    }
}

/// One guide.
#[component]
pub fn GuidePage(
    /// Which.
    id: GuideId,
) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let guide = kiosk.content_now(|content: &Content| content.guides.get(&id).cloned());
    guide.map(|guide| {
        let (title, body) = (guide.title.clone(), guide.body.clone());
        let text = Signal::derive(move || titled(&title, &body));
        let links = guide.links.clone();
        let more = (links.best("en").is_some()).then(|| {
            view! {
                <h2>{words::read_on()}</h2>
                <Prose text=links />
            }
        });
        view! {
            <article class="kiosk-page">
                <h1 tabindex="-1"><Said text=guide.title /></h1>
                <p class="kiosk-lead"><Said text=guide.summary /></p>
                <Prose text=guide.body />
                {more}
                {files(kiosk, guide.files)}
                <TakeAlong text />
            </article>
        }
    })
}

/// One strategy.
#[component]
pub fn StrategyPage(
    /// Which.
    id: StrategyId,
) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let strategy = kiosk.content_now(|content: &Content| content.strategies.get(&id).cloned());
    strategy.map(|strategy| {
        let (title, steps) = (strategy.title.clone(), strategy.steps.clone());
        let text = Signal::derive(move || titled(&title, &steps));
        let about = strategy.clone();
        let facts = move || {
            let facts = strategy_facts(&about).into_iter();
            facts
                .map(|fact| view! { <span class="kiosk-fact">{fact}</span> })
                .collect_view()
        };
        let materials = strategy.materials.clone();
        let needed = materials.best("en").is_some().then(|| {
            view! {
                <h2>{words::you_need()}</h2>
                <p class="kiosk-lines"><Said text=materials /></p>
            }
        });
        view! {
            <article class="kiosk-page">
                <h1 tabindex="-1"><Said text=strategy.title /></h1>
                <p class="kiosk-lead"><Said text=strategy.why /></p>
                <p class="kiosk-facts">{facts}</p>
                {needed}
                <h2>{words::how()}</h2>
                <Prose text=strategy.steps />
                {files(kiosk, strategy.files)}
                <TakeAlong text />
            </article>
        }
    })
}

/// The files of a text: pictures in their place, documents to save. What is not of a kind that is shown is left out, whatever
/// is said of it. A picture's address goes with the page.
fn files(kiosk: Kiosk, files: BTreeMap<EnclosureId, Enclosure>) -> Vec<AnyView> {
    let one = |file: Enclosure| {
        let bytes = kiosk.pack.with_untracked(|pack| {
            let found = pack.as_ref()?.files.get(&file.sha256);
            found.cloned()
        })?;
        let kind = EnclosureKind::of(&bytes).filter(|kind| *kind == file.kind)?;
        let picture = kind.is_picture();
        let shown = if picture {
            browser::address(&bytes, kind.media_type())
        } else {
            None
        };
        let shown = shown.map(|address| {
            let gone = address.clone();
            on_cleanup(move || browser::forget(&gone));
            view! { <img class="kiosk-picture" src=address alt=file.name.clone() /> }
        });
        let name = file.file_name();
        let save = move |()| {
            // A browser that saves nothing says so itself.
            let _ = browser::download(&name, &bytes);
        };
        let saved = (!picture).then(|| {
            view! {
                <div class="kiosk-actions">
                    <Button icon=Icon::Download on_click=save>
                        {words::save_file(file.name)}
                    </Button>
                </div>
            }
        });
        Some((shown, saved).into_any())
    };
    files.into_values().filter_map(one).collect()
}

fn band_name(band: GradeBand) -> Text {
    match band {
        GradeBand::Early => words::band_early(),
        GradeBand::Primary => words::band_primary(),
        GradeBand::Intermediate => words::band_intermediate(),
        GradeBand::Middle => words::band_middle(),
        GradeBand::High => words::band_high(),
    }
}

fn subject_name(subject: Subject) -> Text {
    match subject {
        Subject::Reading => words::reading(),
        Subject::Writing => words::writing(),
        Subject::Mathematics => words::mathematics(),
        Subject::Science => words::science(),
        Subject::Language => words::language(),
        Subject::Habits => words::habits(),
        Subject::Feelings => words::feelings(),
    }
}

fn topic_name(topic: Topic) -> Text {
    match topic {
        Topic::Attendance => words::topic_attendance(),
        Topic::Health => words::topic_health(),
        Topic::Screens => words::topic_screens(),
        Topic::Homework => words::topic_homework(),
        Topic::Transitions => words::topic_transitions(),
        Topic::Safety => words::topic_safety(),
        Topic::Feelings => words::feelings(),
        Topic::Support => words::topic_support(),
        Topic::School => words::topic_school(),
        Topic::Future => words::topic_future(),
        Topic::Needs => words::topic_needs(),
    }
}
