//! Backups: everything to oneself, and the school's copy to the words in the safe; and coming back from either.

use throughline_domain::fields::Whole;
use throughline_domain::id::{DossierId, StaffId, WorkspaceId};
use throughline_domain::school::School;
use throughline_domain::shape::Kind;
use throughline_domain::staff::{Role, StaffEntry};
use throughline_domain::time::Timestamp;
use throughline_dossier::Edit;
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{Opened, OutFile, SheetOf};
use throughline_protocol::{Failure, Stage};
use throughline_vault::backup::{
    self, BackupError, BackupKeys, NOT_FOR_THE_SCHOOL, RestoreError, Restored, Scope,
};
use throughline_vault::bundle::{self, Caps};
use throughline_vault::chain::{Act, Standing};
use throughline_vault::device::DeviceKeys;
use throughline_vault::words::RecoveryKey;

use crate::answer::Answer;
use crate::cabinet::{Draft, Known};
use crate::commit::Writer;
use crate::host::Host;
use crate::open::Open;
use crate::own::{LAST_BACKUP, OWN, Own};
use crate::prepare::Prepared;
use crate::records::NewLocal;
use crate::{chain, convert, export, failures, import, join, prepare};

/// A backup that was opened with its words.
pub struct Pending {
    restored: Restored,
    words: RecoveryKey,
    drafts: Vec<Draft>,
}

/// Makes a backup for oneself, and the school's copy.
pub async fn make<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    answer: &Answer,
) -> Result<(OutFile, Option<OutFile>), Failure> {
    let me = open.me().to_string();
    let mut recipients = open.trust.recipients(&me);
    recipients.push(open.device.public().recipient);
    recipients.push(open.own.recovery.recipient.clone());
    let all: Vec<(DossierId, &Known)> = open
        .cabinet
        .index()
        .iter()
        .map(|(id, known)| (*id, known))
        .collect();
    let person = file(host, open, &all, Scope::Own, recipients, answer).await?;
    let school = match open.trust.school_recovery().cloned() {
        Some(recipient) => {
            let kept: Vec<_> = all
                .into_iter()
                .filter(|(_, known)| !NOT_FOR_THE_SCHOOL.contains(&known.kind.as_str()))
                .collect();
            Some(file(host, open, &kept, Scope::School, vec![recipient], answer).await?)
        }
        None => None,
    };
    answer.progress(Stage::Saving, 0, 1)?;
    let local = NewLocal::new(LAST_BACKUP, &host.now())?;
    let stored = open.cabinet.store(vec![], vec![local]).await;
    stored.map_err(crate::records::WriteFailure::into_failure)?;
    Ok((person, school))
}

async fn file<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    dossiers: &[(DossierId, &Known)],
    scope: Scope,
    recipients: Vec<throughline_vault::identity::Recipient>,
    answer: &Answer,
) -> Result<OutFile, Failure> {
    let bundle = throughline_vault::id::BundleId::random();
    let school = open.school_body().await?.name;
    let mut draft = export::draft(open, bundle, &school, host);
    draft.entries = export::pack(host, open, dossiers, |_| None, answer).await?;
    let keys = BackupKeys {
        scope,
        workspace: draft.workspace.id,
        founder: open.own.founder.clone(),
        staff: open.me().to_string(),
        identities: vec![open.device.identity().clone()],
    };
    let bytes =
        backup::write(draft, &keys, &open.device, recipients).map_err(|error| match error {
            BackupError::Keys(error) => failures::key(error),
            BackupError::Write(error) => failures::write(error),
        })?;
    let day = chain::day(host.now(), host.utc_offset_minutes());
    let of = if scope == Scope::School {
        "school-copy"
    } else {
        "backup"
    };
    let name = bundle::file_name(&school, &format!("{} {of}", open.own.name), &day, &bundle);
    Ok(OutFile { name, bytes })
}

/// Opens a backup with the words of either sheet.
pub async fn open<H: Host>(
    host: &H,
    file: &[u8],
    typed: &str,
    answer: &Answer,
) -> Result<(Pending, Opened), Failure> {
    let words = RecoveryKey::from_words(typed).map_err(failures::words)?;
    answer.progress(Stage::Reading, 0, 1)?;
    let restored = backup::restore(file, &words, Caps::default()).map_err(refused)?;
    let jobs = import::inspect_all(host, None, restored.bundle(), answer).await?;
    let manifest = restored.bundle().manifest();
    let drafts = import::drafts(manifest, jobs);
    let school = school_of(&drafts)?;
    let dossier = join::load(school)?;
    let workspace = WorkspaceId::from_bytes(*manifest.workspace.id.as_bytes());
    let maker = restored.maker(&chain::trust(&dossier, workspace, &restored.keys().founder));
    // Anyone can seal a file to a recovery key: only what a device of this school made is a backup of it.
    if !matches!(maker, Standing::Known { .. } | Standing::Revoked { .. })
        && restored.keys().scope == Scope::School
    {
        return Err(FileProblem::UnknownSender {
            name: manifest.sender.name.clone(),
        }
        .into());
    }
    let preview = Opened::Backup {
        school: convert::contents(dossier.read()).0.read::<School>().name,
        person: (restored.keys().scope == Scope::Own).then(|| manifest.sender.name.clone()),
        made: Timestamp::from_rfc3339(&manifest.created_at).unwrap_or_default(),
        dossiers: u32::try_from(drafts.len()).unwrap_or(u32::MAX),
    };
    Ok((
        Pending {
            restored,
            words,
            drafts,
        },
        preview,
    ))
}

