//! The form for a survey: five questions at most.

use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::id::ItemId;
use throughline_public::survey::{QUESTIONS_MAX, Question, QuestionKind, Survey};
use throughline_public::workshop::Workshop;
use throughline_ui::{
    Button, ButtonKind, Callout, Choice, Icon, InputKind, Select, TextArea, TextField, Tone,
};

use super::form::{Begun, Filed, ThingFrame, wrong};
use super::starter_set::feedback;
use super::thing::{family, name};
use crate::pieces::{Field, Form, Written, fields};
use crate::text::{self, Text, centre as say, shell};
use crate::workspace::Workspace;

impl Filed for Survey {
    const INTENT: &'static str = "family.survey";
    fn get(family: &Family, id: &str) -> Option<Self> {
        family.surveys.get(&id.into()).cloned()
    }
    fn put(family: &mut Family, id: &str, thing: Option<Self>) {
        match thing {
            Some(thing) => family.surveys.insert(id.into(), thing),
            None => family.surveys.remove(&id.into()),
        };
    }
}

const SCALE: &str = "scale";
const YES_NO: &str = "yes_no";
const WORDS: &str = "words";

const fn code(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Scale => SCALE,
        QuestionKind::YesNo => YES_NO,
        QuestionKind::Words => WORDS,
    }
}

fn kind_of(code: &str) -> QuestionKind {
    match code {
        YES_NO => QuestionKind::YesNo,
        WORDS => QuestionKind::Words,
        _ => QuestionKind::Scale,
    }
}

/// The places of the questions, as they are kept.
fn places() -> impl Iterator<Item = String> {
    (1..=QUESTIONS_MAX).map(|place| place.to_string())
}

/// A question being written. A copy is the same.
#[derive(Clone, Copy)]
struct Asked {
    text: Written,
    kind: RwSignal<String>,
}

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    title: Written,
    why: Written,
    questions: StoredValue<Vec<Asked>>,
    /// How many questions are in sight; more where more are written.
    shown: RwSignal<usize>,
    until: RwSignal<String>,
    workshop: RwSignal<String>,
}

impl Draft {
    fn of(survey: &Survey, languages: &[String]) -> Self {
        let question = |place: String| {
            let question = survey.questions.get(&place).cloned().unwrap_or_default();
            Asked {
                text: Written::of(&question.text, languages),
                kind: RwSignal::new(code(question.kind).to_owned()),
            }
        };
        let workshop = survey.workshop.as_ref().map(|id| id.0.clone());
        Self {
            title: Written::of(&survey.title, languages),
            why: Written::of(&survey.why, languages),
            questions: StoredValue::new(places().map(question).collect()),
            shown: RwSignal::new(1),
            until: RwSignal::new(fields::day_field(
                survey.open_until.map(throughline_domain::time::Day),
            )),
            workshop: RwSignal::new(workshop.unwrap_or_default()),
        }
    }

    fn fields(self) -> Vec<(String, Field)> {
        let texts = [("title", self.title), ("why", self.why)];
        let texts = texts.into_iter().flat_map(|(name, text)| text.fields(name));
        let questions = places().zip(self.questions.get_value());
        let questions = questions.flat_map(|(place, asked)| {
            let kind = (format!("kind/{place}"), Field::Text(asked.kind));
            let text = asked.text.fields(&format!("question/{place}"));
            std::iter::once(kind).chain(text)
        });
        let plain = [
            ("until", Field::Text(self.until)),
            ("workshop", Field::Text(self.workshop)),
        ];
        let plain = plain.map(|(name, field)| (name.to_owned(), field));
        texts.chain(questions).chain(plain).collect()
    }

    fn survey(self) -> Survey {
        let questions = places().zip(self.questions.get_value());
        let questions = questions.filter_map(|(place, asked)| {
            let text = asked.text.words();
            let kind = asked.kind.with_untracked(|code| kind_of(code));
            (!text.0.is_empty()).then_some((place, Question { text, kind }))
        });
        let workshop = self.workshop.get_untracked();
        Survey {
            title: self.title.words(),
            why: self.why.words(),
            questions: questions.collect(),
            open_until: self
                .until
                .with_untracked(|typed| fields::day(typed).map(|day| day.0)),
            workshop: (!workshop.is_empty()).then(|| workshop.as_str().into()),
        }
    }
}

