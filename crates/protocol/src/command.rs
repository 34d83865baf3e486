//! What the app can ask of the engine.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use throughline_domain::contents::{Leaf, Path};
use throughline_domain::enclosure::Enclosure;
use throughline_domain::handover::Received;
use throughline_domain::id::{DossierId, EnclosureId, EntryId, StaffId, StudentId, VaultId};
use throughline_domain::inbox::KeyUse;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_domain::table_import::Mapping;

use crate::draft::Typed;
use crate::share::{Receiver, Without};
use crate::view::Heads;

/// Text that must not be shown or logged.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A file that a person picked or dropped.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

impl fmt::Debug for InFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InFile({} bytes)", self.bytes.len())
    }
}

/// What the engine can do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Command {
    /// Five random words for a passphrase. Answer: `Passphrase`.
    OfferPassphrase,
    /// Make a demo school, clearly marked, in a vault of its own that opens with the passphrase of the answer.
    /// Streams `Dossiers`; answer: `Demo`.
    Demo {
        /// The language of what is made up, as a BCP 47 tag.
        language: String,
    },
    /// Remove a vault from this browser for good. Only a demo school, an open vault that has joined no school, or one
    /// whose passphrase is given, is removed.
    /// Answer: `Nothing`.
    RemoveVault {
        /// Which.
        vault: VaultId,
        /// Its passphrase; not needed for a demo school, or where no school was joined.
        passphrase: Option<Secret>,
    },
    /// Prepare a school: makes keys and two sheets of words, and stores nothing. Answer: `Sheets`.
    PrepareSchool {
        /// The school's name.
        school: String,
        /// The school's language, as a BCP 47 tag.
        language: String,
        /// The founder's name.
        person: String,
        /// The founder's role.
        role: Role,
        /// The passphrase of this device.
        passphrase: Secret,
    },
    /// Prepare a vault of somebody who has no invitation yet, and their hello. Answer: `Sheets`.
    Introduce {
        /// The person's name.
        person: String,
        /// The person's role, as they say it.
        role: Role,
        /// The passphrase of this device.
        passphrase: Secret,
    },
    /// Store what was prepared (a school, an introduction, a joining or a restoring), when the words of its sheets are
    /// confirmed. Answer: `Unlocked`, `Introduced` or `Joined`.
    Confirm {
        /// The words asked for, sheet by sheet, in the order asked.
        words: Vec<Vec<String>>,
    },
    /// Open a vault. Streams `Drafts` and `Dossiers`; answer: `Unlocked`, or `Introduced` for one that has joined no
    /// school yet.
    Unlock {
        /// Which.
        vault: VaultId,
        /// Its passphrase, or its person's recovery words.
        key: UnlockKey,
        /// Whether to take it over from another window that has it open.
        take_over: bool,
    },
    /// Put the open vault under a new passphrase; the recovery words stay. Answer: `Nothing`.
    ChangePassphrase {
        /// The present passphrase, or the person's words; not needed shortly after opening with the words.
        proof: Option<UnlockKey>,
        /// The new passphrase.
        new: Secret,
    },
    /// Set the PIN that opens the locked screen, as long as the vault is open; `None` takes it away. Answer: `Nothing`.
    SetPin(Option<Secret>),
    /// Lock the screen: from now on nothing is done before the PIN was given. Answer: `Nothing`.
    LockScreen,
    /// Open the locked screen. Streams `Drafts` and `Dossiers`; answer: `Unlocked`.
    OpenScreen {
        /// The PIN.
        pin: Secret,
    },
    /// Open the vault file that was read, in file mode: it is worked on in memory, and nothing of it is stored in this
    /// browser. Streams `Drafts` and `Dossiers`; answer: `Unlocked`.
    UnlockFile {
        /// Its passphrase, or its person's recovery words.
        key: UnlockKey,
        /// How many changes these bytes hold that are not yet in the file the person keeps: some when they were held
        /// here while the school was locked, none when they were read from it.
        not_in_file: u64,
    },
    /// Make a vault file of the open vault. Answer: `VaultFile`.
    MakeVaultFile,
    /// In file mode: the vault file with these changes is where the person keeps it. Answer: `Saved`.
    VaultFileKept {
        /// What the answer that brought the file called `changes`.
        changes: u64,
    },
    /// In file mode: copy the vault into this browser, as a new vault, and go on there. Streams `Drafts` and `Dossiers`;
    /// answer: `Unlocked`.
    KeepHere {
        /// The passphrase of the new vault.
        passphrase: Secret,
    },
    /// Write one atomic change. Answer: `Saved`.
    Commit(Commit),
    /// Keep what is being typed, sealed, until it is saved or forgotten: it comes back as `Drafts` when the vault is
    /// opened again. Answer: `Nothing`.
    KeepDraft {
        /// The kind of form and what the form is about.
        about: String,
        /// What was typed.
        typed: Typed,
    },
    /// Forget what was typed. Answer: `Nothing`.
    ForgetDraft {
        /// As it was kept.
        about: String,
    },
    /// The open vault as it is now. Answer: `Saved`.
    Session,
    /// What was done to a dossier, oldest first. Answer: `History`.
    History(DossierId),
    /// Read roster files and say what importing them would do. Answer: `Roster`; `Table` for one file that is a table
    /// of another kind, or was pasted.
    ReadRoster {
        /// The files, or one ZIP.
        files: Vec<InFile>,
    },
    /// Say what importing the table that was read would do, its columns being these. Answer: `Roster`.
    MapRoster(Mapping),
    /// Import what was read. Answer: `Saved`.
    ApplyRoster,
    /// Read files of a community directory and say what importing them would do: HSDS 3.0, contacts, or a table. Answer: `Services`;
    /// `Table` for one file that is a table.
    ReadServices {
        /// The files, or one ZIP.
        files: Vec<InFile>,
    },
    /// Say what importing the table that was read would do, its columns being these. Answer: `Services`.
    MapServices(Mapping),
    /// Import the services that were read. Answer: `Saved`.
    ApplyServices {
        /// Whether those that are new are shown to families.
        public: bool,
        /// Whether those are marked that the same source no longer names.
        mark: bool,
    },
    /// Make a file of the community directory. Answer: `File`.
    ExportServices(ServicesAs),
    /// Open a file of Throughline's: finds out what it is. Answer: `Opened`.
    OpenFile {
        /// The file.
        file: InFile,
        /// Its passphrase or words, when it needs some.
        key: Option<UnlockKey>,
    },
    /// Merge the bundle that was opened. Streams `Dossiers`; answer: `Saved`.
    ApplyBundle,
    /// Forget what was read or opened but not applied. Answer: `Nothing`.
    Discard,
    /// Invite a colleague. Answer: `Invitation`.
    Invite {
        /// Their name.
        name: String,
        /// Their role.
        role: Role,
    },
    /// Prepare joining by the invitation that was opened. Answer: `Sheets`.
    Join {
        /// The person's name.
        person: String,
        /// The passphrase of this device.
        passphrase: Secret,
    },
    /// Join the school whose first file was opened in a vault that has joined none. Streams `Dossiers`; answer:
    /// `Unlocked`.
    JoinSchool,
    /// Sign the hello that was opened into the key chain. Answer: `Saved`.
    SignHello(SignAs),
    /// Invite another device of one's own. Answer: `Invitation`.
    InviteDevice,
    /// Take a device's access away: it was lost, or its keys leaked. Answer: `Saved`.
    RevokeDevice {
        /// Its identifier.
        device: String,
    },
    /// Take a person's access away, on all their devices. Answer: `Saved`.
    RevokePerson {
        /// Who.
        staff: StaffId,
    },
    /// What somebody would receive now. Answer: `Scope`.
    ScopeFor {
        /// The receiver.
        to: Receiver,
    },
    /// Make a bundle for each of these people: all of them, or none. For oneself it is for one's other devices, holds
    /// everything, and is no disclosure. Answer: `Files`.
    Export {
        /// The receivers.
        to: Vec<StaffId>,
        /// Why, for the disclosure log and the receivers.
        purpose: String,
        /// What the sender leaves out.
        without: Without,
    },
    /// Make a bundle for whoever knows a passphrase. Answer: `Locked`.
    ExportLocked {
        /// It holds what this receiver would get.
        like: Receiver,
        /// The passphrase; five spoken words are made when there is none.
        passphrase: Option<Secret>,
        /// Why, for the disclosure log and the receiver.
        purpose: String,
        /// What the sender leaves out.
        without: Without,
    },
    /// Make a file for another school, which a passphrase opens: it holds this hand-over about a student of the roster, and
    /// nothing else. The disclosure is written down with it. Answer: `Locked`.
    HandOver {
        /// The student, for the disclosure log; the file does not tell it.
        student: StudentId,
        /// What the file says; `to` is the school that receives it.
        what: Box<Received>,
    },
    /// Name the readers of what families write, and make the office's keys: one that opens slips, one that signs packs.
    /// Answer: `Saved`.
    NameReaders {
        /// Who reads, oneself among them; at least two.
        readers: BTreeSet<StaffId>,
    },
    /// Make another key of the office's; the new one that signs packs is vouched for by the present one.
    /// Answer: `Saved`.
    RenewKey(KeyUse),
    /// Open the sealed slips of a file. Streams `Dossiers`; answer: `Slips`.
    OpenSlips {
        /// The file.
        file: InFile,
    },
    /// Open the sealed slips that the kiosk showed as codes, as far as they are whole. Streams `Dossiers`; answer:
    /// `Scanned`.
    ScanSlips {
        /// What a scanner typed: codes in any order, and what an earlier answer called `codes`.
        text: String,
    },
    /// Look into a file that is to go with a guide or a strategy. Nothing of it is stored. Answer: `Taken`.
    LookInto {
        /// The file.
        file: InFile,
    },
    /// The bytes of a file that goes with a guide or a strategy, if they are what is said of it. Answer: `File`.
    Enclosed {
        /// Which.
        file: EnclosureId,
        /// What is said of it.
        is: Enclosure,
    },
    /// Make the pack for the kiosk: what is public, receipts for slips, and sealed answers. Streams `Dossiers`; answer:
    /// `Pack`.
    Publish,
    /// Make a pack of what is public now, for looking at: nobody can write to it, and no kiosk takes it. Nothing is written
    /// down. Answer: `Pack`.
    PreviewPack,
    /// Make a backup for oneself and, where there is a school recovery key, the school's copy. Answer: `Backup`.
    Backup,
    /// Prepare restoring the backup that was opened. Answer: `Sheets` (empty when the same words stay valid).
    Restore {
        /// The passphrase of this device.
        passphrase: Secret,
        /// Who restores: needed for a school's copy, which is nobody's own.
        person: Option<(String, Role)>,
    },
}