fn refused(error: RestoreError) -> Failure {
    match error {
        RestoreError::Open(error) => match failures::open(error) {
            Some(Failure::File(FileProblem::NotForYou)) => Failure::WrongWords,
            Some(failure) => failure,
            None => FileProblem::NotOurs.into(),
        },
        RestoreError::Verify(error) => failures::verify(&error, ""),
        RestoreError::NotABackup => FileProblem::NotOurs.into(),
        RestoreError::KeysDisagree => FileProblem::Altered.into(),
        RestoreError::Words(error) => failures::key(error),
    }
}

fn school_of(drafts: &[Draft]) -> Result<&Draft, Failure> {
    drafts
        .iter()
        .find(|draft| draft.kind == Kind::School.as_str())
        .ok_or(FileProblem::Misfit.into())
}

/// Prepares a vault from a backup: new keys, and a statement, signed with what the words give, that lets this device in.
pub fn prepare<H: Host>(
    host: &H,
    pending: &Pending,
    passphrase: &str,
    person: Option<(String, Role)>,
) -> Result<Prepared, Failure> {
    let Pending {
        restored,
        words,
        drafts,
    } = pending;
    let mut drafts = drafts.clone();
    let by_words = words.device().map_err(failures::key)?;
    let device = DeviceKeys::random().map_err(failures::signature)?;
    let manifest = restored.bundle().manifest();
    let new = match (restored.keys().scope, person) {
        (Scope::Own, _) => Returning {
            staff: restored
                .keys()
                .staff
                .parse()
                .map_err(|_| FileProblem::Misfit)?,
            name: manifest.sender.name.clone(),
            role: None,
            recovery: by_words.public(),
            sheets: vec![],
        },
        (Scope::School, Some((name, role))) => {
            let own = RecoveryKey::random();
            Returning {
                staff: StaffId(crate::commit::random_bits()),
                name,
                role: Some(role),
                recovery: own.device().map_err(failures::key)?.public(),
                sheets: vec![prepare::sheet(SheetOf::Person, &own)],
            }
        }
        (Scope::School, None) => return Err(Failure::OutOfOrder),
    };
    let vault = prepare::new_vault(passphrase, &new.recovery.recipient)?;
    let writer = prepare::writer(new.staff, device.device(), host.now());
    let workspace = WorkspaceId::from_bytes(*manifest.workspace.id.as_bytes());
    let founder = restored.keys().founder.clone();
    let place = drafts
        .iter()
        .position(|draft| draft.kind == Kind::School.as_str())
        .ok_or(FileProblem::Misfit)?;
    let mut school = join::load(&drafts[place])?;
    new.enter_directory(&mut school, &writer)?;
    chain::say(
        &mut school,
        &writer,
        workspace,
        &founder,
        by_words.signing(),
        new.acts(&device),
    )?;
    let id = drafts[place].id;
    drafts[place] = Draft::of(&school, None);
    let own = Own {
        staff: new.staff,
        name: new.name,
        workspace,
        school: id,
        device: device.to_text().expose().to_owned(),
        founder,
        recovery: new.recovery,
        demo: false,
    };
    Ok(Prepared {
        new: vault,
        own: NewLocal::new(OWN, &own)?,
        drafts,
        sheets: new.sheets,
        hello: None,
    })
}

/// Who comes back: the person whose backup it is, or somebody new who holds the school's words.
struct Returning {
    staff: StaffId,
    name: String,
    role: Option<Role>,
    recovery: throughline_vault::device::DevicePublic,
    sheets: Vec<throughline_protocol::reply::Sheet>,
}

impl Returning {
    fn acts(&self, device: &DeviceKeys) -> Vec<Act> {
        let staff = self.staff.to_string();
        let roles: Vec<String> = self
            .role
            .iter()
            .map(|role| chain::role_text(*role))
            .collect();
        let mut acts = vec![Act::AddDevice {
            staff: staff.clone(),
            device: device.public(),
            roles,
        }];
        if self.role.is_some() {
            acts.push(Act::AddDevice {
                staff: staff.clone(),
                device: self.recovery.clone(),
                roles: vec![],
            });
            acts.push(Act::Successor { staff });
        }
        acts
    }

    fn enter_directory(
        &self,
        school: &mut throughline_dossier::Dossier,
        writer: &Writer,
    ) -> Result<(), Failure> {
        let Some(role) = self.role else { return Ok(()) };
        let before: School = convert::contents(school.read()).0.read();
        let mut after = before.clone();
        let entry = StaffEntry {
            name: self.name.clone(),
            roles: Whole(vec![role]),
            ..StaffEntry::default()
        };
        after.staff.insert(self.staff, entry);
        let fault = || Failure::Fault("directory".to_owned());
        let edits: Vec<Edit> = throughline_domain::contents::difference(&before, &after)
            .map_err(|_| fault())?
            .into_iter()
            .filter_map(|(path, leaf)| {
                Some(Edit::Set {
                    path,
                    value: convert::leaf_in(leaf?),
                })
            })
            .collect();
        let heads = school.heads();
        school
            .commit(
                &writer.author,
                &heads,
                &edits,
                "school.restore",
                writer.now.0,
            )
            .map_err(|_| fault())?;
        Ok(())
    }
}
