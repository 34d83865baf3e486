//! Inviting a colleague: a file to send, and a passphrase to tell by voice.

use crate::workspace::reply::{OutFile, Reply};
use crate::workspace::{Command, Failure};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{
    Button, ButtonKind, ButtonLink, ErrorSummary, FieldError, Icon, Page, Select, TextField,
};

use crate::pieces::{Back, Failed, Working, role_choices};
use crate::route::Route;
use crate::text;
use crate::workspace::{Job, Workspace, files};

/// An invitation that was made.
#[derive(Clone)]
struct Made {
    name: String,
    file: OutFile,
    passphrase: String,
}

/// The page that invites a colleague.
#[component]
pub fn Invite() -> impl IntoView {
    let made = RwSignal::new(None::<Made>);
    move || match made.get() {
        None => view! { <Form made /> }.into_any(),
        Some(invitation) => view! { <Ready invitation made /> }.into_any(),
    }
}

#[component]
fn Form(made: RwSignal<Option<Made>>) -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let name = RwSignal::new(String::new());
    let role = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let failure = RwSignal::new(None::<Failure>);
    let error = move |field: &'static str| {
        Signal::derive(move || {
            let errors = errors.get();
            errors
                .into_iter()
                .find(|error| error.field == field)
                .map(|error| error.message)
        })
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        let chosen = text::names::role_of_code(&role.get_untracked());
        let mut wrong = Vec::new();
        if typed.is_empty() {
            wrong.push(("name", text::staff::need_name()));
        }
        if chosen.is_none() {
            wrong.push(("role", text::staff::need_role()));
        }
        let wrong = wrong.into_iter().map(|(field, message)| FieldError {
            field: field.to_owned(),
            message: message.say_now(),
        });
        errors.set(wrong.collect());
        failure.set(None);
        let Some(role) = chosen.filter(|_| !typed.is_empty() && !job.running()) else {
            return;
        };
        spawn_local(async move {
            match invite(workspace, typed, role, job).await {
                Ok(invitation) => {
                    made.try_set(Some(invitation));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    view! {
        <Page
            title=text::staff::invite_title()
            lead=text::staff::invite_lead()
            narrow=true
            before=|| view! { <Back to=Route::Staff words=text::staff::title() /> }
        >
            <form class="stack panel" novalidate on:submit=submit>
                <ErrorSummary title=text::shell::problem() errors />
                <TextField
                    id="name"
                    label=text::staff::invite_name()
                    value=name
                    error=error("name")
                    required=true
                />
                <Select
                    id="role"
                    label=text::staff::invite_role()
                    hint=text::staff::invite_role_hint()
                    value=role
                    options=role_choices(text::staff::choose_role)
                    error=error("role")
                />
                <Failed failure />
                <Working job />
                <div class="actions">
                    <Button
                        kind=ButtonKind::Primary
                        submit=true
                        busy=Signal::derive(move || job.running())
                    >
                        {text::staff::invite_do()}
                    </Button>
                </div>
            </form>
        </Page>
    }
}

async fn invite(
    workspace: Workspace,
    name: String,
    role: throughline_domain::staff::Role,
    job: Job,
) -> Result<Made, Failure> {
    let command = Command::Invite {
        name: name.clone(),
        role,
    };
    workspace
        .ask_for(command, Some(job), |reply| match reply {
            Reply::Invitation { file, passphrase } => Some(Made {
                name,
                file,
                passphrase,
            }),
            _ => None,
        })
        .await
}

/// What to do with the invitation, in three steps.
#[component]
fn Ready(invitation: Made, made: RwSignal<Option<Made>>) -> impl IntoView {
    let Made {
        name,
        file,
        passphrase,
    } = invitation;
    let download = move |()| {
        files::download(&file);
    };
    view! {
        <Page
            title=text::staff::invited(name)
            narrow=true
            before=|| view! { <Back to=Route::Staff words=text::staff::title() /> }
        >
            <ol class="steps panel">
                <li>
                    <p>{text::staff::invited_step_file()}</p>
                    <Button kind=ButtonKind::Primary icon=Icon::Download on_click=download>
                        {text::staff::download()}
                    </Button>
                </li>
                <li>
                    <p>{text::staff::invited_step_voice()}</p>
                    <p class="offer-words">
                        <code>{passphrase}</code>
                    </p>
                </li>
                <li>
                    <p>{text::staff::invited_step_reply()}</p>
                    <ButtonLink href=Route::OpenFile.href() icon=Icon::Upload>
                        {text::staff::open_reply()}
                    </ButtonLink>
                </li>
            </ol>
            <div class="actions">
                <Button kind=ButtonKind::Quiet on_click=move |()| made.set(None)>
                    {text::staff::invite_another()}
                </Button>
            </div>
        </Page>
    }
}
