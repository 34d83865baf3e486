//! The slips as a list: by state, kind and theme.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::fold::fold;
use throughline_domain::inbox::{Case, State, Theme};
use throughline_domain::subject::Subject;
use throughline_ui::{Badge, Card, Choice, EmptyState, Icon, Page, SearchField, Select, Table};

use super::counts::Counts;
use super::known;
use super::names::{self, Sort};
use super::open::OpenSlips;
use super::readers::Readers;
use super::scan::ScanSlips;
use super::setup::NotHere;
use super::surveys::Surveys;
use crate::route::Route;
use crate::text::{self, Text, inbox as say};
use crate::workspace::{Workspace, time};

/// Which slips are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Waiting,
    Mine,
    Answered,
    Closed,
    All,
}

impl Which {
    const ALL: [Which; 5] = [
        Which::Waiting,
        Which::Mine,
        Which::Answered,
        Which::Closed,
        Which::All,
    ];

    fn words(self) -> Text {
        match self {
            Which::Waiting => say::show_waiting(),
            Which::Mine => say::show_mine(),
            Which::Answered => say::show_answered(),
            Which::Closed => say::show_closed(),
            Which::All => say::show_all(),
        }
    }

    fn shows(self, workspace: Workspace, case: &Case) -> bool {
        match self {
            Which::Waiting => case.waits(),
            Which::Mine => case.waits() && case.assigned == Some(workspace.me()),
            Which::Answered => case.state() == State::Answered,
            Which::Closed => case.state() == State::Closed,
            Which::All => true,
        }
    }
}

/// Suggestions and questions.
#[component]
pub fn InboxPage() -> impl IntoView {
    let workspace = Workspace::get();
    let here = Memo::new(move |_| workspace.cabinet.view(Subject::Inbox).is_some());
    view! {
        <Page title=say::title() lead=say::lead()>
            <Show when=move || here.get() fallback=|| view! { <NotHere /> }>
                <Here />
            </Show>
        </Page>
    }
}

#[component]
fn Here() -> impl IntoView {
    let all = known::all(Workspace::get());
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    view! {
        <div class="columns">
            <div class="stack">
                <Show when=move || some.get() fallback=|| view! { <Nothing /> }>
                    <Slips all />
                </Show>
            </div>
            <div class="stack">
                <Card title=say::open_title() icon=Icon::Download>
                    <OpenSlips />
                    <ScanSlips />
                </Card>
                <Surveys />
                <Show when=move || some.get()>
                    <Counts all />
                </Show>
                <Readers />
            </div>
        </div>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let counted = known::are_counted(Workspace::get());
    move || {
        let (title, text) = if counted.get() {
            (say::only_counted_title(), say::only_counted_text())
        } else {
            (say::empty_title(), say::empty_text())
        };
        view! {
            <EmptyState icon=Icon::Talk title>
                <p>{text}</p>
            </EmptyState>
        }
    }
}

#[component]
fn Slips(all: Memo<Arc<Vec<Case>>>) -> impl IntoView {
    let workspace = Workspace::get();
    let which = RwSignal::new(Which::Waiting);
    let empty = || RwSignal::new(String::new());
    let (words, sort, theme) = (empty(), empty(), empty());
    let shown = Memo::new(move |_| {
        let (which, sought) = (which.get(), fold(&words.get()));
        let (sort, theme) = (sort.get(), theme.get());
        let sought: Vec<&str> = sought.split_whitespace().collect();
        let cases = all.get();
        let fits = |case: &&Case| {
            let of_theme = case.theme.map(names::theme_code).unwrap_or_default();
            which.shows(workspace, case)
                && (sort.is_empty() || Sort::of(&case.slip.note).code() == sort)
                && (theme.is_empty() || of_theme == theme)
                && found(case, &sought)
        };
        cases.iter().filter(fits).cloned().collect::<Vec<Case>>()
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
                <span class="number">{move || text::number(count())}</span>
            </button>
        }
    };
    view! {
        <div class="filters">
            <SearchField label=say::search() value=words />
            <Select label=say::kind() value=sort options=Signal::derive(sorts) />
            <Select label=say::theme() value=theme options=Signal::derive(themes) />
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
            <Table caption=say::caption() quiet_caption=true head=head>
                {move || {
                    let lines = shown.get().into_iter();
                    lines.map(|case| line(workspace, case)).collect_view()
                }}
            </Table>
        </Show>
    }
}

fn sorts() -> Vec<Choice> {
    let all = Choice::new("", say::all_kinds().say());
    let kinds = Sort::ALL.map(|sort| Choice::new(sort.code(), sort.words().say()));
    std::iter::once(all).chain(kinds).collect()
}

fn themes() -> Vec<Choice> {
    let all = Choice::new("", say::all_themes().say());
    let themes = Theme::ALL.iter();
    let themes = themes.map(|it| Choice::new(names::theme_code(*it), names::theme(*it).say()));
    std::iter::once(all).chain(themes).collect()
}

fn found(case: &Case, sought: &[&str]) -> bool {
    if sought.is_empty() {
        return true;
    }
    let note = &case.slip.note;
    let student = names::student(note).map_or("", |(student, _)| student);
    let text = fold(&[&names::text(note), names::from(note), student].join(" "));
    sought.iter().all(|word| text.contains(word))
}

fn head() -> AnyView {
    view! {
        <th scope="col">{say::column_what()}</th>
        <th scope="col">{say::column_state()}</th>
        <th scope="col" class="wide-only">
            {say::theme()}
        </th>
        <th scope="col" class="wide-only">
            {say::column_assigned()}
        </th>
        <th scope="col">{say::column_opened()}</th>
    }
    .into_any()
}

/// How many letters of a slip a line shows.
const LETTERS: usize = 90;

/// The beginning of a text, in one line.
pub fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LETTERS {
        return line;
    }
    let cut: String = line.chars().take(LETTERS).collect();
    format!("{}…", cut.trim_end())
}

fn line(workspace: Workspace, case: Case) -> impl IntoView {
    let (state, tone, icon) = names::state(case.state());
    let sort = Sort::of(&case.slip.note);
    let (assigned, opened, theme) = (case.assigned, case.opened, case.theme);
    let beginning = beginning(&names::text(&case.slip.note));
    let title = if beginning.is_empty() {
        view! { <span>{sort.words()}</span> }.into_any()
    } else {
        view! { <span lang=case.slip.language.clone()>{beginning}</span> }.into_any()
    };
    let from = names::from(&case.slip.note).to_owned();
    let from = (!from.is_empty()).then(|| format!(" · {from}"));
    let assigned = move || assigned.map(|staff| workspace.staff_name(staff));
    view! {
        <tr>
            <th scope="row" class="table-main">
                <a href=Route::Slip(case.id).href()>{title}</a>
                <span class="soft small block">{sort.words()} {from}</span>
            </th>
            <td>
                <Badge tone icon>
                    {state}
                </Badge>
            </td>
            <td class="wide-only">{move || theme.map(|it| names::theme(it).say())}</td>
            <td class="wide-only">{assigned}</td>
            <td class="soft">{move || time::elapsed(opened).say()}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_shows_the_beginning_of_a_long_text() {
        assert_eq!(beginning(" two\n lines "), "two lines");
        let long = "ñ ".repeat(100);
        assert_eq!(beginning(&long).chars().count(), LETTERS);
    }
}
