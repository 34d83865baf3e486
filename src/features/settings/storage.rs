//! Where the data is, how much there is, and whether the browser keeps it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Badge, Button, ButtonLink, Fact, Facts, Icon, Tone};

use crate::pieces::Unprotected;
use crate::route::Route;
use crate::text;
use crate::workspace::Workspace;
use crate::workspace::storage::{self, StorageState};

/// Where the data is.
#[component]
pub fn Storage() -> impl IntoView {
    let workspace = Workspace::get();
    let state = RwSignal::new(None::<StorageState>);
    let refused = RwSignal::new(false);
    let look = move || {
        spawn_local(async move {
            state.try_set(storage::state().await);
        });
    };
    look();
    let ask = move |()| {
        spawn_local(async move {
            let promised = storage::ask_to_persist().await;
            refused.try_set(!promised);
            look();
        });
    };
    let lead = move || match workspace.not_in_file() {
        None => text::settings::storage_lead().say(),
        Some(_) => text::vault_file::storage_lead().say(),
    };
    view! {
        <Unprotected />
        <p>{lead}</p>
        {move || match state.get() {
            None => view! { <p class="soft">{text::settings::storage_unknown()}</p> }.into_any(),
            Some(state) => view! { <Known state /> }.into_any(),
        }}
        <Show when=move || refused.get()>
            <p>{text::settings::storage_refused()}</p>
        </Show>
        <div class="actions">
            <Show when=move || state.get().is_some_and(|state| !state.persistent)>
                <Button on_click=ask>{text::settings::storage_ask()}</Button>
            </Show>
            <ButtonLink href=Route::Backup.href() icon=Icon::Lock>
                {text::share::backup()}
            </ButtonLink>
        </div>
    }
}

#[component]
fn Known(state: StorageState) -> impl IntoView {
    let used = text::settings::storage_of(megabytes(state.quota), megabytes(state.used));
    let (tone, word, sentence) = if state.persistent {
        (
            Tone::Good,
            text::settings::storage_safe(),
            text::settings::storage_kept(),
        )
    } else {
        (
            Tone::Caution,
            text::settings::storage_unsafe(),
            text::settings::storage_not_kept(),
        )
    };
    view! {
        <Facts>
            <Fact term=text::settings::storage_used()>{used}</Fact>
        </Facts>
        <div class="row">
            <Badge tone=tone>{word}</Badge>
            <p class="soft small">{sentence}</p>
        </div>
    }
}

/// Bytes as megabytes, or gigabytes from a thousand of them.
fn megabytes(bytes: f64) -> String {
    let megabytes = bytes / 1_000_000.0;
    if megabytes >= 1_000.0 {
        format!("{:.1} GB", megabytes / 1_000.0)
    } else {
        format!("{megabytes:.1} MB")
    }
}

#[cfg(test)]
mod tests {
    use super::megabytes;

    #[test]
    fn bytes_are_said_in_the_unit_that_fits() {
        assert_eq!(megabytes(1_540_000.0), "1.5 MB");
        assert_eq!(megabytes(61_000_000_000.0), "61.0 GB");
    }
}
