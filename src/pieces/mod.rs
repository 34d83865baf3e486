//! Pieces of pages that know the workspace or the language: what the kit cannot know, and several features show.

mod back;
mod decision;
mod failed;
mod form;
mod key;
mod keys;
mod mark;
mod names;
mod not_kept;
mod open_file;
mod passphrase;
mod revoke;
mod roles;
mod saving;
mod switches;
mod typing;
mod unprotected;
mod working;

pub use back::Back;
pub use decision::{Decide, Decided, Decision};
pub use failed::{Failed, say_failure};
pub use form::{Form, FormFrame};
pub use key::{KeyField, OtherKey, TypedKey};
pub use keys::KeyList;
pub use mark::Mark;
pub use names::{StaffName, StudentName};
pub use not_kept::{NotKeptYet, SavingFile};
pub use open_file::OpenFile;
pub use passphrase::{NewPassphrase, PassphraseField, enough, missing};
pub use revoke::Revoke;
pub use roles::{role_choices, say_roles};
pub use saving::Saving;
pub use switches::{LanguageSwitch, ThemeSwitch};
pub use typing::{Field, Typing, Unsaved};
pub use unprotected::Unprotected;
pub use working::Working;
