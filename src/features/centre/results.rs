//! What families answered to a survey: counts, never a person.

use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::id::ItemId;
use throughline_domain::inbox::survey::{MINIMUM, Results, Tally, mean, results};
use throughline_domain::subject::Subject;
use throughline_public::survey::Survey;
use throughline_public::words::Words;
use throughline_ui::{Button, ButtonLink, Callout, Icon, Table, Tone};

use super::thing::{family, name};
use crate::pieces::YouAsked;
use crate::pieces::fields::said;
use crate::route::Route;
use crate::text::{self, Language, Text, centre as say};
use crate::workspace::{Workspace, time};

/// A survey and what was answered to it.
#[derive(Debug, Clone, Default, PartialEq)]
struct Heard {
    survey: Survey,
    results: Results,
}

/// What was answered to a survey, for the readers of what families write.
#[component]
pub fn Counted(
    /// Which survey.
    id: ItemId,
    /// Whether it stands on the sheet itself.
    #[prop(optional)]
    sheet: bool,
) -> impl IntoView {
    let workspace = Workspace::get();
    let family = family(workspace);
    let heard = Memo::new(move |_| {
        let key = id.to_string();
        let of =
            |family: &std::sync::Arc<Family>| family.surveys.get(&key.as_str().into()).cloned();
        let survey = family.with(of).unwrap_or_default();
        let view = workspace.cabinet.view(Subject::Inbox)?;
        let results = results(&view.contents, &key, &survey, time::today().0);
        Some(Heard { survey, results })
    });
    let reads = Memo::new(move |_| heard.with(Option::is_some));
    let shown = Memo::new(move |_| {
        heard.with(|heard| {
            let results = heard.as_ref().map(|heard| &heard.results);
            results.is_some_and(|results| !results.questions.is_empty())
        })
    });
    let heard = Memo::new(move |_| heard.get().unwrap_or_default());
    let worded = Memo::new(move |_| {
        let is_worded = |(_, tally): &(String, Tally)| matches!(tally, Tally::Words(_));
        heard.with(|heard| heard.results.questions.iter().any(is_worded))
    });
    let open = RwSignal::new(false);
    let begun = Callback::new(move |()| heard.with_untracked(told));
    let questions = move || {
        let Heard { survey, results } = heard.get();
        let lines = results.questions.into_iter().filter_map(|(place, tally)| {
            let question = survey.questions.get(&place)?;
            Some(question_view(question.text.clone(), tally))
        });
        lines.collect_view()
    };
    view! {
        <Show
            when=move || reads.get()
            fallback=|| view! { <p class="soft">{say::results_readers()}</p> }
        >
            <p role="status">{move || heard.with(|heard| how_many(&heard.results)).say()}</p>
            {move || {
                let notes = heard.with(|heard| notes(&heard.results));
                notes
                    .into_iter()
                    .map(|note| view! { <p class="soft small">{note}</p> })
                    .collect_view()
            }}
            <Show when=move || shown.get()>
                <div class="stack stack-wide">{questions}</div>
                {move || (sheet && worded.get()).then(|| view! { <Careful /> })}
                <div class="actions">
                    {(!sheet)
                        .then(|| {
                            view! {
                                <ButtonLink href=Route::Results(id).href() icon=Icon::Print>
                                    {say::results_sheet()}
                                </ButtonLink>
                            }
                        })}
                    <Button icon=Icon::Star on_click=move |()| open.set(true)>
                        {say::results_tell()}
                    </Button>
                </div>
                <YouAsked open begun />
            </Show>
        </Show>
    }
}

/// How many answered, in a sentence.
fn how_many(results: &Results) -> Text {
    match results.answered {
        0 => say::results_none(),
        few if results.counted == 0 => say::results_few(few.to_string(), MINIMUM.to_string()),
        many => say::results_answered(many),
    }
}

/// What must be known with the numbers.
fn notes(results: &Results) -> Vec<Text> {
    let mut notes = Vec::new();
    let waiting = results.answered - results.counted;
    if results.counted == 0 {
        notes.push(say::results_few_why());
    } else if waiting > 0 {
        notes.push(say::results_waiting(waiting, MINIMUM.to_string()));
    }
    if results.late > 0 {
        notes.push(say::results_late(results.late));
    }
    notes
}

fn question_view(question: Words, tally: Tally) -> impl IntoView {
    let question = StoredValue::new(question);
    let title = Signal::derive(move || question.with_value(name));
    let answers = match tally {
        Tally::TooFew => view! { <p class="soft">{say::results_too_few()}</p> }.into_any(),
        Tally::Words(words) => words_view(words).into_any(),
        Tally::Scale(steps) => {
            let mean = mean(&steps).map(|mean| {
                view! { <p class="survey-mean">{say::results_mean(said(mean))}</p> }
            });
            view! {
                {mean}
                <Bars title lines=scale(&steps) />
            }
            .into_any()
        }
        Tally::YesNo { yes, no, unsure } => {
            view! { <Bars title lines=yes_no(yes, no, unsure) /> }.into_any()
        }
    };
    view! {
        <section class="stack stack-close survey-result">
            <h3>{title}</h3>
            {answers}
        </section>
    }
}

