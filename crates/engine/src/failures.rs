//! What a person is told of the vault's errors.

use throughline_protocol::Failure;
use throughline_protocol::failure::FileProblem;
use throughline_vault::bundle::{OpenError, VerifyError, WriteError};
use throughline_vault::envelope::EnvelopeError;
use throughline_vault::header::HeaderError;
use throughline_vault::identity::NotAKey;
use throughline_vault::passphrase::PassphraseError;
use throughline_vault::seal::SealError;
use throughline_vault::signing::SignatureError;
use throughline_vault::vault_file::VaultFileError;
use throughline_vault::words::{WordsError, nearest};

/// Of a vault's header.
pub fn header(error: HeaderError) -> Failure {
    match error {
        HeaderError::WrongPassphrase => Failure::WrongPassphrase,
        HeaderError::WrongRecoveryKey => Failure::WrongWords,
        HeaderError::Passphrase(PassphraseError::OutOfMemory) => Failure::OutOfMemory,
        HeaderError::NewerVersion { needs } => {
            FileProblem::NeedsNewerRelease { version: needs }.into()
        }
        HeaderError::Passphrase(_) | HeaderError::NotOurs | HeaderError::Damaged => {
            Failure::StorageDamaged
        }
    }
}

/// Of a vault file.
pub fn vault_file(error: VaultFileError) -> Failure {
    let problem = match error {
        VaultFileError::NotOurs | VaultFileError::Header(HeaderError::NotOurs) => {
            FileProblem::NotOurs
        }
        VaultFileError::Truncated => FileProblem::VaultCutShort,
        VaultFileError::TooLarge | VaultFileError::Record(SealError::TooLarge) => {
            FileProblem::VaultTooLarge
        }
        VaultFileError::Header(HeaderError::NewerVersion { needs }) => {
            FileProblem::NeedsNewerRelease { version: needs }
        }
        VaultFileError::Record(SealError::NewerVersion(format)) => FileProblem::NeedsNewerRelease {
            version: format.into(),
        },
        VaultFileError::Damaged | VaultFileError::Header(_) | VaultFileError::Record(_) => {
            FileProblem::VaultDamaged
        }
    };
    problem.into()
}

/// Of words that were typed.
pub fn words(error: WordsError) -> Failure {
    match error {
        WordsError::Count { found } => Failure::WordCount(found),
        WordsError::Unknown { position, word } => Failure::UnknownWord {
            place: position,
            near: nearest(&word).into_iter().map(str::to_owned).collect(),
            word,
        },
        WordsError::Checksum => Failure::WordsDoNotMatch,
    }
}

/// Of a key.
pub fn key(_: NotAKey) -> Failure {
    Failure::Fault("key".to_owned())
}

/// Of making a signature.
pub fn signature(_: SignatureError) -> Failure {
    Failure::Fault("signature".to_owned())
}

/// Of opening a bundle. `None` when it needs a passphrase that was not given.
pub fn open(error: OpenError) -> Option<Failure> {
    let problem = match error {
        OpenError::Envelope(envelope) => return self::envelope(envelope),
        OpenError::NotOurs => FileProblem::NotOurs,
        OpenError::Truncated | OpenError::Damaged { .. } => FileProblem::Damaged,
        OpenError::TooManyEntries { .. } | OpenError::EntryTooLarge { .. } => FileProblem::TooLarge,
        OpenError::BadName { .. }
        | OpenError::DuplicateEntry { .. }
        | OpenError::Repacked
        | OpenError::ManifestDisagrees => FileProblem::Altered,
        OpenError::Unsigned => FileProblem::Unsigned,
        OpenError::NewerVersion { needs } => FileProblem::NeedsNewerRelease { version: needs },
        OpenError::OlderVersion { .. } => FileProblem::TooOld,
    };
    Some(problem.into())
}

/// Of the outer layer. `None` when it needs a passphrase that was not given.
fn envelope(error: EnvelopeError) -> Option<Failure> {
    let problem = match error {
        EnvelopeError::NeedsPassphrase => return None,
        EnvelopeError::WrongPassphrase => return Some(Failure::WrongPassphrase),
        EnvelopeError::OutOfMemory => return Some(Failure::OutOfMemory),
        EnvelopeError::NotOurs => FileProblem::NotOurs,
        EnvelopeError::TooLarge { .. } => FileProblem::TooLarge,
        EnvelopeError::Truncated | EnvelopeError::Damaged => FileProblem::Damaged,
        EnvelopeError::NotForYou => FileProblem::NotForYou,
        EnvelopeError::ScryptTooHigh { .. } => FileProblem::TooMuchWork,
        EnvelopeError::NewerFormat => FileProblem::NeedsNewerRelease { version: 2 },
    };
    Some(problem.into())
}

/// Of verifying a bundle.
pub fn verify(error: &VerifyError, school: &str) -> Failure {
    match error {
        VerifyError::BadSignature(_) => FileProblem::BadSignature,
        VerifyError::HashMismatch(_) | VerifyError::KeysMismatch => FileProblem::Altered,
        VerifyError::OtherWorkspace { .. } => FileProblem::OtherSchool {
            school: school.to_owned(),
        },
    }
    .into()
}

/// Of making a bundle.
pub fn write(error: WriteError) -> Failure {
    match error {
        WriteError::NoRecipient => Failure::NotTrusted,
        WriteError::TooLarge => FileProblem::TooLarge.into(),
        WriteError::DuplicateEntry | WriteError::Failed => Failure::Fault("bundle".to_owned()),
    }
}
