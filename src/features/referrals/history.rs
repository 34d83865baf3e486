//! How long a referral stood in each state, the first first.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::referral::stay::Stay;
use throughline_domain::time::{Day, Timestamp};

use super::case::Case;
use super::names;
use crate::text::{self, Text, referrals as say};
use crate::workspace::{Workspace, time};

/// The states of a referral with how long each lasted, and how long it took in all once it is over. Nothing while nobody
/// has decided.
#[component]
pub fn History(case: Signal<Arc<Case>>) -> impl IntoView {
    let workspace = Workspace::get();
    let line = move |stay: &Stay| {
        let until = stay.until.map_or_else(time::today, time::day_of);
        let lasted = days(time::day_of(stay.from), until);
        let (from, by) = (time::day_of(stay.from), stay.by);
        let by = by.map(|by| {
            let name = move || say::history_by(workspace.staff_name(by)).say();
            view! { " · " {name} }
        });
        // An end lasts for good.
        let lasts = stay.until.is_some() || !stay.state.is_over();
        view! {
            <li class="row row-between">
                <span class="row">
                    {names::state_badge(stay.state)}
                    <span class="soft small">{text::day(from)} {by}</span>
                </span>
                <span class="number">{move || lasts.then(|| lasted.say())}</span>
            </li>
        }
    };
    let whole = |case: &Case| {
        let ended = case.stays.last().filter(|_| case.ended())?;
        let days = between(case.made, ended.from);
        Some(view! { <p class="soft small">{say::whole(days)}</p> })
    };
    move || {
        let case = case.get();
        (case.stays.len() > 1).then(|| {
            view! {
                <h3>{say::history()}</h3>
                <ol class="plain lines">{case.stays.iter().map(line).collect_view()}</ol>
                {whole(&case)}
            }
        })
    }
}

fn days(from: Day, until: Day) -> Text {
    match usize::try_from(until.days_since(from)) {
        Ok(0) | Err(_) => say::lasted_same_day(),
        Ok(days) => say::lasted(days),
    }
}

fn between(from: Timestamp, until: Timestamp) -> usize {
    let days = time::day_of(until).days_since(time::day_of(from));
    usize::try_from(days).unwrap_or(0)
}
