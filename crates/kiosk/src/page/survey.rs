//! A survey: five questions at most, answered without a name.

use std::collections::BTreeMap;

use leptos::prelude::*;
use throughline_public::id::SurveyId;
use throughline_public::slip::{Note, TEXT_MAX};
use throughline_public::survey::{Question, QuestionKind, Survey};
use throughline_ui::{Choice, RadioGroup, TextArea};

use super::form::{Sending, SlipForm};
use crate::clock;
use crate::kiosk::{Kiosk, Place};
use crate::piece::{BeforeYouWrite, Entry, Said, said};
use crate::text::{Text, words};

/// Of the surveys that can be answered today, those of a sort; nothing where there are none.
#[component]
pub fn Surveys(
    /// What stands over them.
    title: Text,
    /// Whether a survey is of the sort.
    of: impl Fn(&Survey) -> bool + Send + 'static,
) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let entry = |(id, survey): (SurveyId, Survey)| {
        view! {
            <Entry
                to=Place::Survey(id)
                title=Signal::derive(move || said(&survey.title))
                line=Signal::derive(move || said(&survey.why))
            />
        }
    };
    move || {
        let mut open = kiosk.content(|content| content.surveys_on(clock::today(&content.about)));
        open.retain(|(_, survey)| of(survey));
        (!open.is_empty()).then(|| {
            view! {
                <h2>{title.clone()}</h2>
                <ul class="plain kiosk-list">{open.into_iter().map(entry).collect_view()}</ul>
            }
        })
    }
}

/// One survey.
#[component]
pub fn SurveyPage(
    /// Which.
    id: SurveyId,
) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let survey = kiosk.content_now(|content| content.surveys.get(&id).cloned());
    survey.map(|survey| {
        let sending = Sending::new();
        let asked: Vec<(String, Question, RwSignal<String>)> = survey
            .asked()
            .map(|(place, question)| {
                (
                    place.to_owned(),
                    question.clone(),
                    RwSignal::new(String::new()),
                )
            })
            .collect();
        let asked = StoredValue::new(asked);
        let send = move |()| {
            let mut answers = BTreeMap::new();
            asked.with_value(|asked| {
                let typed = asked.iter().map(|(place, _, answer)| {
                    let answer = answer.get_untracked();
                    let answer: String = answer.trim().chars().take(TEXT_MAX).collect();
                    (place.clone(), answer)
                });
                answers.extend(typed.filter(|(_, answer)| !answer.is_empty()));
            });
            let note = Note::Survey {
                survey: id.clone(),
                answers: answers.clone(),
            };
            let no_questions = asked.with_value(Vec::is_empty);
            let wrong = answers.is_empty() && !no_questions;
            let nothing = vec![("question-1", words::nothing_answered())];
            sending.send(kiosk, if wrong { Err(nothing) } else { Ok(note) });
        };
        view! {
            <div class="kiosk-page">
                <h1 tabindex="-1"><Said text=survey.title /></h1>
                <p class="kiosk-lead"><Said text=survey.why /></p>
                <Show when=move || sending.code.with(Option::is_none)>
                    <BeforeYouWrite />
                    <p>{words::without_a_name()}</p>
                </Show>
                <SlipForm sending button=words::send() on_send=send answered=false>
                    {asked.get_value().into_iter().map(question).collect_view()}
                </SlipForm>
            </div>
        }
    })
}

fn question((place, question, answer): (String, Question, RwSignal<String>)) -> AnyView {
    let text = question.text;
    let label = Signal::derive(move || said(&text));
    let id = format!("question-{place}");
    let options = |all: fn() -> Vec<Choice>| Signal::derive(all);
    match question.kind {
        QuestionKind::Words => view! { <TextArea id label value=answer /> }.into_any(),
        QuestionKind::YesNo => {
            let options = options(|| {
                vec![
                    Choice::new("yes", words::yes().say()),
                    Choice::new("no", words::no().say()),
                    Choice::new("unsure", words::unsure().say()),
                ]
            });
            view! { <RadioGroup id label value=answer options /> }.into_any()
        }
        QuestionKind::Scale => {
            let options = options(|| {
                let said = [
                    words::scale_1(),
                    words::scale_2(),
                    words::scale_3(),
                    words::scale_4(),
                    words::scale_5(),
                ];
                let all = (1..).zip(said);
                all.map(|(number, said)| Choice::new(number.to_string(), said.say()))
                    .collect()
            });
            view! { <RadioGroup id label value=answer options /> }.into_any()
        }
    }
}
