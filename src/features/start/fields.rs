//! What the forms that prepare a vault share: one's name and role.

use leptos::prelude::*;
use throughline_ui::{Select, TextField};

use crate::pieces::{Form, role_choices};
use crate::text;
use crate::workspace::reply::{Reply, Sheet};
use crate::workspace::{Command, Failure, Job, Workspace};

/// Asks for the sheets of the vault that this command prepares.
pub async fn prepare(
    workspace: Workspace,
    command: Command,
    job: Job,
) -> Result<Vec<Sheet>, Failure> {
    let asked = workspace.ask_for(command, Some(job), |reply| match reply {
        Reply::Sheets(sheets) => Some(sheets),
        _ => None,
    });
    asked.await
}

/// A field for one's own name.
#[component]
pub fn YourName(
    /// What was typed.
    value: RwSignal<String>,
    /// The form.
    form: Form,
) -> impl IntoView {
    view! {
        <TextField
            id="person"
            label=text::start::your_name()
            hint=text::start::your_name_hint()
            value=value
            error=form.error("person")
            autocomplete="name"
            required=true
        />
    }
}

/// A field for one's own role.
#[component]
pub fn YourRole(
    /// The chosen role's code.
    value: RwSignal<String>,
    /// The form.
    form: Form,
) -> impl IntoView {
    view! {
        <Select
            id="role"
            label=text::start::your_role()
            value=value
            options=role_choices(text::start::choose_role)
            error=form.error("role")
        />
    }
}
