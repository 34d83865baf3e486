//! What another school's hand-over says, in its file and where it is filed.

use leptos::prelude::*;
use throughline_domain::handover::{Part, Received};
use throughline_domain::time::Day;
use throughline_ui::{Fact, Facts};

use super::names;
use crate::text::{self, Text, handovers as say};
use crate::workspace::{Workspace, time};

/// Whom it is about, and where it comes from.
#[component]
pub fn Whom(
    /// What it says.
    found: Received,
) -> impl IntoView {
    let workspace = Workspace::get();
    let (name, by) = (found.name.clone(), found.by.clone());
    let shown = move || workspace.shown_name(name.clone());
    let by = move || say::from_by(workspace.shown_name(by.clone())).say();
    let fact =
        |term: Text, said: String| (!said.is_empty()).then(|| view! { <Fact term>{said}</Fact> });
    let day =
        |term: Text, day: Option<Day>| day.map(|day| view! { <Fact term>{text::day(day)}</Fact> });
    view! {
        <Facts>
            <Fact term=say::term_student()>{shown}</Fact>
            {fact(say::term_grade(), found.grade)}
            {day(say::term_born(), found.born)}
            {day(say::term_moving(), found.moving)}
            {fact(say::term_to(), found.to)}
            <Fact term=say::term_by()>{by}</Fact>
            {found
                .sent
                .map(|sent| view! { <Fact term=say::term_made()>{time::moment(sent)}</Fact> })}
        </Facts>
    }
}

/// What it hands on, part by part.
#[component]
pub fn Parts(
    /// What it says.
    found: Received,
) -> impl IntoView {
    let part = |part: Part| {
        let text = found.parts.get(&part)?.clone();
        Some(view! {
            <section class="stack stack-close">
                <h3>{names::part(part)}</h3>
                <p class="prose">{text}</p>
            </section>
        })
    };
    Part::ALL.into_iter().filter_map(part).collect_view()
}