/// As whom a hello is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignAs {
    /// Whom it says: it answers an invitation.
    AsItSays,
    /// A person who is new here, with this role: the hello came first.
    New(Role),
    /// This person of the directory, of the same name: the hello came first.
    Known(StaffId),
}

/// What opens a vault, a backup or an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnlockKey {
    /// A passphrase.
    Passphrase(Secret),
    /// The words of a recovery sheet, separated by spaces.
    Words(Secret),
}

/// One atomic change of any number of dossiers: all of it is saved, or nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Commit {
    /// What the person meant to do, such as `referral.accept`.
    pub intent: String,
    /// What changes.
    pub edits: Vec<Edit>,
    /// The draft that this saves: it is forgotten in the same transaction.
    pub draft: Option<String>,
}

impl Commit {
    /// A change of what no draft was kept of.
    pub fn new(intent: &str, edits: Vec<Edit>) -> Self {
        Self {
            intent: intent.to_owned(),
            edits,
            draft: None,
        }
    }
}

/// A change of one dossier. A dossier that does not exist is born by its first edit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Change fields: only those named, at the state they were read from. `None` clears a field.
    Change {
        /// The dossier.
        dossier: Subject,
        /// The state that the person saw; empty for a dossier they have not got.
        base: Heads,
        /// The new values.
        fields: BTreeMap<Path, Option<Leaf>>,
    },
    /// Add an entry.
    Append {
        /// The dossier.
        dossier: Subject,
        /// The collection.
        collection: String,
        /// What to add, as JSON text; the engine adds who and when.
        what: String,
        /// The entry that it amends.
        replaces: Option<EntryId>,
    },
    /// Settle a field that two people changed apart.
    Settle {
        /// The dossier.
        dossier: Subject,
        /// The state that the person saw: what arrived later is not settled.
        base: Heads,
        /// The field.
        path: Path,
        /// The value that holds from now on.
        value: Leaf,
    },
}

/// In which form the community directory is given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ServicesAs {
    /// HSDS 3.0: CSV files in one ZIP.
    Hsds,
    /// Contacts for a telephone: vCard 4.0.
    Contacts,
}
