//! What the engine answers.

use serde::{Deserialize, Serialize};
use throughline_domain::directory_import::DirectoryPreview;
use throughline_domain::enclosure::{Problem, Taken};
use throughline_domain::handover::Received;
use throughline_domain::id::{DossierId, StaffId, VaultId, WorkspaceId};
use throughline_domain::roster_import::RosterPreview;
use throughline_domain::shape::Kind;
use throughline_domain::staff::Role;
use throughline_domain::table_import::TableView;
use throughline_domain::time::Timestamp;

use crate::draft::Draft;
use crate::failure::Failure;
use crate::packed::Packed;
use crate::share::{Device, Made, Scope};
use crate::view::{DossierView, HistoryLine};

/// A message of the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FromEngine {
    /// The engine has started and listens.
    Ready,
    /// An answer to a command.
    Answer {
        /// The command's number.
        id: u32,
        /// The answer, or a part of it.
        event: Event,
    },
    /// Something happened that nobody asked for.
    Notice(Notice),
}

/// What happens without being asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    /// Another window has taken over: this one can read, and save nothing more.
    OwnershipLost,
    /// A newer release in another window needs the storage: this window must be reloaded.
    MustReload,
}

/// An answer, or a part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// How far it is.
    Progress(Progress),
    /// Dossiers as they are now: new ones, and ones that replace what the app holds.
    Dossiers(Vec<DossierView>),
    /// What was typed in the vault that is being opened and is not saved.
    Drafts(Vec<Draft>),
    /// A vault is open: School and the roster were streamed, and the rest follows.
    Opened(Box<Session>),
    /// It is done.
    Done(Box<Reply>),
    /// It failed, and nothing was changed.
    Failed(Failure),
}

/// How far a long command is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What it is doing.
    pub stage: Stage,
    /// How many are done.
    pub done: u32,
    /// How many there are.
    pub total: u32,
}

/// A stage of a long command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Making a key of a passphrase.
    Key,
    /// Opening dossiers.
    Opening,
    /// Reading a file.
    Reading,
    /// Checking what is not yet trusted.
    Checking,
    /// Packing and encrypting.
    Packing,
    /// Saving.
    Saving,
}

/// What a command gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// Nothing but that it is done.
    Nothing,
    /// Five random words.
    Passphrase(String),
    /// A demo school is open.
    Demo {
        /// The open vault.
        session: Session,
        /// What opens it.
        passphrase: String,
    },
    /// Sheets of words to print and confirm.
    Sheets(Vec<Sheet>),
    /// A vault is open.
    Unlocked(Session),
    /// A workspace was joined, and a vault is open.
    Joined {
        /// The open vault.
        session: Session,
        /// What goes back to the person who invited.
        hello: OutFile,
    },
    /// A vault is open that has joined no school yet.
    Introduced(Newcomer),
    /// It is stored. Dossiers that changed were streamed before.
    Saved(Session),
    /// What was done to a dossier, oldest first.
    History(Packed<Vec<HistoryLine>>),
    /// What importing a roster would do.
    Roster(Packed<RosterPreview>),
    /// What importing services would do.
    Services(Packed<DirectoryPreview>),
    /// A file to keep.
    File(OutFile),
    /// A table whose columns a person has to name.
    Table(Packed<TableView>),
    /// What a file is.
    Opened(Packed<Opened>),
    /// An invitation.
    Invitation {
        /// The file to send.
        file: OutFile,
        /// The passphrase to tell by voice.
        passphrase: String,
    },
    /// What a person would receive.
    Scope(Packed<Scope>),
    /// A file for each person asked for.
    Files(Vec<Made>),
    /// A file that a passphrase opens.
    Locked {
        /// The file.
        file: OutFile,
        /// The passphrase to tell by voice.
        passphrase: String,
    },
    /// A vault file to keep.
    VaultFile {
        /// The file.
        file: OutFile,
        /// How many changes were made, by the time it was made, since the vault was opened in file mode.
        changes: u64,
    },
    /// What became of a file of slips.
    Slips(SlipsRead),
    /// What became of the codes of slips.
    Scanned(SlipsScanned),
    /// A file that may go with a guide or a strategy, or why it may not.
    Taken(Packed<Result<Taken, Problem>>),
    /// The pack for the kiosk.
    Pack(OutFile),
    /// Backup files.
    Backup {
        /// Opens with one's own words.
        person: OutFile,
        /// Opens with the school's words.
        school: Option<OutFile>,
    },
}

/// What became of the slips of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipsRead {
    /// How many are new, and can now be read.
    pub opened: u32,
    /// How many were here already.
    pub known: u32,
    /// How many could not be opened: sealed to another school's office, damaged, or no slips at all.
    pub refused: u32,
}

/// What became of the codes that were scanned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipsScanned {
    /// What became of the slips whose codes are all here.
    pub whole: SlipsRead,
    /// The slips of which codes are missing.
    pub waiting: Vec<SlipWaiting>,
    /// How many texts were no codes of slips, or were damaged.
    pub unread: u32,
}

/// A slip of which codes are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipWaiting {
    /// How many codes it has.
    pub of: u8,
    /// Which of them are missing, from 1.
    pub missing: Vec<u8>,
    /// The codes that are here, to be given again with the next.
    pub codes: Vec<String>,
}

/// A sheet of recovery words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Whose words they are.
    pub of: SheetOf,
    /// The twelve words.
    pub words: Vec<String>,
    /// The places, counted from 1, whose words will be asked for.
    pub ask: Vec<usize>,
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sheet({:?})", self.of)
    }
}

/// Whose words a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetOf {
    /// The person's own.
    Person,
    /// The school's, for the safe.
    School,
}

