//! What stops the form when someone is not safe now: it alerts nobody, so the person must go to a person.

use leptos::prelude::*;
use throughline_ui::{Callout, Fact, Facts, Tone};

use crate::text::referrals as say;
use crate::workspace::Workspace;

/// Emergency number in the United States.
const EMERGENCY: &str = "911";
/// Suicide and crisis lifeline in the United States.
const CRISIS: &str = "988";

/// The stop. It never suggests calling the family: danger may come from there.
#[component]
pub fn SafetyStop() -> impl IntoView {
    let workspace = Workspace::get();
    let protocol = move || {
        let protocol = workspace.cabinet.school().safety_protocol.clone();
        if protocol.trim().is_empty() {
            view! { <p class="soft">{say::stop_no_protocol()}</p> }.into_any()
        } else {
            view! { <p class="prose">{protocol}</p> }.into_any()
        }
    };
    let numbers = move || {
        let school = workspace.cabinet.school();
        if school.safety_numbers.is_empty() {
            return view! {
                <Fact term=say::stop_emergency()>{EMERGENCY}</Fact>
                <Fact term=say::stop_crisis()>{CRISIS}</Fact>
            }
            .into_any();
        }
        let fact = |(label, number): (&String, &String)| {
            let number = number.clone();
            view! { <Fact term=label.clone()>{number}</Fact> }
        };
        school
            .safety_numbers
            .iter()
            .map(fact)
            .collect_view()
            .into_any()
    };
    view! {
        <div class="stop" role="alert">
            <Callout tone=Tone::Danger title=say::stop_title()>
                <p>{say::stop_go()}</p>
                <p>{say::stop_duty()}</p>
            </Callout>
            <h2>{say::stop_numbers()}</h2>
            <div class="stop-numbers">
                <Facts>{numbers}</Facts>
            </div>
            <h2>{say::stop_protocol()}</h2>
            {protocol}
            <p class="soft">{say::stop_after()}</p>
        </div>
    }
}
