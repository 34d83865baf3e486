//! The next pack as families will see it: the kiosk itself, in a frame, with what is public now.

use leptos::html::Iframe;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, Icon, Section};

use crate::pieces::Failed;
use crate::text::kiosk as say;
use crate::workspace::reply::Reply;
use crate::workspace::{Command, Failure, Job, Workspace, kiosk};

/// The button, and the kiosk under it.
#[component]
pub fn Preview() -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let pack = RwSignal::new(None::<Vec<u8>>);
    let failure = RwSignal::new(None::<Failure>);
    let show = move |()| {
        failure.set(None);
        spawn_local(async move {
            let asked = workspace.ask_for(Command::PreviewPack, Some(job), |reply| match reply {
                Reply::Pack(file) => Some(file.bytes),
                _ => None,
            });
            match asked.await {
                Ok(bytes) => {
                    pack.try_set(Some(bytes));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    let words = move || {
        if pack.with(Option::is_some) {
            say::preview_again().say()
        } else {
            say::preview_show().say()
        }
    };
    view! {
        <Section title=say::preview_title()>
            <p class="soft">{say::preview_lead()}</p>
            <Failed failure />
            <div class="actions">
                <Button
                    icon=Icon::Eye
                    busy=Signal::derive(move || job.running())
                    on_click=show
                >
                    {words}
                </Button>
            </div>
            {move || pack.get().map(|pack| view! { <Frame pack /> })}
        </Section>
    }
}

#[component]
fn Frame(pack: Vec<u8>) -> impl IntoView {
    let frame = NodeRef::<Iframe>::new();
    kiosk::hand_over(frame, pack);
    view! {
        <iframe
            node_ref=frame
            class="kiosk-frame"
            src=kiosk::ADDRESS
            title=move || say::preview_title().say()
            sandbox="allow-scripts allow-same-origin allow-forms allow-downloads"
        ></iframe>
    }
}
