//! What a group is: its purpose, when it meets, who leads it, and how it changed.

use leptos::prelude::*;
use throughline_domain::group::measure::{Values, change};
use throughline_domain::group::smallest;
use throughline_ui::{Card, Fact, Facts, Icon};

use super::case::Case;
use super::names;
use crate::pieces::fields::signed;
use crate::text::{self, groups as say};
use crate::workspace::{Workspace, time};

/// What a group is.
#[component]
pub fn About(
    /// The group.
    case: Case,
) -> impl IntoView {
    let workspace = Workspace::get();
    let group = case.group.clone();
    let (begins, ends) = (group.begins, group.ends);
    let days = move || {
        let since = begins.map(|day| say::from_day(text::day(day)).say());
        let until = ends.map(|day| say::to_day(text::day(day)).say());
        let parts: Vec<String> = since.into_iter().chain(until).collect();
        parts.join(" ")
    };
    let purpose = group.purpose.trim().to_owned();
    let (kind, measured) = (group.kind, group.measure.is_set());
    let meets = group.clone();
    let led = group.clone();
    view! {
        <Card title=say::about() icon=Icon::Info>
            <Facts>
                <Fact term=say::kind()>{names::kind(kind)()}</Fact>
                {(!purpose.is_empty())
                    .then(|| {
                        view! {
                            <Fact term=say::purpose()>
                                <span class="prose">{purpose}</span>
                            </Fact>
                        }
                    })}
                <Fact term=say::when()>{move || names::when(&meets)}</Fact>
                <Fact term=say::leaders()>{move || names::leaders(workspace, &led)}</Fact>
                <Fact term=say::days()>{days}</Fact>
                {measured
                    .then(|| {
                        view! {
                            <Fact term=say::measure()>
                                <Changed case=case.clone() />
                            </Fact>
                        }
                    })}
            </Facts>
        </Card>
    }
}

/// What is measured, and by how much the group changed: for its leaders, and on paper only where it is not too small.
#[component]
fn Changed(case: Case) -> impl IntoView {
    let workspace = Workspace::get();
    let measure = &case.group.measure;
    let what = if measure.unit.is_empty() {
        measure.what.clone()
    } else {
        format!("{} ({})", measure.what, measure.unit)
    };
    let members = case.members(workspace, time::today());
    let values = members.iter().filter_map(|it| case.values.get(it));
    let values: Vec<Values> = values.copied().collect();
    let least = smallest(&workspace.cabinet.school().thresholds);
    let changed = change(&values).map(|change| {
        let small = change.of < least;
        let words = say::median_change(signed(change.median), change.of);
        view! {
            <p class:screen-only=small>
                {words} {small.then(|| view! { <span class="soft small">" " {say::not_printed(least)}</span> })}
            </p>
        }
    });
    view! {
        <p>{what}</p>
        {changed}
    }
}
