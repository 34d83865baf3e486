//! Toasts: short answers to what was done, with a way to take it back. What went well goes by itself; what did not, or
//! can be taken back, stays until it is dismissed or replaced.

use std::time::Duration;

use leptos::prelude::*;

use crate::button::{Button, ButtonKind, IconButton};
use crate::icon::{Icon, Symbol};
use crate::tone::Tone;

/// A short answer to what was done.
#[derive(Debug, Clone)]
pub struct Toast {
    /// How it went.
    pub tone: Tone,
    /// What it says.
    pub words: String,
    /// A button, such as “Undo”, and what it does.
    pub action: Option<(String, Callback<()>)>,
}

/// The toasts in sight. Give it to the page as context; any part of the page may add to it.
#[derive(Debug, Clone, Copy)]
pub struct Toasts(RwSignal<Vec<(u32, Toast)>>);

/// The most toasts in sight: an older one gives way.
const MOST: usize = 3;
/// How long a toast stays that only says that all went well.
const WHILE: Duration = Duration::from_secs(8);

impl Default for Toasts {
    fn default() -> Self {
        Self(RwSignal::new(Vec::new()))
    }
}

impl Toasts {
    /// Shows a toast. One that says the same, and has nothing to take back, gives way to it.
    pub fn show(self, toast: Toast) {
        self.0.update(|toasts| {
            let number = toasts
                .last()
                .map_or(0, |(number, _)| number.wrapping_add(1));
            toasts.retain(|(_, other)| other.words != toast.words || other.action.is_some());
            toasts.push((number, toast));
            if toasts.len() > MOST {
                toasts.remove(0);
            }
        });
    }

    /// Shows for a while that something went well.
    pub fn good(self, words: impl Into<String>) {
        self.show(Toast {
            tone: Tone::Good,
            words: words.into(),
            action: None,
        });
        let newest = self
            .0
            .with_untracked(|toasts| toasts.last().map(|(number, _)| *number));
        if let Some(number) = newest {
            set_timeout(move || self.dismiss(number), WHILE);
        }
    }

    /// Shows that something did not go.
    pub fn failed(self, words: impl Into<String>) {
        self.show(Toast {
            tone: Tone::Danger,
            words: words.into(),
            action: None,
        });
    }

    /// Takes away all of them, as when the page changes or names must be hidden.
    pub fn clear(self) {
        self.0.update(Vec::clear);
    }

    fn dismiss(self, number: u32) {
        // A toast that went away by itself may outlive the page it stood on.
        self.0
            .try_update(|toasts| toasts.retain(|(other, _)| *other != number));
    }
}

/// Where toasts appear. One a page.
#[component]
pub fn ToastRegion(
    /// The toasts.
    toasts: Toasts,
    /// What the region is, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// What the cross says.
    #[prop(into)]
    dismiss: Signal<String>,
) -> impl IntoView {
    let item = move |(number, toast): (u32, Toast)| {
        let action = toast.action.map(|(words, act)| {
            let act = move |()| {
                toasts.dismiss(number);
                act.run(());
            };
            view! {
                <Button kind=ButtonKind::Quiet on_click=act>
                    {words}
                </Button>
            }
        });
        view! {
            <li class=format!("toast {}", toast.tone.class())>
                <Symbol icon=toast.tone.icon() />
                <span class="toast-words">{toast.words}</span>
                {action}
                <IconButton
                    icon=Icon::Close
                    label=dismiss
                    on_click=move |()| toasts.dismiss(number)
                />
            </li>
        }
    };
    view! {
        <section class="toasts" aria-label=label>
            <div role="status">
                <ul>
                    <For each=move || toasts.0.get() key=|(number, _)| *number children=item />
                </ul>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_toast_gives_way() {
        let owner = Owner::new();
        owner.set();
        let toasts = Toasts::default();
        for words in ["a", "b", "c", "d"] {
            toasts.failed(words);
        }
        let words: Vec<String> = toasts
            .0
            .get_untracked()
            .into_iter()
            .map(|(_, toast)| toast.words)
            .collect();
        assert_eq!(words, ["b", "c", "d"]);
    }
}
