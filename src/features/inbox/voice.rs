//! "You asked, we did": what the school tells all families, in its own words.

use leptos::prelude::*;
use throughline_ui::{Button, Card, Icon};

use crate::pieces::YouAsked;
use crate::text::inbox as say;

/// Telling all families.
#[component]
pub fn Voice() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Card title=say::voice_title() icon=Icon::Star>
            <p class="soft">{say::voice_text()}</p>
            <div class="actions">
                <Button icon=Icon::Edit on_click=move |()| open.set(true)>
                    {say::voice_write()}
                </Button>
            </div>
            <YouAsked open />
        </Card>
    }
}
