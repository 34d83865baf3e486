//! The story of a student, before anything else: strengths, the student's voice, the agreed approach.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::classroom::Classroom;
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Card, Dialog, Fact, Facts, Icon};

use super::classroom::{ClassroomForm, Part};
use crate::text::{Text, shell, students as say};
use crate::workspace::Workspace;

/// The story of a student.
#[component]
pub fn Story(student: StudentId) -> impl IntoView {
    let classroom = Workspace::get()
        .cabinet
        .body::<Classroom>(Subject::Classroom(student));
    let (story, approach) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <Card title=say::story() icon=Icon::Heart actions=move || edit_button(story)>
            {move || facts(&classroom.get())}
        </Card>
        <Card title=say::approach() icon=Icon::People actions=move || edit_button(approach)>
            {move || approach_text(&classroom.get())}
        </Card>
        <Dialog open=story title=say::story() close=shell::close()>
            <ClassroomForm student part=Part::Story open=story />
        </Dialog>
        <Dialog open=approach title=say::approach() close=shell::close()>
            <ClassroomForm student part=Part::Approach open=approach />
        </Dialog>
    }
}

fn edit_button(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Button kind=ButtonKind::Quiet icon=Icon::Edit on_click=move |()| open.set(true)>
            {say::edit()}
        </Button>
    }
}

/// The story and what is arranged, in words, for whoever inspects the student's records.
pub fn record(workspace: Workspace, student: StudentId) -> Vec<(Text, String)> {
    let Some(view) = workspace.cabinet.view(Subject::Classroom(student)) else {
        return Vec::new();
    };
    let classroom: Classroom = view.contents.read();
    let arranged = classroom.accommodations.values();
    let arranged: Vec<String> = arranged
        .map(|it| {
            let parts = [it.what.as_str(), it.place.as_str(), it.who.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(" · ")
        })
        .collect();
    let all = [
        (say::strengths(), classroom.strengths),
        (say::interests(), classroom.interests),
        (say::voice_wants(), classroom.voice_wants),
        (say::voice_helps(), classroom.voice_helps),
        (say::approach(), classroom.agreed_approach),
        (say::cleared_contact(), classroom.cleared_contact),
        (say::accommodations(), arranged.join("\n")),
    ];
    let written = all.into_iter().filter(|(_, text)| !text.trim().is_empty());
    written.collect()
}

/// Whether anything of the story is written.
pub(super) fn is_told(classroom: &Classroom) -> bool {
    let parts = [
        &classroom.strengths,
        &classroom.interests,
        &classroom.voice_wants,
        &classroom.voice_helps,
    ];
    parts.iter().any(|part| !part.trim().is_empty())
}

/// What the story says, or how to begin it.
pub(super) fn facts(classroom: &Classroom) -> AnyView {
    let facts: Vec<(Text, String)> = [
        (say::strengths(), &classroom.strengths),
        (say::interests(), &classroom.interests),
        (say::voice_wants(), &classroom.voice_wants),
        (say::voice_helps(), &classroom.voice_helps),
    ]
    .into_iter()
    .filter(|(_, value)| !value.trim().is_empty())
    .map(|(term, value)| (term, value.clone()))
    .collect();
    if facts.is_empty() {
        return view! { <p class="soft">{say::story_empty()}</p> }.into_any();
    }
    let fact = |(term, value): (Text, String)| view! { <Fact term>{value}</Fact> };
    view! { <Facts>{facts.into_iter().map(fact).collect_view()}</Facts> }.into_any()
}

fn approach_text(classroom: &Arc<Classroom>) -> AnyView {
    let (approach, contact) = (&classroom.agreed_approach, &classroom.cleared_contact);
    let approach = if approach.trim().is_empty() {
        view! { <p class="soft">{say::approach_empty()}</p> }.into_any()
    } else {
        view! { <p class="prose">{approach.clone()}</p> }.into_any()
    };
    let contact = (!contact.trim().is_empty()).then(|| {
        let contact = contact.clone();
        view! {
            <Facts>
                <Fact term=say::cleared_contact()>{contact}</Fact>
            </Facts>
        }
    });
    view! {
        {approach}
        {contact}
    }
    .into_any()
}
