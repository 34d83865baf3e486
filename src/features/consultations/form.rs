//! Beginning a consultation: what it is about, the question, and who reads it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::subject::Subject;
use throughline_domain::thread::{Thread, Topic};
use throughline_ui::{
    Button, ButtonKind, Callout, Choice, ErrorSummary, Page, RadioGroup, TextArea, TextField,
    Toasts, Tone,
};

use super::circle_field::CircleField;
use super::draft::{Draft, NEW, QUESTION, TITLE, wrong};
use super::names;
use super::student_field::StudentField;
use crate::pieces::{Back, Failed, Form, Saving, Typing, Unsaved};
use crate::route::Route;
use crate::text::{Text, consultations as say, shell};
use crate::workspace::{Changes, Failure, Workspace, fresh};

/// The form.
#[component]
pub fn ConsultationForm(
    /// The student whom it was begun about; `None` when on nobody's page.
    about: Option<StudentId>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let draft = Draft::new(about);
    let of = about.map_or_else(|| NEW.to_owned(), |student| student.to_string());
    let typing = Typing::new(format!("consultation/{of}"), draft.fields());
    let never = Memo::new(move |_| {
        let student = draft.student();
        student
            .map(|student| workspace.never_send(student))
            .unwrap_or_default()
    });
    let (form, saving) = (Form::new(), Saving::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(id) = fresh::thread() else {
            saving.run(async { Err(Failure::Fault("random".into())) }, || {});
            return;
        };
        let never: BTreeSet<StaffId> = never.get_untracked();
        let thread = draft.thread(id, untrack(|| workspace.me()), &never);
        let ethics = thread.topic == Topic::Ethics;
        let problems = thread.problems(&never).into_iter();
        let problems: Vec<(&str, Text)> = problems.map(|it| wrong(it, ethics)).collect();
        if !form.accepts(&problems) {
            return;
        }
        let here = workspace.here();
        saving.run(begin(workspace, thread, typing.about()), move || {
            toasts.good(workspace.saved(say::begun()));
            here.go_on(Route::Consultation(id));
        });
    };
    view! {
        <Page
            title=say::form_title()
            lead=say::form_lead()
            before=|| view! { <Back to=Route::Consultations words=say::title() /> }
            narrow=true
        >
            <form class="stack stack-wide" novalidate on:submit=send>
                <Unsaved typing />
                <ErrorSummary title=shell::problem() errors=form.errors() />
                <Questions draft form />
                <StudentField draft />
                <CircleField draft never form />
                <Failed failure=saving.failure() />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                        {say::begin()}
                    </Button>
                    <Button on_click=move |()| {
                        typing.discard();
                        workspace.go(about.map_or(Route::Consultations, Route::Student));
                    }>{shell::cancel()}</Button>
                </div>
            </form>
        </Page>
    }
}

#[component]
fn Questions(draft: Draft, form: Form) -> impl IntoView {
    let topics = || {
        let choice =
            |topic: &Topic| Choice::new(names::topic_code(*topic), names::topic(*topic).say());
        Topic::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <div class="choices-across">
            <RadioGroup label=say::topic() value=draft.topic options=Signal::derive(topics) />
        </div>
        <Show when=move || draft.is_ethics()>
            <Callout tone=Tone::Info title=say::ethics_title()>
                <p>{say::ethics_text()}</p>
            </Callout>
        </Show>
        <TextField
            label=say::question_title()
            hint=say::question_title_hint()
            value=draft.title
            error=form.error(TITLE)
            required=true
            id=TITLE
        />
        <TextArea
            label=say::question()
            hint=say::question_hint()
            value=draft.question
            error=form.error(QUESTION)
            rows=6
            required=true
            id=QUESTION
        />
    }
}

/// Stores a new consultation, which ends its draft.
async fn begin(workspace: Workspace, thread: Thread, draft: String) -> Result<(), Failure> {
    let subject = Subject::Thread(thread.thread);
    let seen = workspace.cabinet.snapshot::<Thread>(subject);
    let begun = Changes::meaning("consultation.begin").change(&seen, &thread)?;
    workspace.commit(begun.ending(draft)).await
}
