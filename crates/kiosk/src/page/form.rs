//! What the forms share: sealing a note at once, what is wrong, whom to answer, and the reply code after it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_public::sealed::ReplyCode;
use throughline_public::slip::{Contact, Note, TEXT_MAX, Way};
use throughline_ui::{
    Button, ButtonKind, Callout, Choice, ErrorSummary, FieldError, Icon, QrCode, RadioGroup,
    Select, TextField, Tone,
};

use crate::browser;
use crate::kiosk::{Kiosk, NotSent};
use crate::text::{Language, Text, language_now, words};

/// A form on its way to the office.
#[derive(Clone, Copy)]
pub struct Sending {
    /// What is wrong, by the identifier of the field.
    pub wrong: RwSignal<Vec<(&'static str, Text)>>,
    /// The code of what was sent.
    pub code: RwSignal<Option<ReplyCode>>,
    failed: RwSignal<Option<NotSent>>,
    busy: RwSignal<bool>,
}

impl Sending {
    /// A form that was not sent yet.
    pub fn new() -> Self {
        Self {
            wrong: RwSignal::new(Vec::new()),
            code: RwSignal::new(None),
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// What is wrong with a field.
    pub fn error(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.wrong.with(|wrong| {
                let found = wrong.iter().find(|(id, _)| *id == field);
                found.map(|(_, text)| text.say())
            })
        })
    }

    /// Seals and keeps the note, unless something is wrong.
    pub fn send(self, kiosk: Kiosk, note: Result<Note, Vec<(&'static str, Text)>>) {
        if self.busy.get_untracked() {
            return;
        }
        self.failed.set(None);
        let note = match note {
            Ok(note) => note,
            Err(wrong) => return self.wrong.set(wrong),
        };
        self.wrong.set(Vec::new());
        self.busy.set(true);
        spawn_local(async move {
            let sent = kiosk.send(note).await;
            // The visitor may have gone meanwhile.
            self.busy.try_set(false);
            match sent {
                Ok(code) => {
                    self.code.try_set(Some(code));
                    browser::after(0, browser::begin_at_top);
                }
                Err(reason) => {
                    self.failed.try_set(Some(reason));
                }
            }
        });
    }
}

/// What must be said in so many words at most.
pub fn check_text(
    field: &'static str,
    text: &str,
    wrong: &mut Vec<(&'static str, Text)>,
    missing: Text,
) {
    if text.trim().is_empty() {
        wrong.push((field, missing));
    } else if text.chars().count() > TEXT_MAX {
        wrong.push((field, words::too_long(TEXT_MAX.to_string())));
    }
}

/// A form; once it was sent, the code that reads the answer.
#[component]
pub fn SlipForm(
    /// Where it stands.
    sending: Sending,
    /// What the button says.
    #[prop(into)]
    button: Signal<String>,
    /// Makes and sends the note.
    #[prop(into)]
    on_send: Callback<()>,
    /// Whether an answer may come: a survey has none.
    #[prop(default = true)]
    answered: bool,
    /// The fields.
    children: ChildrenFn,
) -> impl IntoView {
    let errors = Signal::derive(move || {
        let line = |(field, text): &(&'static str, Text)| FieldError {
            field: (*field).to_owned(),
            message: text.say(),
        };
        sending
            .wrong
            .with(|wrong| wrong.iter().map(line).collect::<Vec<_>>())
    });
    let failed = move || {
        sending.failed.get().map(|reason| {
            let words = match reason {
                NotSent::TooLong => words::note_too_long(),
                NotSent::CannotSeal => words::cannot_seal(),
                NotSent::NotKept => words::not_kept(),
                NotSent::OnlyPreview => words::preview(),
            };
            view! { <Callout tone=Tone::Danger live=true>{words}</Callout> }
        })
    };
    let form = StoredValue::new(children);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_send.run(());
    };
    view! {
        {move || match sending.code.get() {
            Some(code) => view! { <Sent code answered /> }.into_any(),
            None => {
                view! {
                    <form class="kiosk-form" novalidate autocomplete="off" on:submit=submit>
                        <ErrorSummary title=words::problem() errors />
                        {form.with_value(|form| form())}
                        {failed}
                        <p class="kiosk-soft">{words::sealed_at_once()}</p>
                        <div class="kiosk-actions">
                            <Button kind=ButtonKind::Primary submit=true busy=sending.busy>
                                {button}
                            </Button>
                        </div>
                    </form>
                }
                    .into_any()
            }
        }}
    }
}

/// After a note was kept: the twelve words, which nobody else has.
#[component]
fn Sent(code: ReplyCode, answered: bool) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let words_of_code = code.words();
    let text = words_of_code.join(" ");
    let word = |word: &&'static str| view! { <li translate="no">{*word}</li> };
    let code = answered.then(|| {
        view! {
            <h2>{words::your_code()}</h2>
            <p>{words::your_code_lead()}</p>
            <div class="kiosk-code">
                <ol class="kiosk-words" lang="en">
                    {words_of_code.iter().map(word).collect_view()}
                </ol>
                <QrCode text label=words::code_of_words() />
            </div>
        }
    });
    view! {
        <div class="kiosk-form">
            <Callout tone=Tone::Good title=words::kept() live=true>
                <p>{move || if kiosk.keeps.get() { words::kept_lead().say() } else { words::kept_while_open().say() }}</p>
            </Callout>
            {code}
            <div class="kiosk-actions">
                {answered
                    .then(|| {
                        view! {
                            <Button icon=Icon::Print on_click=|()| browser::print()>
                                {words::print()}
                            </Button>
                        }
                    })}
                <Button kind=ButtonKind::Primary on_click=move |()| kiosk.end_visit()>
                    {if answered { words::done() } else { words::finish() }}
                </Button>
            </div>
        </div>
    }
}

/// Whom to answer, while it is typed.
#[derive(Clone, Copy)]
pub struct ContactFields {
    name: RwSignal<String>,
    language: RwSignal<String>,
    way: RwSignal<String>,
    address: RwSignal<String>,
    safe: RwSignal<String>,
}

impl ContactFields {
    /// Nothing typed yet; the visitor's language is the one in which they read.
    pub fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            name: empty(),
            language: RwSignal::new(language_now().tag().to_owned()),
            way: RwSignal::new(Way::Code.as_str().to_owned()),
            address: empty(),
            safe: empty(),
        }
    }

    fn way(self) -> Way {
        Way::parse(&self.way.get()).unwrap_or_default()
    }

    /// What was typed. Where an answer needs a number or an address, it must be there.
    pub fn read(self, name_needed: bool, wrong: &mut Vec<(&'static str, Text)>) -> Contact {
        let way = untrack(|| self.way());
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let contact = Contact {
            name: text(self.name),
            language: text(self.language),
            way,
            address: if needs_address(way) {
                text(self.address)
            } else {
                String::new()
            },
            safe: text(self.safe),
        };
        if name_needed && contact.name.is_empty() {
            wrong.push(("name", words::name_missing()));
        }
        if needs_address(way) && contact.address.is_empty() {
            wrong.push(("address", words::address_missing()));
        }
        contact
    }
}

