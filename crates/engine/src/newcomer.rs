//! A newcomer: somebody who has introduced themselves. Their vault has joined no workspace yet; it holds the keys of this
//! device and the hello that goes to a coordinator, and joins with the first file that comes back.

use serde::{Deserialize, Serialize};
use throughline_domain::id::{StaffId, VaultId, WorkspaceId};
use throughline_domain::staff::Role;
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{self, OutFile, SheetOf, Welcome};
use throughline_protocol::{DossierView, Failure, Stage};
use throughline_vault::bundle::Opened;
use throughline_vault::device::{DeviceKeys, DevicePublic};
use throughline_vault::introduction::{self, Hello};
use throughline_vault::store::Store;
use throughline_vault::words::RecoveryKey;

use crate::answer::Answer;
use crate::cabinet::Draft;
use crate::colleague::Colleague;
use crate::first_file::{self, FirstFile};
use crate::host::Host;
use crate::open::Open;
use crate::own::{OWN, Own, SEEN, Seen};
use crate::passphrase::Recovered;
use crate::prepare::Prepared;
use crate::records::{NewLocal, Records, WriteFailure};
use crate::{chain, failures, import, join, people, prepare};

/// The name of [`Introduction`] among the local things.
const INTRODUCTION: &str = "introduction";

/// What a device keeps, sealed, until it joins a workspace.
#[derive(Serialize, Deserialize)]
struct Introduction {
    /// The person's name, as they typed it.
    name: String,
    /// The device's secret keys, as text.
    device: String,
    /// The device that the person's recovery words are.
    recovery: DevicePublic,
    /// What a coordinator gets.
    hello: String,
}

/// An open vault that has joined no workspace.
pub struct Newcomer<S> {
    /// Which.
    pub vault: VaultId,
    /// The keys of this device.
    pub device: DeviceKeys,
    records: Records<S>,
    recovered: Option<Recovered>,
    introduction: Introduction,
}

/// What has become of a vault that was opened.
pub enum Opening<S> {
    /// It is a newcomer's.
    Newcomer(Box<Newcomer<S>>),
    /// It has joined.
    Member(Box<Records<S>>, Option<Recovered>),
}

/// The first file of a school, which waits for the person's word.
pub struct Pending {
    drafts: Vec<Draft>,
    locals: Vec<NewLocal>,
}

/// Prepares the vault of somebody who introduces themselves, and their hello.
pub fn prepare<H: Host>(
    host: &H,
    person: &str,
    role: Role,
    passphrase: &str,
) -> Result<Prepared, Failure> {
    let words = RecoveryKey::random();
    let recovery = words.device().map_err(failures::key)?.public();
    let new = prepare::new_vault(passphrase, &recovery.recipient)?;
    let device = DeviceKeys::random().map_err(failures::signature)?;
    let now = host.now().to_rfc3339();
    let hello = Hello::new(person, &chain::role_text(role), device.public(), &now)
        .sign(&device)
        .map_err(|_| Failure::Fault("hello".to_owned()))?;
    let introduction = Introduction {
        name: person.to_owned(),
        device: device.to_text().expose().to_owned(),
        recovery,
        hello,
    };
    Ok(Prepared {
        new,
        own: NewLocal::new(INTRODUCTION, &Some(introduction))?,
        drafts: vec![],
        sheets: vec![prepare::sheet(SheetOf::Person, &words)],
        hello: None,
    })
}

impl<S: Store> Newcomer<S> {
    /// The newcomer whose vault these records are, where it has joined no workspace yet.
    pub async fn of(
        vault: VaultId,
        records: Records<S>,
        recovered: Option<Recovered>,
    ) -> Result<Opening<S>, Failure> {
        let joined = records.local_version(OWN).await?.is_some();
        let kept: Option<Option<Introduction>> = records.local(INTRODUCTION).await?;
        let Some(introduction) = kept.flatten().filter(|_| !joined) else {
            return Ok(Opening::Member(Box::new(records), recovered));
        };
        let device =
            DeviceKeys::from_text(&introduction.device).map_err(|_| Failure::StorageDamaged)?;
        Ok(Opening::Newcomer(Box::new(Self {
            vault,
            device,
            records,
            recovered,
            introduction,
        })))
    }

