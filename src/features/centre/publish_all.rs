//! Making things public.

use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::id::ItemId;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, Icon, Toast, Toasts, Tone};

use super::thing::Thing;
use crate::pieces::{Failed, Saving, say_failure};
use crate::text::centre as say;
use crate::workspace::{Failure, Workspace};

/// Makes all drafts that are shown public at once.
#[component]
pub fn PublishAll(
    /// The things that are shown.
    shown: Memo<Vec<Thing>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let drafts = Memo::new(move |_| {
        let drafts = |shown: &Vec<Thing>| {
            let drafts = shown.iter().filter(|thing| !thing.kept.public);
            drafts.map(|thing| thing.id).collect::<Vec<ItemId>>()
        };
        shown.with(drafts)
    });
    let publish = move |()| {
        let ids = drafts.get_untracked();
        let count = ids.len();
        let work = make_public(workspace, ids.clone(), true);
        saving.run(work, move || {
            let undo = Callback::new(move |()| {
                let back = make_public(workspace, ids.clone(), false);
                leptos::task::spawn_local(async move {
                    if let Err(failure) = back.await {
                        say_failure(toasts, &failure);
                    }
                });
            });
            toasts.show(Toast {
                tone: Tone::Good,
                words: workspace.saved(say::made_public(count)),
                action: Some((say::undo().say_now(), undo)),
            });
        });
    };
    view! {
        <Show when=move || drafts.with(|drafts| !drafts.is_empty())>
            <div class="row">
                <Button icon=Icon::Eye busy=saving.busy() on_click=publish>
                    {move || say::make_public(drafts.with(Vec::len)).say()}
                </Button>
                <span class="soft small">{say::make_public_hint()}</span>
            </div>
            <Failed failure=saving.failure() />
        </Show>
    }
}

/// Makes things public, or drafts again.
pub async fn make_public(
    workspace: Workspace,
    ids: Vec<ItemId>,
    public: bool,
) -> Result<(), Failure> {
    let put = move |family: &mut Family| {
        for id in ids {
            family.kept.entry(id.to_string()).or_default().public = public;
        }
    };
    let intent = if public {
        "family.public"
    } else {
        "family.draft"
    };
    workspace.save(intent, Subject::Family, put).await
}
