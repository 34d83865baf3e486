//! The form for what a student's teachers and team need to know. It keeps what it was filled from, so that what a
//! colleague changes in the meantime is neither lost nor overwritten.

use leptos::prelude::*;
use throughline_domain::classroom::Classroom;
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, TextArea, Toasts};

use crate::pieces::{Failed, Saving};
use crate::text::{shell, students as say};
use crate::workspace::{Changes, Workspace};

/// Which part of it a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Strengths, interests, the student's voice.
    Story,
    /// The agreed approach, and the contact cleared for teachers.
    Approach,
}

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    strengths: RwSignal<String>,
    interests: RwSignal<String>,
    voice_wants: RwSignal<String>,
    voice_helps: RwSignal<String>,
    agreed_approach: RwSignal<String>,
    cleared_contact: RwSignal<String>,
}

impl Draft {
    fn of(classroom: &Classroom) -> Self {
        Self {
            strengths: RwSignal::new(classroom.strengths.clone()),
            interests: RwSignal::new(classroom.interests.clone()),
            voice_wants: RwSignal::new(classroom.voice_wants.clone()),
            voice_helps: RwSignal::new(classroom.voice_helps.clone()),
            agreed_approach: RwSignal::new(classroom.agreed_approach.clone()),
            cleared_contact: RwSignal::new(classroom.cleared_contact.clone()),
        }
    }

    fn written_into(self, seen: &Classroom) -> Classroom {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        Classroom {
            strengths: text(self.strengths),
            interests: text(self.interests),
            voice_wants: text(self.voice_wants),
            voice_helps: text(self.voice_helps),
            agreed_approach: text(self.agreed_approach),
            cleared_contact: text(self.cleared_contact),
            ..seen.clone()
        }
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
    let draft = Draft::of(&seen.body);
    let seen = StoredValue::new(seen);
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let seen = seen.get_value();
        let after = draft.written_into(&seen.body);
        let work = async move {
            let changes = Changes::meaning("classroom.edit").change(&seen, &after)?;
            workspace.commit(changes).await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::story_saved()));
        });
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            {fields(draft, part)}
            <p class="soft small">{say::who_reads()}</p>
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::save()}
                </Button>
                <Button on_click=move |()| open.set(false)>{shell::cancel()}</Button>
            </div>
        </form>
    }
}

fn fields(draft: Draft, part: Part) -> AnyView {
    match part {
        Part::Story => view! {
            <TextArea
                label=say::strengths()
                hint=say::strengths_hint()
                value=draft.strengths
            />
            <TextArea label=say::interests() value=draft.interests rows=2 />
            <TextArea
                label=say::voice_wants()
                hint=say::voice_wants_hint()
                value=draft.voice_wants
                rows=2
            />
            <TextArea
                label=say::voice_helps()
                hint=say::voice_helps_hint()
                value=draft.voice_helps
                rows=2
            />
        }
        .into_any(),
        Part::Approach => view! {
            <TextArea
                label=say::approach_label()
                hint=say::approach_hint()
                value=draft.agreed_approach
                rows=5
            />
            <TextArea
                label=say::cleared_contact()
                hint=say::cleared_contact_hint()
                value=draft.cleared_contact
                rows=2
            />
        }
        .into_any(),
    }
}
