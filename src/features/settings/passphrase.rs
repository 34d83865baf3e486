//! Choosing a new passphrase for this device.

use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, ButtonLink, Callout, Icon, Page, Toasts, Tone};

use crate::pieces::{
    Back, Form, FormFrame, KeyField, NewPassphrase, OtherKey, TypedKey, enough, missing,
};
use crate::route::Route;
use crate::text;
use crate::workspace::Workspace;

/// What is said of the passphrase among the settings.
#[component]
pub fn PassphraseCard() -> impl IntoView {
    view! {
        <p>{text::lock::passphrase_lead()}</p>
        <div class="actions">
            <ButtonLink href=Route::Passphrase.href() icon=Icon::Lock>
                {text::lock::change()}
            </ButtonLink>
        </div>
    }
}

/// The page that puts the school on this device under a new passphrase.
#[component]
pub fn NewPassphrasePage() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let form = Form::new();
    let proof = TypedKey::new();
    let new = RwSignal::new(String::new());
    let recovered = Memo::new(move |_| workspace.recovered());
    let leave = move || {
        let was_recovered = recovered.get_untracked();
        workspace.keep_old_passphrase();
        workspace.go_instead(if was_recovered {
            Route::Today
        } else {
            Route::Settings
        });
    };
    let submit = move || {
        let chosen = new.get_untracked();
        let proven = recovered.get_untracked() || !proof.is_empty();
        let needs = [(proven, "proof", text::lock::need_proof()), enough(&chosen)];
        if form.accepts(&missing(needs)) {
            let key = (!recovered.get_untracked()).then(|| proof.key());
            let to = if recovered.get_untracked() {
                Route::Today
            } else {
                Route::Settings
            };
            let change = workspace.change_passphrase(key, chosen, form.job);
            let here = workspace.here();
            form.run(change, move |()| {
                toasts.good(text::lock::changed().say_now());
                here.go_on(to);
            });
        }
    };
    let title = Signal::derive(move || {
        if recovered.get() {
            text::lock::recovered_title().say()
        } else {
            text::lock::change().say()
        }
    });
    view! {
        <Page
            title
            lead=text::lock::change_lead()
            narrow=true
            before=|| view! { <Back to=Route::Settings words=text::settings::title() /> }
        >
            <Show when=move || recovered.get()>
                <Callout tone=Tone::Caution>
                    <p>{text::lock::recovered_lead()}</p>
                </Callout>
            </Show>
            <FormFrame
                form
                on_submit=submit
                go=text::lock::change_do()
                also=move || {
                    view! {
                        <Show when=move || recovered.get()>
                            <Button kind=ButtonKind::Quiet on_click=move |()| leave()>
                                {text::lock::skip()}
                            </Button>
                        </Show>
                    }
                }
            >
                <Show when=move || !recovered.get()>
                    <KeyField
                        key=proof
                        id="proof"
                        label=text::lock::present()
                        error=form.error("proof")
                    />
                    <div class="actions">
                        <OtherKey key=proof />
                    </div>
                </Show>
                <NewPassphrase value=new form label=text::lock::new_passphrase() />
                <p class="soft small">{text::lock::change_elsewhere()}</p>
            </FormFrame>
        </Page>
    }
}
