//! A vault that is ready to be stored: made of a new school, an introduction, an invitation or a backup, and stored only
//! when the words of its sheets are confirmed, so that an interrupted beginning leaves nothing behind.

use throughline_domain::fields::Whole;
use throughline_domain::id::{StaffId, VaultId, WorkspaceId};
use throughline_domain::school::School;
use throughline_domain::staff::{Role, StaffEntry};
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_dossier::{Author, Dossier, Edit, Leaf};
use throughline_protocol::reply::{OutFile, Sheet, SheetOf};
use throughline_protocol::{Command, Failure};
use throughline_vault::chain::Act;
use throughline_vault::device::{DeviceKeys, DevicePublic};
use throughline_vault::encoding::{from_hex, to_hex};
use throughline_vault::header::VaultHeader;
use throughline_vault::identity::Recipient;
use throughline_vault::secret::{MasterKey, Secret, SecretText};
use throughline_vault::words::RecoveryKey;
use throughline_vault::workspace::WorkspaceSecret;

use crate::cabinet::Draft;
use crate::commit::{Writer, birth, dossier_id, random_bits};
use crate::own::{OWN, Own};
use crate::records::NewLocal;
use crate::{chain, convert, failures, school};

/// The fewest characters of a passphrase.
pub const SHORTEST_PASSPHRASE: usize = 12;

/// A vault that is ready to be stored.
pub struct Prepared {
    /// Its keys.
    pub new: NewVault,
    /// Whose it is, as it will be kept.
    pub own: NewLocal,
    /// Its dossiers.
    pub drafts: Vec<Draft>,
    /// The words to confirm.
    pub sheets: Vec<Sheet>,
    /// What goes back to whoever invited.
    pub hello: Option<OutFile>,
}

/// The keys of a vault that is being made.
pub struct NewVault {
    /// Its identifier.
    pub vault: VaultId,
    /// What will seal it.
    pub master: MasterKey,
    /// Its header.
    pub header: Vec<u8>,
}

/// Refuses a passphrase that is too short.
pub fn long_enough(passphrase: &str) -> Result<(), Failure> {
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(Failure::PassphraseTooShort);
    }
    Ok(())
}

/// Makes a vault's keys under a passphrase: takes half a second.
///
/// # Errors
/// [`Failure::PassphraseTooShort`], [`Failure::OutOfMemory`].
pub fn new_vault(passphrase: &str, recovery: &Recipient) -> Result<NewVault, Failure> {
    new_vault_under(MasterKey::random(), passphrase, recovery)
}

/// As [`new_vault`], under a master key that there is.
pub fn new_vault_under(
    master: MasterKey,
    passphrase: &str,
    recovery: &Recipient,
) -> Result<NewVault, Failure> {
    long_enough(passphrase)?;
    let vault = VaultId(random_bits());
    let id = throughline_vault::id::VaultId::from_bytes(vault.to_bytes());
    let header = VaultHeader::new(id, &master, &SecretText::from(passphrase), Some(recovery))
        .and_then(|header| header.to_bytes())
        .map_err(failures::header)?;
    Ok(NewVault {
        vault,
        master,
        header,
    })
}

/// A writer with an actor that was never used.
pub fn writer(staff: StaffId, device: &str, now: Timestamp) -> Writer {
    let author = Author {
        actor: random_bits().to_be_bytes(),
        name: format!("{staff}/{device}"),
    };
    Writer { staff, author, now }
}

/// A sheet of a recovery key, and three places to ask for.
pub fn sheet(of: SheetOf, key: &RecoveryKey) -> Sheet {
    let words: Vec<String> = key.words().expose().split(' ').map(str::to_owned).collect();
    let mut ask = Vec::new();
    while ask.len() < 3 {
        let place = usize::try_from(random_bits() % words.len() as u128).unwrap_or(0) + 1;
        if !ask.contains(&place) {
            ask.push(place);
        }
    }
    ask.sort_unstable();
    Sheet { of, words, ask }
}

/// Whether the words asked for are those of the sheets.
pub fn check(sheets: &[Sheet], words: &[Vec<String>]) -> Result<(), Failure> {
    for (index, sheet) in sheets.iter().enumerate() {
        let given = words.get(index).map_or(&[][..], Vec::as_slice);
        let asked = sheet
            .ask
            .iter()
            .filter_map(|place| sheet.words.get(place - 1));
        let same = given.len() == sheet.ask.len()
            && given
                .iter()
                .zip(asked)
                .all(|(given, word)| given.trim().eq_ignore_ascii_case(word));
        if !same {
            return Err(Failure::WordsNotConfirmed(sheet.of));
        }
    }
    Ok(())
}