fn needs_address(way: Way) -> bool {
    matches!(way, Way::Call | Way::Text | Way::Email)
}

fn way_name(way: Way) -> Text {
    match way {
        Way::Code => words::way_code(),
        Way::Call => words::way_call(),
        Way::Text => words::way_text(),
        Way::Email => words::way_email(),
        Way::Letter => words::way_letter(),
    }
}

/// The fields of a contact.
#[component]
pub fn ContactForm(
    /// What is typed.
    contact: ContactFields,
    /// The form.
    sending: Sending,
    /// Whether a name is needed.
    #[prop(optional)]
    name_needed: bool,
) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let languages = Signal::derive(move || {
        let school = kiosk.content(|content| content.about.languages.clone());
        let own = Language::ALL
            .iter()
            .map(|language| language.tag().to_owned());
        let mut tags = std::collections::BTreeSet::new();
        tags.extend(own.chain(school.iter().cloned()));
        let choice = |tag: String| Choice::new(tag.clone(), super::service::tongue(&tag));
        tags.into_iter().map(choice).collect::<Vec<_>>()
    });
    let ways = Signal::derive(|| {
        let choice = |way: &Way| Choice::new(way.as_str(), way_name(*way).say());
        Way::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let note = if name_needed {
        Signal::stored(String::new())
    } else {
        words::optional().into()
    };
    view! {
        <TextField id="name" label=words::your_name() note value=contact.name error=sending.error("name") />
        <RadioGroup label=words::how_to_answer() value=contact.way options=ways />
        <Show when=move || needs_address(contact.way())>
            <TextField
                id="address"
                label=words::number_or_address()
                value=contact.address
                error=sending.error("address")
            />
            <TextField
                label=words::safe()
                note=words::optional()
                hint=words::safe_hint()
                value=contact.safe
            />
        </Show>
        <Select label=words::which_language() value=contact.language options=languages />
    }
}
