//! All consultations that are here: those that wait for the person first.

use std::cmp::Ordering;

use leptos::prelude::*;
use throughline_domain::fold::fold;
use throughline_ui::{
    Badge, ButtonKind, ButtonLink, EmptyState, Icon, Order, Page, SearchField, Sort, SortHeader,
    Table,
};

use super::case::{self, Case};
use super::names;
use crate::route::Route;
use crate::text::{Text, consultations as say};
use crate::workspace::{Workspace, time};

/// Which consultations are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Open,
    Mine,
    Ended,
    All,
}

impl Which {
    const ALL: [Which; 4] = [Which::Open, Which::Mine, Which::Ended, Which::All];

    fn words(self) -> Text {
        match self {
            Which::Open => say::show_open(),
            Which::Mine => say::show_mine(),
            Which::Ended => say::show_ended(),
            Which::All => say::show_all(),
        }
    }

    fn shows(self, workspace: Workspace, case: &Case) -> bool {
        match self {
            Which::Open => !case.standing.ended(),
            Which::Mine => case.waits_for(workspace.me()).is_some(),
            Which::Ended => case.standing.ended(),
            Which::All => true,
        }
    }
}

/// How the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// What waits for the person first.
    Waits,
    Title,
    Latest,
}

/// All consultations.
#[component]
pub fn ConsultationList() -> impl IntoView {
    let workspace = Workspace::get();
    let which = RwSignal::new(Which::Open);
    let words = RwSignal::new(String::new());
    let sort = RwSignal::new(Sort::by(Column::Waits));
    let all = Memo::new(move |_| case::all(workspace));
    let shown = Memo::new(move |_| {
        let (which, sought) = (which.get(), fold(&words.get()));
        let sought: Vec<&str> = sought.split_whitespace().collect();
        let mut shown = all.get();
        shown.retain(|case| which.shows(workspace, case) && found(workspace, case, &sought));
        let sort = sort.get();
        match sort.column {
            // They come in that order already.
            Column::Waits if sort.order == Order::Descending => shown.reverse(),
            Column::Waits => {}
            column => shown.sort_by(|a, b| sort.apply(order(column, a, b))),
        }
        shown
    });
    let chip = move |this: Which| {
        let count =
            move || all.with(|all| all.iter().filter(|it| this.shows(workspace, it)).count());
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (which.get() == this).to_string()
                on:click=move |_| which.set(this)
            >
                {this.words()}
                <span class="number">{move || crate::text::number(count())}</span>
            </button>
        }
    };
    view! {
        <Page title=say::title() lead=say::lead() actions=|| view! { <New /> }>
            <Show when=move || all.with(|all| !all.is_empty()) fallback=Nothing>
                <div class="filters">
                    <SearchField label=say::search() value=words />
                    <div class="chips" role="group" aria-label=move || say::filter().say()>
                        {Which::ALL.into_iter().map(chip).collect_view()}
                    </div>
                    <span class="filters-count" role="status">
                        {move || say::count(shown.with(Vec::len)).say()}
                    </span>
                </div>
                <Show
                    when=move || shown.with(|shown| !shown.is_empty())
                    fallback=|| view! { <p class="soft">{say::none_shown()}</p> }
                >
                    <div class="consultations">
                        <Table
                            caption=say::caption()
                            quiet_caption=true
                            head=move || view! { <Head sort /> }
                        >
                            {move || {
                                let lines = shown.get().into_iter();
                                lines.map(|case| line(workspace, case)).collect_view()
                            }}
                        </Table>
                    </div>
                </Show>
            </Show>
        </Page>
    }
}

fn order(column: Column, a: &Case, b: &Case) -> Ordering {
    match column {
        Column::Title => fold(&a.thread.title).cmp(&fold(&b.thread.title)),
        Column::Waits | Column::Latest => b.latest().cmp(&a.latest()),
    }
}

/// Whether each of these words stands in its title, its question, or a name of somebody in it.
fn found(workspace: Workspace, case: &Case, sought: &[&str]) -> bool {
    if sought.is_empty() {
        return true;
    }
    let people = case.thread.members().into_iter();
    let mut text = format!("{} {}", case.thread.title, case.thread.question);
    for name in people.map(|staff| workspace.staff_name(staff)) {
        text = text + " " + &name;
    }
    if let Some(student) = case.thread.student {
        text = text + " " + &workspace.student_name(student);
    }
    let text = fold(&text);
    sought.iter().all(|word| text.contains(word))
}

#[component]
fn New() -> impl IntoView {
    view! {
        <ButtonLink
            href=Route::NewConsultation.href()
            kind=ButtonKind::Primary
            icon=Icon::Talk
        >
            {say::new()}
        </ButtonLink>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState icon=Icon::Talk title=say::empty_title() actions=|| view! { <New /> }>
            <p>{say::empty_text()}</p>
            <p>{say::empty_circle()}</p>
        </EmptyState>
    }
}

#[component]
fn Head(sort: RwSignal<Sort<Column>>) -> impl IntoView {
    view! {
        <SortHeader label=say::column_title() column=Column::Title sort />
        <SortHeader label=say::column_state() column=Column::Waits sort />
        <th scope="col" class="wide-only">
            {say::column_topic()}
        </th>
        <th scope="col" class="wide-only">
            {say::column_circle()}
        </th>
        <SortHeader label=say::column_latest() column=Column::Latest sort />
    }
}

fn line(workspace: Workspace, case: Case) -> impl IntoView {
    let (id, latest, topic) = (case.id, case.latest(), case.thread.topic);
    let (state, tone, icon) = names::state(workspace, &case);
    let student = case.thread.student;
    let about = student.map(|student| {
        view! {
            <span class="soft small block">
                {move || say::about(workspace.student_name(student)).say()}
            </span>
        }
    });
    let circle = case.thread.members();
    let others = move || {
        let me = workspace.me();
        let others = circle.iter().filter(|staff| **staff != me);
        let names: Vec<String> = others.map(|staff| workspace.staff_name(*staff)).collect();
        names.join(", ")
    };
    view! {
        <tr>
            <th scope="row" class="table-main">
                <a href=Route::Consultation(id).href()>{case.thread.title}</a>
                {about}
            </th>
            <td>
                <Badge tone icon>
                    {state}
                </Badge>
            </td>
            <td class="wide-only">{names::topic(topic)}</td>
            <td class="wide-only">{others}</td>
            <td class="soft">{move || time::elapsed(latest).say()}</td>
        </tr>
    }
}
