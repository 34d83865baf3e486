//! The form for what a student's teachers and team need to know. It keeps what it was filled from, so that what a
//! colleague changes in the meantime is neither lost nor overwritten.

use leptos::prelude::*;
use throughline_domain::classroom::Classroom;
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, TextArea, Toasts};

use crate::pieces::{Failed, Field, Saving, Typing, Unsaved};
use crate::text::{Text, shell, students as say};
use crate::workspace::{Changes, Failure, Snapshot, Workspace};

/// Which part of it a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Strengths, interests, the student's voice.
    Story,
    /// The agreed approach, and the contact cleared for teachers.
    Approach,
}

/// A question of the form.
struct Question {
    /// The names by which a draft keeps the answer as it is typed, and as it was.
    names: [&'static str; 2],
    /// Where the answer stands.
    place: fn(&mut Classroom) -> &mut String,
    label: fn() -> Text,
    hint: Option<fn() -> Text>,
    rows: u32,
}

const STORY: &[Question] = &[
    Question {
        names: ["strengths", "strengths were"],
        place: |it| &mut it.strengths,
        label: say::strengths,
        hint: Some(say::strengths_hint),
        rows: 3,
    },
    Question {
        names: ["interests", "interests were"],
        place: |it| &mut it.interests,
        label: say::interests,
        hint: None,
        rows: 2,
    },
    Question {
        names: ["wants", "wants were"],
        place: |it| &mut it.voice_wants,
        label: say::voice_wants,
        hint: Some(say::voice_wants_hint),
        rows: 2,
    },
    Question {
        names: ["helps", "helps were"],
        place: |it| &mut it.voice_helps,
        label: say::voice_helps,
        hint: Some(say::voice_helps_hint),
        rows: 2,
    },
];

const APPROACH: &[Question] = &[
    Question {
        names: ["approach", "approach was"],
        place: |it| &mut it.agreed_approach,
        label: say::approach_label,
        hint: Some(say::approach_hint),
        rows: 5,
    },
    Question {
        names: ["contact", "contact was"],
        place: |it| &mut it.cleared_contact,
        label: say::cleared_contact,
        hint: Some(say::cleared_contact_hint),
        rows: 2,
    },
];

impl Part {
    const fn questions(self) -> &'static [Question] {
        match self {
            Part::Story => STORY,
            Part::Approach => APPROACH,
        }
    }

    /// The kind of form, as a draft names it.
    const fn form(self) -> &'static str {
        match self {
            Part::Story => "story",
            Part::Approach => "approach",
        }
    }
}

/// An answer as it is typed, and as it was.
#[derive(Clone, Copy)]
struct Answer {
    question: &'static Question,
    typed: RwSignal<String>,
    was: StoredValue<String>,
}

/// What was typed, and what the form was filled from. Both are kept in a draft: what a colleague changed since is neither
/// lost nor overwritten, however much later the form is opened again.
#[derive(Clone, Copy)]
struct Draft {
    answers: StoredValue<Vec<Answer>>,
    /// The state that the form was filled from.
    state: StoredValue<String>,
    typing: Typing,
}

impl Draft {
    fn of(seen: &Snapshot<Classroom>, student: StudentId, part: Part) -> Self {
        let state = StoredValue::new(seen.state());
        let mut body = seen.body.clone();
        let answer = |question: &'static Question| {
            let value = (question.place)(&mut body).clone();
            Answer {
                question,
                typed: RwSignal::new(value.clone()),
                was: StoredValue::new(value),
            }
        };
        let answers: Vec<Answer> = part.questions().iter().map(answer).collect();
        let mut fields = vec![("state", Field::From(state))];
        for answer in &answers {
            let [typed, was] = answer.question.names;
            fields.extend([
                (typed, Field::Text(answer.typed)),
                (was, Field::From(answer.was)),
            ]);
        }
        Self {
            answers: StoredValue::new(answers),
            state,
            typing: Typing::new(format!("{}/{student}", part.form()), fields),
        }
    }

    /// The change of what the form was filled from into what was typed.
    fn change(self, now: Snapshot<Classroom>) -> Result<Changes, Failure> {
        let mut seen = self.state.with_value(|state| now.at_state(state));
        let mut after = seen.body.clone();
        for answer in self.answers.get_value() {
            *(answer.question.place)(&mut seen.body) = answer.was.get_value();
            let typed = answer.typed.get_untracked();
            typed.trim().clone_into((answer.question.place)(&mut after));
        }
        let changes = Changes::meaning("classroom.edit").change(&seen, &after)?;
        Ok(changes.ending(self.typing.about()))
    }
}

/// The form for a part of a student's Classroom dossier.
#[component]
pub fn ClassroomForm(
    /// Whose.
    student: StudentId,
    /// Which part.
    part: Part,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = workspace
        .cabinet
        .snapshot::<Classroom>(Subject::Classroom(student));
    let draft = Draft::of(&seen, student, part);
    let seen = StoredValue::new(seen);
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let changes = draft.change(seen.get_value());
        let work = async move { workspace.commit(changes?).await };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::story_saved()));
        });
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <Unsaved typing=draft.typing />
            {draft.answers.get_value().into_iter().map(field).collect_view()}
            <p class="soft small">{say::who_reads()}</p>
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::save()}
                </Button>
                <Button on_click=move |()| {
                    draft.typing.discard();
                    open.set(false);
                }>{shell::cancel()}</Button>
            </div>
        </form>
    }
}

fn field(answer: Answer) -> impl IntoView {
    let Question {
        label, hint, rows, ..
    } = answer.question;
    let hint = hint.map(|hint| Signal::derive(move || hint().say()));
    view! {
        <TextArea
            label=label()
            hint=hint.unwrap_or_default()
            value=answer.typed
            rows=*rows
        />
    }
}