/// The steps of a scale with how many chose each, the highest first.
fn scale(steps: &[usize; 5]) -> Vec<(Text, usize)> {
    let words = [
        say::scale_1(),
        say::scale_2(),
        say::scale_3(),
        say::scale_4(),
        say::scale_5(),
    ];
    let numbered = (1..).zip(words);
    let numbered = numbered.map(|(number, words)| say::scale_step(number.to_string(), words));
    let lines: Vec<(Text, usize)> = numbered.zip(steps.iter().copied()).collect();
    lines.into_iter().rev().collect()
}

fn yes_no(yes: usize, no: usize, unsure: usize) -> Vec<(Text, usize)> {
    let words = [say::yes(), say::no(), say::unsure()];
    words.into_iter().zip([yes, no, unsure]).collect()
}

fn words_view(words: Vec<String>) -> impl IntoView {
    let line = |text: String| view! { <li class="prose" dir="auto">{text}</li> };
    view! {
        <p class="soft small">{say::results_sorted()}</p>
        <ul class="survey-words">{words.into_iter().map(line).collect_view()}</ul>
    }
}

/// How many chose what, as a table with a bar in each line.
#[component]
fn Bars(title: Signal<String>, lines: Vec<(Text, usize)>) -> impl IntoView {
    let all: usize = lines.iter().map(|(_, count)| count).sum();
    let head = || {
        view! {
            <th scope="col">{say::results_answer()}</th>
            <th scope="col" class="survey-share">
                <span class="heard-only">{say::results_share()}</span>
            </th>
            <th scope="col" class="number">
                {say::results_families()}
            </th>
        }
    };
    let line = move |(words, count): (Text, usize)| {
        let percent = (count * 100 + all / 2).checked_div(all).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{words}</th>
                <td class="survey-share">
                    <svg class="survey-bar" aria-hidden="true">
                        <rect width=format!("{percent}%") height="100%" />
                    </svg>
                    <span>{format!("{percent} %")}</span>
                </td>
                <td class="number">{text::number(count)}</td>
            </tr>
        }
    };
    view! {
        <Table caption=title quiet_caption=true head=head>
            {lines.into_iter().map(line).collect_view()}
        </Table>
    }
}

/// How an entry for all families begins: what was asked, and the counts, in the languages that the app speaks. Nobody's
/// words are in it.
fn told(heard: &Heard) -> (Words, Words) {
    let mut told = (Words::default(), Words::default());
    for language in Language::ALL.iter().copied() {
        let tag = language.tag();
        let best = |words: &Words| words.best(tag).map_or("", |(_, text)| text).to_owned();
        let asked = say::told_asked(best(&heard.survey.title));
        told.0.0.insert(tag.to_owned(), asked.in_language(language));
        let counts = heard.results.questions.iter().filter_map(|(place, tally)| {
            let question = best(&heard.survey.questions.get(place)?.text);
            let lines = match tally {
                Tally::Scale(steps) => {
                    let mean = say::results_mean(said(mean(steps)?));
                    return Some(format!("- {question} {}", mean.in_language(language)));
                }
                Tally::YesNo { yes, no, unsure } => yes_no(*yes, *no, *unsure),
                Tally::TooFew | Tally::Words(_) => return None,
            };
            let said =
                |(words, count): (Text, usize)| format!("{}: {count}", words.in_language(language));
            let lines: Vec<String> = lines.into_iter().map(said).collect();
            Some(format!("- {question} {}", lines.join(", ")))
        });
        let counts: Vec<String> = counts.collect();
        let lead = say::results_answered(heard.results.counted).in_language(language);
        let ours = say::told_ours().in_language(language);
        let text = format!("{lead}\n\n{}\n\n{ours}", counts.join("\n"));
        told.1.0.insert(tag.to_owned(), text);
    }
    told
}

/// The surveys that ask about a workshop, with what was answered.
#[component]
pub fn Feedback(
    /// Which workshop.
    id: ItemId,
) -> impl IntoView {
    let family = family(Workspace::get());
    let all = Memo::new(move |_| {
        let key = id.to_string();
        family.with(|family| {
            let about = |survey: &Survey| survey.workshop.as_ref().is_some_and(|it| it.0 == key);
            let surveys = family.surveys.iter().filter(|(_, survey)| about(survey));
            let surveys =
                surveys.filter_map(|(id, it)| Some((id.0.parse().ok()?, it.title.clone())));
            surveys.collect::<Vec<(ItemId, Words)>>()
        })
    });
    let one = |(id, title): (ItemId, Words)| {
        view! {
            <section class="stack">
                <h3>
                    <a href=Route::Thing(id).href()>{move || name(&title)}</a>
                </h3>
                <Counted id />
            </section>
        }
    };
    view! {
        {move || all.get().into_iter().map(one).collect_view()}
        <Show when=move || all.with(Vec::is_empty)>
            <p class="soft">{say::feedback_none()}</p>
        </Show>
        <div class="actions">
            <ButtonLink href=Route::AskAbout(id).href() icon=Icon::Add>
                {say::feedback_ask()}
            </ButtonLink>
        </div>
    }
}

/// What the sheet says of what it shows.
#[component]
fn Careful() -> impl IntoView {
    view! {
        <Callout tone=Tone::Info>
            <p>{say::results_careful()}</p>
        </Callout>
    }
}
