//! The list of all students: found as one types, narrowed down, sorted, printed, saved as a table.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::ClassId;
use throughline_domain::roster::Enrolled;
use throughline_ui::{
    Badge, Button, ButtonKind, ButtonLink, Checkbox, Choice, Dialog, EmptyState, Icon, Later, Page,
    SearchField, Select, Sort, SortHeader, Tone, WindowedTable,
};

use super::card::CardForm;
use super::grade;
use super::known::known;
use super::row::{self, Column, Filter, Row};
use crate::route::Route;
use crate::text::{shell, students as say};
use crate::workspace::{Workspace, csv, files, time};

/// What narrows the list down, as the fields hold it.
#[derive(Clone, Copy)]
struct Fields {
    words: RwSignal<String>,
    grade: RwSignal<String>,
    class: RwSignal<String>,
    left_too: RwSignal<bool>,
}

impl Fields {
    fn new() -> Self {
        Self {
            words: RwSignal::new(String::new()),
            grade: RwSignal::new(String::new()),
            class: RwSignal::new(String::new()),
            left_too: RwSignal::new(false),
        }
    }

    fn filter(self) -> Filter {
        let grade = self.grade.get();
        Filter {
            words: self.words.get(),
            grade: (!grade.is_empty()).then_some(grade),
            class: self.class.get().parse().ok(),
            left_too: self.left_too.get(),
        }
    }

    fn clear(self) {
        self.words.set(String::new());
        self.grade.set(String::new());
        self.class.set(String::new());
    }
}

/// The list of all students.
#[component]
pub fn StudentList() -> impl IntoView {
    let workspace = Workspace::get();
    let fields = Fields::new();
    let sort = RwSignal::new(Sort::by(Column::Name));
    let known = Memo::new(move |_| known(workspace));
    let shown = Memo::new(move |_| {
        let register = workspace.cabinet.register();
        let filter = fields.filter();
        known.with(|known| Arc::new(row::shown(&register, known, &filter, sort.get())))
    });
    let here = Memo::new(move |_| {
        let roster = workspace.cabinet.roster();
        let here = roster.cards.values();
        here.filter(|card| card.status == Enrolled::Here).count()
    });
    let adding = RwSignal::new(false);
    let any = Memo::new(move |_| !workspace.cabinet.roster().cards.is_empty());
    let nobody = move || workspace.cabinet.ready().then(|| view! { <Nobody /> });
    let none_match = move || shown.with(|shown| shown.is_empty());
    let export = move |()| {
        let covered = untrack(|| workspace.covered());
        let text = csv::csv(shown.with_untracked(|shown| table(shown, covered)));
        files::download_text(&say::export_name().say(), "text/csv", &text);
    };
    let actions = move || {
        view! {
            <Show when=move || any.get()>
                <span class="row wide-only">
                    <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                        {say::print()}
                    </Button>
                    <Button kind=ButtonKind::Quiet icon=Icon::Download on_click=export>
                        {say::export()}
                    </Button>
                </span>
                <ButtonLink href=Route::Roster.href() icon=Icon::Upload>
                    {say::import()}
                </ButtonLink>
            </Show>
            <Button icon=Icon::Add on_click=move |()| adding.set(true)>
                {say::card_add()}
            </Button>
        }
    };
    view! {
        <Page
            title=say::title()
            lead=Signal::derive(move || say::lead(here.get()).say())
            actions=actions
        >
            <Show when=move || any.get() fallback=nobody>
                <Later>
                    <Filters fields shown=Signal::derive(move || shown.with(|shown| shown.len())) />
                    <Show
                        when=move || !none_match()
                        fallback=move || view! { <NoMatch fields /> }
                    >
                        <WindowedTable
                            caption=say::caption()
                            rows=shown
                            head=move || view! { <Head sort /> }
                            row=cells
                        />
                    </Show>
                </Later>
            </Show>
            <Dialog open=adding title=say::card_add() close=shell::close()>
                <CardForm student=None open=adding />
            </Dialog>
        </Page>
    }
}

