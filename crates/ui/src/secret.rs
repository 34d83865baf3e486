//! A field for a passphrase: shown or hidden by the person, with a word when capitals are locked.

use leptos::prelude::*;

use crate::field::FieldFrame;
use crate::icon::{Icon, Symbol};
use crate::identity::{described_by, unique_id};

/// A field for a passphrase.
#[component]
pub fn SecretField(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed.
    value: RwSignal<String>,
    /// What the button says that shows it.
    #[prop(into)]
    show: Signal<String>,
    /// What the button says that hides it.
    #[prop(into)]
    hide: Signal<String>,
    /// What is said while capitals are locked.
    #[prop(into)]
    caps_lock: Signal<String>,
    /// What is worth noticing about what was typed; empty for nothing.
    #[prop(into, default = Signal::stored(String::new()))]
    note: Signal<String>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with the answer.
    #[prop(into, default = Signal::stored(None))]
    error: Signal<Option<String>>,
    /// `current-password` or `new-password`.
    #[prop(default = "current-password")]
    autocomplete: &'static str,
    /// The element's identifier, for links from an error summary.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let shown = RwSignal::new(false);
    let capitals = RwSignal::new(false);
    let described = move || described_by(&id.get_value(), hint.is_some(), error.get().is_some());
    let watch = move |event: leptos::ev::KeyboardEvent| {
        capitals.set(event.get_modifier_state("CapsLock"));
    };
    let words = move || if shown.get() { hide.get() } else { show.get() };
    view! {
        <FieldFrame id label note=None hint error>
            <div class="secret">
                <input
                    class="input"
                    id=id.get_value()
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=described
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                    on:keydown=watch
                    on:keyup=watch
                />
                <button
                    type="button"
                    class="button button-quiet"
                    aria-controls=id.get_value()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    <Symbol icon=Signal::derive(move || {
                        if shown.get() { Icon::EyeOff } else { Icon::Eye }
                    }) />
                    <span class="button-words">{words}</span>
                </button>
            </div>
            <p class="field-hint" role="status">
                {move || capitals.get().then(|| caps_lock.get())}
            </p>
            <p class="field-hint" role="status">
                {note}
            </p>
        </FieldFrame>
    }
}
