//! One group: what it is, its members, its sessions, what is measured.

use leptos::prelude::*;
use throughline_domain::group::GroupKind;
use throughline_domain::id::GroupId;
use throughline_ui::{Button, ButtonKind, ButtonLink, Dialog, EmptyState, Icon, Page};

use super::about::About;
use super::card_grid::CardGrid;
use super::cards::Cards;
use super::case::Case;
use super::form::GroupForm;
use super::log::Log;
use super::log_form::SessionForm;
use super::measure_grid::MeasureGrid;
use super::members::Members;
use super::names;
use crate::pieces::{Back, ProbeGrid};
use crate::route::Route;
use crate::text::{groups as say, plans, shell};
use crate::workspace::{Workspace, time};

/// The dialogs of the page.
#[derive(Clone, Copy)]
struct Dialogs {
    logging: RwSignal<bool>,
    probing: RwSignal<bool>,
    measuring: RwSignal<bool>,
    scoring: RwSignal<bool>,
    editing: RwSignal<bool>,
}

/// One group.
#[component]
pub fn GroupPage(
    /// Which.
    group: GroupId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let case = Memo::new(move |_| Case::of(workspace, group));
    let closed = || RwSignal::new(false);
    let dialogs = Dialogs {
        logging: closed(),
        probing: closed(),
        measuring: closed(),
        scoring: closed(),
        editing: closed(),
    };
    let here = Memo::new(move |_| case.with(Option::is_some));
    let title = move || case.with(|case| case.as_ref().map(|case| case.group.name.clone()));
    let lead = move || case.get().map(|case| lead_line(workspace, &case));
    let nothing = move || workspace.cabinet.ready().then(|| view! { <NotHere /> });
    let whole = move || {
        let case = case.get()?;
        let cards = case.group.kind == GroupKind::CheckInCheckOut;
        Some(view! {
            {cards.then(|| view! { <Cards case=case.clone() /> })}
            <Members case=case.clone() />
        })
    };
    view! {
        <Page
            title=Signal::derive(move || title().unwrap_or_else(|| say::page_title().say()))
            lead=Signal::derive(move || lead().unwrap_or_default())
            before=|| view! { <Back to=Route::Groups words=say::title() /> }
            actions=move || view! { <Actions group case dialogs /> }
        >
            <Show when=move || here.get() fallback=nothing>
                <div class="columns columns-story">
                    <div class="stack">
                        {move || case.get().map(|case| view! { <About case /> })}
                    </div>
                    <div class="stack">{whole} <Log case /></div>
                </div>
            </Show>
            <InDialogs group case dialogs />
        </Page>
    }
}

/// Kind, time and leaders in a line.
fn lead_line(workspace: Workspace, case: &Case) -> String {
    let group = &case.group;
    let parts = [
        names::kind(group.kind)().say(),
        names::when(group),
        names::leaders(workspace, group),
    ];
    parts.join(" · ")
}

#[component]
fn NotHere() -> impl IntoView {
    view! {
        <EmptyState icon=Icon::People title=say::not_here()>
            <p>{say::not_here_text()}</p>
        </EmptyState>
    }
}

/// What can be done with it.
#[component]
fn Actions(group: GroupId, case: Memo<Option<Case>>, dialogs: Dialogs) -> impl IntoView {
    let is = move |what: fn(&Case) -> bool| case.with(|case| case.as_ref().is_some_and(what));
    let here = Memo::new(move |_| is(|_| true));
    let cards = Memo::new(move |_| is(|case| case.group.kind == GroupKind::CheckInCheckOut));
    let measured = Memo::new(move |_| is(|case| case.group.measure.is_set()));
    view! {
        <Show when=move || here.get()>
            <span class="wide-only">
                <ButtonLink
                    href=Route::GroupSheet(group).href()
                    kind=ButtonKind::Quiet
                    icon=Icon::Print
                >
                    {say::sheet()}
                </ButtonLink>
            </span>
            <Button icon=Icon::Edit on_click=move |()| dialogs.editing.set(true)>
                {plans::edit()}
            </Button>
            <Show when=move || measured.get()>
                <Button icon=Icon::Note on_click=move |()| dialogs.measuring.set(true)>
                    {say::measure_grid()}
                </Button>
            </Show>
            <Button icon=Icon::Target on_click=move |()| dialogs.probing.set(true)>
                {say::probe_grid()}
            </Button>
            <Show when=move || cards.get()>
                <Button icon=Icon::Star on_click=move |()| dialogs.scoring.set(true)>
                    {say::card_grid()}
                </Button>
            </Show>
            <Button
                kind=ButtonKind::Primary
                icon=Icon::Check
                on_click=move |()| dialogs.logging.set(true)
            >
                {plans::log_session()}
            </Button>
        </Show>
    }
}

/// The dialogs: each is made of the group as it is when it opens.
#[component]
fn InDialogs(group: GroupId, case: Memo<Option<Case>>, dialogs: Dialogs) -> impl IntoView {
    let workspace = Workspace::get();
    let Dialogs {
        logging,
        probing,
        measuring,
        scoring,
        editing,
    } = dialogs;
    let now = move || case.get_untracked();
    let probes = move || {
        now().map(|case| {
            let students = untrack(|| case.members(workspace, time::today()));
            view! { <ProbeGrid students open=probing /> }
        })
    };
    view! {
        <Dialog open=logging title=plans::log_session() close=shell::close()>
            {move || now().map(|case| view! { <SessionForm case session=None open=logging /> })}
        </Dialog>
        <Dialog open=probing title=say::probe_grid() close=shell::close()>
            {probes}
        </Dialog>
        <Dialog open=measuring title=say::measure_grid() close=shell::close()>
            {move || now().map(|case| view! { <MeasureGrid case open=measuring /> })}
        </Dialog>
        <Dialog open=scoring title=say::card_grid() close=shell::close()>
            {move || now().map(|case| view! { <CardGrid case open=scoring /> })}
        </Dialog>
        <Dialog open=editing title=say::edit_group() close=shell::close()>
            <GroupForm group=Some(group) open=editing />
        </Dialog>
    }
}
