//! Inviting a colleague: a file to send, and a passphrase to tell by voice.

use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, ButtonLink, Icon, Page, Select, TextField};

use crate::pieces::{Back, Form, FormFrame, role_choices};
use crate::route::Route;
use crate::text;
use crate::workspace::reply::{OutFile, Reply};
use crate::workspace::{Command, Failure, Job, Workspace, files};

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
        None => view! { <Fields made /> }.into_any(),
        Some(invitation) => view! { <Ready invitation made /> }.into_any(),
    }
}

#[component]
fn Fields(made: RwSignal<Option<Made>>) -> impl IntoView {
    let workspace = Workspace::get();
    let form = Form::new();
    let name = RwSignal::new(String::new());
    let role = RwSignal::new(String::new());
    let submit = move || {
        let typed = name.get_untracked().trim().to_owned();
        let chosen = text::names::role_of_code(&role.get_untracked());
        let mut wrong = Vec::new();
        if typed.is_empty() {
            wrong.push(("name", text::staff::need_name()));
        }
        if chosen.is_none() {
            wrong.push(("role", text::staff::need_role()));
        }
        if let (true, Some(role)) = (form.accepts(&wrong), chosen) {
            form.run(
                invite(workspace, typed, role, form.job),
                move |invitation| {
                    made.try_set(Some(invitation));
                },
            );
        }
    };
    view! {
        <Page
            title=text::staff::invite_title()
            lead=text::staff::invite_lead()
            narrow=true
            before=|| view! { <Back to=Route::Staff words=text::staff::title() /> }
        >
            <FormFrame form on_submit=submit go=text::staff::invite_do()>
                <TextField
                    id="name"
                    label=text::staff::invite_name()
                    value=name
                    error=form.error("name")
                    required=true
                />
                <Select
                    id="role"
                    label=text::staff::invite_role()
                    hint=text::staff::invite_role_hint()
                    value=role
                    options=role_choices(text::staff::choose_role)
                    error=form.error("role")
                />
            </FormFrame>
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
