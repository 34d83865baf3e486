//! The only way features reach data: what is open, what it holds, and how to change it.
//!
//! Nothing here shows a change before the engine has said that it is stored.

mod ask;
mod cabinet;
pub mod camera;
mod choices;
mod cover;
pub mod csv;
pub mod directory;
mod drafts;
pub mod edit;
pub mod files;
pub use throughline_domain::fold;
pub mod fresh;
mod guard;
mod idle;
mod job;
pub mod kiosk;
pub mod known;
pub mod library;
mod names;
mod newcomer;
mod place;
mod reach;
pub mod register;
mod role;
mod roster;
mod rules;
mod save;
mod session;
pub mod settings;
pub mod storage;
pub mod time;
mod vault_file;

use std::rc::Rc;

use futures::lock::Mutex;
use leptos::prelude::*;
use throughline_domain::id::StaffId;

use crate::platform::engine::Engine;
use crate::route::Route;

use choices::Choices;
use drafts::DraftDesk;
use guard::Guard;
use reply::{Person, Session};
use vault_file::FileDesk;

pub use cabinet::Cabinet;
pub use cover::Cover;
pub use edit::{Changes, Snapshot};
pub use job::Job;
pub use place::{Here, tab_title};
pub use session::{Closing, Phase};
pub use throughline_protocol::{
    Command, DossierView, Failure, Heads, Progress, Typed, command, reply, share, view,
};
pub use vault_file::{NotKept, NotWritten, Offered};

/// The workspace: a small handle that can be copied into every closure.
#[derive(Clone, Copy)]
pub struct Workspace {
    /// What the open vault holds.
    pub cabinet: Cabinet,
    phase: RwSignal<Phase>,
    session: RwSignal<Option<Session>>,
    opening: Job,
    unlock_failure: RwSignal<Option<Failure>>,
    must_reload: RwSignal<bool>,
    cover: RwSignal<Cover>,
    /// Behind one handle: the workspace is copied into every closure.
    guard: StoredValue<Guard>,
    route: RwSignal<Route>,
    engine: StoredValue<Option<Engine>, LocalStorage>,
    /// Held while a commit is under way: the next one is made of what the last one left.
    saving: StoredValue<Rc<Mutex<()>>, LocalStorage>,
    /// Behind one handle: the workspace is copied into every closure.
    desks: StoredValue<Desks>,
}

/// What file mode takes, what is typed and not saved, and how the person wants to see pages.
#[derive(Clone, Copy)]
struct Desks {
    file: FileDesk,
    drafts: DraftDesk,
    choices: Choices,
}

impl Workspace {
    /// Makes the workspace of this page and gives it to all that is drawn below.
    pub fn provide() -> Self {
        let workspace = Self {
            cabinet: Cabinet::new(),
            phase: RwSignal::new(Phase::Closed(None)),
            session: RwSignal::new(None),
            opening: Job::new(),
            unlock_failure: RwSignal::new(None),
            must_reload: RwSignal::new(false),
            cover: RwSignal::new(Cover::Off),
            guard: StoredValue::new(Guard::new()),
            route: RwSignal::new(Route::default()),
            engine: StoredValue::new_local(None),
            saving: StoredValue::new_local(Rc::default()),
            desks: StoredValue::new(Desks {
                file: FileDesk::new(),
                drafts: DraftDesk::new(),
                choices: Choices::new(),
            }),
        };
        provide_context(workspace);
        workspace
    }

    /// The workspace that was provided above.
    pub fn get() -> Self {
        expect_context::<Self>()
    }

    /// Whether a vault is closed, being opened or open; tracked.
    pub fn phase(self) -> Phase {
        self.phase.get()
    }

    /// Whether a vault is open; not tracked.
    pub fn is_open(self) -> bool {
        self.phase.get_untracked() == Phase::Open
    }

    /// The open vault; `None` while none is open. Tracked.
    pub fn session(self) -> Option<Session> {
        self.session.get()
    }

    /// Who has the vault open; tracked.
    pub fn me(self) -> StaffId {
        self.session
            .with(|session| session.as_ref().map(|session| session.me))
            .unwrap_or_default()
    }

    /// The staff, as the key chain and the directory tell; tracked.
    pub fn people(self) -> Vec<Person> {
        self.session
            .with(|session| session.as_ref().map(|session| session.people.clone()))
            .unwrap_or_default()
    }

    /// Whether nothing can be saved here because another window has taken over; tracked.
    pub fn read_only(self) -> bool {
        self.session
            .with(|session| session.as_ref().is_some_and(|session| session.read_only))
    }

    /// Whether the page must be loaded anew before anything can be saved; tracked.
    pub fn must_reload(self) -> bool {
        self.must_reload.get()
    }

    /// How far the opening of a vault is.
    pub fn opening(self) -> Job {
        self.opening
    }

    /// Why the last opening failed; `None` while none has.
    pub fn unlock_failure(self) -> Signal<Option<Failure>> {
        self.unlock_failure.into()
    }

    /// Forgets why the last opening failed.
    pub fn forget_unlock_failure(self) {
        self.unlock_failure.set(None);
    }

    /// How many dossiers changed since they were last sent to someone who would receive them, over all people; tracked.
    pub fn unshared(self) -> usize {
        let me = self.me();
        self.session.with(|session| {
            let people = session.iter().flat_map(|session| &session.people);
            people
                .filter(|person| person.staff != me)
                .map(|person| usize::try_from(person.unshared).unwrap_or(usize::MAX))
                .max()
                .unwrap_or(0)
        })
    }
}
