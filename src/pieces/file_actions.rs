//! What can be done with a file that was made: downloaded, sent by a drafted e-mail, or given to the system's share sheet.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::id::StaffId;
use throughline_protocol::reply::OutFile;
use throughline_ui::{Button, ButtonLink, Icon};

use crate::text::{self, sending as say};
use crate::workspace::{Workspace, files};

/// What can be done with one file.
#[component]
pub fn FileActions(
    /// The file.
    file: OutFile,
    /// Whom it is for, when that is one person.
    to: Option<StaffId>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let name = file.name.clone();
    let sheet = files::sheet_takes(&file);
    let file = StoredValue::new(file);
    let again = move |()| {
        file.with_value(files::download);
    };
    let share = move |()| {
        spawn_local(async move {
            // Whoever closes the sheet without sharing has the download still.
            let _ = files::to_sheet(&file.get_value()).await;
        });
    };
    let draft = move || {
        let school = workspace.cabinet.school();
        let entry = to.and_then(|to| school.staff.get(&to));
        let address = entry.map(|entry| entry.email.clone()).unwrap_or_default();
        let body = file.with_value(|file| say::mail_body(file.name.as_str()));
        files::draft_mail(&address, &say::mail_subject().say(), &body.say())
    };
    view! {
        <p>
            <code>{name}</code>
        </p>
        <div class="actions">
            <Button icon=Icon::Download on_click=again>
                {text::share::download_again()}
            </Button>
            <ButtonLink href=Signal::derive(draft) icon=Icon::Upload>
                {say::mail()}
            </ButtonLink>
            {sheet
                .then(|| {
                    view! {
                        <Button icon=Icon::Share on_click=share>
                            {say::sheet()}
                        </Button>
                    }
                })}
        </div>
        <p class="soft small">{say::mail_hint()}</p>
    }
}
