//! The resource centre as a list: searched, narrowed down, each thing with its state.

use leptos::prelude::*;
use throughline_domain::family::ThingKind;
use throughline_domain::fold::fold;
use throughline_ui::{
    Badge, ButtonKind, ButtonLink, Choice, Icon, Page, SearchField, Select, Sort, SortHeader,
    Table, Tone,
};

use super::names;
use super::publish_all::PublishAll;
use super::starter::{Offer, StarterSet};
use super::thing::{Thing, family, things};
use crate::route::Route;
use crate::text::{self, Text, centre as say};
use crate::workspace::{Workspace, time};

/// How the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Title,
    State,
    Review,
}

const KINDS: [Option<ThingKind>; 5] = [
    None,
    Some(ThingKind::Guide),
    Some(ThingKind::Strategy),
    Some(ThingKind::Workshop),
    Some(ThingKind::Survey),
];

/// The state that is shown: the codes of a field.
const PUBLIC: &str = "public";
const DRAFT: &str = "draft";
const DUE: &str = "due";
const MISSING: &str = "missing";

/// The resource centre.
#[component]
pub fn CentreList() -> impl IntoView {
    let workspace = Workspace::get();
    let family = family(workspace);
    let all = Memo::new(move |_| family.with(|family| things(family)));
    let kind = RwSignal::new(None::<ThingKind>);
    let (words, state) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let sort = RwSignal::new(Sort::by(Column::Title));
    let shown = Memo::new(move |_| {
        let (sought, state, sort) = (fold(&words.get()), state.get(), sort.get());
        let sought: Vec<&str> = sought.split_whitespace().collect();
        let mut shown = all.get();
        shown.retain(|thing| {
            kind.get().is_none_or(|kind| thing.kind == kind)
                && in_state(thing, &state)
                && found(thing, &sought)
        });
        shown.sort_by(|a, b| sort.apply(order(sort.column, a, b)));
        shown
    });
    let actions = move || {
        view! {
            <ButtonLink href=Route::NewSurvey.href() icon=Icon::Talk>
                {say::new_survey()}
            </ButtonLink>
            <ButtonLink href=Route::NewWorkshop.href() icon=Icon::Calendar>
                {say::new_workshop()}
            </ButtonLink>
            <ButtonLink href=Route::NewStrategy.href() icon=Icon::Add>
                {say::new_strategy()}
            </ButtonLink>
            <ButtonLink href=Route::NewGuide.href() icon=Icon::Add kind=ButtonKind::Primary>
                {say::new_guide()}
            </ButtonLink>
        }
    };
    view! {
        <Page title=say::title() lead=say::lead() actions=actions>
            <Show when=move || all.with(|all| !all.is_empty()) fallback=|| view! { <Offer /> }>
                <Filters all kind words state shown />
                <Show
                    when=move || shown.with(|shown| !shown.is_empty())
                    fallback=|| view! { <p class="soft">{say::none_shown()}</p> }
                >
                    <Table
                        caption=say::caption()
                        quiet_caption=true
                        head=move || view! { <Head sort /> }
                    >
                        {move || shown.get().into_iter().map(line).collect_view()}
                    </Table>
                </Show>
                <StarterSet />
            </Show>
        </Page>
    }
}

fn in_state(thing: &Thing, state: &str) -> bool {
    match state {
        PUBLIC => thing.kept.public,
        DRAFT => !thing.kept.public,
        DUE => thing.kept.review.is_some_and(|day| day <= time::today()),
        MISSING => !thing.missing.is_empty(),
        _ => true,
    }
}

/// Whether each of these words stands in its title, in any language, or in what it is about.
fn found(thing: &Thing, sought: &[&str]) -> bool {
    if sought.is_empty() {
        return true;
    }
    let titles = thing.title.0.values().cloned();
    let about = thing.about.iter().map(Text::say);
    let text = fold(&titles.chain(about).collect::<Vec<_>>().join(" "));
    sought.iter().all(|word| text.contains(word))
}

