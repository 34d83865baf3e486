//! Ask or suggest: a note to the school, what others asked, and the way to an answer.

use leptos::prelude::*;
use throughline_public::order::ordered;
use throughline_public::slip::Note;
use throughline_ui::{Button, Choice, Icon, RadioGroup, TextArea};

use super::form::{ContactFields, ContactForm, Sending, SlipForm, check_text};
use super::survey::Surveys;
use crate::kiosk::{Kiosk, Place};
use crate::piece::{BeforeYouWrite, Prose, Said};
use crate::text::words;

const SUGGESTION: &str = "suggestion";
const QUESTION: &str = "question";

/// Ask or suggest.
#[component]
pub fn Ask() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let sending = Sending::new();
    let contact = ContactFields::new();
    let kind = RwSignal::new(QUESTION.to_owned());
    let text = RwSignal::new(String::new());
    let kinds = Signal::derive(|| {
        vec![
            Choice::new(QUESTION, words::a_question().say()),
            Choice::new(SUGGESTION, words::a_suggestion().say()),
        ]
    });
    let send = move |()| {
        let mut wrong = Vec::new();
        let typed = text.get_untracked();
        check_text("text", &typed, &mut wrong, words::text_missing());
        let contact = contact.read(false, &mut wrong);
        let text = typed.trim().to_owned();
        let note = if kind.with_untracked(|kind| kind == SUGGESTION) {
            Note::Suggestion { text, contact }
        } else {
            Note::Question { text, contact }
        };
        sending.send(
            kiosk,
            if wrong.is_empty() {
                Ok(note)
            } else {
                Err(wrong)
            },
        );
    };
    view! {
        <div class="kiosk-page">
            <h1 tabindex="-1">{words::ask()}</h1>
            <Show when=move || sending.code.with(Option::is_none)>
                <div class="kiosk-actions">
                    <Button icon=Icon::Reply on_click=move |()| kiosk.go(Place::Answer)>
                        {words::read_answer()}
                    </Button>
                </div>
                <BeforeYouWrite />
            </Show>
            <SlipForm sending button=words::send() on_send=send>
                <RadioGroup label=words::what_is_it() value=kind options=kinds />
                <TextArea
                    id="text"
                    label=words::your_words()
                    hint=words::your_words_hint()
                    rows=5
                    value=text
                    error=sending.error("text")
                />
                <ContactForm contact sending />
            </SlipForm>
            <Show when=move || sending.code.with(Option::is_none)>
                <Surveys title=words::surveys() of=|_| true />
                <Answered />
            </Show>
        </div>
    }
}

/// You asked, we did.
#[component]
fn Answered() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let all = move || {
        let all = kiosk.content(|content| content.answered.values().cloned().collect());
        let all = ordered(
            all,
            |one: &throughline_public::answered::Answered, other| other.on.cmp(&one.on),
        );
        (!all.is_empty()).then(|| {
            let one = |it: throughline_public::answered::Answered| {
                view! {
                    <li class="kiosk-answered">
                        <h3><Said text=it.asked /></h3>
                        <Prose text=it.answer />
                    </li>
                }
            };
            view! {
                <h2>{words::you_asked()}</h2>
                <ul class="plain kiosk-list">{all.into_iter().map(one).collect_view()}</ul>
            }
        })
    };
    view! { {all} }
}
