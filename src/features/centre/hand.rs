//! Signing a family up by hand.

use leptos::prelude::*;
use throughline_domain::inbox::seats::{ByHand, SeatChange};
use throughline_ui::{TextField, Toasts};

use super::sign_ups::take;
use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{centre as say, shell};
use crate::workspace::Workspace;

/// Signing a family up that called, or stands at the door.
#[component]
pub fn Hand(
    /// The workshop, as the text of its identifier.
    key: StoredValue<String>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let text = |text: &str| RwSignal::new(text.to_owned());
    let (name, address) = (text(""), text(""));
    let (adults, children) = (text("1"), text("0"));
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let number = |field: RwSignal<String>| field.with_untracked(|it| it.trim().parse::<u8>());
        let typed = |field: RwSignal<String>| field.with_untracked(|it| it.trim().to_owned());
        let by_hand = ByHand {
            name: typed(name),
            address: typed(address),
            adults: number(adults).unwrap_or_default(),
            children: number(children).unwrap_or_default(),
            interpreter: String::new(),
        };
        let checks = [
            (by_hand.name.is_empty(), "hand-name", say::error_name()),
            (number(adults).is_err(), "hand-adults", say::error_number()),
            (
                number(children).is_err(),
                "hand-children",
                say::error_number(),
            ),
        ];
        let wrong = checks.into_iter().filter(|(wrong, ..)| *wrong);
        let wrong: Vec<_> = wrong.map(|(_, field, words)| (field, words)).collect();
        if !form.accepts(&wrong) {
            return;
        }
        let work = take(workspace, key.get_value(), SeatChange::ByHand(by_hand));
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::signed_up()));
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::sign_up() open>
            <TextField
                label=say::family_name()
                value=name
                error=form.error("hand-name")
                id="hand-name"
            />
            <TextField
                label=say::family_reach()
                note=shell::optional()
                value=address
            />
            <div class="pair">
                <TextField
                    label=say::how_many_adults()
                    value=adults
                    error=form.error("hand-adults")
                    id="hand-adults"
                />
                <TextField
                    label=say::how_many_children()
                    value=children
                    error=form.error("hand-children")
                    id="hand-children"
                />
            </div>
        </DialogForm>
    }
}
