//! Who needs a check-in: a page to work from and to print, and a line on Today.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::check_in::{self, Due};
use throughline_domain::id::StudentId;
use throughline_domain::school::School;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, Choice, Dialog, EmptyState, Icon, Page, Select, Toasts, Tone, WindowedTable,
};

use super::grade;
use super::known::check_ins;
use super::observe::ObservationForm;
use crate::features::Reminder;
use crate::pieces::{Back, Failed, Saving};
use crate::route::Route;
use crate::text::{self, shell, students as say};
use crate::workspace::{Workspace, files};

/// After how many days a check-in can be asked for.
const DAYS: [u16; 6] = [7, 14, 21, 30, 45, 60];

/// What stands on Today.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let due = check_ins(workspace);
    let Some(first) = due.first() else {
        return Vec::new();
    };
    let names: Vec<String> = due
        .iter()
        .take(3)
        .map(|due| workspace.student_name(due.student))
        .collect();
    let days = usize::from(check_in::days(&workspace.cabinet.school()));
    vec![Reminder {
        words: say::check_in_reminder(due.len()),
        detail: Some(match first.written {
            None => say::check_in_never(names.join(", ")),
            Some(_) => say::check_in_silent(days, names.join(", ")),
        }),
        icon: Icon::Heart,
        tone: Tone::Neutral,
        route: Route::CheckIn,
        since: None,
    }]
}

/// Opens the form for an observation about a student.
#[derive(Clone, Copy)]
struct Write(Callback<StudentId>);

/// Who needs a check-in.
#[component]
pub fn CheckIns() -> impl IntoView {
    let workspace = Workspace::get();
    let due = Memo::new(move |_| check_ins(workspace));
    let rows = Memo::new(move |_| Arc::new(due.get()));
    let about = RwSignal::new(None::<StudentId>);
    let observing = RwSignal::new(false);
    Effect::new(move |_| {
        if !observing.get() {
            about.set(None);
        }
    });
    let observe = Callback::new(move |student: StudentId| {
        about.set(Some(student));
        observing.set(true);
    });
    provide_context(Write(observe));
    let actions = move || {
        view! {
            <Show when=move || due.with(|due| !due.is_empty())>
                <Button kind=ButtonKind::Primary icon=Icon::Print on_click=|()| files::print()>
                    {say::print()}
                </Button>
            </Show>
        }
    };
    let form = move || {
        about
            .get()
            .map(|student| view! { <ObservationForm student open=observing /> })
    };
    view! {
        <Page
            title=say::check_in_title()
            lead=Signal::derive(move || say::check_in_lead(due.with(Vec::len)).say())
            before=|| view! { <Back to=Route::Today words=text::today::title() /> }
            actions=actions
        >
            <After />
            <Show when=move || due.with(|due| !due.is_empty()) fallback=|| view! { <Nobody /> }>
                <WindowedTable
                    caption=say::check_in_caption()
                    rows=rows
                    head=head
                    row=cells
                />
            </Show>
            <Dialog open=observing title=say::observe_title() close=shell::close()>
                {form}
            </Dialog>
        </Page>
    }
}

fn head() -> impl IntoView {
    view! {
        <th scope="col">{say::column_name()}</th>
        <th scope="col" class="wide-only">
            {say::column_grade()}
        </th>
        <th scope="col">{say::column_written()}</th>
        <th scope="col">
            <span class="print-only">{say::check_in_note()}</span>
            <span class="heard-only">{say::observe()}</span>
        </th>
    }
}

fn cells(due: Signal<Due>) -> impl IntoView {
    let workspace = Workspace::get();
    let Write(observe) = expect_context();
    let student = move || due.with(|due| due.student);
    let grades = move || {
        let roster = workspace.cabinet.roster();
        let card = roster.cards.get(&student())?;
        Some(grade::all_shown(&card.grades))
    };
    let written = move || due.with(|due| due.written.map_or_else(say::never, text::day).say());
    let name = move || workspace.student_name(student());
    view! {
        <td class="table-main">
            <a href=move || Route::Student(student()).href()>
                <span class="cut">{name}</span>
            </a>
        </td>
        <td class="wide-only">{grades}</td>
        <td class="soft">{written}</td>
        <td class="number">
            <Button kind=ButtonKind::Quiet icon=Icon::Note on_click=move |()| observe.run(untrack(student))>
                {say::check_in_write()}
            </Button>
        </td>
    }
}

/// After how many days this school asks for a check-in.
#[component]
fn After() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let chosen = RwSignal::new(String::new());
    Effect::new(move |_| chosen.set(check_in::days(&workspace.cabinet.school()).to_string()));
    Effect::new(move |_| {
        let now = check_in::days(&untrack(|| workspace.cabinet.school()));
        let Ok(days) = chosen.get().parse::<u16>() else {
            return;
        };
        if days == now {
            return;
        }
        let change = move |school: &mut School| {
            school
                .thresholds
                .insert(check_in::THRESHOLD.to_owned(), f64::from(days));
        };
        let work = async move {
            workspace
                .save("school.thresholds", Subject::School, change)
                .await
        };
        saving.run(work, move || toasts.good(say::check_in_saved().say_now()));
    });
    let options = Signal::derive(move || {
        let now = check_in::days(&workspace.cabinet.school());
        let mut days = DAYS.to_vec();
        if !days.contains(&now) {
            days.push(now);
            days.sort_unstable();
        }
        let choice = |days: u16| {
            Choice::new(
                days.to_string(),
                say::check_in_days(usize::from(days)).say(),
            )
        };
        days.into_iter().map(choice).collect::<Vec<_>>()
    });
    view! {
        <div class="filters">
            <Select label=say::check_in_after() value=chosen options />
        </div>
        <Failed failure=saving.failure() />
    }
}

#[component]
fn Nobody() -> impl IntoView {
    view! {
        <EmptyState icon=Icon::Check title=say::check_in_nobody()>
            <p>{say::check_in_nobody_text()}</p>
        </EmptyState>
    }
}
