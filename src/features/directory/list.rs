//! The directory as a list: searched by need, narrowed down, brought in and given out.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::id::ItemId;
use throughline_public::directory::Service;
use throughline_public::id::ServiceId;
use throughline_ui::{
    Badge, Button, ButtonKind, ButtonLink, Callout, EmptyState, Icon, Later, Page, Tone,
    WindowedTable,
};

use super::find::{Fields, Filters};
use super::form::ServiceDialog;
use super::known::{Known, is_due, key_of};
use super::names;
use crate::pieces::say_failure;
use crate::route::Route;
use crate::text::{Text, directory as say};
use crate::workspace::command::ServicesAs;
use crate::workspace::reply::Reply;
use crate::workspace::{Command, Workspace, files, time};

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    key: ItemId,
    name: String,
    organization: String,
    needs: Vec<String>,
    ages: String,
    languages: Vec<String>,
    marks: Vec<Mark>,
}

/// What is good to know of a service at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Closed,
    Missing,
    Stale,
    Free,
    NoId,
    Hidden,
}

impl Mark {
    /// The marks of a service, in the order in which they stand.
    fn of(family: &Family, id: &ServiceId, service: &Service, today: NaiveDate) -> Vec<Self> {
        let public = family.is_public(&id.0);
        let all = [
            (Mark::Closed, names::status(service.status).is_some()),
            (Mark::Missing, family.is_missing(id)),
            (Mark::Stale, service.is_stale(today)),
            (Mark::Free, service.free == Some(true)),
            (Mark::NoId, service.asks_no_papers()),
            (Mark::Hidden, !public),
        ];
        let set = all.into_iter().filter(|(_, is)| *is);
        set.map(|(mark, _)| mark).collect()
    }

    fn look(self) -> (Tone, Text) {
        match self {
            Mark::Closed => (Tone::Neutral, say::closed()),
            Mark::Missing => (Tone::Caution, say::missing()),
            Mark::Stale => (Tone::Caution, say::check()),
            Mark::Free => (Tone::Good, say::free()),
            Mark::NoId => (Tone::Info, say::no_id()),
            Mark::Hidden => (Tone::Neutral, say::hidden()),
        }
    }
}

/// The directory.
#[component]
pub fn DirectoryList() -> impl IntoView {
    let workspace = Workspace::get();
    let known = Known::of(workspace);
    let fields = Fields::new();
    let found = Memo::new(move |_| fields.found(known));
    let lines = Memo::new(move |_| {
        let (family, today) = (known.family.get(), time::today().0);
        let line = |id| {
            let service = &family.directory.get(id)?.0;
            Some(Line {
                key: key_of(id)?,
                name: service.name.clone(),
                organization: service.organization.name.clone(),
                needs: service.needs.clone(),
                ages: names::ages(&service.ages),
                languages: service.languages.clone(),
                marks: Mark::of(&family, id, service, today),
            })
        };
        Arc::new(found.get().iter().filter_map(line).collect::<Vec<_>>())
    });
    let any = Memo::new(move |_| known.family.with(|family| !family.directory.is_empty()));
    let adding = RwSignal::new(false);
    let actions = move || {
        view! {
            <ButtonLink href=Route::ImportServices.href() icon=Icon::Upload>
                {say::import()}
            </ButtonLink>
            <Button kind=ButtonKind::Primary icon=Icon::Add on_click=move |()| adding.set(true)>
                {say::add()}
            </Button>
        }
    };
    let nothing = move || {
        view! {
            <EmptyState
                icon=Icon::Search
                title=say::none_title()
                actions=move || {
                    view! { <Button on_click=move |()| fields.clear()>{say::show_all()}</Button> }
                }
            >
                <p>{say::none_text()}</p>
            </EmptyState>
        }
    };
    let head = || {
        view! {
            <th scope="col">{say::column_service()}</th>
            <th scope="col">{say::column_needs()}</th>
            <th scope="col" class="wide-only">
                {say::column_ages()}
            </th>
            <th scope="col" class="wide-only">
                {say::column_languages()}
            </th>
            <th scope="col">{say::column_standing()}</th>
        }
    };
    view! {
        <Page title=say::title() lead=say::lead() actions=actions>
            <Show when=move || any.get() fallback=Nothing>
                <Later>
                    <Stale known />
                    <Filters fields known />
                    <div class="row row-between">
                        <span class="soft number" role="status">
                            {move || say::count(found.with(|found| found.len())).say()}
                        </span>
                        <Out />
                    </div>
                    <Show when=move || lines.with(|lines| !lines.is_empty()) fallback=nothing>
                        <div class="directory-table">
                            <WindowedTable caption=say::caption() rows=lines head=head row=cells />
                        </div>
                    </Show>
                </Later>
            </Show>
            <ServiceDialog open=adding />
        </Page>
    }
}

