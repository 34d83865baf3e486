//! Signing a family up by hand.

use leptos::prelude::*;
use throughline_domain::id::ItemId;
use throughline_domain::inbox::seats::{ByHand, SeatChange};
use throughline_ui::{Checkbox, TextField, Toasts};

use super::series::to_come;
use super::sign_ups::take;
use super::thing::family;
use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{centre as say, shell};
use crate::workspace::Workspace;

/// Signing a family up that called, or stands at the door.
#[component]
pub fn Hand(
    /// Which workshop.
    id: ItemId,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let text = |text: &str| RwSignal::new(text.to_owned());
    let (name, address) = (text(""), text(""));
    let (adults, children) = (text("1"), text("0"));
    // This date and the later ones of its series.
    let later: Vec<String> = {
        let family = untrack(|| family(workspace).get());
        let this = id.to_string();
        let all = to_come(&family, &this).into_iter().map(|(id, _)| id);
        all.skip_while(|it| *it != this).collect()
    };
    let some_later = later.len() > 1;
    let (whole, later) = (RwSignal::new(false), StoredValue::new(later));
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
        let workshops = if whole.get_untracked() {
            later.get_value()
        } else {
            vec![id.to_string()]
        };
        let work = take(workspace, workshops, SeatChange::ByHand(by_hand));
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
            {some_later.then(|| view! { <Checkbox label=say::whole_series() checked=whole /> })}
        </DialogForm>
    }
}
