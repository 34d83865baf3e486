//! Opening a file that a colleague sent.

use crate::workspace::reply::Opened;
use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, Callout, Page, Tone};

use crate::features::Shelf;
use crate::pieces::{Back, OpenFile};
use crate::route::Route;
use crate::text;

/// The page that opens a file: what it is shows the feature whose kind of file it is.
#[component]
pub fn Receive() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let opened = RwSignal::new(None::<Opened>);
    let take = Callback::new(move |found| opened.set(Some(found)));
    view! {
        <Page
            title=text::share::receive()
            lead=text::share::receive_lead()
            narrow=true
            before=|| view! { <Back to=Route::Share words=text::share::title() /> }
        >
            {move || match opened.get() {
                None => view! { <OpenFile opened=take paste=true /> }.into_any(),
                Some(found) => view! {
                    {move || shelf.opened(&found).unwrap_or_else(elsewhere)}
                    <div class="actions">
                        <Button kind=ButtonKind::Quiet on_click=move |()| opened.set(None)>
                            {text::files::another()}
                        </Button>
                    </div>
                }
                .into_any(),
            }}
        </Page>
    }
}

/// What stands for a file that is for another place.
fn elsewhere() -> AnyView {
    view! {
        <Callout tone=Tone::Caution title=text::share::receive_elsewhere() live=true>
            <p>{text::share::receive_elsewhere_lead()}</p>
        </Callout>
    }
    .into_any()
}