/// What stands where there is none yet.
#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState
            icon=Icon::Globe
            title=say::empty_title()
            actions=|| {
                view! {
                    <ButtonLink
                        href=Route::ImportServices.href()
                        kind=ButtonKind::Primary
                        icon=Icon::Upload
                    >
                        {say::import()}
                    </ButtonLink>
                }
            }
        >
            <p>{say::empty_text()}</p>
        </EmptyState>
    }
}

/// How many must be checked again.
#[component]
fn Stale(known: Known) -> impl IntoView {
    let stale = Memo::new(move |_| {
        let today = time::today().0;
        known.family.with(|family| {
            let all = family.directory.iter();
            all.filter(|(id, service)| is_due(family, id, service, today))
                .count()
        })
    });
    view! {
        <Show when=move || stale.get() != 0>
            <Callout tone=Tone::Caution title=Signal::derive(move || say::stale(stale.get()).say())>
                <p>{say::stale_text()}</p>
                <div class="actions">
                    <ButtonLink href=Route::Calls.href() icon=Icon::Talk>
                        {say::calls_title()}
                    </ButtonLink>
                </div>
            </Callout>
        </Show>
    }
}

/// Ways out: the specification's own files, contacts for a telephone, paper.
#[component]
fn Out() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<throughline_ui::Toasts>();
    let give = move |form: ServicesAs| {
        leptos::task::spawn_local(async move {
            match workspace.ask(Command::ExportServices(form), None).await {
                Ok(Reply::File(file)) => {
                    if files::download(&file) {
                        toasts.good(say::exported(file.name).say_now());
                    }
                }
                Ok(_) => {}
                Err(failure) => say_failure(toasts, &failure),
            }
        });
    };
    view! {
        <span class="row wide-only">
            <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                {say::print()}
            </Button>
            <Button
                kind=ButtonKind::Quiet
                icon=Icon::Download
                on_click=move |()| give(ServicesAs::Hsds)
            >
                {say::export_hsds()}
            </Button>
            <Button
                kind=ButtonKind::Quiet
                icon=Icon::Download
                on_click=move |()| give(ServicesAs::Contacts)
            >
                {say::export_contacts()}
            </Button>
        </span>
    }
}

fn cells(line: Signal<Line>) -> impl IntoView {
    let href = move || Route::Service(line.with(|line| line.key)).href();
    let needs = move || line.with(|line| names::needs(&line.needs).join(", "));
    let languages = move || {
        let tags = line.with(|line| line.languages.clone());
        tags.iter()
            .map(|tag| names::language(tag))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let standing = move || {
        let badge = |mark: Mark| {
            let (tone, words) = mark.look();
            view! { <Badge tone=tone>{words}</Badge> }
        };
        let marks = line.with(|line| line.marks.clone());
        view! {
            <span class="row directory-badges">
                {marks.into_iter().map(badge).collect_view()}
            </span>
        }
    };
    view! {
        <td class="table-main">
            <a href=href>
                <span class="cut">{move || line.with(|line| line.name.clone())}</span>
            </a>
            <span class="cut soft small">{move || line.with(|line| line.organization.clone())}</span>
        </td>
        <td>
            <span class="cut" title=needs>
                {needs}
            </span>
        </td>
        <td class="wide-only">{move || line.with(|line| line.ages.clone())}</td>
        <td class="wide-only">
            <span class="cut" title=languages>
                {languages}
            </span>
        </td>
        <td>{standing}</td>
    }
}
