//! Taking the starter set: guides, strategies and surveys written for every school, which become the school's own.

use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, ButtonLink, EmptyState, Icon, Toasts};

use super::starter_set::set;
use super::thing::family;
use crate::pieces::{Failed, Saving};
use crate::route::Route;
use crate::text::centre as say;
use crate::workspace::{Failure, Workspace};

/// Takes what of the set is not here yet.
async fn take(workspace: Workspace) -> Result<(), Failure> {
    let mut wrong = Ok(());
    let put = |family: &mut Family| wrong = set().without(family).take(family);
    workspace
        .save("family.starter", Subject::Family, put)
        .await?;
    wrong
}

/// The button that takes the set.
#[component]
fn Take(
    /// How many texts it brings.
    count: usize,
    /// How much it asks for attention.
    kind: ButtonKind,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let press = move |()| {
        saving.run(take(workspace), move || {
            toasts.good(workspace.saved(say::starter_taken(count)));
        });
    };
    view! {
        <Button kind icon=Icon::Add busy=saving.busy() on_click=press>
            {say::starter_take(count)}
        </Button>
        <Failed failure=saving.failure() />
    }
}

/// What stands where nothing is written yet.
#[component]
pub fn Offer() -> impl IntoView {
    let count = set().count();
    let actions = move || {
        view! {
            <Take count kind=ButtonKind::Primary />
            <ButtonLink href=Route::NewGuide.href()>{say::starter_own()}</ButtonLink>
        }
    };
    view! {
        <EmptyState icon=Icon::Heart title=say::empty_title() actions=actions>
            <p>{say::empty_text()}</p>
            <p>{say::empty_starter(count)}</p>
        </EmptyState>
    }
}

/// What of the set is not here yet, for a school that has begun with its own.
#[component]
pub fn StarterSet() -> impl IntoView {
    let family = family(Workspace::get());
    let left = Memo::new(move |_| family.with(|family| set().without(family).count()));
    move || {
        let count = left.get();
        (count > 0).then(|| {
            view! {
                <div class="row">
                    <Take count kind=ButtonKind::Quiet />
                    <span class="soft small">{say::starter_hint()}</span>
                </div>
            }
        })
    }
}
