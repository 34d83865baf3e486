//! The first file of a school: whose words to compare, and joining.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, Callout, Icon, Page, Tone};

use super::newcomer::put_aside;
use crate::pieces::{Failed, Working, say_roles};
use crate::text;
use crate::workspace::Workspace;
use crate::workspace::reply::{Opened, Welcome};

/// The page that asks whether to join.
#[component]
pub fn FirstFile(
    /// What the file says of the school.
    welcome: Welcome,
    /// The file that is shown; none puts it aside.
    opened: RwSignal<Option<Opened>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let job = workspace.opening();
    let differ = RwSignal::new(false);
    let Welcome {
        school,
        from,
        words,
        founder,
        roles,
    } = welcome;
    let join = move |()| {
        spawn_local(async move {
            // What went wrong shows through `unlock_failure`.
            let _ = workspace.join_school().await;
        });
    };
    let asked = StoredValue::new(from);
    let lead = move || text::start::first_signed(asked.get_value(), say_roles(&roles)).say();
    let founder = founder.map(|(name, words)| {
        view! {
            <p>{text::start::first_founder(name)}</p>
            <p class="fingerprint">
                <code>{words}</code>
            </p>
        }
    });
    let compare = move || {
        view! {
            <Failed failure=workspace.unlock_failure() />
            <Working job stoppable=false />
            <div class="actions">
                <Button
                    kind=ButtonKind::Primary
                    icon=Icon::Check
                    busy=Signal::derive(move || job.running())
                    on_click=join
                >
                    {text::start::first_join()}
                </Button>
                <Button on_click=move |()| differ.set(true)>{text::staff::hello_not()}</Button>
            </div>
        }
    };
    let left = move || {
        view! {
            <Callout tone=Tone::Danger title=text::start::first_not() live=true>
                <p>{text::start::first_not_lead(asked.get_value())}</p>
            </Callout>
            <div class="actions">
                <Button on_click=move |()| put_aside(workspace, opened)>
                    {text::files::another()}
                </Button>
            </div>
        }
    };
    view! {
        <Page title=text::start::first_title(school) lead=Signal::derive(lead) narrow=true>
            <div class="panel stack">
                <p>{text::start::first_compare(asked.get_value())}</p>
                <p class="fingerprint">
                    <code>{words}</code>
                </p>
                {founder}
                {move || if differ.get() { left().into_any() } else { compare().into_any() }}
            </div>
        </Page>
    }
}
