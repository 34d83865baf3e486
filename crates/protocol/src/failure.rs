//! Why a command failed. Nothing was changed. What a person reads stands in the app's `locales/`.

use serde::{Deserialize, Serialize};
use throughline_domain::pin::UnfitPin;
use throughline_domain::roster_import::RosterFileError;

use crate::reply::SheetOf;

/// Why a command failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The person stopped it.
    Cancelled,
    /// The passphrase does not open it.
    WrongPassphrase,
    /// A passphrase shorter than 12 characters.
    PassphraseTooShort,
    /// There is too little memory to make the key.
    OutOfMemory,
    /// A word, by its place counted from 1, is not in the list of words.
    UnknownWord {
        /// Its place, counted from 1.
        place: usize,
        /// What was typed.
        word: String,
        /// The words of the list that it may have been, the likeliest first.
        near: Vec<String>,
    },
    /// There are not twelve words.
    WordCount(usize),
    /// The words are in the list, but do not belong together: one is mistaken, or two are swapped.
    WordsDoNotMatch,
    /// The words are fine, but open something else.
    WrongWords,
    /// A word that was asked for to confirm a sheet is another one.
    WordsNotConfirmed(SheetOf),
    /// There is no such vault in this browser.
    NoSuchVault,
    /// Another window has the vault open.
    OtherWindow,
    /// This window lost the vault to another one; what was typed is not saved.
    OwnershipLost,
    /// The browser's storage is full.
    StorageFull,
    /// The browser refuses storage here, as in some private windows.
    StorageRefused,
    /// Another window with an older release keeps the storage from being opened.
    StorageBlocked,
    /// What is stored is damaged.
    StorageDamaged,
    /// A roster cannot be read.
    Roster(RosterFileError),
    /// A file of ours cannot be used.
    File(FileProblem),
    /// A person is not in the key chain, or their keys were revoked: they get nothing.
    NotTrusted,
    /// The signer is not a coordinator.
    NotCoordinator,
    /// What the edit names does not exist (any more), or does not fit the dossier.
    BadEdit,
    /// The command makes no sense now, such as applying when nothing was opened.
    OutOfOrder,
    /// The program has a fault: a short word for a report, never data.
    Fault(String),
    /// The present passphrase or the recovery words are needed for this.
    NeedsProof,
    /// A PIN that is not six digits, or that is guessed first.
    UnfitPin(UnfitPin),
    /// Another PIN than the one that was set; and how many tries are left.
    WrongPin {
        /// How many more tries there are.
        left: u32,
    },
    /// The screen is locked: nothing but its PIN is taken.
    ScreenLocked,
    /// The PIN was wrong too often, or too much time went by: the vault is closed, and only its passphrase opens it.
    PinExpired,
    /// A part of the program could not be loaded.
    NotLoaded,
    /// The files of what is public are more, all together, than a pack carries.
    TooManyFiles,
    /// A file that goes with a guide or a strategy is not here, or is not what is said of it.
    FileNotHere {
        /// What staff call it.
        name: String,
    },
}

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileProblem {
    /// It is none of Throughline's.
    NotOurs,
    /// It is cut off or damaged.
    Damaged,
    /// It was changed after it was made.
    Altered,
    /// It is larger than is safe to open.
    TooLarge,
    /// It asks for more work to open than is safe.
    TooMuchWork,
    /// It is sealed for other people.
    NotForYou,
    /// It is of another school.
    OtherSchool {
        /// That school's name, as the file claims.
        school: String,
    },
    /// It is a hand-over that was made here, for another school.
    MadeHere,
    /// It is a hand-over from another school, and no school is open that could file it.
    NeedsSchool {
        /// The name of the school that made it, as the file claims.
        school: String,
    },
    /// It has no signature.
    Unsigned,
    /// Its signature is wrong.
    BadSignature,
    /// Its sender is not known here.
    UnknownSender {
        /// The name that the file claims.
        name: String,
    },
    /// Its sender is known with another key.
    ChangedKey {
        /// The sender's name, by the directory.
        name: String,
    },
    /// Its sender's key was revoked.
    RevokedSender {
        /// The sender's name, by the directory.
        name: String,
    },
    /// A newer release made it.
    NeedsNewerRelease {
        /// The lowest version that can read it.
        version: u32,
    },
    /// An older release made it that can no longer be read.
    TooOld,
    /// Something in it does not fit what is here.
    Misfit,
    /// It builds on changes that are missing here: ask the sender for a whole bundle.
    MissingChanges,
    /// It is a vault file, and its end is missing.
    VaultCutShort,
    /// It is a vault file that was changed, packed again, or put together of several.
    VaultDamaged,
    /// It is a vault file, larger than is safe to open or to write.
    VaultTooLarge,
    /// Its key chain does not name this device: nobody has signed the hello yet.
    NotSignedIn {
        /// The sender's name, as the file claims.
        name: String,
    },
}

impl From<RosterFileError> for Failure {
    fn from(error: RosterFileError) -> Self {
        Failure::Roster(error)
    }
}
impl From<FileProblem> for Failure {
    fn from(problem: FileProblem) -> Self {
        Failure::File(problem)
    }
}
