//! Taking access away from a device or a person: asked once more, since it cannot be taken back.

use leptos::prelude::*;
use throughline_protocol::Command;
use throughline_ui::{Button, ButtonKind, Dialog};

use super::{Failed, Saving};
use crate::text::{self, devices as say};
use crate::workspace::Workspace;

/// A button that takes access away, and the dialog that asks whether it is meant.
#[component]
pub fn Revoke(
    /// What the button says.
    #[prop(into)]
    words: Signal<String>,
    /// What it will do, in the dialog.
    #[prop(into)]
    lead: Signal<String>,
    /// What does it.
    command: Command,
) -> impl IntoView {
    let workspace = Workspace::get();
    let open = RwSignal::new(false);
    let saving = Saving::new();
    let command = StoredValue::new(command);
    let revoke = move |()| {
        let work = async move {
            workspace.ask(command.get_value(), None).await?;
            Ok(())
        };
        saving.run(work, move || {
            open.try_set(false);
        });
    };
    view! {
        <Button on_click=move |()| open.set(true)>{words}</Button>
        <Dialog open=open title=words close=text::shell::close()>
            <div class="stack">
                <p>{lead}</p>
                <p class="soft">{say::revoke_keeps()}</p>
                <Failed failure=saving.failure() />
                <div class="actions">
                    <Button kind=ButtonKind::Danger busy=saving.busy() on_click=revoke>
                        {say::revoke_do()}
                    </Button>
                    <Button on_click=move |()| open.set(false)>{text::shell::cancel()}</Button>
                </div>
            </div>
        </Dialog>
    }
}
