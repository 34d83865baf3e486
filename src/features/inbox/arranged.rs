//! Which of a student's accommodations the writer of a slip has read.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::classroom::{ACKNOWLEDGEMENTS, Classroom};
use throughline_domain::id::{AccommodationId, StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_ui::{Callout, CheckGroup, Choice, Tone};

use super::confirm::Writer;
use crate::pieces::Form;
use crate::text::{Text, inbox as say};
use crate::workspace::{Workspace, time};

/// What is arranged for a student, and what somebody still has to read of it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Arranged {
    /// Whom it is about, or who has read it, is not chosen yet.
    Unknown,
    /// It is not on this device.
    NotHere(StudentId),
    /// Nothing.
    Nothing(StudentId),
    /// They have read all of it.
    AllRead(StudentId, StaffId),
    /// This is to be read, each with what it says.
    ToRead(Vec<(AccommodationId, String)>),
}

/// What is chosen of it. A copy is the same.
#[derive(Clone, Copy)]
pub struct Reading {
    arranged: Memo<Arranged>,
    chosen: RwSignal<BTreeSet<String>>,
    student: RwSignal<String>,
    writer: Writer,
}

impl Reading {
    /// What this writer has read of what is arranged for this student: all of it, until somebody says otherwise.
    pub fn new(workspace: Workspace, student: RwSignal<String>, writer: Writer) -> Self {
        let arranged = Memo::new(move |_| {
            let student = student.with(|id| id.parse().ok());
            arranged(workspace, student, writer.staff())
        });
        let chosen = RwSignal::new(BTreeSet::new());
        Effect::new(move |_| {
            let all = arranged.with(|it| match it {
                Arranged::ToRead(all) => all.iter().map(|(id, _)| id.to_string()).collect(),
                _ => BTreeSet::new(),
            });
            chosen.set(all);
        });
        Self {
            arranged,
            chosen,
            student,
            writer,
        }
    }

    /// What they have read, each as it stands.
    pub fn read(self) -> Vec<(AccommodationId, String)> {
        let chosen = self.chosen.get_untracked();
        match self.arranged.get_untracked() {
            Arranged::ToRead(all) => {
                let mut read = all;
                read.retain(|(id, _)| chosen.contains(&id.to_string()));
                read
            }
            _ => Vec::new(),
        }
    }

    /// What is wrong with it, once the student and the writer are chosen.
    pub fn wrong(self, workspace: Workspace) -> Option<(&'static str, Text)> {
        let arranged = self.arranged.get_untracked();
        let words = match &arranged {
            Arranged::Unknown => None,
            Arranged::ToRead(_) => self.read().is_empty().then(say::error_read),
            other => untrack(|| why_nothing(workspace, other)),
        };
        words.map(|words| ("file-read", words))
    }
}

/// The field for it.
#[component]
pub fn ReadField(reading: Reading, form: Form) -> impl IntoView {
    let workspace = Workspace::get();
    let options = Signal::derive(move || {
        reading.arranged.with(|it| match it {
            Arranged::ToRead(all) => {
                let choice = |(id, what): &(AccommodationId, String)| {
                    Choice::new(id.to_string(), what.clone())
                };
                all.iter().map(choice).collect()
            }
            _ => Vec::new(),
        })
    });
    let nothing = move || {
        let words = reading.arranged.with(|it| why_nothing(workspace, it))?;
        Some(view! { <Callout tone=Tone::Caution title=words>""</Callout> })
    };
    let doubt = move || {
        let words = doubt(workspace, reading)?;
        Some(view! { <Callout tone=Tone::Caution title=words>""</Callout> })
    };
    view! {
        // The summary of what is wrong leads here, whatever stands here.
        <div class="stack" id="file-read" tabindex="-1">
            <Show when=move || options.with(|options| !options.is_empty())>
                <CheckGroup
                    label=say::file_read()
                    hint=say::file_read_hint()
                    values=reading.chosen
                    options
                    error=form.error("file-read")
                />
            </Show>
            {nothing}
            {doubt}
        </div>
    }
}

/// What is arranged for this student that this person has not read as it stands. Tracked.
fn arranged(workspace: Workspace, student: Option<StudentId>, by: Option<StaffId>) -> Arranged {
    let (Some(student), Some(by)) = (student, by) else {
        return Arranged::Unknown;
    };
    let view = workspace.cabinet.view(Subject::Classroom(student));
    let Some(view) = view else {
        return if workspace.reads_all(Kind::Classroom) {
            Arranged::Nothing(student)
        } else {
            Arranged::NotHere(student)
        };
    };
    let classroom: Classroom = view.contents.read();
    let today = time::today();
    if !classroom.accommodations.values().any(|it| it.holds(today)) {
        return Arranged::Nothing(student);
    }
    let read = view.contents.entries(ACKNOWLEDGEMENTS);
    let unread = classroom.unread(by, &read, today).into_iter();
    let unread: Vec<(AccommodationId, String)> = unread
        .filter_map(|id| Some((id, classroom.accommodations.get(&id)?.what.clone())))
        .collect();
    if unread.is_empty() {
        Arranged::AllRead(student, by)
    } else {
        Arranged::ToRead(unread)
    }
}

/// Why nothing can be acknowledged; `None` where something can, or nobody is chosen yet. Tracked.
fn why_nothing(workspace: Workspace, arranged: &Arranged) -> Option<Text> {
    match arranged {
        Arranged::Unknown | Arranged::ToRead(_) => None,
        Arranged::NotHere(student) => Some(say::read_not_here(workspace.student_name(*student))),
        Arranged::Nothing(student) => Some(say::read_nothing(workspace.student_name(*student))),
        Arranged::AllRead(student, by) => Some(say::read_before(
            workspace.staff_name(*by),
            workspace.student_name(*student),
        )),
    }
}

/// Why it may not be the right person. Tracked.
fn doubt(workspace: Workspace, reading: Reading) -> Option<Text> {
    let student: StudentId = reading.student.with(|id| id.parse().ok())?;
    let by = reading.writer.staff()?;
    let names = || (workspace.staff_name(by), workspace.student_name(student));
    if workspace.never_send(student).contains(&by) {
        let (by, student) = names();
        return Some(say::read_never(by, student));
    }
    let view = workspace.cabinet.view(Subject::Classroom(student))?;
    let classroom: Classroom = view.contents.read();
    let readers = classroom.readers(&workspace.cabinet.roster());
    let (by_name, student) = names();
    (!readers.contains(&by)).then(|| say::read_outsider(by_name, student))
}
