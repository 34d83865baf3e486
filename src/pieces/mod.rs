//! Pieces of pages that know the workspace or the language: what the kit cannot know, and several features show.

mod back;
mod failed;
mod form;
mod mark;
mod names;
mod open_file;
mod revoke;
mod roles;
mod saving;
mod switches;
mod working;

pub use back::Back;
pub use failed::{Failed, say_failure};
pub use form::{Form, FormFrame};
pub use mark::Mark;
pub use names::{StaffName, StudentName};
pub use open_file::OpenFile;
pub use revoke::Revoke;
pub use roles::{role_choices, say_roles};
pub use saving::Saving;
pub use switches::{LanguageSwitch, ThemeSwitch};
pub use working::Working;
