//! Confirming a colleague who replied to an invitation.

use crate::workspace::reply::Reply;
use crate::workspace::{Command, Failure};
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::staff::Role;
use throughline_ui::{Button, ButtonKind, ButtonLink, Callout, Icon, Tone};

use crate::pieces::{Failed, Working};
use crate::route::Route;
use crate::text;
use crate::workspace::{Job, Workspace};

/// How far the confirming is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Compare,
    Signed,
    Refused,
}

/// The reply, the words to compare, and the confirming.
#[component]
pub fn Hello(
    /// Their name.
    name: String,
    /// The role they were invited for.
    role: Role,
    /// The six words to compare.
    fingerprint: String,
    /// Whether this person is known with other keys.
    known_with_other_keys: bool,
) -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let step = RwSignal::new(Step::Compare);
    let failure = RwSignal::new(None::<Failure>);
    let name = StoredValue::new(name);
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
        let name = name.get_value();
        let known = name.clone();
        let role = text::names::role(role);
        view! {
            <div class="panel stack">
                <h2>{text::staff::hello_title(name.clone())}</h2>
                {known_with_other_keys
                    .then(|| {
                        view! {
                            <Callout tone=Tone::Danger>
                                <p>{text::staff::hello_known(known)}</p>
                            </Callout>
                        }
                    })}
                <p>{text::staff::hello_lead(name.clone(), role)}</p>
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
        Step::Signed => view! { <Signed name=name.get_value() /> }.into_any(),
        Step::Refused => view! {
            <Callout tone=Tone::Caution live=true>
                <p>{text::staff::hello_not_said()}</p>
            </Callout>
        }
        .into_any(),
    }
}

/// What to do once a colleague is confirmed.
#[component]
fn Signed(name: String) -> impl IntoView {
    view! {
        <Callout tone=Tone::Good title=text::staff::hello_signed(name.clone()) live=true>
            <p>{text::staff::hello_next(name)}</p>
            <ButtonLink href=Route::Share.href() kind=ButtonKind::Primary icon=Icon::Share>
                {text::share::title()}
            </ButtonLink>
        </Callout>
    }
}
