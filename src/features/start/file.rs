//! Opening a file before a school is open: an invitation, or a backup.

use crate::workspace::reply::Opened;
use leptos::prelude::*;
use throughline_ui::{Callout, Page, Tone};

use super::join::Join;
use super::restore::Restore;
use crate::pieces::{self, Back};
use crate::route::Route;
use crate::text;

/// The page that opens a file.
#[component]
pub fn OpenFile() -> impl IntoView {
    let opened = RwSignal::new(None::<Opened>);
    let take = Callback::new(move |found| opened.set(Some(found)));
    move || match opened.get() {
        Some(Opened::Invitation { school, from, name }) => {
            view! { <Join school from name /> }.into_any()
        }
        Some(Opened::Backup {
            school,
            person,
            made,
            dossiers,
        }) => view! { <Restore school person made dossiers /> }.into_any(),
        other => view! {
            <Page
                title=text::start::file_title()
                lead=text::start::file_lead()
                narrow=true
                before=|| view! { <Back to=Route::Today words=text::start::title() /> }
            >
                {other.is_some().then(needs_school)}
                <pieces::OpenFile opened=take />
            </Page>
        }
        .into_any(),
    }
}

fn needs_school() -> impl IntoView {
    view! {
        <Callout tone=Tone::Caution title=text::start::file_needs_school() live=true>
            <p>{text::start::file_needs_school_lead()}</p>
        </Callout>
    }
}
