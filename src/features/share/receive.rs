//! Opening a file that a colleague sent.

use crate::workspace::reply::Opened;
use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, Callout, Page, Tone};

use crate::features;
use crate::pieces::{Back, OpenFile};
use crate::route::Route;
use crate::text;

/// The page that opens a file: what it is shows the feature whose kind of file it is.
#[component]
pub fn Receive() -> impl IntoView {
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
                None => view! { <OpenFile opened=take /> }.into_any(),
                Some(found) => view! {
                    {shown(&found)}
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

fn shown(found: &Opened) -> AnyView {
    let mut features = features::ALL.iter();
    features
        .find_map(|feature| (feature.opened)(found))
        .unwrap_or_else(|| {
            view! {
                <Callout tone=Tone::Caution title=text::share::receive_elsewhere() live=true>
                    <p>{text::share::receive_elsewhere_lead()}</p>
                </Callout>
            }
            .into_any()
        })
}
