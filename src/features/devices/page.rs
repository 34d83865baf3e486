//! The list of one's own devices.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{
    Badge, Button, ButtonKind, ButtonLink, Callout, Card, EmptyState, Icon, Page, Tone,
};

use crate::pieces::{Back, Failed, Revoke, Working};
use crate::route::Route;
use crate::text::{self, Text, devices as say};
use crate::workspace::reply::{OutFile, Person, Reply};
use crate::workspace::share::{Device, DeviceIs, Without};
use crate::workspace::{Command, Failure, Job, Workspace, files, time};

/// Oneself, as the key chain tells; tracked.
pub fn myself(workspace: Workspace) -> Option<Person> {
    let me = workspace.me();
    let mut people = workspace.people().into_iter();
    people.find(|person| person.staff == me)
}

/// Whether one has another device; tracked.
pub fn has_others(workspace: Workspace) -> bool {
    let devices = myself(workspace).map(|person| person.devices);
    let mut devices = devices.iter().flatten();
    devices.any(|device| device.is == DeviceIs::Other)
}

/// Whether the device in use counts; tracked.
pub fn counts(workspace: Workspace) -> bool {
    let devices = myself(workspace).map(|person| person.devices);
    let mut devices = devices.iter().flatten();
    devices.any(|device| device.is == DeviceIs::This)
}

/// The page of one's own devices.
#[component]
pub fn Devices() -> impl IntoView {
    let workspace = Workspace::get();
    let devices = Memo::new(move |_| {
        myself(workspace)
            .map(|person| person.devices)
            .unwrap_or_default()
    });
    let others = Memo::new(move |_| has_others(workspace));
    let counts = Memo::new(move |_| counts(workspace));
    let actions = move || {
        view! {
            <Show when=move || counts.get()>
                <ButtonLink
                    href=Route::AddDevice.href()
                    kind=ButtonKind::Primary
                    icon=Icon::Add
                >
                    {say::add()}
                </ButtonLink>
            </Show>
        }
    };
    view! {
        <Page
            title=say::title()
            lead=say::lead()
            narrow=true
            before=|| view! { <Back to=Route::Settings words=text::settings::title() /> }
            actions=actions
        >
            <Show when=move || !counts.get()>
                <Callout tone=Tone::Caution title=say::not_counted()>
                    <p>{say::not_counted_lead()}</p>
                </Callout>
            </Show>
            <Card title=say::list()>
                <p class="soft small">{say::list_lead()}</p>
                <ul class="plain stack">
                    <For
                        each=move || devices.get()
                        key=|device| (device.id.clone(), device.may_revoke)
                        children=|device| view! { <Line device /> }
                    />
                </ul>
            </Card>
            <Show when=move || others.get() fallback=|| view! { <Alone /> }>
                <SendOwn />
            </Show>
        </Page>
    }
}

#[component]
fn Alone() -> impl IntoView {
    view! {
        <EmptyState icon=Icon::Settings title=say::alone()>
            <p>{say::alone_lead()}</p>
        </EmptyState>
    }
}

fn what(device: &Device) -> (Text, Tone) {
    match device.is {
        DeviceIs::This => (say::this(), Tone::Good),
        DeviceIs::Sheet => (say::sheet(), Tone::Neutral),
        DeviceIs::Other => (say::other(), Tone::Info),
    }
}

#[component]
fn Line(device: Device) -> impl IntoView {
    let (words, tone) = what(&device);
    let command = Command::RevokeDevice { device: device.id };
    view! {
        <li class="stack stack-close">
            <div class="row">
                <Badge tone=tone>{words}</Badge>
                <code>{device.fingerprint}</code>
            </div>
            {device
                .may_revoke
                .then(|| {
                    view! {
                        <div class="actions">
                            <Revoke words=say::lost() lead=say::lost_lead() command />
                        </div>
                    }
                })}
        </li>
    }
}

/// Everything that is here, for one's other devices.
#[component]
fn SendOwn() -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let made = RwSignal::new(None::<OutFile>);
    let failure = RwSignal::new(None::<Failure>);
    let make = move |()| {
        failure.set(None);
        let command = Command::Export {
            to: vec![workspace.me()],
            purpose: say::purpose().say_now(),
            without: Without::default(),
        };
        spawn_local(async move {
            let asked = workspace.ask_for(command, Some(job), |reply| match reply {
                Reply::Files(made) => made.into_iter().next().map(|made| made.file),
                _ => None,
            });
            match asked.await {
                Ok(file) => {
                    files::download(&file);
                    made.try_set(Some(file));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    let last = move || {
        let last = myself(workspace).and_then(|person| person.last_sent);
        let when = last.map_or_else(text::share::never, time::elapsed);
        format!("{}: {}", text::share::last_sent().say(), when.say())
    };
    view! {
        <Card title=say::send()>
            <p>{say::send_lead()}</p>
            <p class="soft small">{last}</p>
            <Failed failure />
            <Working job />
            <div class="actions">
                <Button
                    kind=ButtonKind::Primary
                    icon=Icon::Lock
                    busy=Signal::derive(move || job.running())
                    on_click=make
                >
                    {text::share::make()}
                </Button>
            </div>
            {move || {
                made.get()
                    .map(|file| {
                        view! {
                            <Callout tone=Tone::Good live=true title=say::sent()>
                                <p>{say::sent_lead()}</p>
                                <p>
                                    <code>{file.name}</code>
                                </p>
                            </Callout>
                        }
                    })
            }}
        </Card>
    }
}
