//! Beginning a group.

use leptos::prelude::*;
use throughline_ui::Page;

use super::form::GroupForm;
use crate::pieces::Back;
use crate::route::Route;
use crate::text::groups as say;
use crate::workspace::Workspace;

/// Beginning a group: the counseling team does.
#[component]
pub fn NewGroup() -> impl IntoView {
    let workspace = Workspace::get();
    let may = Memo::new(move |_| workspace.is_counseling());
    view! {
        <Page
            title=say::new()
            lead=say::new_lead()
            before=|| view! { <Back to=Route::Groups words=say::title() /> }
            narrow=true
        >
            <Show
                when=move || may.get()
                fallback=|| view! { <p class="soft">{say::only_counseling()}</p> }
            >
                <GroupForm group=None />
            </Show>
        </Page>
    }
}
