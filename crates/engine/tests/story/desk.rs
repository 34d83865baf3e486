//! A person at a device: the engine over a memory store, and what the app would do with its answers.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use throughline_domain::contents::{Contents, difference};
use throughline_domain::id::{StaffId, StudentId, VaultId};
use throughline_domain::shape::Body;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_engine::answer::Answer;
use throughline_engine::engine::Engine;
use throughline_engine::host::{Host, Inspector};
use throughline_engine::inspect::{Inspect, Inspected, inspect};
use throughline_protocol::command::{InFile, Secret, SignAs, UnlockKey};
use throughline_protocol::reply::{BundlePreview, Newcomer, Opened, OutFile, Session, Sheet};
use throughline_protocol::share::Without;
use throughline_protocol::{
    Command, Commit, DossierView, Draft, Edit, Event, Failure, FromEngine, Heads, Reply,
};
use throughline_vault::store::memory::{MemoryStore, Snapshot};

pub const PASSPHRASE: &str = "four quiet lamps glow";

/// One device's disk and clock.
#[derive(Clone, Default)]
pub struct Disk {
    pub stores: Rc<RefCell<BTreeMap<VaultId, MemoryStore>>>,
    pub now: Rc<Cell<i64>>,
}

impl Host for Disk {
    type Store = MemoryStore;
    type Inspector = Here;

    async fn open(&self, vault: VaultId, create: bool) -> Result<MemoryStore, Failure> {
        let mut stores = self.stores.borrow_mut();
        if create {
            stores.insert(vault, MemoryStore::new());
        }
        stores.get(&vault).cloned().ok_or(Failure::NoSuchVault)
    }
    fn in_memory(&self, vault: Snapshot) -> MemoryStore {
        MemoryStore::from_snapshot(vault)
    }
    async fn own(&self, _: VaultId, _: bool) -> Result<(), Failure> {
        Ok(())
    }
    fn inspector(&self) -> Result<Here, Failure> {
        Ok(Here)
    }
    fn now(&self) -> Timestamp {
        self.now.set(self.now.get() + 1000);
        Timestamp(1_795_363_200_000 + self.now.get())
    }
    fn utc_offset_minutes(&self) -> i32 {
        0
    }
    async fn breathe(&self) {}
}

/// Looks into dossiers in the same program: tests of the walls around it run in a browser.
pub struct Here;

impl Inspector for Here {
    async fn inspect(&mut self, batch: Vec<Inspect>) -> Result<Vec<Inspected>, Failure> {
        batch.into_iter().map(inspect).collect()
    }
}

/// A person at a device.
pub struct Desk {
    engine: Engine<Disk>,
    pub disk: Disk,
    pub session: Option<Session>,
    pub views: BTreeMap<Subject, DossierView>,
    /// What was typed and not saved, as it came in when the vault was opened.
    pub drafts: Vec<Draft>,
    /// The words of one's own sheet.
    pub words: String,
    /// What went back to whoever invited.
    pub hello: Option<OutFile>,
    /// What is shown while no school is joined.
    pub newcomer: Option<Newcomer>,
}

impl Desk {
    pub fn new() -> Self {
        Self::on(Disk::default())
    }

    /// A fresh start of the program on a disk.
    pub fn on(disk: Disk) -> Self {
        Self {
            engine: Engine::new(disk.clone()),
            disk,
            session: None,
            views: BTreeMap::new(),
            drafts: Vec::new(),
            words: String::new(),
            hello: None,
            newcomer: None,
        }
    }

    /// Somebody who introduces themselves on a fresh device.
    pub fn introduced(name: &str, role: Role) -> Desk {
        let mut desk = Desk::new();
        desk.disk.now.set(500);
        let prepared = desk.ask(Command::Introduce {
            person: name.into(),
            role,
            passphrase: Secret(PASSPHRASE.into()),
        });
        let sheets = desk.confirm(prepared);
        assert_eq!(sheets.len(), 1);
        desk.words = sheets[0].words.join(" ");
        desk
    }

    /// What goes to a coordinator.
    pub fn introduction(&self) -> &Newcomer {
        self.newcomer.as_ref().unwrap()
    }

