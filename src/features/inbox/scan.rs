//! Opening sealed slips from the codes on the kiosk's screen: the camera reads them, a scanner types them here, or somebody
//! pastes their text.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, Icon, TextField};

use super::camera::{CameraButton, CameraPicture};
use super::open::told;
use crate::pieces::Failed;
use crate::text::inbox as say;
use crate::workspace::camera::CodeCamera;
use crate::workspace::reply::{Reply, SlipWaiting, SlipsRead, SlipsScanned};
use crate::workspace::{Command, Failure, Workspace};

/// What was scanned, as long as this page is open.
#[derive(Clone, Copy)]
struct Scanned {
    /// Texts that the engine has not looked at yet.
    typed: RwSignal<Vec<String>>,
    /// Slips of which codes are missing.
    waiting: RwSignal<Vec<SlipWaiting>>,
    /// What became of those that were whole, all in all.
    read: RwSignal<Option<SlipsRead>>,
    /// How many of the last texts were no codes.
    unread: RwSignal<u32>,
    failure: RwSignal<Option<Failure>>,
    busy: StoredValue<bool>,
}

impl Scanned {
    /// Takes a text. A scanner is faster than the engine: what comes meanwhile is taken with the next.
    fn take(self, workspace: Workspace, text: String) {
        self.typed.update(|typed| typed.push(text));
        if !self.busy.get_value() {
            self.busy.set_value(true);
            spawn_local(self.look(workspace));
        }
    }

    async fn look(self, workspace: Workspace) {
        self.unread.set(0);
        while let Some(text) = self.next() {
            let asked = workspace.ask_for(Command::ScanSlips { text }, None, |reply| match reply {
                Reply::Scanned(scanned) => Some(scanned),
                _ => None,
            });
            match asked.await {
                Ok(scanned) => self.add(scanned),
                Err(problem) => {
                    self.failure.try_set(Some(problem));
                }
            }
        }
        self.busy.try_set_value(false);
    }

    /// What to look at next, with the codes of slips that are not whole. `None` also when the page has gone.
    fn next(self) -> Option<String> {
        let typed = self.typed.try_update(std::mem::take)?;
        if typed.is_empty() {
            return None;
        }
        self.failure.try_set(None);
        let kept = self.waiting.try_get_untracked()?;
        let kept = kept.into_iter().flat_map(|slip| slip.codes);
        Some(kept.chain(typed).collect::<Vec<_>>().join("\n"))
    }

    fn add(self, scanned: SlipsScanned) {
        let SlipsScanned {
            whole,
            waiting,
            unread,
        } = scanned;
        self.waiting.try_set(waiting);
        self.unread.try_update(|sum| *sum += unread);
        if whole.opened + whole.known + whole.refused > 0 {
            self.read.try_update(|read| {
                let before = read.get_or_insert(SlipsRead {
                    opened: 0,
                    known: 0,
                    refused: 0,
                });
                before.opened += whole.opened;
                before.known += whole.known;
                before.refused += whole.refused;
            });
        }
    }
}

/// A field for codes, and what is still missing.
#[component]
pub fn ScanSlips() -> impl IntoView {
    let workspace = Workspace::get();
    let scanned = Scanned {
        typed: RwSignal::new(Vec::new()),
        waiting: RwSignal::new(Vec::new()),
        read: RwSignal::new(None),
        unread: RwSignal::new(0),
        failure: RwSignal::new(None),
        busy: StoredValue::new(false),
    };
    let (camera, place) = (CodeCamera::off(), NodeRef::new());
    Effect::new(move |_| {
        // What could not be taken is read again once somebody has seen why, and begins anew.
        if scanned.failure.with(Option::is_some) {
            camera.stop();
            camera.forget();
        }
    });
    let field = RwSignal::new(String::new());
    let take = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = field.get_untracked();
        field.set(String::new());
        if !text.trim().is_empty() {
            scanned.take(workspace, text);
        }
    };
    let error = Signal::derive(move || {
        let unread = usize::try_from(scanned.unread.get()).unwrap_or(usize::MAX);
        (unread > 0).then(|| say::scan_unread(unread).say())
    });
    view! {
        <form class="stack" novalidate autocomplete="off" on:submit=take>
            <TextField label=say::scan_label() hint=say::scan_hint() value=field error />
            <div class="actions">
                <Button submit=true icon=Icon::Check>
                    {say::scan_take()}
                </Button>
                <CameraButton camera place each=move |text| scanned.take(workspace, text) />
            </div>
            <p class="field-hint">{say::camera_private()}</p>
        </form>
        <CameraPicture camera place />
        <Failed failure=scanned.failure />
        <div role="status">
            {move || scanned.waiting.get().into_iter().map(missing).collect_view()}
        </div>
        {move || scanned.read.get().map(told)}
    }
}

fn missing(slip: SlipWaiting) -> impl IntoView {
    let places = slip.missing.iter().map(u8::to_string).collect::<Vec<_>>();
    let here = slip.codes.len();
    view! {
        <p>{say::scan_waiting(here.to_string(), places.join(", "), slip.of.to_string())}</p>
    }
}
