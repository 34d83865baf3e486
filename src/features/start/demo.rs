//! A made-up school, one click away.

use crate::workspace::reply::Reply;
use crate::workspace::{Command, Failure};
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, Icon, Toasts};

use crate::pieces::{Failed, Working};
use crate::text;
use crate::workspace::{Job, Workspace, known};

/// Makes a demo school and enters it.
#[component]
pub fn DemoButton() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let job = Job::new();
    let failure = RwSignal::new(None::<Failure>);
    let make = move |()| {
        failure.set(None);
        spawn_local(async move {
            let language = text::language_now().tag().to_owned();
            let made = workspace
                .ask_for(Command::Demo { language }, Some(job), |reply| match reply {
                    Reply::Demo {
                        session,
                        passphrase,
                    } => Some((session, passphrase)),
                    _ => None,
                })
                .await;
            match made {
                Ok((session, passphrase)) => {
                    let vault = session.vault;
                    workspace.enter(session);
                    known::remember_demo(vault, passphrase);
                    toasts.good(text::start::demo_ready().say_now());
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    view! {
        <div class="demo">
            <Button icon=Icon::Eye busy=Signal::derive(move || job.running()) on_click=make>
                {text::start::demo()}
            </Button>
            <p class="soft small">{text::start::demo_lead()}</p>
            <Working job />
            <Failed failure />
        </div>
    }
}
