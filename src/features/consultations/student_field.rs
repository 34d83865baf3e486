//! Whether a new consultation is about a student, and about whom.

use leptos::prelude::*;
use throughline_domain::fold::fold;
use throughline_domain::id::StudentId;
use throughline_ui::{Button, ButtonKind, Dialog, Icon, SearchField};

use super::draft::Draft;
use crate::pieces::StudentName;
use crate::text::{consultations as say, referrals, shell};
use crate::workspace::Workspace;

/// How many students are offered.
const MOST: usize = 8;

/// The student whom it is about, or that it is about practice, and a way to change that.
#[component]
pub fn StudentField(draft: Draft) -> impl IntoView {
    let choosing = RwSignal::new(false);
    let student = Memo::new(move |_| draft.student());
    let practice = move || {
        view! {
            <p>
                <strong>{say::practice()}</strong>
                " "
                <span class="soft">{say::practice_hint()}</span>
            </p>
            <div class="actions">
                <Button icon=Icon::Person on_click=move |()| choosing.set(true)>
                    {say::link_student()}
                </Button>
            </div>
        }
        .into_any()
    };
    let linked = move |student: StudentId| {
        view! {
            <p>
                <strong>
                    <StudentName student />
                </strong>
                " "
                <span class="soft">{say::student_hint()}</span>
            </p>
            <div class="actions">
                <Button
                    kind=ButtonKind::Quiet
                    icon=Icon::Close
                    on_click=move |()| draft.student.set(String::new())
                >
                    {say::unlink_student()}
                </Button>
            </div>
        }
        .into_any()
    };
    view! {
        <fieldset class="field stack stack-close">
            <legend class="field-label">{say::student()}</legend>
            {move || match student.get() {
                Some(student) => linked(student),
                None => practice(),
            }}
        </fieldset>
        <Dialog open=choosing title=say::link_student() close=shell::close()>
            <Choose draft open=choosing />
        </Dialog>
    }
}

/// Finding the student.
#[component]
fn Choose(draft: Draft, open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let words = RwSignal::new(String::new());
    let offered = Memo::new(move |_| {
        let words = fold(&words.get());
        let words: Vec<&str> = words.split_whitespace().collect();
        let register = workspace.cabinet.register();
        let lines = register.0.iter();
        let found = lines.filter(|line| !line.left && line.has(&words));
        found.take(MOST).cloned().collect::<Vec<_>>()
    });
    let line = move |line: std::sync::Arc<crate::workspace::register::Line>| {
        let student = line.student;
        let choose = move |_| {
            draft.student.set(student.to_string());
            open.set(false);
        };
        view! {
            <li>
                <button type="button" class="pick pick-button" on:click=choose>
                    <strong>{line.shown(workspace.covered())}</strong>
                </button>
            </li>
        }
    };
    view! {
        <div class="stack">
            <SearchField label=referrals::pick_search() value=words />
            <ul class="plain picks">
                {move || offered.get().into_iter().map(line).collect_view()}
            </ul>
            <Show when=move || offered.with(Vec::is_empty)>
                <p class="soft" role="status">
                    {referrals::pick_none()}
                </p>
            </Show>
        </div>
    }
}
