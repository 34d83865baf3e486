//! Whom a slip of the staff is about: found by some letters of the name, among those who have left too.

use leptos::prelude::*;
use throughline_domain::fold::fold;
use throughline_domain::id::StudentId;
use throughline_domain::roster::Enrolled;
use throughline_ui::{Callout, Choice, Select, TextField, Tone};

use crate::pieces::Form;
use crate::text::inbox as say;
use crate::workspace::Workspace;

/// The most students that are offered.
const MOST: usize = 6;

/// The field for the student.
#[component]
pub fn Whom(
    /// The text of the student's identifier; empty while nobody is chosen.
    student: RwSignal<String>,
    /// The name on the slip.
    named: String,
    form: Form,
) -> impl IntoView {
    let workspace = Workspace::get();
    let words = RwSignal::new(named);
    let found = Signal::derive(move || students(workspace, &words.get()));
    let left = Memo::new(move |_| {
        let student: StudentId = student.get().parse().ok()?;
        let roster = workspace.cabinet.roster();
        let left = roster.cards.get(&student)?.status == Enrolled::Left;
        left.then_some(student)
    });
    view! {
        <TextField label=say::file_search() hint=say::file_search_hint() value=words />
        <Select
            label=say::file_student()
            value=student
            options=found
            id="file-student"
            error=form.error("file-student")
        />
        {move || {
            left.get()
                .map(|student| {
                    let name = workspace.student_name(student);
                    view! { <Callout tone=Tone::Caution title=say::file_left(name)>""</Callout> }
                })
        }}
    }
}

/// The students whose names have these words, to choose from. Tracked.
fn students(workspace: Workspace, words: &str) -> Vec<Choice> {
    let words = fold(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let register = workspace.cabinet.register();
    let mut lines: Vec<_> = register
        .0
        .iter()
        .filter(|line| !words.is_empty() && line.has(&words))
        .collect();
    lines.sort_by_key(|line| line.left);
    let found: Vec<Choice> = lines
        .into_iter()
        .take(MOST)
        .map(|line| {
            let name = workspace.student_name(line.student);
            let grade = line.grades.join(", ");
            Choice::new(line.student.to_string(), format!("{name}, {grade}"))
        })
        .collect();
    let first = if found.is_empty() {
        say::file_none()
    } else {
        say::choose()
    };
    std::iter::once(Choice::new("", first.say()))
        .chain(found)
        .collect()
}