    pub fn ask(&mut self, command: Command) -> Result<Reply, Failure> {
        let events: Rc<RefCell<Vec<Event>>> = Rc::default();
        let sink = {
            let events = Rc::clone(&events);
            Rc::new(move |message: FromEngine| {
                if let FromEngine::Answer { event, .. } = message {
                    events.borrow_mut().push(event);
                }
            })
        };
        let answer = Answer::new(1, sink, Rc::default());
        let reply = pollster::block_on(self.engine.handle(command, &answer));
        for event in events.borrow_mut().drain(..) {
            match event {
                Event::Dossiers(views) => self
                    .views
                    .extend(views.into_iter().map(|view| (view.subject, view))),
                Event::Drafts(drafts) => self.drafts = drafts,
                _ => {}
            }
        }
        if let Ok(
            Reply::Unlocked(session) | Reply::Saved(session) | Reply::Joined { session, .. },
        ) = &reply
        {
            self.session = Some(session.clone());
            self.newcomer = None;
        }
        if let Ok(Reply::Introduced(newcomer)) = &reply {
            self.newcomer = Some(newcomer.clone());
        }
        reply
    }

    pub fn session(&self) -> &Session {
        self.session.as_ref().unwrap()
    }

    pub fn me(&self) -> StaffId {
        self.session().me
    }

    /// Creates a school; gives the words of both sheets.
    pub fn create_school(&mut self, person: &str) -> (String, String) {
        let prepared = self.ask(Command::PrepareSchool {
            school: "Hill School".into(),
            language: "en".into(),
            person: person.into(),
            role: Role::Counselor,
            passphrase: Secret(PASSPHRASE.into()),
        });
        let sheets = self.confirm(prepared);
        self.words = sheets[0].words.join(" ");
        (self.words.clone(), sheets[1].words.join(" "))
    }

    /// Types the words that are asked for.
    pub fn confirm(&mut self, prepared: Result<Reply, Failure>) -> Vec<Sheet> {
        let Ok(Reply::Sheets(sheets)) = prepared else {
            panic!("{prepared:?}")
        };
        let words = sheets
            .iter()
            .map(|sheet| {
                sheet
                    .ask
                    .iter()
                    .map(|place| sheet.words[place - 1].clone())
                    .collect()
            })
            .collect();
        self.ask(Command::Confirm { words }).unwrap();
        sheets
    }

    pub fn unlock(&mut self) -> Result<Reply, Failure> {
        let vault = *self.disk.stores.borrow().keys().next().unwrap();
        let key = UnlockKey::Passphrase(Secret(PASSPHRASE.into()));
        self.ask(Command::Unlock {
            vault,
            key,
            take_over: false,
        })
    }

    pub fn open_file(&mut self, file: &OutFile, key: Option<UnlockKey>) -> Result<Opened, Failure> {
        let file = InFile {
            name: file.name.clone(),
            bytes: file.bytes.clone(),
        };
        match self.ask(Command::OpenFile { file, key })? {
            Reply::Opened(opened) => opened.read(),
            other => panic!("{other:?}"),
        }
    }

    /// Invites a colleague, who joins on a device of their own, and signs them in.
    pub fn invite(&mut self, name: &str, role: Role) -> Desk {
        let Ok(Reply::Invitation { file, passphrase }) = self.ask(Command::Invite {
            name: name.into(),
            role,
        }) else {
            panic!("not invited")
        };
        let desk = Desk::join(&file, &passphrase, name);
        self.confirm_hello(&desk);
        desk
    }

    /// Adds another device of the same person, and confirms it.
    pub fn add_device(&mut self) -> Desk {
        let desk = self.add_device_unconfirmed();
        self.confirm_hello(&desk);
        desk
    }

    pub fn add_device_unconfirmed(&mut self) -> Desk {
        let Ok(Reply::Invitation { file, passphrase }) = self.ask(Command::InviteDevice) else {
            panic!("not invited")
        };
        let mut desk = Desk::join(&file, &passphrase, "the same person");
        assert_eq!(desk.me(), self.me());
        desk.words.clone_from(&self.words);
        desk
    }

