//! Choosing whom something is about, by typing some letters of a name.

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_ui::{Icon, IconButton, TextField};

use crate::text::{Text, shell};
use crate::workspace::Workspace;
use crate::workspace::fold::fold;

/// The most students that are offered.
const MOST: usize = 5;

/// A student to be chosen, or nobody.
#[component]
pub fn PickStudent(
    /// The student's identifier as text; empty while nobody is chosen.
    chosen: RwSignal<String>,
    /// What stands before the name of who is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// What is asked while nobody is.
    #[prop(into)]
    search: Signal<String>,
    /// How to answer.
    #[prop(into)]
    hint: Signal<String>,
    /// What is said when no name has these letters.
    #[prop(into)]
    none: Signal<String>,
    /// What takes the student of this name away again.
    remove: fn(String) -> Text,
    /// What stands in the field at first.
    #[prop(optional)]
    begin: String,
) -> impl IntoView {
    let workspace = Workspace::get();
    let words = RwSignal::new(begin);
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
    let question = move || {
        view! {
            <TextField
                label=search
                note=shell::optional()
                hint
                value=words
            />
            {move || {
                found
                    .get()
                    .map(|found| {
                        let empty = found.is_empty();
                        view! {
                            <ul class="plain picks">
                                {found.into_iter().map(offer).collect_view()}
                            </ul>
                            <Show when=move || empty>
                                <p class="soft small" role="status">
                                    {none}
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
            <Show when=move || student.get().is_some() fallback=question>
                <p class="row row-tight">
                    <span>{label} " " <strong>{name}</strong></span>
                    <IconButton
                        icon=Icon::Close
                        label=Signal::derive(move || remove(name()).say())
                        on_click=move |()| chosen.set(String::new())
                    />
                </p>
            </Show>
        </div>
    }
}
