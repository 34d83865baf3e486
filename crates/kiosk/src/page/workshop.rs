//! Workshops, and signing up for one.

use leptos::prelude::*;
use throughline_public::id::WorkshopId;
use throughline_public::order::ordered;
use throughline_public::slip::Note;
use throughline_public::workshop::{Workshop, dates};
use throughline_ui::{
    Button, Callout, Choice, EmptyState, Icon, RadioGroup, Select, TextArea, Tone,
};

use super::form::{ContactFields, ContactForm, Sending, SlipForm};
use super::service::tongue;
use super::survey::Surveys;
use crate::clock;
use crate::kiosk::{Kiosk, Place};
use crate::piece::{BeforeYouWrite, Entry, Prose, Said, TakeAlong, said, shown_anew};
use crate::text::words;

/// The most people of one family who can be signed up.
const PEOPLE_MAX: u8 = 9;

/// Which dates a family signs up for: the code of all.
const ALL_DATES: &str = "all";

/// The workshops to come, the next first; of a series, its next date stands for all.
#[component]
pub fn Workshops() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let ahead = shown_anew(move || {
        kiosk.content(|content| {
            let today = clock::today(&content.about);
            let all = content.workshops.iter();
            let ahead = all.filter(|(_, it)| it.is_ahead(today));
            let ahead = ahead.map(|(id, it)| (id.clone(), it.clone())).collect();
            let ahead = ordered(ahead, |(_, one), (_, other)| {
                (one.date, one.from).cmp(&(other.date, other.from))
            });
            let mut next: Vec<(WorkshopId, Workshop, usize)> = Vec::new();
            for (id, workshop) in ahead {
                let series = workshop.series.as_ref().filter(|it| !it.is_empty());
                let same = |(_, it, _): &&mut (_, Workshop, _)| {
                    series.is_some() && it.series.as_ref() == series
                };
                match next.iter_mut().find(same) {
                    Some((.., more)) => *more += 1,
                    None => next.push((id, workshop, 0)),
                }
            }
            next
        })
    });
    let entry = |(id, workshop, more): (WorkshopId, Workshop, usize)| {
        let (title, line) = (workshop.title.clone(), workshop.clone());
        let facts = Signal::derive(move || {
            let more = (more > 0).then(|| words::more_dates(more).say());
            let more = more.into_iter();
            more.chain(facts(&workshop)).collect::<Vec<_>>()
        });
        view! {
            <Entry
                to=Place::Workshop(id)
                title=Signal::derive(move || said(&title))
                line=Signal::derive(move || when(&line))
                facts
            />
        }
    };
    view! {
        <div class="kiosk-page">
            <h1 tabindex="-1">{words::workshops()}</h1>
            <Show when=move || ahead.with(Vec::is_empty)>
                <EmptyState icon=Icon::Calendar title=words::no_workshops()>
                    <p>{words::no_workshops_lead()}</p>
                </EmptyState>
            </Show>
            <ul class="plain kiosk-list">
                {move || ahead.get().into_iter().map(entry).collect_view()}
            </ul>
            <Surveys title=words::you_were_there() of=|survey| survey.workshop.is_some() />
        </div>
    }
}

/// When it is, in words.
fn when(workshop: &Workshop) -> String {
    let date = workshop.date.map(|date| clock::date(date).say());
    let from = workshop.from.map(clock::time_of);
    let to = workshop.to.map(clock::time_of);
    let hours: Vec<String> = from.into_iter().chain(to).collect();
    let parts = date.into_iter().chain(Some(hours.join(" – ")));
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn facts(workshop: &Workshop) -> Vec<String> {
    let mut facts = Vec::new();
    if workshop.cancelled {
        facts.push(words::cancelled().say());
    }
    if workshop.full {
        facts.push(words::full().say());
    }
    if workshop.childcare {
        facts.push(words::childcare().say());
    }
    let tongues: Vec<String> = workshop
        .interpreters
        .iter()
        .map(|tag| tongue(tag))
        .collect();
    if !tongues.is_empty() {
        facts.push(words::also_in(tongues.join(", ")).say());
    }
    facts
}

/// One workshop.
#[component]
pub fn WorkshopPage(
    /// Which.
    id: WorkshopId,
) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let workshop = kiosk.content_now(|content| content.workshops.get(&id).cloned());
    workshop.map(|workshop| {
        let open =
            kiosk.content_now(|content| workshop.takes_sign_ups(clock::today(&content.about)));
        let this = id.clone();
        let (line, about, taken) = (workshop.clone(), workshop.clone(), workshop.clone());
        let text = Signal::derive(move || {
            [said(&taken.title), when(&taken), said(&taken.place)].join("\n")
        });
        let facts = move || {
            let facts = facts(&about).into_iter();
            facts
                .map(|fact| view! { <span class="kiosk-fact">{fact}</span> })
                .collect_view()
        };
        let full = workshop.full.then(|| {
            view! { <Callout tone=Tone::Info>{words::waiting_list()}</Callout> }
        });
        let form = if open {
            view! { {full} <SignUp id workshop=workshop.clone() /> }.into_any()
        } else {
            view! { <Callout>{words::sign_up_closed()}</Callout> }.into_any()
        };
        view! {
            <div class="kiosk-page">
                <h1 tabindex="-1"><Said text=workshop.title /></h1>
                <p class="kiosk-lead">{move || when(&line)}</p>
                <p><Said text=workshop.place /></p>
                <Dates id=this.clone() />
                <p class="kiosk-facts">{facts}</p>
                <Prose text=workshop.about />
                <TakeAlong text />
                <Surveys
                    title=words::you_were_there()
                    of=move |survey| survey.workshop.as_ref() == Some(&this)
                />
                <h2>{words::sign_up()}</h2>
                {form}
            </div>
        }
    })
}

