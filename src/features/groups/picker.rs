//! Choosing the members of a group from the register of students, as one types.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_ui::{Icon, SearchField, Symbol};

use super::case::sorted;
use crate::text::{groups as say, students};
use crate::workspace::Workspace;
use crate::workspace::fold::fold;

/// How many matches are shown at once.
const MOST: usize = 6;

/// Those who are chosen, and a search for more.
#[component]
pub fn Picker(
    /// The identifiers of those chosen.
    chosen: RwSignal<BTreeSet<String>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let words = RwSignal::new(String::new());
    let matches = Memo::new(move |_| {
        let words = fold(&words.get());
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let register = workspace.cabinet.register();
        let found = register
            .0
            .iter()
            .filter(|line| !line.left && line.has(&words));
        chosen.with(|chosen| {
            let found = found.map(|line| line.student);
            let new = found.filter(|it| !chosen.contains(&it.to_string()));
            new.collect::<Vec<StudentId>>()
        })
    });
    let members = Memo::new(move |_| {
        let ids = chosen.with(|chosen| {
            let ids = chosen.iter().filter_map(|id| id.parse().ok());
            ids.collect::<Vec<StudentId>>()
        });
        sorted(workspace, ids)
    });
    let add = move |student: StudentId| {
        chosen.update(|chosen| {
            chosen.insert(student.to_string());
        });
        words.set(String::new());
    };
    let remove = move |student: StudentId| {
        chosen.update(|chosen| {
            chosen.remove(&student.to_string());
        });
    };
    let found = move |student: StudentId| {
        view! {
            <li>
                <button type="button" class="pick" on:click=move |_| add(student)>
                    <strong>{move || workspace.student_name(student)}</strong>
                    <span class="soft">{move || grade(workspace, student)}</span>
                </button>
            </li>
        }
    };
    let member = move |student: StudentId| {
        let name = move || workspace.student_name(student);
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    aria-label=move || say::remove_member(name()).say()
                    on:click=move |_| remove(student)
                >
                    <span>{name}</span>
                    <Symbol icon=Icon::Close />
                </button>
            </li>
        }
    };
    let said = move || {
        let more = matches.with(|matches| matches.len().saturating_sub(MOST));
        let typed = words.with(|words| !words.trim().is_empty());
        match (typed && matches.with(Vec::is_empty), more) {
            (true, _) => Some(say::search_none().say()),
            (_, 0) => None,
            (_, more) => Some(say::search_more(more).say()),
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field-label">{say::members()}</legend>
            <p class="field-hint">{say::members_hint()}</p>
            <ul class="plain chips">
                {move || members.get().into_iter().map(member).collect_view()}
            </ul>
            <SearchField label=say::search_members() value=words />
            <ul class="plain picks">
                {move || matches.get().into_iter().take(MOST).map(found).collect_view()}
            </ul>
            <p class="soft small" role="status">
                {said}
            </p>
        </fieldset>
    }
}

/// A student's grade, in words. Tracked.
fn grade(workspace: Workspace, student: StudentId) -> Option<String> {
    let roster = workspace.cabinet.roster();
    let grades = roster.cards.get(&student)?.grades.join(", ");
    let grades = grades.trim_start_matches('0');
    (!grades.is_empty()).then(|| students::in_grade(grades).say())
}
