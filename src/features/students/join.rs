//! Saying that two cards are of one student, such as one entered by hand and one that an import brought later.

use leptos::prelude::*;
use throughline_domain::contents::Leaf;
use throughline_domain::fold::fold;
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Callout, Dialog, SearchField, Toast, Toasts, Tone};

use super::grade;
use crate::pieces::{Failed, Saving};
use crate::route::Route;
use crate::text::{failure, shell, students as say};
use crate::workspace::{Changes, Failure, Workspace};

/// How many students are offered.
const MOST: usize = 6;

/// What is known of a student under other cards, or a way to say that there is one.
#[component]
pub fn Joined(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let open = RwSignal::new(false);
    let by_hand = Memo::new(move |_| {
        let roster = workspace.cabinet.roster();
        let card = roster.cards.get(&student);
        let by_hand = card.is_some_and(|card| card.source.system.is_empty());
        by_hand && roster.same(student).len() == 1
    });
    let primary = Memo::new(move |_| workspace.cabinet.roster().primary(student));
    let elsewhere = move || primary.get() != student;
    view! {
        <Show when=elsewhere>
            <Callout tone=Tone::Info title=say::joined_elsewhere()>
                <p>
                    <a href=move || {
                        Route::Student(primary.get()).href()
                    }>{move || workspace.student_name(primary.get())}</a>
                </p>
                <Part student />
            </Callout>
        </Show>
        <Show when=move || by_hand.get()>
            <p class="row screen-only">
                <span class="soft">{say::join_question()}</span>
                <Button kind=ButtonKind::Quiet on_click=move |()| open.set(true)>
                    {say::join()}
                </Button>
            </p>
        </Show>
        <Dialog open title=say::join() close=shell::close()>
            <Choose student open />
        </Dialog>
    }
}

/// Choosing the other card: those with the same name first.
#[component]
fn Choose(student: StudentId, open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let words = RwSignal::new(untrack(|| {
        let roster = workspace.cabinet.roster();
        roster
            .cards
            .get(&student)
            .map(|card| card.family.clone())
            .unwrap_or_default()
    }));
    let saving = Saving::new();
    let offered = Memo::new(move |_| {
        let words = fold(&words.get());
        let words: Vec<&str> = words.split_whitespace().collect();
        let register = workspace.cabinet.register();
        let lines = register
            .0
            .iter()
            .filter(|line| line.student != student && line.has(&words));
        lines.take(MOST).cloned().collect::<Vec<_>>()
    });
    let choose = move |other: StudentId| {
        let work = async move { set(workspace, student, Some(other)).await };
        let here = workspace.here();
        saving.run(work, move || {
            open.try_set(false);
            toasts.show(taken_back(workspace, toasts, student));
            here.go_on(Route::Student(
                untrack(|| workspace.cabinet.roster()).primary(student),
            ));
        });
    };
    view! {
        <div class="stack">
            <p>{say::join_lead()}</p>
            <SearchField label=say::search() value=words />
            <ul class="plain stack stack-close">
                {move || {
                    let line = |line: std::sync::Arc<crate::workspace::register::Line>| {
                        let other = line.student;
                        view! {
                            <li class="row row-between">
                                <span>
                                    <strong>{line.shown(workspace.covered())}</strong>
                                    " "
                                    <span class="soft">{grade::all_shown(&line.grades)}</span>
                                </span>
                                <Button
                                    busy=saving.busy()
                                    on_click=move |()| choose(other)
                                >
                                    {say::join_this()}
                                </Button>
                            </li>
                        }
                    };
                    offered.get().into_iter().map(line).collect_view()
                }}
            </ul>
            <Show when=move || offered.with(Vec::is_empty)>
                <p class="soft" role="status">
                    {say::none_title()}
                </p>
            </Show>
            <Failed failure=saving.failure() />
        </div>
    }
}

/// A way to take a joining apart that was done long ago.
#[component]
fn Part(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let mine = move || workspace.cabinet.roster().joined.contains_key(&student);
    let part = move |()| {
        let work = async move { set(workspace, student, None).await };
        saving.run(work, move || toasts.good(say::parted().say_now()));
    };
    view! {
        <Show when=mine>
            <Button kind=ButtonKind::Quiet busy=saving.busy() on_click=part>
                {say::part()}
            </Button>
        </Show>
        <Failed failure=saving.failure() />
    }
}

/// Says which card is of the same student; `None` that none is.
async fn set(
    workspace: Workspace,
    student: StudentId,
    other: Option<StudentId>,
) -> Result<(), Failure> {
    let seen = workspace.cabinet.heads(Subject::Roster);
    let value = other.map(|other| Leaf::Text(other.to_string()));
    let changes = Changes::meaning("student.join");
    workspace
        .commit(changes.field(Subject::Roster, seen, format!("joined/{student}"), value))
        .await
}

fn taken_back(workspace: Workspace, toasts: Toasts, student: StudentId) -> Toast {
    let undo = move |()| {
        leptos::task::spawn_local(async move {
            match set(workspace, student, None).await {
                Ok(()) => toasts.good(say::parted().say_now()),
                Err(problem) => toasts.failed(failure::of(&problem).say_now()),
            }
        });
    };
    Toast {
        tone: Tone::Good,
        words: say::joined().say_now(),
        action: Some((say::undo().say_now(), Callback::new(undo))),
    }
}
