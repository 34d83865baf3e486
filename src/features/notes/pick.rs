//! Choosing whom something is about, by typing some letters of a name.

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_ui::{Icon, IconButton, TextField};

use crate::text::{notes as say, shell};
use crate::workspace::Workspace;
use crate::workspace::fold::fold;

/// The most students that are offered.
const MOST: usize = 5;

/// A student to be chosen, or nobody.
#[component]
pub fn AboutWhom(
    /// The student's identifier as text; empty while nobody is chosen.
    chosen: RwSignal<String>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let words = RwSignal::new(String::new());
    let student = Memo::new(move |_| chosen.get().parse::<StudentId>().ok());
    let found = Memo::new(move |_| {
        let words = fold(&words.get());
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.is_empty() {
            return None;
        }
        let register = workspace.cabinet.register();
        let lines = register.0.iter().filter(|line| line.has(&words));
        Some(
            lines
                .take(MOST)
                .map(|line| line.student)
                .collect::<Vec<_>>(),
        )
    });
    let offer = move |student: StudentId| {
        let choose = move |_| {
            chosen.set(student.to_string());
            words.set(String::new());
        };
        view! {
            <li>
                <button type="button" class="pick" on:click=choose>
                    <strong>{move || workspace.student_name(student)}</strong>
                </button>
            </li>
        }
    };
    let search = move || {
        view! {
            <TextField
                label=say::private_about_search()
                note=shell::optional()
                hint=say::private_about_hint()
                value=words
            />
            {move || {
                found
                    .get()
                    .map(|found| {
                        let none = found.is_empty();
                        view! {
                            <ul class="plain picks">
                                {found.into_iter().map(offer).collect_view()}
                            </ul>
                            <Show when=move || none>
                                <p class="soft small" role="status">
                                    {say::private_about_none()}
                                </p>
                            </Show>
                        }
                    })
            }}
        }
    };
    let name = move || {
        let student = student.get();
        student
            .map(|student| workspace.student_name(student))
            .unwrap_or_default()
    };
    view! {
        <div class="field">
            <Show when=move || student.get().is_some() fallback=search>
                <p class="row row-tight">
                    <span>{say::private_about()} " " <strong>{name}</strong></span>
                    <IconButton
                        icon=Icon::Close
                        label=Signal::derive(move || say::private_about_remove(name()).say())
                        on_click=move |()| chosen.set(String::new())
                    />
                </p>
            </Show>
        </div>
    }
}
