//! Making a file of a hand-over for another school. All that would go is shown, and chosen part by part.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::handover::{Handover, Part};
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{
    ButtonLink, Callout, CheckGroup, Checkbox, Choice, EmptyState, Icon, InputKind, Page, TextArea,
    TextField, Tone,
};

use super::names;
use super::school_draft::{Draft, written};
use crate::pieces::{Back, FileActions, Form, FormFrame, Typing, Unsaved};
use crate::route::Route;
use crate::text::{handovers as say, shell, transitions};
use crate::workspace::reply::{OutFile, Reply};
use crate::workspace::{Command, Workspace, files};

/// A file that was made, what opens it, and the school it is for.
type Made = (OutFile, String, String);

/// The page that makes the file.
#[component]
pub fn ForSchool(
    /// About whom.
    student: StudentId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let body = workspace
        .cabinet
        .body::<Handover>(Subject::Handover(student));
    let made = RwSignal::new(None::<Made>);
    let mine = Memo::new(move |_| workspace.is_counseling());
    let written = Memo::new(move |_| body.with(|body| body.is_written()));
    let not_mine = || view! { <Callout><p>{transitions::not_yours()}</p></Callout> };
    let lead = move || {
        if made.with(Option::is_some) {
            String::new()
        } else {
            say::school_lead().say()
        }
    };
    view! {
        <Page
            title=say::school_title()
            lead=Signal::derive(lead)
            before=move || view! { <Back to=Route::Transition(student) words=say::school_back() /> }
            narrow=true
        >
            <Show when=move || mine.get() fallback=not_mine>
                <Show
                    when=move || written.get()
                    fallback=move || view! { <NothingYet student /> }
                >
                    {move || match made.get() {
                        None => view! { <Fields student body made /> }.into_any(),
                        Some(made) => view! { <Ready made /> }.into_any(),
                    }}
                </Show>
            </Show>
        </Page>
    }
}

#[component]
fn NothingYet(student: StudentId) -> impl IntoView {
    let actions = move || {
        view! {
            <ButtonLink href=Route::Transition(student).href() icon=Icon::Note>
                {say::school_back()}
            </ButtonLink>
        }
    };
    view! {
        <EmptyState icon=Icon::Note title=say::school_empty() actions=actions>
            <p>{say::school_empty_text()}</p>
        </EmptyState>
    }
}

/// The names of those who must never be sent anything about the student, as the directory has them; tracked.
fn listed_names(workspace: Workspace, student: StudentId) -> Vec<String> {
    let school = workspace.cabinet.school();
    let never = workspace.never_send(student).into_iter();
    never
        .filter_map(|staff| Some(school.staff.get(&staff)?.name.clone()))
        .collect()
}

#[component]
fn Fields(
    student: StudentId,
    body: Memo<Arc<Handover>>,
    made: RwSignal<Option<Made>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let form = Form::new();
    let draft = untrack(|| Draft::new(workspace, student, &body.get()));
    let typing = Typing::new(format!("hand-over/{student}"), draft.fields());
    let listed = Memo::new(move |_| {
        let names = listed_names(workspace, student);
        let said = body.with(|body| draft.said(body));
        said.naming(&names)
            .into_iter()
            .cloned()
            .collect::<Vec<_>>()
            .join(", ")
    });
    let any_listed = Memo::new(move |_| listed.with(|names| !names.is_empty()));
    let submit = move || {
        let said = untrack(|| body.with(|body| draft.said(body)));
        if !form.accepts(&draft.wrong(&said, any_listed.get_untracked())) {
            return;
        }
        let school = said.to.clone();
        let what = Box::new(said);
        let command = Command::HandOver { student, what };
        let asked = workspace.ask_for(command, Some(form.job), |reply| match reply {
            Reply::Locked { file, passphrase } => Some((file, passphrase)),
            _ => None,
        });
        form.run(asked, move |(file, passphrase)| {
            typing.discard();
            files::download(&file);
            made.try_set(Some((file, passphrase, school)));
        });
    };
    view! {
        <Callout>
            <p>{say::school_law()}</p>
        </Callout>
        <FormFrame form on_submit=submit go=say::school_make()>
            <Unsaved typing />
            <Whom draft form />
            <What draft form body />
            <Show when=move || any_listed.get()>
                <Callout tone=Tone::Caution title=say::school_listed()>
                    <p>{move || say::school_listed_text(listed.get()).say()}</p>
                    <Checkbox
                        label=say::school_looked()
                        checked=draft.looked
                        id="school-looked"
                    />
                </Callout>
            </Show>
        </FormFrame>
    }
}

/// For which school, and whom it is about.
#[component]
fn Whom(draft: Draft, form: Form) -> impl IntoView {
    view! {
        <TextField
            label=say::school_to()
            hint=say::school_to_hint()
            value=draft.to
            error=form.error("school-to")
            id="school-to"
        />
        <div class="pair">
            <TextField
                label=say::school_name()
                value=draft.name
                error=form.error("school-name")
                id="school-name"
            />
            <TextField label=say::school_grade() note=shell::optional() value=draft.grade />
        </div>
        <Checkbox
            label=say::school_birth()
            hint=say::school_birth_hint()
            checked=draft.birth
        />
        <Show when=move || draft.birth.get()>
            <TextField
                label=say::school_born()
                value=draft.born
                kind=InputKind::Date
                error=form.error("school-born")
                id="school-born"
            />
        </Show>
    }
}

/// What goes.
#[component]
fn What(draft: Draft, form: Form, body: Memo<Arc<Handover>>) -> impl IntoView {
    let options = move || {
        body.with(|body| {
            let choice = |part: Part| {
                let text = part.of(body).trim().to_owned();
                Choice::new(names::part_code(part), names::part(part).say()).with_hint(text)
            };
            written(body).map(choice).collect::<Vec<_>>()
        })
    };
    view! {
        <CheckGroup
            label=say::school_parts()
            hint=say::school_parts_hint()
            values=draft.parts
            options=Signal::derive(options)
            error=form.error("school-parts")
            id="school-parts"
        />
        <Checkbox
            label=say::school_restricted()
            hint=say::school_restricted_hint()
            checked=draft.apart
        />
        <Show when=move || draft.apart.get()>
            <TextArea
                label=say::school_restricted_text()
                value=draft.restricted
                error=form.error("school-restricted")
                id="school-restricted"
            />
        </Show>
    }
}

#[component]
fn Ready(made: Made) -> impl IntoView {
    let workspace = Workspace::get();
    let (file, passphrase, school) = made;
    let words = move || workspace.session().map(|session| session.fingerprint);
    view! {
        <Callout tone=Tone::Good live=true title=say::school_made(school)>
            <p>{say::school_made_text()}</p>
            <p class="offer-words">
                <code>{passphrase}</code>
            </p>
            <FileActions file to=None />
        </Callout>
        <p>{say::school_words()}</p>
        <p class="fingerprint">
            <code>{words}</code>
        </p>
    }
}
