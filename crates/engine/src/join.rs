//! Joining by an invitation: it goes out, and the hello that answers it comes of the vault that it begins.

use throughline_domain::fields::Whole;
use throughline_domain::id::{StaffId, WorkspaceId};
use throughline_domain::school::School;
use throughline_domain::staff::{Role, StaffEntry};
use throughline_domain::subject::Subject;
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{Opened, OutFile, SheetOf};
use throughline_protocol::{Commit, DossierView, Edit, Failure};
use throughline_vault::bundle::Accepted;
use throughline_vault::chain::{Act, Trust};
use throughline_vault::device::{DeviceKeys, DevicePublic};
use throughline_vault::introduction::{self, Hello, SamePerson};
use throughline_vault::store::Store;
use throughline_vault::words::RecoveryKey;

use crate::answer::Answer;
use crate::cabinet::Draft;
use crate::first_file::FirstFile;
use crate::host::Host;
use crate::open::Open;
use crate::own::{OWN, Own};
use crate::prepare::Prepared;
use crate::records::NewLocal;
use crate::{chain, convert, export, failures, first_file, prepare};

/// An invitation that was opened.
pub struct Invitation {
    accepted: Accepted,
    staff: StaffId,
    /// Their name, by the directory.
    name: String,
    role: Role,
    school: Draft,
    /// The device that the person's recovery words are, when it is for another device of theirs.
    recovery: Option<DevicePublic>,
}

/// Makes an invitation: School alone, under five spoken words, with a place in the directory kept for the person.
///
/// # Errors
/// [`Failure::NotCoordinator`] when this device may not sign anybody in.
pub async fn invite<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    name: &str,
    role: Role,
    answer: &Answer,
) -> Result<(OutFile, String, Vec<DossierView>), Failure> {
    if !open
        .trust
        .coordinators()
        .contains(open.me().to_string().as_str())
    {
        return Err(Failure::NotCoordinator);
    }
    let now = host.now();
    let staff = StaffId(crate::commit::random_bits());
    let entry = StaffEntry {
        name: name.to_owned(),
        roles: Whole(vec![role]),
        ..StaffEntry::default()
    };
    let views = open
        .commit(&directory(open, staff, entry).await?, now)
        .await?;
    let (file, passphrase) = invitation(host, open, staff, None, answer).await?;
    Ok((file, passphrase, views))
}

/// Makes an invitation for another device of one's own: School alone, and what tells its recovery words.
///
/// # Errors
/// [`Failure::NotTrusted`] when this device does not count itself.
pub async fn invite_device<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    answer: &Answer,
) -> Result<(OutFile, String, Vec<DossierView>), Failure> {
    let key = &open.device.public().signing_key;
    let counts = open.trust.device_by_key(key).is_some_and(|it| !it.revoked);
    if !counts {
        return Err(Failure::NotTrusted);
    }
    // The chain must tell whose the words are before a device says that they are its own.
    let views = add_recovery(host, open).await?;
    let same = SamePerson::new(open.own.recovery.clone());
    let keys = same.to_bytes().map_err(failures::write)?;
    let (file, passphrase) = invitation(host, open, open.me(), Some(keys), answer).await?;
    Ok((file, passphrase, views))
}

/// The file of an invitation, and the five words that open it.
async fn invitation<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    staff: StaffId,
    keys: Option<Vec<u8>>,
    answer: &Answer,
) -> Result<(OutFile, String), Failure> {
    let school = open.cabinet.find(Subject::School);
    let scope = [school.ok_or(Failure::StorageDamaged)?];
    let school = open.school_body().await?.name;
    let bundle = throughline_vault::id::BundleId::random();
    let mut draft = export::draft(open, bundle, &school, host);
    draft.recipients = vec![staff.to_string()];
    draft.keys = keys;
    draft.entries = export::pack(host, open, &scope, |_| None, answer).await?;
    let invitation = introduction::invite(&draft, &open.device).map_err(failures::write)?;
    let day = chain::day(host.now(), host.utc_offset_minutes());
    let file = OutFile {
        name: throughline_vault::bundle::file_name(&school, &open.own.name, &day, &bundle),
        bytes: invitation.file,
    };
    Ok((file, invitation.passphrase.expose().to_owned()))
}

/// The change of School by which a person stands in the directory like this.
pub async fn directory<S: Store>(
    open: &Open<S>,
    staff: StaffId,
    entry: StaffEntry,
) -> Result<Commit, Failure> {
    let (school, _) = open.school().await?;
    let before: School = convert::contents(school.read()).0.read();
    let mut after = before.clone();
    after.staff.insert(staff, entry);
    let fields = throughline_domain::contents::difference(&before, &after)
        .map_err(|_| Failure::Fault("directory".to_owned()))?;
    let base = convert::heads_out(&school.heads());
    let edit = Edit::Change {
        dossier: Subject::School,
        base,
        fields,
    };
    Ok(Commit::new("staff.invite", vec![edit]))
}

