//! What happened with a student, newest first, gathered from all features and filtered by kind and author.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::{EntryId, StaffId, StudentId};
use throughline_ui::{Button, Choice, EmptyState, Icon, Select, Timeline as List, TimelineItem};

use super::correct::{Correction, CorrectionDialog, Corrects, observations};
use crate::features::{self, Happening, HappeningKind};
use crate::text::{Text, students as say};
use crate::workspace::{Workspace, time};

/// How many things are drawn at first, and how many more each time: a page of a long history opens as quickly as any.
const AT_ONCE: usize = 60;

/// What happened with a student.
#[component]
pub fn Timeline(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let all = Memo::new(move |_| features::happenings(workspace, student));
    let seen = Memo::new(move |_| observations(workspace, student));
    let correcting = RwSignal::new(None::<Corrects>);
    let kind = RwSignal::new(None::<HappeningKind>);
    let author = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let (kind, author) = (kind.get(), author.get().parse::<StaffId>().ok());
        let fits = |it: &&Happening| {
            kind.is_none_or(|kind| it.kind == kind) && author.is_none_or(|author| it.by == author)
        };
        all.with(|all| all.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    let drawn = RwSignal::new(AT_ONCE);
    let more = Memo::new(move |_| shown.with(Vec::len).saturating_sub(drawn.get()));
    let first = move || {
        let drawn = drawn.get();
        shown.with(|shown| shown.iter().take(drawn).cloned().collect::<Vec<_>>())
    };
    let draw = move |it: Happening| {
        let entry: Option<EntryId> = it.key.parse().ok();
        let placed = untrack(|| seen.with(|seen| seen.get(&entry?).cloned()));
        let correction = placed.map(|placed| view! { <Correction placed correcting /> });
        item(it, correction)
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty()) fallback=Nothing>
            <div class="filters">
                <Kinds all kind />
                <Authors all author />
            </div>
            <Show when=move || shown.with(Vec::is_empty)>
                <p class="soft">{say::timeline_none()}</p>
            </Show>
            <List label=say::timeline_label()>
                <For each=first key=face children=draw />
            </List>
            <Show when=move || more.get() != 0>
                <p class="print-only">{move || say::timeline_earlier(more.get()).say()}</p>
                <Button on_click=move |()| drawn.update(|drawn| *drawn += AT_ONCE)>
                    {move || say::timeline_more(more.get()).say()}
                </Button>
            </Show>
            <CorrectionDialog correcting />
        </Show>
    }
}

/// All that shows of it: an item is drawn anew when this changes, as when names are covered.
fn face(it: &Happening) -> (String, String, String) {
    (it.key.clone(), it.title.say(), it.body.clone())
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState icon=Icon::Note title=say::timeline_empty_title()>
            <p>{say::timeline_empty_text()}</p>
        </EmptyState>
    }
}

/// One thing that happened.
fn item(it: Happening, correction: impl IntoView + 'static) -> impl IntoView {
    let (icon, tone) = it.kind.look();
    let at = it.at;
    let meta = Signal::derive(move || {
        let (when, exactly) = (time::elapsed(at).say(), time::moment(at).say());
        if exactly.starts_with(&when) {
            exactly
        } else {
            format!("{when} · {exactly}")
        }
    });
    let more = it
        .route
        .map(|route| view! { <a class="screen-only" href=route.href()>{say::open_more()}</a> });
    let body = (!it.body.trim().is_empty()).then(|| view! { <p>{it.body}</p> });
    view! {
        <TimelineItem icon tone title=it.title meta>
            {body}
            {correction}
            {more}
        </TimelineItem>
    }
}

fn kind_name(kind: HappeningKind) -> Text {
    match kind {
        HappeningKind::Strength => say::filter_strength(),
        HappeningKind::Observation => say::filter_observation(),
        HappeningKind::Concern => say::filter_concern(),
        HappeningKind::Referral => say::filter_referral(),
        HappeningKind::Family => say::filter_family(),
        HappeningKind::Plan => say::filter_plan(),
        HappeningKind::Consultation => say::filter_consultation(),
        HappeningKind::Group => say::filter_group(),
        HappeningKind::Note => say::filter_note(),
    }
}

/// A switch for each kind that there is.
#[component]
fn Kinds(all: Memo<Vec<Happening>>, kind: RwSignal<Option<HappeningKind>>) -> impl IntoView {
    let kinds =
        Memo::new(move |_| all.with(|all| all.iter().map(|it| it.kind).collect::<BTreeSet<_>>()));
    let chip = move |this: Option<HappeningKind>| {
        let words = this.map_or_else(say::filter_all, kind_name);
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (kind.get() == this).to_string()
                on:click=move |_| kind.set(this)
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="chips" role="group" aria-label=move || say::filter_kind().say()>
            {move || {
                std::iter::once(None)
                    .chain(kinds.get().into_iter().map(Some))
                    .map(chip)
                    .collect_view()
            }}
        </div>
    }
}

/// A choice of author, when there are several.
#[component]
fn Authors(all: Memo<Vec<Happening>>, author: RwSignal<String>) -> impl IntoView {
    let workspace = Workspace::get();
    let authors =
        Memo::new(move |_| all.with(|all| all.iter().map(|it| it.by).collect::<BTreeSet<_>>()));
    let choices = move || {
        let anyone = Choice::new("", say::filter_anyone().say());
        let people = authors.get().into_iter();
        std::iter::once(anyone)
            .chain(people.map(|by| Choice::new(by.to_string(), workspace.staff_name(by))))
            .collect::<Vec<_>>()
    };
    view! {
        <Show when=move || authors.with(|authors| authors.len() > 1)>
            <Select label=say::filter_author() value=author options=Signal::derive(choices) />
        </Show>
    }
}