    /// What the app shows of them.
    pub fn shown(&self) -> reply::Newcomer {
        let Introduction { name, hello, .. } = &self.introduction;
        reply::Newcomer {
            vault: self.vault,
            fingerprint: self.device.public().fingerprint(),
            hello: OutFile {
                name: introduction::hello_first_file_name(name),
                bytes: hello.clone().into_bytes(),
            },
        }
    }

    /// Deletes the vault for good: nothing was ever written in it.
    pub async fn destroy(&self) -> Result<(), Failure> {
        self.records.destroy().await
    }

    /// Looks into the first file of a school, which must know this device.
    ///
    /// # Errors
    /// [`FileProblem`]: of nobody whom its own key chain knows, or its chain does not name this device.
    pub async fn look<H: Host>(
        &self,
        host: &H,
        opened: Opened,
        answer: &Answer,
    ) -> Result<(Pending, Welcome), Failure> {
        let file = first_file::read(host, opened, answer).await?;
        let mine = self.device.public();
        let manifest = file.accepted.manifest();
        let sender = &manifest.sender;
        let known = file.trust.device_by_key(&mine.signing_key);
        let me: StaffId = known
            .filter(|known| known.device == mine && !known.revoked)
            .and_then(|known| known.staff.parse().ok())
            .ok_or_else(|| FileProblem::NotSignedIn {
                name: sender.name.clone(),
            })?;
        let welcome = welcome(&file, me);
        let Introduction { name, recovery, .. } = &self.introduction;
        let own = Own {
            staff: me,
            name: name.clone(),
            workspace: WorkspaceId::from_bytes(*manifest.workspace.id.as_bytes()),
            school: file.drafts[file.school].id,
            device: self.introduction.device.clone(),
            founder: manifest.workspace.founder.clone(),
            recovery: recovery.clone(),
            demo: false,
        };
        let from: StaffId = sender.staff.parse().map_err(|_| FileProblem::Misfit)?;
        let mut colleague = Colleague::default();
        import::shown(&mut colleague, manifest);
        let seen = Seen(vec![manifest.bundle.to_string()]);
        let locals = vec![
            NewLocal::new(OWN, &own)?,
            NewLocal::new(INTRODUCTION, &None::<Introduction>)?,
            NewLocal::new(SEEN, &seen)?,
            colleague.keep(from)?,
        ];
        let pending = Pending {
            drafts: file.drafts,
            locals,
        };
        Ok((pending, welcome))
    }

    /// Joins: the founder's key is pinned and everything in the file is stored in one transaction, or nothing is.
    pub async fn store(&self, pending: &Pending, answer: &Answer) -> Result<(), Failure> {
        answer.progress(Stage::Saving, 0, pending.drafts.len())?;
        let dossiers = pending.drafts.iter().map(Draft::record).collect();
        self.records
            .write(dossiers, pending.locals.clone())
            .await
            .map_err(WriteFailure::into_failure)
    }

    /// Opens the vault that has joined; gives what changed once the person's sheet is in the key chain too.
    pub async fn enter<H: Host<Store = S>>(
        self,
        host: &H,
        answer: &Answer,
    ) -> Result<(Open<S>, Vec<DossierView>), Failure> {
        let mut open = Open::enter(host, self.vault, self.records, None, answer).await?;
        open.recovered = self.recovered;
        let views = join::add_recovery(host, &mut open).await?;
        Ok((open, views))
    }
}

/// What the person compares before they join.
fn welcome(file: &FirstFile, me: StaffId) -> Welcome {
    let manifest = file.accepted.manifest();
    let names = people::names(&file.body);
    let name = |staff: &str| names.get(staff).cloned().unwrap_or_default();
    let words = |key| {
        let known = file.trust.device_by_key(key);
        known.map(|known| (name(&known.staff), known.device.fingerprint()))
    };
    let founder = &manifest.workspace.founder;
    let sender = &manifest.sender.signing_key;
    let (from, sent_by) = words(sender).unwrap_or_default();
    let roles = file.trust.roles(&me.to_string());
    Welcome {
        school: file.body.name.clone(),
        from,
        words: sent_by,
        founder: words(founder).filter(|_| founder != sender),
        roles: roles.iter().map(|role| chain::role_of(role)).collect(),
    }
}