    /// Joins by an invitation on a fresh device.
    fn join(file: &OutFile, passphrase: &str, name: &str) -> Desk {
        let mut desk = Desk::new();
        desk.disk.now.set(500);
        assert_eq!(desk.open_file(file, None), Ok(Opened::NeedsPassphrase));
        let key = UnlockKey::Passphrase(Secret(passphrase.into()));
        assert!(matches!(
            desk.open_file(file, Some(key)),
            Ok(Opened::Invitation { .. } | Opened::OwnInvitation { .. })
        ));
        let prepared = desk.ask(Command::Join {
            person: name.into(),
            passphrase: Secret(PASSPHRASE.into()),
        });
        let Ok(Reply::Sheets(sheets)) = prepared else {
            panic!("{prepared:?}")
        };
        let asked = sheets.iter().map(|sheet| {
            let words = sheet.ask.iter().map(|place| &sheet.words[place - 1]);
            words.cloned().collect()
        });
        let words = asked.collect();
        let joined = desk.ask(Command::Confirm { words });
        let Ok(Reply::Joined { hello, .. }) = joined else {
            panic!("{joined:?}")
        };
        if let Some(sheet) = sheets.first() {
            desk.words = sheet.words.join(" ");
        }
        desk.hello = Some(hello);
        desk
    }

    /// Compares the six words of a reply, and signs it into the key chain.
    fn confirm_hello(&mut self, desk: &Desk) {
        let hello = desk.hello.clone().unwrap();
        let Ok(Opened::Hello { fingerprint, .. } | Opened::OwnHello { fingerprint }) =
            self.open_file(&hello, None)
        else {
            panic!("no hello")
        };
        assert_eq!(fingerprint, desk.session().fingerprint);
        self.ask(Command::SignHello(SignAs::AsItSays)).unwrap();
    }

    pub fn export(&mut self, to: StaffId) -> OutFile {
        self.export_without(&[to], Without::default()).remove(0)
    }

    /// Makes a file for each of these people, in the order of their identifiers.
    pub fn export_without(&mut self, to: &[StaffId], without: Without) -> Vec<OutFile> {
        match self
            .ask(Command::Export {
                to: to.to_vec(),
                purpose: "working together".into(),
                without,
            })
            .unwrap()
        {
            Reply::Files(made) => made.into_iter().map(|made| made.file).collect(),
            other => panic!("{other:?}"),
        }
    }

    pub fn preview(&mut self, file: &OutFile) -> Result<BundlePreview, Failure> {
        match self.open_file(file, None)? {
            Opened::Bundle(preview) => Ok(preview),
            other => panic!("{other:?}"),
        }
    }

    pub fn import(&mut self, file: &OutFile) -> BundlePreview {
        let preview = self.preview(file).unwrap();
        self.ask(Command::ApplyBundle).unwrap();
        preview
    }

    pub fn contents(&self, subject: Subject) -> Contents {
        self.views
            .get(&subject)
            .map(|view| view.contents.clone())
            .unwrap_or_default()
    }

    pub fn body<B: Body>(&self, subject: Subject) -> B {
        self.contents(subject).read()
    }

    /// Changes a body as the app does: only what differs, at the heads it was read from.
    pub fn change<B: Body>(
        &mut self,
        subject: Subject,
        change: impl FnOnce(&mut B),
    ) -> Result<Reply, Failure> {
        let edit = self.edit(subject, change);
        self.ask(Command::Commit(Commit::new("test.change", vec![edit])))
    }

    pub fn edit<B: Body>(&self, subject: Subject, change: impl FnOnce(&mut B)) -> Edit {
        let before: B = self.body(subject);
        let mut after = before.clone();
        change(&mut after);
        Edit::Change {
            dossier: subject,
            base: self
                .views
                .get(&subject)
                .map(|view| view.heads.clone())
                .unwrap_or_default(),
            fields: difference(&before, &after).unwrap(),
        }
    }

    pub fn append(
        &mut self,
        subject: Subject,
        collection: &str,
        what: &str,
    ) -> Result<Reply, Failure> {
        let edit = Edit::Append {
            dossier: subject,
            collection: collection.into(),
            what: serde_json::json!({ "seen": 0, "text": what }).to_string(),
            replaces: None,
        };
        self.ask(Command::Commit(Commit::new("test.append", vec![edit])))
    }

    /// Everything that both could compare: contents and heads by subject.
    pub fn state(&self) -> BTreeMap<Subject, (Heads, Contents)> {
        self.views
            .iter()
            .map(|(subject, view)| (*subject, (view.heads.clone(), view.contents.clone())))
            .collect()
    }

    /// The bytes of every store.
    pub fn bytes(&self) -> Vec<throughline_vault::store::memory::Snapshot> {
        self.disk
            .stores
            .borrow()
            .values()
            .map(MemoryStore::snapshot)
            .collect()
    }
}

/// A student that both know.
pub const STUDENT: StudentId = StudentId(42);
