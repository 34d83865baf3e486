//! Taking something out of a form, which can be undone until the form is saved.

use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, Icon, focus_soon, unique_id};

use crate::text::Text;

/// Whether something is taken out of a form. A copy is the same.
#[derive(Clone, Copy)]
pub struct Removal {
    is_out: RwSignal<bool>,
    id: StoredValue<String>,
}

impl Removal {
    /// Of something that is out, or not, as this signal says.
    pub fn of(is_out: RwSignal<bool>) -> Self {
        Self {
            is_out,
            id: StoredValue::new(unique_id()),
        }
    }

    fn button(self) -> String {
        self.id.get_value()
    }

    fn take_out(self) {
        self.is_out.set(true);
        focus_soon(self.undo());
    }

    fn bring_back(self) {
        self.is_out.set(false);
        focus_soon(self.button());
    }

    fn undo(self) -> String {
        self.button() + "-undo"
    }
}

/// The button that takes something out. The focus goes to what brings it back, and from there back to this.
#[component]
pub fn TakeOut(
    /// What it takes out.
    removal: Removal,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="actions">
            <Button
                kind=ButtonKind::Quiet
                icon=Icon::Close
                id=removal.button()
                on_click=move |()| removal.take_out()
            >
                {children()}
            </Button>
        </div>
    }
}

/// Something of a form; once it is taken out, the words for that, and what brings it back.
#[component]
pub fn Removable(
    /// Whether it is taken out.
    removal: Removal,
    /// What says so.
    #[prop(into)]
    words: Signal<String>,
    /// What brings it back.
    undo: Text,
    /// It, with its [`TakeOut`].
    children: ChildrenFn,
) -> impl IntoView {
    let out = move || {
        let undo = undo.clone();
        removal.is_out.get().then(|| {
            view! {
                <p class="row row-between">
                    <span>{words}</span>
                    <Button
                        icon=Icon::History
                        id=removal.undo()
                        on_click=move |()| removal.bring_back()
                    >
                        {undo}
                    </Button>
                </p>
            }
        })
    };
    view! {
        <div>
            <div role="status">{out}</div>
            <Show when=move || !removal.is_out.get()>{children()}</Show>
        </div>
    }
}
