//! Adding days off: one stretch, or a list from a letter.

use leptos::prelude::*;
use throughline_domain::calendar::{Line, LineProblem, read_lines};
use throughline_ui::{ButtonKind, InputKind, TextArea, TextField, Toasts};

use super::change::{change, put};
use crate::pieces::fields::day;
use crate::pieces::{Form, FormFrame};
use crate::text::{Language, Text, days_off as say, language_now, shell};
use crate::workspace::Workspace;

/// Adding one stretch.
#[component]
pub fn AddForm() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let field = || RwSignal::new(String::new());
    let (name, from, until) = (field(), field(), field());
    let form = Form::new();
    let add = move || {
        let first = day(&from.get_untracked());
        let typed = until.get_untracked();
        let last = if typed.trim().is_empty() {
            first
        } else {
            day(&typed)
        };
        let line = first.zip(last).map(|(from, until)| Line {
            from,
            until,
            name: name.get_untracked().trim().to_owned(),
        });
        let problem = line.as_ref().and_then(Line::problem);
        let checks = [
            (first.is_none(), "off-from", say::error_from()),
            (
                first.is_some() && last.is_none(),
                "off-until",
                say::error_until(),
            ),
            (
                problem == Some(LineProblem::Backwards),
                "off-until",
                say::error_backwards(),
            ),
            (
                problem == Some(LineProblem::TooLong),
                "off-until",
                say::error_long(),
            ),
        ];
        let wrong: Vec<(&str, Text)> = checks
            .into_iter()
            .filter(|(wrong, ..)| *wrong)
            .map(|(_, field, words)| (field, words))
            .collect();
        let (true, Some(line)) = (form.accepts(&wrong), line) else {
            return;
        };
        for field in [name, from, until] {
            field.set(String::new());
        }
        change(workspace, toasts, say::added(1), put(vec![line]));
    };
    view! {
        <FormFrame form on_submit=add go=say::add_do() kind=ButtonKind::Secondary>
            <TextField label=say::name() note=shell::optional() hint=say::name_hint() value=name />
            <div class="pair">
                <TextField
                    label=say::from()
                    value=from
                    kind=InputKind::Date
                    error=form.error("off-from")
                    id="off-from"
                />
                <TextField
                    label=say::until()
                    note=shell::optional()
                    value=until
                    kind=InputKind::Date
                    error=form.error("off-until")
                    id="off-until"
                />
            </div>
        </FormFrame>
    }
}

/// Bringing in a list, one line a day or a range.
#[component]
pub fn PasteForm() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let list = RwSignal::new(String::new());
    let form = Form::new();
    let bring_in = move || {
        let read = list.with_untracked(|text| read_lines(text, day_first(language_now())));
        let wrong: Vec<(&str, Text)> = match &read {
            Ok(lines) if lines.is_empty() => vec![("off-list", say::error_nothing())],
            Ok(_) => Vec::new(),
            Err(wrong) => wrong
                .iter()
                .map(|(line, problem)| ("off-list", line_problem(*line, *problem)))
                .collect(),
        };
        let (true, Ok(lines)) = (form.accepts(&wrong), read) else {
            return;
        };
        list.set(String::new());
        change(workspace, toasts, say::added(lines.len()), put(lines));
    };
    view! {
        <FormFrame form on_submit=bring_in go=say::paste_do() kind=ButtonKind::Secondary>
            <TextArea
                label=say::paste_label()
                hint=say::paste_hint()
                value=list
                rows=6
                error=form.error("off-list")
                id="off-list"
            />
        </FormFrame>
    }
}

/// Whether the day stands before the month where a date is written with slashes.
const fn day_first(language: Language) -> bool {
    match language {
        Language::English => false,
        Language::Spanish => true,
    }
}

fn line_problem(line: usize, problem: LineProblem) -> Text {
    let line = line.to_string();
    match problem {
        LineProblem::Days => say::error_line_days(line),
        LineProblem::Backwards => say::error_line_backwards(line),
        LineProblem::TooLong => say::error_line_long(line),
    }
}
