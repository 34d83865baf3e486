//! The PIN of the locked screen: set for as long as the school stays open, and kept nowhere.

use leptos::prelude::*;
use throughline_domain::pin;
use throughline_ui::{Badge, Button, ButtonKind, Icon, PinField, Toasts, Tone};

use crate::pieces::{Form, FormFrame, Saving};
use crate::text;
use crate::workspace::settings::Settings;
use crate::workspace::{Closing, Workspace};

/// Setting the PIN, or what can be done while there is one.
#[component]
pub fn PinCard() -> impl IntoView {
    let workspace = Workspace::get();
    let set = Memo::new(move |_| workspace.has_pin());
    view! {
        <p>{text::lock::pin_lead()}</p>
        <p class="soft small">{text::lock::pin_kept()}</p>
        <Show when=move || set.get() fallback=|| view! { <SetPin /> }>
            <PinIsSet />
        </Show>
    }
}

#[component]
fn SetPin() -> impl IntoView {
    let workspace = Workspace::get();
    let settings = Settings::get();
    let toasts = expect_context::<Toasts>();
    let form = Form::new();
    let typed = RwSignal::new(String::new());
    let submit = move || {
        let chosen = typed.get_untracked();
        if form.accepts(&unfit("new-pin", &chosen)) {
            form.run(workspace.set_pin(Some(chosen)), move |()| {
                settings.ask_pin(true);
                toasts.good(text::lock::pin_set().say_now());
            });
        }
    };
    view! {
        <FormFrame form on_submit=submit go=text::lock::pin_use()>
            <PinField
                id="new-pin"
                label=text::lock::pin_new()
                hint=text::lock::pin_hint()
                value=typed
                digits=pin::DIGITS
                error=form.error("new-pin")
            />
        </FormFrame>
    }
}

/// What is wrong with a chosen PIN.
fn unfit(field: &'static str, chosen: &str) -> Vec<(&'static str, text::Text)> {
    let problem = pin::choose(chosen).err();
    problem
        .map(|unfit| (field, text::failure::of_pin(unfit)))
        .into_iter()
        .collect()
}

#[component]
fn PinIsSet() -> impl IntoView {
    let workspace = Workspace::get();
    let settings = Settings::get();
    let taking = Saving::new();
    let take_away = move |()| {
        taking.run(workspace.set_pin(None), move || settings.ask_pin(false));
    };
    view! {
        <div class="row">
            <Badge tone=Tone::Good>{text::lock::pin_on()}</Badge>
            <p class="soft small">{text::lock::pin_on_lead()}</p>
        </div>
        <div class="actions">
            <Button
                icon=Icon::Lock
                on_click=move |()| workspace.lock_screen(Closing::Locked)
            >
                {text::lock::screen_lock()}
            </Button>
            <Button kind=ButtonKind::Quiet busy=taking.busy() on_click=take_away>
                {text::lock::pin_take_away()}
            </Button>
        </div>
    }
}
