//! The inbox of clashes, dossier by dossier.

use leptos::prelude::*;
use throughline_domain::contents::Conflict;
use throughline_domain::subject::Subject;
use throughline_ui::{EmptyState, Icon, Page};

use super::card::ClashCard;
use crate::text::clashes as say;
use crate::workspace::{Heads, Workspace};

/// One field that waits, with the state of its dossier that the person sees.
#[derive(Debug, Clone, PartialEq)]
pub struct Clash {
    /// The dossier.
    pub subject: Subject,
    /// Its state.
    pub heads: Heads,
    /// The field and its versions.
    pub conflict: Conflict,
}

/// The inbox.
#[component]
pub fn Clashes() -> impl IntoView {
    let workspace = Workspace::get();
    let clashes = Memo::new(move |_| {
        let clashing = workspace.cabinet.clashing();
        let of_view = |view: &std::sync::Arc<crate::workspace::DossierView>| {
            let clash = |conflict: &Conflict| Clash {
                subject: view.subject,
                heads: view.heads.clone(),
                conflict: conflict.clone(),
            };
            view.conflicts.iter().map(clash).collect::<Vec<_>>()
        };
        clashing.iter().flat_map(of_view).collect::<Vec<_>>()
    });
    // A card is made anew only when its own versions change: what someone types elsewhere on the page stays.
    let face = |clash: &Clash| (clash.subject, format!("{:?}", clash.conflict));
    let item = |clash: Clash| view! { <ClashCard clash /> };
    view! {
        <Page
            title=say::title()
            lead=say::lead()
            narrow=true
        >
            <Show when=move || clashes.with(|clashes| !clashes.is_empty()) fallback=Nothing>
                <p class="soft" role="status">
                    {move || say::count(clashes.with(Vec::len)).say()}
                </p>
                <For each=move || clashes.get() key=face children=item />
                <p class="soft small">{say::claim_note()}</p>
            </Show>
        </Page>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState icon=Icon::Clash title=say::empty_title()>
            <p>{say::empty_text()}</p>
        </EmptyState>
    }
}
