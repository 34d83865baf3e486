//! Why something failed, in words that say what to do next. Nothing was changed, and the words say so where a person
//! would fear otherwise.

use throughline_domain::pin::UnfitPin;
use throughline_protocol::Failure;
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::SheetOf;

use super::{Text, failures, roster_problem, vault_file};

/// A failure in words.
pub fn of(failure: &Failure) -> Text {
    match failure {
        Failure::Cancelled => failures::cancelled(),
        Failure::WrongPassphrase => failures::wrong_passphrase(),
        Failure::NeedsProof => failures::needs_proof(),
        Failure::UnfitPin(unfit) => of_pin(*unfit),
        Failure::WrongPin { left } => {
            failures::wrong_pin(usize::try_from(*left).unwrap_or(usize::MAX))
        }
        Failure::ScreenLocked => failures::screen_locked(),
        Failure::PinExpired => failures::pin_expired(),
        Failure::PassphraseTooShort => failures::passphrase_too_short(),
        Failure::NotLoaded => failures::not_loaded(),
        Failure::OutOfMemory => failures::out_of_memory(),
        Failure::UnknownWord { place, word, near } if near.is_empty() => {
            failures::unknown_word(*place, word.as_str())
        }
        Failure::UnknownWord { place, word, near } => {
            failures::unknown_word_near(near.join(", "), *place, word.as_str())
        }
        Failure::WordCount(count) => failures::word_count(*count),
        Failure::WordsDoNotMatch => failures::words_do_not_match(),
        Failure::WrongWords => failures::wrong_words(),
        Failure::WordsNotConfirmed(SheetOf::Person) => failures::words_not_confirmed_person(),
        Failure::WordsNotConfirmed(SheetOf::School) => failures::words_not_confirmed_school(),
        Failure::NoSuchVault => failures::no_such_vault(),
        Failure::OtherWindow => failures::other_window(),
        Failure::OwnershipLost => failures::ownership_lost(),
        Failure::StorageFull => failures::storage_full(),
        Failure::StorageRefused => failures::storage_refused(),
        Failure::StorageBlocked => failures::storage_blocked(),
        Failure::StorageDamaged => failures::storage_damaged(),
        Failure::Roster(error) => roster_problem::of_files(error),
        Failure::File(problem) => of_file(problem),
        Failure::NotTrusted => failures::not_trusted(),
        Failure::NotCoordinator => failures::not_coordinator(),
        Failure::BadEdit => failures::bad_edit(),
        Failure::OutOfOrder => failures::out_of_order(),
        Failure::TooManyFiles => failures::too_many_files(),
        Failure::FileNotHere { name } => failures::enclosure_not_here(name.as_str()),
        Failure::Fault(code) => failures::fault(code.as_str()),
    }
}

/// Why a PIN cannot be used, in words.
pub fn of_pin(unfit: UnfitPin) -> Text {
    match unfit {
        UnfitPin::NotSixDigits => failures::pin_not_six_digits(),
        UnfitPin::TooEasy => failures::pin_too_easy(),
    }
}

/// Why a file of ours cannot be used, in words.
pub fn of_file(problem: &FileProblem) -> Text {
    match problem {
        FileProblem::NotOurs => failures::file_not_ours(),
        FileProblem::Damaged => failures::file_damaged(),
        FileProblem::Altered => failures::file_altered(),
        FileProblem::TooLarge => failures::file_too_large(),
        FileProblem::TooMuchWork => failures::file_too_much_work(),
        FileProblem::NotForYou => failures::file_not_for_you(),
        FileProblem::OtherSchool { school } => failures::file_other_school(school.as_str()),
        FileProblem::MadeHere => failures::file_made_here(),
        FileProblem::NeedsSchool { school } => failures::file_needs_school(school.as_str()),
        FileProblem::Unsigned => failures::file_unsigned(),
        FileProblem::BadSignature => failures::file_bad_signature(),
        FileProblem::UnknownSender { name } => failures::file_unknown_sender(name.as_str()),
        FileProblem::ChangedKey { name } => failures::file_changed_key(name.as_str()),
        FileProblem::RevokedSender { name } => failures::file_revoked_sender(name.as_str()),
        FileProblem::NeedsNewerRelease { version } => {
            failures::file_needs_newer(version.to_string())
        }
        FileProblem::TooOld => failures::file_too_old(),
        FileProblem::NotSignedIn { name } => failures::file_not_signed_in(name.as_str()),
        FileProblem::Misfit => failures::file_misfit(),
        FileProblem::MissingChanges => failures::file_missing_changes(),
        FileProblem::VaultCutShort => vault_file::cut_short(),
        FileProblem::VaultDamaged => vault_file::damaged(),
        FileProblem::VaultTooLarge => vault_file::too_large(),
    }
}
