//! What a student's teachers need, on one sheet of paper: nothing but what they all may read.

use leptos::prelude::*;
use throughline_domain::classroom::Classroom;
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Card, Icon, Page};

use super::story::facts;
use crate::pieces::Back;
use crate::route::Route;
use crate::text::students as say;
use crate::workspace::{Workspace, files, time};

/// The sheet for the classroom.
#[component]
pub fn ClassroomSheet(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let classroom = workspace
        .cabinet
        .body::<Classroom>(Subject::Classroom(student));
    let print = || {
        view! {
            <Button kind=ButtonKind::Primary icon=Icon::Print on_click=|()| files::print()>
                {say::print()}
            </Button>
        }
    };
    view! {
        <Page
            title=Signal::derive(move || workspace.student_name(student))
            lead=say::sheet_lead()
            before=move || view! { <Back to=Route::Student(student) words=say::page_title() /> }
            actions=print
            narrow=true
        >
            <Card title=say::story() icon=Icon::Heart>
                {move || facts(&classroom.get())}
            </Card>
            <Card title=say::approach() icon=Icon::People>
                {move || {
                    let approach = classroom.get().agreed_approach.clone();
                    if approach.trim().is_empty() {
                        view! { <p class="soft">{say::approach_empty()}</p> }.into_any()
                    } else {
                        view! { <p class="prose">{approach}</p> }.into_any()
                    }
                }}
            </Card>
            <Card title=say::accommodations() icon=Icon::Check>
                {move || {
                    let arranged = arranged(&classroom.get());
                    if arranged.is_empty() {
                        view! { <p class="soft">{say::sheet_none_arranged()}</p> }.into_any()
                    } else {
                        view! { <ul class="plain stack">{arranged}</ul> }.into_any()
                    }
                }}
            </Card>
        </Page>
    }
}

fn arranged(classroom: &Classroom) -> Vec<AnyView> {
    let today = time::today();
    let holding = classroom
        .accommodations
        .values()
        .filter(|it| it.holds(today));
    let line = |what: String, detail: String| {
        view! {
            <li>
                <strong>{what}</strong>
                <p class="soft small">{detail}</p>
            </li>
        }
        .into_any()
    };
    holding
        .map(|it| {
            let words = [it.place.as_str(), it.who.as_str()];
            let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
            line(it.what.clone(), words.join(" · "))
        })
        .collect()
}