fn order(column: Column, a: &Thing, b: &Thing) -> std::cmp::Ordering {
    match column {
        Column::Title => fold(&a.name()).cmp(&fold(&b.name())),
        Column::State => b.kept.public.cmp(&a.kept.public),
        Column::Review => {
            let day = |thing: &Thing| (thing.kept.review.is_none(), thing.kept.review);
            day(a).cmp(&day(b))
        }
    }
}

#[component]
fn Filters(
    all: Memo<Vec<Thing>>,
    kind: RwSignal<Option<ThingKind>>,
    words: RwSignal<String>,
    state: RwSignal<String>,
    shown: Memo<Vec<Thing>>,
) -> impl IntoView {
    let chip = move |this: Option<ThingKind>| {
        let is = move |thing: &&Thing| this.is_none_or(|kind| thing.kind == kind);
        let count = move || all.with(|all| all.iter().filter(is).count());
        let label = match this {
            None => say::all(),
            Some(ThingKind::Guide) => say::guides(),
            Some(ThingKind::Workshop) => say::workshops(),
            Some(ThingKind::Survey) => say::surveys(),
            Some(_) => say::strategies(),
        };
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (kind.get() == this).to_string()
                on:click=move |_| kind.set(this)
            >
                {label}
                <span class="number">{move || text::number(count())}</span>
            </button>
        }
    };
    let states = || {
        [
            ("", say::any_state()),
            (PUBLIC, say::public()),
            (DRAFT, say::draft()),
            (DUE, say::due()),
            (MISSING, say::missing()),
        ]
        .map(|(code, words)| Choice::new(code, words.say()))
        .to_vec()
    };
    view! {
        <div class="filters">
            <SearchField label=say::search() value=words />
            <Select label=say::state() value=state options=Signal::derive(states) />
            <div class="chips" role="group" aria-label=move || say::kinds().say()>
                {KINDS.into_iter().map(chip).collect_view()}
            </div>
            <span class="filters-count" role="status">
                {move || say::count(shown.with(Vec::len)).say()}
            </span>
        </div>
        <PublishAll shown />
    }
}

#[component]
fn Head(sort: RwSignal<Sort<Column>>) -> impl IntoView {
    view! {
        <SortHeader label=say::thing_title() column=Column::Title sort />
        <SortHeader label=say::state() column=Column::State sort />
        <th scope="col" class="wide-only">
            {say::about()}
        </th>
        <th scope="col" class="wide-only">
            {say::languages()}
        </th>
        <SortHeader label=say::review() column=Column::Review sort />
    }
}

fn line(thing: Thing) -> impl IntoView {
    let (id, kind) = (thing.id, thing.kind);
    let about = thing.about.clone();
    let about = move || about.iter().map(Text::say).collect::<Vec<_>>().join(", ");
    let missing = thing.missing_in().map(|words| {
        view! {
            <Badge tone=Tone::Caution icon=Icon::Globe>
                {words}
            </Badge>
        }
    });
    let complete = missing
        .is_none()
        .then(|| view! { <span class="soft">{say::complete()}</span> });
    let (review, state) = (thing.kept.review, state(&thing));
    let due = review.is_some_and(|day| day <= time::today());
    let review = review.map(|day| {
        if due {
            view! { <Badge tone=Tone::Caution icon=Icon::Clock>{text::day(day)}</Badge> }.into_any()
        } else {
            view! { <span class="soft">{text::day(day)}</span> }.into_any()
        }
    });
    view! {
        <tr>
            <th scope="row" class="table-main">
                <a href=Route::Thing(id).href()>{move || thing.name()}</a>
                <span class="soft small block">{names::kind(kind)}</span>
            </th>
            <td>{state}</td>
            <td class="wide-only">{about}</td>
            <td class="wide-only">{missing} {complete}</td>
            <td>{review}</td>
        </tr>
    }
}

/// Whether it is public, as a badge.
pub fn state(thing: &Thing) -> impl IntoView + use<> {
    let (tone, icon, words) = if thing.kept.public {
        (Tone::Good, Icon::Eye, say::public())
    } else {
        (Tone::Neutral, Icon::Edit, say::draft())
    };
    view! { <Badge tone icon>{words}</Badge> }
}
