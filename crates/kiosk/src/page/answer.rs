//! Reading an answer with the twelve words that only the writer of a note has.

use leptos::prelude::*;
use throughline_public::sealed::{CodeError, ReplyCode, open_reply, reply_name};
use throughline_public::slip::Reply;
use throughline_ui::{Button, ButtonKind, Callout, TextArea, Tone};

use crate::clock;
use crate::kiosk::Kiosk;
use crate::text::{Text, words};

/// What a code leads to.
#[derive(Clone, PartialEq)]
enum Found {
    Answer(Reply),
    NotYet,
}

/// Reading an answer.
#[component]
pub fn Answer() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Text>);
    let found = RwSignal::new(None::<Found>);
    let read = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        found.set(None);
        match typed.with_untracked(|typed| ReplyCode::from_words(typed)) {
            Ok(code) => {
                wrong.set(None);
                found.set(Some(look(kiosk, &code)));
            }
            Err(error) => wrong.set(Some(match error {
                CodeError::Count { found } => words::code_count(found.to_string()),
                CodeError::Unknown { position } => words::code_unknown(position.to_string()),
                CodeError::Checksum => words::code_mixed_up(),
            })),
        }
    };
    let error = Signal::derive(move || wrong.with(|wrong| wrong.as_ref().map(Text::say)));
    let shown = move || {
        found.get().map(|found| match found {
            Found::Answer(reply) => answer(reply).into_any(),
            Found::NotYet => {
                view! { <Callout live=true title=words::not_yet()><p>{words::not_yet_lead()}</p></Callout> }.into_any()
            }
        })
    };
    view! {
        <div class="kiosk-page">
            <h1 tabindex="-1">{words::read_answer()}</h1>
            <form class="kiosk-form" novalidate autocomplete="off" on:submit=read>
                <TextArea
                    label=words::twelve_words()
                    hint=words::twelve_words_hint()
                    exact=true
                    value=typed
                    error
                />
                <div class="kiosk-actions">
                    <Button kind=ButtonKind::Primary submit=true>
                        {words::show_answer()}
                    </Button>
                </div>
            </form>
            {shown}
        </div>
    }
}

/// The answer that is sealed to this code.
fn look(kiosk: Kiosk, code: &ReplyCode) -> Found {
    let name = code
        .recipient()
        .ok()
        .and_then(|to| reply_name(&to.to_string()));
    let answer = kiosk.pack.with_untracked(|pack| {
        let bytes = pack.as_ref()?.replies.get(&name?)?;
        open_reply(bytes, code).ok()
    });
    answer.map_or(Found::NotYet, Found::Answer)
}

fn answer(reply: Reply) -> impl IntoView {
    let on = reply.written_at.get(..10).and_then(|day| day.parse().ok());
    let line = move || match on {
        Some(on) => words::answered_by(clock::date(on).say(), reply.from.clone()).say(),
        None => reply.from.clone(),
    };
    view! {
        <Callout tone=Tone::Good live=true title=words::the_answer()>
            <p class="kiosk-lines kiosk-lead" lang=reply.language.clone()>{reply.text.clone()}</p>
            <p class="kiosk-soft">{line}</p>
        </Callout>
    }
}