/// An open vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// The vault.
    pub vault: VaultId,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The school's name.
    pub school: String,
    /// Who has it open.
    pub me: StaffId,
    /// On which device.
    pub device: String,
    /// The six words that stand for the keys of this device.
    pub fingerprint: String,
    /// Whether it is a made-up school.
    pub demo: bool,
    /// Whether another window has taken over.
    pub read_only: bool,
    /// The staff, as the key chain and the directory tell.
    pub people: Vec<Person>,
    /// When a backup was last made; `None` for never.
    pub last_backup: Option<Timestamp>,
    /// Dossiers of kinds that a later release added: kept, passed on, not shown.
    pub kept_unread: u32,
    /// In file mode, how many changes are kept in this window and not yet in the file; `None` for a vault that is kept
    /// in this browser.
    pub not_in_file: Option<u64>,
}

/// An open vault whose person has introduced themselves and joined no school yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newcomer {
    /// The vault.
    pub vault: VaultId,
    /// The six words that stand for the keys of this device.
    pub fingerprint: String,
    /// What a coordinator of the school gets.
    pub hello: OutFile,
}

/// A member of the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who.
    pub staff: StaffId,
    /// Name, by the directory.
    pub name: String,
    /// Roles, by the directory.
    pub roles: Vec<Role>,
    /// What the key chain says.
    pub standing: Standing,
    /// Their devices that count.
    pub devices: Vec<Device>,
    /// Whether the person who has this vault open may take their access away.
    pub may_revoke: bool,
    /// Dossiers they would receive that changed since a bundle was last made for them.
    pub unshared: u32,
    /// When a bundle was last made for them.
    pub last_sent: Option<Timestamp>,
}

/// What the key chain says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Signed in, and may sign others.
    Coordinator,
    /// Signed in.
    Member,
    /// Only claimed: gets nothing and changes nothing.
    Claimed,
    /// Their keys were revoked.
    Revoked,
}

/// A file that the engine made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for OutFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OutFile({} bytes)", self.bytes.len())
    }
}

/// What an opened file is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Opened {
    /// It needs a passphrase.
    NeedsPassphrase,
    /// It is a backup and needs recovery words.
    NeedsWords,
    /// A colleague's bundle.
    Bundle(BundlePreview),
    /// An invitation to join a school.
    Invitation {
        /// The school's name.
        school: String,
        /// Who invites.
        from: String,
        /// The name the invitation was made for.
        name: String,
    },
    /// An invitation that one made for another device of one's own.
    OwnInvitation {
        /// The school's name.
        school: String,
        /// One's name.
        name: String,
    },
    /// The hello of another device of one's own.
    OwnHello {
        /// The six words to compare with those on its screen.
        fingerprint: String,
    },
    /// A colleague's hello.
    Hello {
        /// Who they are, or will be once they are signed in as a new person.
        staff: StaffId,
        /// Their name.
        name: String,
        /// The role they say.
        role: Role,
        /// The six words to compare with them.
        fingerprint: String,
        /// How it stands towards the staff.
        standing: HelloStanding,
    },
    /// The first file of a school that a newcomer may join: their device is in its key chain. All that it says is a
    /// claim until the six words are compared.
    Welcome(Welcome),
    /// A backup.
    Backup {
        /// The school's name.
        school: String,
        /// Whose it is; `None` for the school's copy.
        person: Option<String>,
        /// When it was made.
        made: Timestamp,
        /// How many dossiers it holds.
        dossiers: u32,
    },
    /// A hand-over from another school, with where it came from. Nothing is stored of it before somebody files it.
    Handover(Box<Received>),
    /// A vault file: it needs its passphrase or its person's words.
    VaultFile {
        /// The file's name: what it holds is sealed.
        name: String,
    },
}

/// How a hello stands towards the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum HelloStanding {
    /// It answers an invitation.
    Invited,
    /// It came first, and is nobody's whom the key chain knows.
    First {
        /// Who goes by the same name in the directory: never taken for them unless a person says so.
        namesakes: Vec<StaffId>,
    },
    /// The chain knows this person with other keys.
    OtherKeys,
    /// This very device is signed in already.
    SignedIn,
}

/// The school that a newcomer may join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// The school's name.
    pub school: String,
    /// Who sent the file.
    pub from: String,
    /// The six words of the sender's device: its signature covers the founder's key, which will be pinned.
    pub words: String,
    /// The founder's name and six words, when the founder's first device is not the one that sent the file.
    pub founder: Option<(String, String)>,
    /// The newcomer's roles, as they were signed in.
    pub roles: Vec<Role>,
}

/// What merging a bundle would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundlePreview {
    /// Who made it, proven by its signature.
    pub sender: StaffId,
    /// The sender's name, by the directory.
    pub sender_name: String,
    /// When it was made, by the sender's clock.
    pub made: Timestamp,
    /// Why it was sent.
    pub purpose: String,
    /// Each dossier that would change.
    pub changes: Vec<DossierChange>,
    /// How many would stay the same.
    pub unchanged: u32,
    /// Whether it was imported before.
    pub seen_before: bool,
}

/// What merging would do to one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierChange {
    /// Which.
    pub dossier: DossierId,
    /// Its kind; `None` for one that a later release added.
    pub kind: Option<Kind>,
    /// The student it is about.
    pub student: Option<throughline_domain::id::StudentId>,
    /// Whether it is new here.
    pub new: bool,
    /// How many fields would change.
    pub fields: u32,
    /// How many entries would be added.
    pub entries: u32,
    /// How many fields would wait to be settled.
    pub clashes: u32,
}
