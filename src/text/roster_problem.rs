//! What is wrong with a roster's files or with one of their rows, in words that say what to do next.

use throughline_domain::roster_import::{BadRowReason, RosterFileError};

use super::{Text, roster_problems as say};

/// Why a set of files cannot be used at all.
pub fn of_files(error: &RosterFileError) -> Text {
    match error {
        RosterFileError::NotOneRoster => say::not_one_roster(),
        RosterFileError::NotServices => say::not_services(),
        RosterFileError::Empty => say::empty(),
        RosterFileError::MissingColumn { file, column } => {
            say::missing_column(column.as_str(), file.as_str())
        }
        RosterFileError::UnknownVersion(version) => say::unknown_version(version.as_str()),
        RosterFileError::OpenQuote { file, line } => {
            say::open_quote(file.as_str(), line.to_string())
        }
        RosterFileError::MissingFile(file) => say::missing_file(file.as_str()),
        RosterFileError::SameFileTwice(file) => say::same_file_twice(file.as_str()),
        RosterFileError::TooLarge => say::too_large(),
        RosterFileError::BadZip => say::bad_zip(),
        RosterFileError::NotText(file) => say::not_text(file.as_str()),
        RosterFileError::Stopped => say::stopped(),
    }
}

/// Why a row cannot be used.
pub fn of_row(reason: &BadRowReason) -> Text {
    match reason {
        BadRowReason::Missing { column } => say::row_missing(column.as_str()),
        BadRowReason::Unknown { column, value } => {
            say::row_unknown(column.as_str(), value.as_str())
        }
        BadRowReason::Duplicate { first_line } => say::row_duplicate(first_line.to_string()),
        BadRowReason::Dangling { column } => say::row_dangling(column.as_str()),
        BadRowReason::FieldCount { expected, found } => {
            say::row_field_count(expected.to_string(), found.to_string())
        }
        BadRowReason::BadDate { column } => say::row_bad_date(column.as_str()),
        BadRowReason::StrayQuote => say::row_stray_quote(),
        BadRowReason::NotAStudent => say::row_not_a_student(),
        BadRowReason::NotAPhone { column, value } => {
            say::row_not_a_phone(column.as_str(), value.as_str())
        }
        BadRowReason::NotALink { column, value } => {
            say::row_not_a_link(column.as_str(), value.as_str())
        }
        BadRowReason::Swapped => say::row_swapped(),
        BadRowReason::NotOnEarth => say::row_not_on_earth(),
        BadRowReason::BrokenBytes => say::row_broken_bytes(),
    }
}
