//! Where commands are carried out. In a browser each part of the program but the first is loaded when it is needed
//! (decision 0020).

use throughline_protocol::Command;
use throughline_protocol::command::UnlockKey;

/// A part of the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Opening what is here by its passphrase, closing it, and keeping what is being typed: always here, whatever the network does.
    Door,
    /// What is done in an open school: writing, above all.
    Desk,
    /// Beginning a school, opening one by the words of a recovery sheet, and what comes in and goes out.
    Exchange,
}

/// Which part carries a command out. It names every command, so that none is added without a thought.
pub const fn part_of(command: &Command) -> Part {
    match command {
        Command::Unlock {
            key: UnlockKey::Passphrase(_),
            ..
        }
        | Command::RemoveVault { .. }
        | Command::LockScreen
        | Command::OpenScreen { .. }
        | Command::Discard
        | Command::KeepDraft { .. }
        | Command::ForgetDraft { .. }
        | Command::SetPin(_)
        | Command::Session => Part::Door,
        Command::Commit(_) | Command::History(_) | Command::ChangePassphrase { .. } => Part::Desk,
        Command::Unlock {
            key: UnlockKey::Words(_),
            ..
        }
        | Command::OfferPassphrase
        | Command::PrepareSchool { .. }
        | Command::Confirm { .. }
        | Command::Demo { .. }
        | Command::UnlockFile { .. }
        | Command::MakeVaultFile
        | Command::VaultFileKept { .. }
        | Command::KeepHere { .. }
        | Command::ReadRoster { .. }
        | Command::MapRoster(_)
        | Command::ApplyRoster
        | Command::ReadServices { .. }
        | Command::MapServices(_)
        | Command::ApplyServices { .. }
        | Command::ExportServices(_)
        | Command::OpenFile { .. }
        | Command::ApplyBundle
        | Command::Invite { .. }
        | Command::Join { .. }
        | Command::SignHello(_)
        | Command::Introduce { .. }
        | Command::JoinSchool
        | Command::InviteDevice
        | Command::RevokeDevice { .. }
        | Command::RevokePerson { .. }
        | Command::ScopeFor { .. }
        | Command::Export { .. }
        | Command::ExportLocked { .. }
        | Command::HandOver { .. }
        | Command::NameReaders { .. }
        | Command::RenewKey(_)
        | Command::OpenSlips { .. }
        | Command::ScanSlips { .. }
        | Command::LookInto { .. }
        | Command::Enclosed { .. }
        | Command::Publish
        | Command::PreviewPack
        | Command::Backup
        | Command::Restore { .. } => Part::Exchange,
    }
}
