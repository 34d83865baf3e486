//! All groups: found as one types, sorted.

use leptos::prelude::*;
use throughline_ui::{
    Badge, ButtonKind, ButtonLink, EmptyState, Icon, Page, SearchField, Sort, SortHeader, Table,
    Tone,
};

use super::case::{self, Case};
use super::names;
use super::smallest::Smallest;
use crate::route::Route;
use crate::text::{self, groups as say};
use crate::workspace::fold::fold;
use crate::workspace::{Workspace, time};

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Members,
    Last,
}

/// A group as a row.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    case: Case,
    leaders: String,
    members: usize,
}

/// All groups.
#[component]
pub fn GroupList() -> impl IntoView {
    let workspace = Workspace::get();
    let words = RwSignal::new(String::new());
    let sort = RwSignal::new(Sort::by(Column::Name));
    let all = Memo::new(move |_| rows(workspace));
    let shown = Memo::new(move |_| {
        let (words, sort) = (fold(&words.get()), sort.get());
        let words: Vec<&str> = words.split_whitespace().collect();
        let sought = |row: &Row| fold(&format!("{} {}", row.case.group.name, row.leaders));
        let mut shown = all.get();
        shown.retain(|row| words.iter().all(|word| sought(row).contains(word)));
        let name = |row: &Row| fold(&row.case.group.name);
        shown.sort_by(|a, b| {
            sort.apply(match sort.column {
                Column::Name => name(a).cmp(&name(b)),
                Column::Members => a.members.cmp(&b.members),
                Column::Last => a.case.held().iter().max().cmp(&b.case.held().iter().max()),
            })
        });
        // What is over comes last, however the rest is sorted.
        shown.sort_by_key(|row| row.case.group.is_over(time::today()));
        shown
    });
    let may = Memo::new(move |_| workspace.is_counseling());
    let actions = move || {
        view! {
            <Show when=move || may.get()>
                <ButtonLink
                    href=Route::NewGroup.href()
                    kind=ButtonKind::Primary
                    icon=Icon::Add
                >
                    {say::new()}
                </ButtonLink>
            </Show>
        }
    };
    let head = move || {
        view! {
            <SortHeader label=say::column_name() column=Column::Name sort />
            <th scope="col" class="wide-only">
                {say::when()}
            </th>
            <th scope="col" class="wide-only">
                {say::leaders()}
            </th>
            <SortHeader label=say::members() column=Column::Members sort />
            <SortHeader label=say::column_last_session() column=Column::Last sort />
        }
    };
    view! {
        <Page title=say::title() lead=say::lead() actions=actions>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <Nothing may /> }
            >
                <div class="filters">
                    <SearchField label=say::search() value=words />
                    <span class="filters-count" role="status">
                        {move || say::count(shown.with(Vec::len)).say()}
                    </span>
                </div>
                <Table caption=say::title() quiet_caption=true head=head>
                    {move || shown.get().into_iter().map(cells).collect_view()}
                </Table>
                <Show when=move || may.get()>
                    <Smallest />
                </Show>
            </Show>
        </Page>
    }
}

fn rows(workspace: Workspace) -> Vec<Row> {
    let today = time::today();
    let row = |case: Case| Row {
        leaders: names::leaders(workspace, &case.group),
        members: case.members(workspace, today).len(),
        case,
    };
    case::all(workspace).into_iter().map(row).collect()
}

fn cells(row: Row) -> impl IntoView {
    let today = time::today();
    let Row {
        case,
        leaders,
        members,
    } = row;
    let last = case.held().into_iter().max();
    let over = case.group.is_over(today);
    let waits = case.not_logged(today, &Workspace::get().calendar()) > 0;
    let group = case.group.clone();
    view! {
        <tr>
            <th scope="row" class="table-main">
                <a href=Route::Group(case.id).href()>{group.name.clone()}</a>
                <p class="soft small">{names::kind(group.kind)()}</p>
            </th>
            <td class="wide-only">{move || names::when(&group)}</td>
            <td class="wide-only">{leaders}</td>
            <td>{text::number(members)}</td>
            <td>
                <span class="row">
                    {move || last.map(|day| text::day(day).say())}
                    {over
                        .then(|| {
                            view! { <Badge icon=Icon::History>{say::over()}</Badge> }
                        })}
                    {waits
                        .then(|| {
                            view! {
                                <Badge tone=Tone::Info icon=Icon::Clock>
                                    {say::waits()}
                                </Badge>
                            }
                        })}
                </span>
            </td>
        </tr>
    }
}

#[component]
fn Nothing(may: Memo<bool>) -> impl IntoView {
    view! {
        <EmptyState
            icon=Icon::People
            title=say::empty_title()
            actions=move || {
                view! {
                    <Show when=move || may.get()>
                        <ButtonLink
                            href=Route::NewGroup.href()
                            kind=ButtonKind::Primary
                            icon=Icon::Add
                        >
                            {say::new()}
                        </ButtonLink>
                    </Show>
                }
            }
        >
            <p>{say::empty_text()}</p>
        </EmptyState>
    }
}