/// What stands where there is no roster yet.
#[component]
fn Nobody() -> impl IntoView {
    view! {
        <EmptyState
            icon=Icon::People
            title=say::empty_title()
            actions=|| {
                view! {
                    <ButtonLink
                        href=Route::Roster.href()
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

/// What stands where the filter leaves nobody.
#[component]
fn NoMatch(fields: Fields) -> impl IntoView {
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
}

/// Search, grade, class, and how many are left.
#[component]
fn Filters(fields: Fields, shown: Signal<usize>) -> impl IntoView {
    let workspace = Workspace::get();
    let grades = Memo::new(move |_| {
        let roster = workspace.cabinet.roster();
        let grades: BTreeSet<&String> = roster.cards.values().flat_map(|it| &it.grades).collect();
        let mut grades: Vec<String> = grades.into_iter().cloned().collect();
        grades.sort_by_key(|code| grade::order(code));
        grades
    });
    let grade_choices = move || {
        let all = Choice::new("", say::all_grades().say());
        let grades = grades.get().into_iter();
        std::iter::once(all)
            .chain(grades.map(|code| Choice::new(code.clone(), grade::shown(&code))))
            .collect::<Vec<_>>()
    };
    let classes = Memo::new(move |_| {
        let roster = workspace.cabinet.roster();
        let current = roster.classes.iter().filter(|(_, class)| !class.removed);
        let mut classes: Vec<(String, ClassId)> = current
            .map(|(id, class)| (class.title.clone(), *id))
            .collect();
        classes.sort();
        classes
    });
    let class_choices = move || {
        let all = Choice::new("", say::all_classes().say());
        let classes = classes.get().into_iter();
        std::iter::once(all)
            .chain(classes.map(|(title, id)| Choice::new(id.to_string(), title)))
            .collect::<Vec<_>>()
    };
    let any_class = move || classes.with(|classes| !classes.is_empty());
    let any_left = Memo::new(move |_| {
        let roster = workspace.cabinet.roster();
        roster
            .cards
            .values()
            .any(|card| card.status == Enrolled::Left)
    });
    view! {
        <div class="filters">
            <SearchField label=say::search() value=fields.words />
            <Select label=say::grade() value=fields.grade options=Signal::derive(grade_choices) />
            <Show when=any_class>
                <Select
                    label=say::class()
                    value=fields.class
                    options=Signal::derive(class_choices)
                />
            </Show>
            <Show when=move || any_left.get()>
                <Checkbox label=say::left_too() checked=fields.left_too />
            </Show>
            <span class="filters-count number" role="status">
                {move || say::count(shown.get()).say()}
            </span>
        </div>
    }
}

/// The header cells.
#[component]
fn Head(sort: RwSignal<Sort<Column>>) -> impl IntoView {
    let workspace = Workspace::get();
    let any_class = move || !workspace.cabinet.roster().classes.is_empty();
    view! {
        <SortHeader label=say::column_name() column=Column::Name sort />
        <SortHeader label=say::column_grade() column=Column::Grade sort />
        <Show when=any_class>
            <th scope="col" class="wide-only">
                {say::column_classes()}
            </th>
        </Show>
        <th scope="col">{say::column_status()}</th>
        <SortHeader label=say::column_written() column=Column::Written sort />
    }
}

/// The cells of a row.
fn cells(row: Signal<Row>) -> impl IntoView {
    let workspace = Workspace::get();
    let href = move || Route::Student(row.with(|row| row.line.student)).href();
    let name = move || row.with(|row| row.line.shown(workspace.covered()));
    let grades = move || row.with(|row| grade::all_shown(&row.line.grades));
    let titles = move || row.with(|row| row.line.titles.clone());
    let written = move || row.with(|row| row.written.map_or_else(say::never, time::elapsed).say());
    let any_class = move || !workspace.cabinet.roster().classes.is_empty();
    view! {
        <td class="table-main">
            <a href=href>
                <span class="cut">{name}</span>
            </a>
        </td>
        <td>{grades}</td>
        <Show when=any_class>
            <td class="wide-only">
                <span class="cut soft" title=titles>
                    {titles}
                </span>
            </td>
        </Show>
        <td>
            <Show when=move || row.with(|row| row.referred)>
                <Badge tone=Tone::Caution icon=Icon::Flag>
                    {say::referred()}
                </Badge>
            </Show>
            <Show when=move || row.with(|row| row.line.left)>
                <Badge>{say::left()}</Badge>
            </Show>
        </td>
        <td class="soft">{written}</td>
    }
}

/// The list as rows of text, with a header.
fn table(shown: &[Row], covered: bool) -> Vec<Vec<String>> {
    let head = [
        say::column_name(),
        say::column_grade(),
        say::column_classes(),
        say::column_status(),
        say::column_written(),
    ];
    let lines = shown.iter().map(|row| {
        let status = match (row.line.left, row.referred) {
            (true, _) => say::left().say(),
            (_, true) => say::referred().say(),
            _ => String::new(),
        };
        let written = row.written.map(|at| time::day_of(at).to_string());
        vec![
            row.line.shown(covered),
            grade::all_shown(&row.line.grades),
            row.line.titles.clone(),
            status,
            written.unwrap_or_default(),
        ]
    });
    std::iter::once(head.iter().map(crate::text::Text::say).collect())
        .chain(lines)
        .collect()
}