/// Prepares a new school. `command` is [`Command::PrepareSchool`].
pub fn new_school(command: Command, now: Timestamp, demo: bool) -> Result<Prepared, Failure> {
    let Command::PrepareSchool {
        school: school_name,
        language,
        person,
        role,
        passphrase,
    } = command
    else {
        return Err(Failure::OutOfOrder);
    };
    let (own_words, school_words) = (RecoveryKey::random(), RecoveryKey::random());
    let recovery = own_words.device().map_err(failures::key)?.public();
    let new = new_vault(&passphrase.0, &recovery.recipient)?;
    let device = DeviceKeys::random().map_err(failures::signature)?;
    let (staff, workspace) = (StaffId(random_bits()), WorkspaceId(random_bits()));
    let secret = WorkspaceSecret::random();
    let writer = writer(staff, device.device(), now);

    let id = dossier_id(&secret, Subject::School);
    let mut dossier = birth(id, Subject::School)?;
    let entry = StaffEntry {
        name: person.clone(),
        roles: Whole(vec![role]),
        ..StaffEntry::default()
    };
    let body = School {
        name: school_name,
        language,
        staff: [(staff, entry)].into(),
        ..School::default()
    };
    begin_school(&mut dossier, &writer, &body, workspace, &secret)?;
    found(
        &mut dossier,
        &writer,
        workspace,
        &device,
        &recovery,
        role,
        &school_words,
    )?;

    let own = Own {
        staff,
        name: person,
        workspace,
        school: id,
        device: device.to_text().expose().to_owned(),
        founder: device.public().signing_key,
        recovery,
        demo,
    };
    let roster = birth(dossier_id(&secret, Subject::Roster), Subject::Roster)?;
    Ok(Prepared {
        new,
        own: NewLocal::new(OWN, &own)?,
        drafts: vec![Draft::of(&dossier, None), Draft::of(&roster, None)],
        sheets: vec![
            sheet(SheetOf::Person, &own_words),
            sheet(SheetOf::School, &school_words),
        ],
        hello: None,
    })
}

fn begin_school(
    dossier: &mut Dossier,
    writer: &Writer,
    body: &School,
    workspace: WorkspaceId,
    secret: &WorkspaceSecret,
) -> Result<(), Failure> {
    let fault = |_| Failure::Fault("school".to_owned());
    let fields =
        throughline_domain::contents::difference(&School::default(), body).map_err(fault)?;
    let secret = to_hex(secret.expose());
    let edits: Vec<Edit> = fields
        .into_iter()
        .filter_map(|(path, leaf)| {
            Some(Edit::Set {
                path,
                value: convert::leaf_in(leaf?),
            })
        })
        .chain([
            Edit::Set {
                path: school::WORKSPACE.to_owned(),
                value: Leaf::Text(workspace.to_string()),
            },
            Edit::Set {
                path: school::SECRET.to_owned(),
                value: Leaf::Text(secret),
            },
        ])
        .collect();
    let heads = dossier.heads();
    dossier
        .commit(
            &writer.author,
            &heads,
            &edits,
            "school.create",
            writer.now.0,
        )
        .map_err(|_| Failure::Fault("school".to_owned()))?;
    Ok(())
}

/// The founder's statement, and the devices that both sheets of words are: whoever holds them can go on.
fn found(
    dossier: &mut Dossier,
    writer: &Writer,
    workspace: WorkspaceId,
    device: &DeviceKeys,
    recovery: &DevicePublic,
    role: Role,
    school_words: &RecoveryKey,
) -> Result<(), Failure> {
    let safe = school_words.device().map_err(failures::key)?;
    let safe_staff = StaffId(random_bits()).to_string();
    let acts = vec![
        Act::Found {
            staff: writer.staff.to_string(),
            device: device.public(),
            roles: vec![chain::role_text(role)],
            school_recovery: safe.identity().recipient(),
        },
        Act::AddDevice {
            staff: writer.staff.to_string(),
            device: recovery.clone(),
            roles: vec![],
        },
        Act::AddDevice {
            staff: safe_staff.clone(),
            device: safe.public(),
            roles: vec![chain::SAFE.to_owned()],
        },
        Act::Successor { staff: safe_staff },
    ];
    let founder = device.public().signing_key;
    chain::say(dossier, writer, workspace, &founder, device.signing(), acts)
}

/// The workspace secret and identifier that School holds.
pub fn workspace_of(school: &Dossier) -> Option<(WorkspaceId, WorkspaceSecret)> {
    let contents = school.contents();
    let text = |path: &str| match contents.fields.get(path) {
        Some(Leaf::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let workspace = text(school::WORKSPACE)?.parse().ok()?;
    let secret = from_hex(&text(school::SECRET)?)?;
    Some((workspace, Secret::from_bytes(secret)))
}
