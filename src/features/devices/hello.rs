//! Confirming another device of one's own, by its reply.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, ButtonLink, Callout, Icon, Tone};

use crate::pieces::{Failed, Working};
use crate::route::Route;
use crate::text::{self, devices as say};
use crate::workspace::reply::Reply;
use crate::workspace::{Command, Failure, Job, Workspace};

/// How far the confirming is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Compare,
    Signed,
    Refused,
}

/// The words to compare with those on the new device, and the confirming.
#[component]
pub fn OwnHello(
    /// The six words.
    fingerprint: String,
) -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let step = RwSignal::new(Step::Compare);
    let failure = RwSignal::new(None::<Failure>);
    let fingerprint = StoredValue::new(fingerprint);
    let sign = move |()| {
        failure.set(None);
        spawn_local(async move {
            match workspace.ask(Command::SignHello, Some(job)).await {
                Ok(Reply::Saved(_)) => {
                    step.try_set(Step::Signed);
                }
                Ok(_) => {}
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    let refuse = move |()| {
        step.set(Step::Refused);
        spawn_local(async move {
            // Nothing was changed, whether or not it could be put aside.
            let _ = workspace.ask(Command::Discard, None).await;
        });
    };
    let compare = move || {
        view! {
            <div class="panel stack">
                <h2>{say::hello_title()}</h2>
                <p>{say::hello_lead()}</p>
                <p class="fingerprint">
                    <code>{fingerprint.get_value()}</code>
                </p>
                <Failed failure />
                <Working job />
                <div class="actions">
                    <Button
                        kind=ButtonKind::Primary
                        icon=Icon::Check
                        busy=Signal::derive(move || job.running())
                        on_click=sign
                    >
                        {text::staff::hello_sign()}
                    </Button>
                    <Button on_click=refuse>{text::staff::hello_not()}</Button>
                </div>
            </div>
        }
    };
    move || match step.get() {
        Step::Compare => compare().into_any(),
        Step::Signed => view! {
            <Callout tone=Tone::Good title=say::hello_signed() live=true>
                <p>{say::hello_next()}</p>
                <ButtonLink
                    href=Route::Devices.href()
                    kind=ButtonKind::Primary
                    icon=Icon::Share
                >
                    {say::send()}
                </ButtonLink>
            </Callout>
        }
        .into_any(),
        Step::Refused => view! {
            <Callout tone=Tone::Caution live=true>
                <p>{say::hello_not_said()}</p>
            </Callout>
        }
        .into_any(),
    }
}
