//! The locked screen of a school that is open: its PIN brings everything back.

use leptos::prelude::*;
use throughline_domain::pin;
use throughline_ui::{Button, ButtonKind, Page, PinField};

use crate::pieces::{Form, FormFrame};
use crate::text;
use crate::workspace::known::{self, KnownVault};
use crate::workspace::{Closing, Workspace};

/// The page that opens the locked screen.
#[component]
pub fn OpenScreen() -> impl IntoView {
    let workspace = Workspace::get();
    let form = Form::new();
    let typed = RwSignal::new(String::new());
    let school = known::vaults()
        .into_iter()
        .next()
        .map(KnownVault::listed_as);
    let submit = move || {
        if workspace.opening().running_now() || !form.accepts::<&str>(&[]) {
            return;
        }
        let pin = typed.get_untracked();
        typed.set(String::new());
        form.run(async move { workspace.open_screen(pin).await }, |()| ());
    };
    view! {
        <Page
            title=text::lock::screen_title()
            lead=text::lock::screen_lead(school.unwrap_or_default())
            narrow=true
        >
            <FormFrame
                form
                on_submit=submit
                go=text::lock::screen_open()
                also=move || {
                    view! {
                        <Button
                            kind=ButtonKind::Quiet
                            on_click=move |()| workspace.close(Closing::Locked)
                        >
                            {text::lock::screen_close()}
                        </Button>
                    }
                }
            >
                <PinField
                    id="pin"
                    label=text::lock::pin()
                    hint=text::lock::pin_hint()
                    value=typed
                    digits=pin::DIGITS
                    focused=true
                />
            </FormFrame>
        </Page>
    }
}
