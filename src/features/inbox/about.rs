//! Who wrote a slip, and how to answer safely.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::family::language_name;
use throughline_domain::inbox::{Case, State};
use throughline_domain::time::Timestamp;
use throughline_public::slip::{Note, Way};
use throughline_ui::{Badge, Callout, Card, Fact, Facts, Icon, Tone};

use super::names;
use super::sorting::Sorting;
use crate::route::Route;
use crate::text::inbox as say;
use crate::workspace::time;

/// What is known of a slip, and what can be done with it.
#[component]
pub fn About(
    /// The slip.
    first: Arc<Case>,
    /// What became of it.
    case: Memo<Option<Arc<Case>>>,
) -> impl IntoView {
    let note = &first.slip.note;
    let state = move || {
        let state = case.get().map_or(State::New, |case| case.state());
        let (words, tone, icon) = names::state(state);
        view! { <Badge tone icon>{words}</Badge> }
    };
    let fact = |term, value: &str| {
        let value = value.trim().to_owned();
        (!value.is_empty()).then(|| view! { <Fact term>{value}</Fact> })
    };
    let writer = names::writer(note).map(|writer| fact(say::role(), &writer.role));
    let student = names::student(note).map(|(student, class)| {
        let words = [student, class].map(str::trim);
        let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
        fact(say::about_student(), &words.join(", "))
    });
    let meeting = match note {
        Note::AgendaItem { meeting, .. } => fact(say::meeting(), meeting),
        _ => None,
    };
    let written = Timestamp::from_rfc3339(&first.slip.written_at);
    let written = written.map(|at| view! { <Fact term=say::written()>{time::moment(at)}</Fact> });
    let sign_up = match note {
        Note::SignUp {
            adults,
            children,
            series,
            ..
        } => {
            let (adults, children) = (adults.to_string(), children.to_string());
            Some(view! {
                <Fact term=say::adults()>{adults}</Fact>
                <Fact term=say::children()>{children}</Fact>
                {series.then(|| view! { <Fact term=say::dates()>{say::all_dates()}</Fact> })}
            })
        }
        _ => None,
    };
    let workshop = match note {
        Note::SignUp { workshop, .. } => workshop.0.parse().ok().map(|id| {
            let href = Route::Thing(id).href();
            view! {
                <Fact term=say::workshop()>
                    <a href=href>{say::to_workshop()}</a>
                </Fact>
            }
        }),
        _ => None,
    };
    let language = language_name(names::language(&first)).to_owned();
    let from = fact(say::from(), names::from(note));
    let (opened, note) = (first.opened, note.clone());
    view! {
        <Card title=say::about_title() icon=Icon::Info>
            <Facts>
                <Fact term=say::column_state()>{state}</Fact>
                {from}
                {writer}
                {student}
                {meeting}
                {sign_up}
                {workshop}
                <Fact term=say::language()>{language}</Fact>
                {written}
                <Fact term=say::column_opened()>{time::moment(opened)}</Fact>
            </Facts>
            <Safely note />
            <Sorting case />
        </Card>
    }
}

/// How the writer wants to be answered.
#[component]
fn Safely(note: Note) -> impl IntoView {
    let contact = names::contact(&note)?.clone();
    let (way, address) = (contact.way, contact.address.trim().to_owned());
    let safe = contact.safe.trim().to_owned();
    let line = (!safe.is_empty()).then(|| view! { <p>{say::safe(safe)}</p> });
    let title = if way == Way::Code || address.is_empty() {
        names::way(way)
    } else {
        say::way_to(address, names::way(way))
    };
    Some(view! { <Callout tone=Tone::Info title=title>{line}</Callout> })
}
