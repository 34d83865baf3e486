//! A warm hand-over on paper: where a family goes, whom to ask for, what to bring, and who from school sent them. It names no student, and
//! nothing of it is kept.

use leptos::prelude::*;
use throughline_domain::id::ItemId;
use throughline_public::directory::{Phone, Service};
use throughline_public::words::Words;
use throughline_ui::{
    Button, ButtonKind, Checkbox, Choice, EmptyState, Fact, Facts, Icon, Page, Select, TextArea,
    TextField,
};

use super::hours;
use super::known::one;
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{Language, Text, directory as say, language_now};
use crate::workspace::{Workspace, directory, files};

/// What staff say on the note.
#[derive(Clone, Copy)]
struct Said {
    language: RwSignal<String>,
    ask_for: RwSignal<String>,
    called: RwSignal<bool>,
    also: RwSignal<String>,
}

impl Said {
    fn language(self) -> Language {
        self.language
            .with(|tag| Language::of_tag(tag))
            .unwrap_or_default()
    }

    /// A text in the language of the note. Tracked.
    fn say(self, text: &Text) -> String {
        text.in_language(self.language())
    }

    fn words(self, words: &Words) -> String {
        words
            .best(self.language().tag())
            .map_or("", |(_, text)| text)
            .to_owned()
    }
}

/// The note.
#[component]
pub fn HandOver(
    /// To which service.
    service: ItemId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let family = directory::family(workspace);
    let known = Memo::new(move |_| one(family, service));
    let ask_for = untrack(|| known.get())
        .map(|known| known.contact.name)
        .unwrap_or_default();
    let said = Said {
        language: RwSignal::new(language_now().tag().to_owned()),
        ask_for: RwSignal::new(ask_for),
        called: RwSignal::new(false),
        also: RwSignal::new(String::new()),
    };
    let languages = || {
        let languages = Language::ALL.iter();
        languages
            .map(|it| Choice::new(it.tag(), it.own_name()))
            .collect::<Vec<_>>()
    };
    let print = || {
        view! {
            <Button kind=ButtonKind::Primary icon=Icon::Print on_click=|()| files::print()>
                {say::print()}
            </Button>
        }
    };
    let missing = || {
        view! {
            <EmptyState icon=Icon::Search title=say::gone_title()>
                <p>{say::gone_text()}</p>
            </EmptyState>
        }
    };
    view! {
        <Page
            title=say::note_title()
            lead=say::note_lead()
            before=move || view! { <Back to=Route::Service(service) words=say::service_tab() /> }
            actions=print
        >
            <div class="columns columns-even">
                <div class="stack panel screen-only">
                    <Select
                        label=say::note_language()
                        value=said.language
                        options=Signal::derive(languages)
                    />
                    <TextField
                        label=say::note_ask_for()
                        hint=say::note_ask_for_hint()
                        value=said.ask_for
                    />
                    <Checkbox label=say::note_called() checked=said.called />
                    <TextArea
                        label=say::note_also()
                        hint=say::note_also_hint()
                        value=said.also
                        rows=3
                    />
                </div>
                {move || match known.get() {
                    Some(known) => view! { <Paper said service=known /> }.into_any(),
                    None => missing().into_any(),
                }}
            </div>
        </Page>
    }
}

/// What is printed.
#[component]
fn Paper(said: Said, service: Service) -> impl IntoView {
    let workspace = Workspace::get();
    let service = StoredValue::new(service);
    let school = move || workspace.cabinet.school().name.clone();
    let me = move || workspace.staff_name(workspace.me());
    let fact = move |term: fn() -> Text, value: Memo<String>| {
        view! {
            <Show when=move || value.with(|value| !value.is_empty())>
                <Fact term=Signal::derive(move || said.say(&term()))>
                    <span class="lines-kept">{value}</span>
                </Fact>
            </Show>
        }
    };
    let of = move |value: fn(Said, &Service) -> String| {
        Memo::new(move |_| service.with_value(|service| value(said, service)))
    };
    let ask_for = Memo::new(move |_| said.ask_for.get().trim().to_owned());
    let also = Memo::new(move |_| said.also.get().trim().to_owned());
    view! {
        <section class="card directory-note" lang=move || said.language().tag()>
            <div class="card-body stack">
                <p class="soft">{school}</p>
                <h2 class="directory-note-title">{service.with_value(|it| it.name.clone())}</h2>
                <p>{service.with_value(|it| it.organization.name.clone())}</p>
                <p class="lines-kept">{of(|said, service| said.words(&service.description))}</p>
                <Show when=move || said.called.get()>
                    <p>
                        <strong>{move || said.say(&say::note_they_know())}</strong>
                    </p>
                </Show>
                <Facts>
                    {fact(say::note_ask_for, ask_for)}
                    {fact(say::address, of(address))}
                    {fact(say::transportation, of(|said, service| {
                        service.places.first().map(|place| said.words(&place.transportation)).unwrap_or_default()
                    }))}
                    {fact(say::phones, of(telephones))}
                    {fact(say::hours, of(|said, service| {
                        let places = service.places.iter().flat_map(|place| &place.hours);
                        service.hours.iter().chain(places).map(|it| hours::said_in(it, said.language())).collect::<Vec<_>>().join("\n")
                    }))}
                    {fact(say::cost, of(cost))}
                    {fact(say::note_bring, of(bring))}
                    {fact(say::application, of(|said, service| said.words(&service.application)))}
                    {fact(say::note_also, also)}
                </Facts>
                <p>{move || said.say(&say::note_sent_by(me(), school()))}</p>
                <p>{move || said.say(&say::note_if_not())}</p>
            </div>
        </section>
    }
}

fn address(_: Said, service: &Service) -> String {
    let place = service.places.first().map(|place| {
        let name = std::iter::once(place.name.clone())
            .filter(|name| !name.is_empty() && *name != service.name);
        name.chain(place.address()).collect::<Vec<_>>().join("\n")
    });
    place.unwrap_or_default()
}

fn telephones(said: Said, service: &Service) -> String {
    let phone = |phone: &Phone| {
        let about = said.words(&phone.about);
        let about = if about.is_empty() {
            about
        } else {
            format!(" ({about})")
        };
        format!("{}{about}", phone.written())
    };
    service
        .all_phones()
        .map(phone)
        .collect::<Vec<_>>()
        .join("\n")
}

fn cost(said: Said, service: &Service) -> String {
    let cost = said.words(&service.cost);
    match service.free {
        Some(true) if cost.is_empty() => said.say(&say::free()),
        _ => cost,
    }
}

fn bring(said: Said, service: &Service) -> String {
    match &service.documents {
        None => String::new(),
        Some(none) if none.is_empty() => said.say(&say::no_id()),
        Some(some) => some
            .iter()
            .map(|words| said.words(words))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}
