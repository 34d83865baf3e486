//! Opening a file before a school is open: an invitation, a backup, or a vault file.

use crate::workspace::reply::Opened;
use leptos::prelude::*;
use throughline_ui::{Callout, Page, Tone};

use super::join::Join;
use super::own_device::OwnDevice;
use super::restore::Restore;
use super::unlock::UnlockForm;
use super::vault_file::VaultFile;
use crate::pieces::{self, Back};
use crate::route::Route;
use crate::text;
use crate::workspace::known;

/// The page that opens a file.
#[component]
pub fn OpenFile() -> impl IntoView {
    let opened = RwSignal::new(None::<Opened>);
    let take = Callback::new(move |found| opened.set(Some(found)));
    move || match opened.get() {
        Some(Opened::Invitation { school, from, name }) => {
            view! { <Join school from name /> }.into_any()
        }
        Some(Opened::OwnInvitation { school, name }) => {
            view! { <OwnDevice school name /> }.into_any()
        }
        Some(Opened::Backup {
            school,
            person,
            made,
            dossiers,
        }) => view! { <Restore school person made dossiers /> }.into_any(),
        Some(Opened::VaultFile { name }) => view! { <VaultFile name /> }.into_any(),
        other => view! {
            <Page
                title=text::start::file_title()
                lead=text::start::file_lead()
                narrow=true
                before=|| view! { <Back to=Route::Today words=text::start::title() /> }
            >
                {other.is_some().then(needs_school)}
                <pieces::OpenFile opened=take write_back=true />
                {(!known::vaults().is_empty()).then(school_first)}
            </Page>
        }
        .into_any(),
    }
}

/// For who has a school here and came to this page by its address: a colleague's file needs the school.
fn school_first() -> impl IntoView {
    view! {
        <section class="stack" aria-label=move || text::start::file_school_here().say()>
            <h2 class="section-title">{text::start::file_school_here()}</h2>
            <p class="soft">{text::start::file_school_here_lead()}</p>
            <UnlockForm />
        </section>
    }
}

fn needs_school() -> impl IntoView {
    view! {
        <Callout tone=Tone::Caution title=text::start::file_needs_school() live=true>
            <p>{text::start::file_needs_school_lead()}</p>
        </Callout>
    }
}