/// Opens an invitation: it holds School alone, and keeps a place there for the person.
pub async fn open_invitation<H: Host>(
    host: &H,
    opened: throughline_vault::bundle::Opened,
    answer: &Answer,
) -> Result<(Invitation, Opened), Failure> {
    let FirstFile {
        accepted,
        mut drafts,
        body,
        trust,
        ..
    } = first_file::read(host, opened, answer).await?;
    let misfit = || Failure::from(FileProblem::Misfit);
    let (Some(school), true) = (drafts.pop(), drafts.is_empty()) else {
        return Err(misfit());
    };
    let manifest = accepted.manifest();
    let staff: StaffId = manifest
        .recipients
        .first()
        .and_then(|id| id.parse().ok())
        .ok_or_else(misfit)?;
    let entry = body.staff.get(&staff).ok_or_else(misfit)?;
    let role = entry.roles.first().copied().unwrap_or(Role::Other);
    let recovery = recovery_of(&accepted, &trust)?;
    let preview = match recovery {
        Some(_) => Opened::OwnInvitation {
            school: body.name.clone(),
            name: entry.name.clone(),
        },
        None => Opened::Invitation {
            school: body.name.clone(),
            from: manifest.sender.name.clone(),
            name: entry.name.clone(),
        },
    };
    let name = entry.name.clone();
    let invitation = Invitation {
        accepted,
        staff,
        name,
        role,
        school,
        recovery,
    };
    Ok((invitation, preview))
}

/// The device that the recovery words are of whoever invites another device of theirs; `None` in a colleague's invitation.
fn recovery_of(accepted: &Accepted, trust: &Trust) -> Result<Option<DevicePublic>, Failure> {
    let Some(keys) = accepted.keys() else {
        return Ok(None);
    };
    let misfit = || Failure::from(FileProblem::Misfit);
    let same = SamePerson::from_bytes(keys).ok_or_else(misfit)?;
    let manifest = accepted.manifest();
    let known = trust.device_by_key(&same.recovery.signing_key);
    let theirs = known.is_some_and(|known| {
        known.device == same.recovery && known.staff == manifest.sender.staff && !known.revoked
    });
    let to_themselves = manifest.recipients == [manifest.sender.staff.clone()];
    if theirs && to_themselves {
        Ok(Some(same.recovery))
    } else {
        Err(misfit())
    }
}

/// A dossier that an inspector has merged and checked.
pub fn load(draft: &Draft) -> Result<throughline_dossier::Dossier, Failure> {
    let shape = throughline_domain::shape::Kind::parse(&draft.kind).and_then(convert::shape);
    let shape = shape.ok_or(Failure::File(FileProblem::Misfit))?;
    throughline_dossier::Dossier::load_sealed(shape, &draft.save)
        .map_err(|_| FileProblem::Damaged.into())
}

/// Prepares a vault from an invitation, and the hello that answers it.
pub fn prepare<H: Host>(
    host: &H,
    invitation: &Invitation,
    person: &str,
    passphrase: &str,
) -> Result<Prepared, Failure> {
    let Invitation {
        accepted,
        staff,
        name,
        role,
        school,
        recovery,
    } = invitation;
    let (staff, role) = (*staff, *role);
    let manifest = accepted.manifest();
    let (person, recovery, sheets) = if let Some(recovery) = recovery {
        // The same person goes by the same name, and by the same words.
        (name.as_str(), recovery.clone(), vec![])
    } else {
        let words = RecoveryKey::random();
        let recovery = words.device().map_err(failures::key)?.public();
        let sheet = prepare::sheet(SheetOf::Person, &words);
        (person, recovery, vec![sheet])
    };
    let new = prepare::new_vault(passphrase, &recovery.recipient)?;
    let device = DeviceKeys::random().map_err(failures::signature)?;
    let mut hello = Hello::new(
        person,
        &chain::role_text(role),
        device.public(),
        &host.now().to_rfc3339(),
    );
    hello.staff = Some(staff.to_string());
    hello.workspace = Some(manifest.workspace.id);
    hello.invitation = Some(manifest.bundle);
    let text = hello
        .sign(&device)
        .map_err(|_| Failure::Fault("hello".to_owned()))?;
    let name = introduction::hello_file_name(&manifest.workspace.name, person);
    let own = Own {
        staff,
        name: person.to_owned(),
        workspace: WorkspaceId::from_bytes(*manifest.workspace.id.as_bytes()),
        school: school.id,
        device: device.to_text().expose().to_owned(),
        founder: manifest.workspace.founder.clone(),
        recovery,
        demo: false,
    };
    Ok(Prepared {
        new,
        own: NewLocal::new(OWN, &own)?,
        drafts: vec![school.clone()],
        sheets,
        hello: Some(OutFile {
            name,
            bytes: text.into_bytes(),
        }),
    })
}

/// Adds the device that one's recovery words are to the key chain, once a coordinator has signed this device in.
pub async fn add_recovery<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
) -> Result<Vec<DossierView>, Failure> {
    let device = open.own.recovery.clone();
    let known = open.trust.device_by_key(&device.signing_key).is_some();
    let act = Act::AddDevice {
        staff: open.me().to_string(),
        device,
        roles: vec![],
    };
    if known || !open.trust.may(&open.device.public().signing_key, &act) {
        return Ok(vec![]);
    }
    say(open, host, vec![act], None).await
}

/// Adds statements to the key chain, and makes a change of School with them, in one transaction.
pub async fn say<H: Host>(
    open: &mut Open<H::Store>,
    host: &H,
    acts: Vec<Act>,
    commit: Option<&Commit>,
) -> Result<Vec<DossierView>, Failure> {
    let writer = open.writer(host.now());
    let (mut school, version) = open.school().await?;
    for edit in commit.iter().flat_map(|commit| &commit.edits) {
        crate::commit::write(&mut school, &writer, edit, "staff.sign")?;
    }
    chain::say(
        &mut school,
        &writer,
        open.workspace(),
        &open.own.founder,
        open.device.signing(),
        acts,
    )?;
    let stored = open
        .cabinet
        .store(vec![Draft::of(&school, Some(version))], vec![])
        .await;
    let views = stored.map_err(crate::records::WriteFailure::into_failure)?;
    open.follow(&views).await?;
    Ok(views)
}
