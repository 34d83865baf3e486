//! A workshop on a sheet to be put up: what, when and where in each language, and a code that holds the date itself.

use leptos::prelude::*;
use throughline_domain::family::{Family, calendar};
use throughline_domain::id::ItemId;
use throughline_domain::time::{Clock, Day};
use throughline_public::workshop::Workshop;
use throughline_ui::{Button, ButtonKind, Icon, Page, QrCode, RichText};

use super::page::Gone;
use super::series::to_come;
use super::thing::family;
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{self, Language, Text, centre as say};
use crate::workspace::{Workspace, files, time};

/// The sheet.
#[component]
pub fn Flyer(
    /// Which workshop.
    id: ItemId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let family = family(workspace);
    let key = id.to_string();
    move || {
        let family = family.get();
        match family.workshops.get(&key.as_str().into()) {
            Some(workshop) => sheet(id, workshop, &family).into_any(),
            None => view! { <Gone /> }.into_any(),
        }
    }
}

fn sheet(id: ItemId, workshop: &Workshop, family: &Family) -> impl IntoView + use<> {
    let workspace = Workspace::get();
    let school = workspace.cabinet.school().name.clone();
    let mut tags = family.languages();
    tags.retain(|tag| workshop.title.is_in(tag));
    let series = to_come(family, &id.to_string());
    let parts = tags.iter().map(|tag| part(workshop, &series, tag));
    let parts = parts.collect_view();
    let language = tags.first().map_or("en", String::as_str);
    // A code holds little: the date and the place, and not the whole text.
    let short = Workshop {
        about: throughline_public::words::Words::default(),
        ..workshop.clone()
    };
    let code = calendar(&[(&id.to_string(), &short)], language, time::now());
    let code = code.map(|text| {
        view! {
            <div class="stack stack-close">
                <QrCode text label=say::flyer_code() />
                <p class="small">{say::flyer_code()}</p>
            </div>
        }
    });
    let actions = || {
        view! {
            <Button icon=Icon::Print kind=ButtonKind::Primary on_click=|()| files::print()>
                {say::print()}
            </Button>
        }
    };
    view! {
        <Page
            title=say::flyer()
            before=move || view! { <Back to=Route::Thing(id) words=say::workshop() /> }
            actions=actions
            narrow=true
        >
            <article class="flyer card card-body stack stack-wide">
                <p class="soft">{school}</p>
                {parts}
                {code}
            </article>
        </Page>
    }
}

/// What the sheet says in one language: that of the app, where the app speaks it.
fn part(workshop: &Workshop, series: &[(String, Workshop)], tag: &str) -> impl IntoView + use<> {
    let best = |words: &throughline_public::words::Words| {
        words
            .best(tag)
            .map(|(_, text)| text.to_owned())
            .unwrap_or_default()
    };
    let spoken = Language::of_tag(tag).unwrap_or(Language::English);
    let said = |words: Text| words.in_language(spoken);
    let day = workshop.date.map(|date| said(text::day(Day(date))));
    let clock = |at| text::clock(Clock(at));
    let times = match (workshop.from, workshop.to) {
        (Some(from), Some(to)) => Some(say::flyer_from_to(clock(from), clock(to))),
        (at, other) => at.or(other).map(|at| say::flyer_at(clock(at))),
    };
    let when: Vec<String> = day.into_iter().chain(times.map(said)).collect();
    let when = when.join(", ");
    let interpreters = || text::names::languages(workshop.interpreters.iter().map(String::as_str));
    let more = [
        workshop.childcare.then(|| said(say::flyer_childcare())),
        (!workshop.interpreters.is_empty()).then(|| said(say::flyer_languages(interpreters()))),
    ];
    let more: Vec<String> = more.into_iter().flatten().collect();
    let more = (!more.is_empty()).then(|| view! { <p>{more.join(" · ")}</p> });
    let others = series.iter().filter(|(_, it)| !it.cancelled);
    let others = others.filter_map(|(_, it)| it.date.filter(|date| Some(*date) != workshop.date));
    let others: Vec<String> = others.map(|date| said(text::day(Day(date)))).collect();
    let others = (!others.is_empty()).then(|| {
        let words = said(say::flyer_dates(others.join(" · ")));
        view! { <p>{words}</p> }
    });
    let (title, place, about) = (
        best(&workshop.title),
        best(&workshop.place),
        best(&workshop.about),
    );
    view! {
        <section class="stack stack-close" lang=tag.to_owned()>
            <h2 class="flyer-title">{title}</h2>
            <p class="flyer-when">{when}</p>
            {others}
            <p>{place}</p>
            <RichText text=about />
            {more}
        </section>
    }
}