/// The form.
#[component]
pub fn SurveyForm(
    /// Which; `None` for a new one.
    id: Option<ItemId>,
    /// The workshop that a new one asks about.
    #[prop(optional, into)]
    about: Option<ItemId>,
) -> impl IntoView {
    let family = untrack(|| family(Workspace::get()).get());
    let about = about.filter(|about| {
        let key = about.to_string();
        family.workshops.contains_key(&key.as_str().into())
    });
    let first = |survey: &Survey, languages: &[String]| match about {
        Some(about) => {
            let key = about.to_string();
            let title = family.workshops.get(&key.as_str().into());
            let title = title.map(|it| it.title.clone()).unwrap_or_default();
            let begun = Survey {
                workshop: Some(key.as_str().into()),
                ..feedback(&title)
            };
            Draft::of(&begun, languages)
        }
        None => Draft::of(survey, languages),
    };
    let draft_of = about.map_or_else(|| "survey".to_owned(), |about| format!("survey/{about}"));
    let (begun, before) = Begun::of::<Survey>(
        id,
        &draft_of,
        |it| [&it.title, &it.why],
        first,
        Draft::fields,
    );
    let draft = begun.draft;
    let save = move || {
        let survey = draft.survey();
        let checks = [
            (
                survey.title.0.is_empty(),
                "survey-title",
                say::error_title(),
            ),
            (
                survey.why.0.is_empty(),
                "survey-why",
                say::error_survey_why(),
            ),
            (
                survey.questions.is_empty(),
                "survey-question-1",
                say::error_question(),
            ),
        ];
        begun.save(survey, &wrong(checks));
    };
    let title = match id {
        Some(_) => say::edit_survey(),
        None => say::new_survey(),
    };
    let is_out = id.is_some_and(|id| !family.kept(&id.to_string()).published.is_empty());
    let is_out = (is_out && !before.questions.is_empty()).then(|| {
        view! {
            <Callout tone=Tone::Caution title=say::survey_is_out()>
                <p>{say::survey_is_out_text()}</p>
            </Callout>
        }
    });
    view! {
        <ThingFrame title lead=say::survey_lead() begun written=draft.title texts on_submit=save>
            {is_out}
            <When draft workshops=workshops(&family) />
        </ThingFrame>
    }
}

/// The workshops to choose from, the latest first.
fn workshops(family: &Family) -> Vec<(String, Workshop)> {
    let all = family.workshops.iter();
    let mut all: Vec<_> = all.map(|(id, it)| (id.0.clone(), it.clone())).collect();
    all.sort_by_key(|(_, workshop)| std::cmp::Reverse(workshop.date));
    all
}

/// The texts in one language.
fn texts(draft: Draft, form: Form, tag: &str) -> AnyView {
    let of = |text: Written| text.field(tag).unwrap_or_default();
    let all = draft.questions.get_value();
    // What is written in another language is to be written in this one.
    let in_sight = Memo::new(move |_| {
        let last = draft.questions.with_value(|all| {
            let some = |asked: &Asked| !asked.text.is_blank();
            all.iter().rposition(some).map_or(0, |place| place + 1)
        });
        last.max(draft.shown.get())
    });
    let questions = all.into_iter().enumerate().map(|(place, asked)| {
        let value = of(asked.text);
        let error = if place == 0 {
            form.error("survey-question-1")
        } else {
            Signal::stored(None)
        };
        let number = (place + 1).to_string();
        let shown = Memo::new(move |_| place < in_sight.get());
        let field = move || {
            view! {
                <div class="survey-question">
                    <TextArea
                        label=say::question(number.clone())
                        value
                        error
                        rows=2
                        id=format!("survey-question-{number}")
                    />
                    <Select
                        label=say::question_kind(number.clone())
                        value=asked.kind
                        options=Signal::derive(kinds)
                    />
                </div>
            }
        };
        view! { {move || shown.get().then(field.clone())} }
    });
    let questions = questions.collect_view();
    let more = move |()| draft.shown.set(in_sight.get_untracked() + 1);
    view! {
        <TextField
            label=say::thing_title()
            value=of(draft.title)
            error=form.error("survey-title")
            id="survey-title"
        />
        <TextArea
            label=say::survey_why()
            hint=say::survey_why_hint()
            value=of(draft.why)
            error=form.error("survey-why")
            rows=2
            id="survey-why"
        />
        {questions}
        <Show when=move || { in_sight.get() < QUESTIONS_MAX }>
            <div class="actions">
                <Button kind=ButtonKind::Quiet icon=Icon::Add on_click=more>
                    {say::question_add()}
                </Button>
            </div>
        </Show>
        <p class="soft small">{say::question_hint()}</p>
    }
    .into_any()
}

fn kinds() -> Vec<Choice> {
    let choice = |code: &str, words: Text| Choice::new(code, words.say());
    vec![
        choice(SCALE, say::kind_scale()),
        choice(YES_NO, say::kind_yes_no()),
        choice(WORDS, say::kind_words()),
    ]
}

/// Until when it is open, and what it asks about.
#[component]
fn When(draft: Draft, workshops: Vec<(String, Workshop)>) -> impl IntoView {
    let workshops = StoredValue::new(workshops);
    let options = move || {
        let choice = |(id, workshop): &(String, Workshop)| {
            let date = workshop.date.map(throughline_domain::time::Day);
            let date = date.map(|date| text::day(date).say());
            let parts = [Some(name(&workshop.title)), date];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            Choice::new(id.clone(), parts.join(", "))
        };
        let school = Choice::new("", say::about_school().say());
        workshops.with_value(|all| {
            let all = all.iter().map(choice);
            std::iter::once(school).chain(all).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="pair">
            <TextField
                label=say::survey_until()
                note=shell::optional()
                hint=say::survey_until_hint()
                value=draft.until
                kind=InputKind::Date
            />
            <Select
                label=say::survey_about()
                hint=say::survey_about_hint()
                value=draft.workshop
                options=Signal::derive(options)
            />
        </div>
    }
}