/// The dates of its series that are to come, each a way to its page; nothing for a workshop that takes place once.
#[component]
fn Dates(id: WorkshopId) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let coming = coming(kiosk, &id);
    let entry = move |(this, workshop): (WorkshopId, Workshop)| {
        let (line, here) = (workshop.clone(), this == id);
        let cancelled = workshop.cancelled;
        view! {
            <li>
                {if here {
                    view! { <strong>{move || when(&line)}</strong> }.into_any()
                } else {
                    view! {
                        <Button on_click=move |()| kiosk.go(Place::Workshop(this.clone()))>
                            {move || when(&line)}
                        </Button>
                    }
                    .into_any()
                }}
                {cancelled
                    .then(|| view! { <span class="kiosk-fact">{words::cancelled()}</span> })}
            </li>
        }
    };
    (coming.len() > 1).then(|| {
        view! {
            <h2>{words::dates()}</h2>
            <ul class="plain kiosk-dates">{coming.into_iter().map(entry).collect_view()}</ul>
        }
    })
}

/// The dates of a workshop's series that are to come.
fn coming(kiosk: Kiosk, id: &WorkshopId) -> Vec<(WorkshopId, Workshop)> {
    kiosk.content_now(|content| {
        let today = clock::today(&content.about);
        let all = dates(&content.workshops, id).into_iter();
        all.filter(|(_, it)| it.is_ahead(today))
            .map(|(id, it)| (id.clone(), it.clone()))
            .collect()
    })
}

/// Signing up.
#[component]
fn SignUp(id: WorkshopId, workshop: Workshop) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let sending = Sending::new();
    let contact = ContactFields::new();
    let (adults, children) = (RwSignal::new("1".to_owned()), RwSignal::new("0".to_owned()));
    let (interpreter, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let which = RwSignal::new(String::new());
    let later = coming(kiosk, &id).into_iter();
    let later = later.filter(|(_, it)| it.date > workshop.date && !it.cancelled);
    let later = later.count();
    let this = workshop.clone();
    let choices = Signal::derive(move || {
        vec![
            Choice::new("", words::this_date(when(&this)).say()),
            Choice::new(ALL_DATES, words::all_dates(later).say()),
        ]
    });
    let numbers = |from: u8| {
        Signal::derive(move || {
            let choice = |number: u8| Choice::new(number.to_string(), number.to_string());
            (from..=PEOPLE_MAX).map(choice).collect::<Vec<_>>()
        })
    };
    let tongues = StoredValue::new(workshop.interpreters);
    let interpreters = Signal::derive(move || {
        let none = Choice::new("", words::no_interpreter().say());
        let tags: Vec<String> = tongues.with_value(|tags| tags.iter().cloned().collect());
        let each = tags
            .into_iter()
            .map(|tag| Choice::new(tag.clone(), tongue(&tag)));
        std::iter::once(none).chain(each).collect::<Vec<_>>()
    });
    let send = move |()| {
        let mut wrong = Vec::new();
        let contact = contact.read(true, &mut wrong);
        let number = |field: RwSignal<String>| field.get_untracked().parse().unwrap_or_default();
        let note = Note::SignUp {
            workshop: id.clone(),
            series: which.with_untracked(|which| which == ALL_DATES),
            adults: number(adults),
            children: number(children),
            interpreter: interpreter.get_untracked(),
            text: text.get_untracked().trim().to_owned(),
            contact,
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
    let childcare = workshop.childcare;
    view! {
        <Show when=move || sending.code.with(Option::is_none)>
            <BeforeYouWrite />
        </Show>
        <SlipForm sending button=words::sign_up() on_send=send>
            {(later > 0)
                .then(|| {
                    view! { <RadioGroup label=words::which_dates() value=which options=choices /> }
                })}
            <div class="kiosk-pair">
                <Select label=words::adults() value=adults options=numbers(1) />
                {childcare
                    .then(|| {
                        view! { <Select label=words::children() value=children options=numbers(0) /> }
                    })}
            </div>
            <Show when=move || !tongues.with_value(throughline_public::chosen::Chosen::is_empty)>
                <Select label=words::interpreter() value=interpreter options=interpreters />
            </Show>
            <ContactForm contact sending name_needed=true />
            <TextArea label=words::anything_else() note=words::optional() value=text />
        </SlipForm>
    }
}
