//! Who was there: everybody, until one press says otherwise.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_ui::{Icon, Symbol};

use super::case::{Case, sorted};
use super::log_draft::Draft;
use crate::pieces::fields::day;
use crate::text::groups as say;
use crate::workspace::Workspace;

/// Those who were members on the day that is typed.
#[component]
pub fn Attendance(
    /// The group.
    case: StoredValue<Case>,
    /// The session.
    draft: Draft,
) -> impl IntoView {
    let workspace = Workspace::get();
    let members = Memo::new(move |_| {
        let on = day(&draft.day.get());
        let of = |case: &Case| {
            let on = on.into_iter();
            on.flat_map(|on| case.group.members_on(on))
                .collect::<BTreeSet<_>>()
        };
        sorted(workspace, case.with_value(of))
    });
    let count = move || {
        let members = members.get();
        let absent = members.iter().filter(|it| draft.is_absent(**it)).count();
        say::present_of(members.len() - absent, members.len()).say()
    };
    view! {
        <fieldset class="field attend-field">
            <legend class="field-label">
                {say::who_was_there()} <span class="field-note" role="status">{count}</span>
            </legend>
            <p class="field-hint">{say::who_was_there_hint()}</p>
            <ul class="plain attend">
                <For each=move || members.get() key=|it| *it let:student>
                    <Attends draft student />
                </For>
            </ul>
        </fieldset>
    }
}

/// One member: whether they were there, and a word on them.
#[component]
fn Attends(draft: Draft, student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let name = move || workspace.student_name(student);
    let absent = Memo::new(move |_| draft.is_absent(student));
    let turn = move |_| {
        draft.absent.update(|absent| {
            let code = student.to_string();
            if !absent.remove(&code) {
                absent.insert(code);
            }
        });
    };
    let state = move || {
        if absent.get() {
            say::absent().say()
        } else {
            say::present().say()
        }
    };
    let icon = Signal::derive(move || {
        if absent.get() {
            Icon::Close
        } else {
            Icon::Check
        }
    });
    let word = move || draft.words().remove(&student).unwrap_or_default();
    view! {
        <li class="attend-line">
            <button type="button" class="attend-who" class:attend-absent=absent on:click=turn>
                <Symbol icon />
                <strong>{name}</strong>
                " "
                <span class="attend-state">{state}</span>
            </button>
            <input
                class="input"
                type="text"
                autocomplete="off"
                aria-label=move || say::word_on(name()).say()
                placeholder=move || say::a_word().say()
                prop:value=word
                on:input=move |event| draft.write(student, event_target_value(&event))
            />
        </li>
    }
}
