//! What a person sees of a community directory's files before anything is saved.

use serde::{Deserialize, Serialize};

use crate::roster_import::{BadRow, Tally};

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryPreview {
    /// The kind of files, such as `hsds`.
    pub system: String,
    /// Services that the files name.
    pub services: Tally,
    /// How many came with earlier files of the same source and are not in these. The source may just cover less: they are
    /// marked where a person wants it, and none is taken out.
    pub missing: usize,
    /// Of how many services the same source has there been any before.
    pub of_source: usize,
    /// The names of the first of those that are missing.
    pub missing_sample: Vec<String>,
    /// How many were marked as missing, and are in the files again.
    pub back: usize,
    /// How many of them have not been checked for long, or never.
    pub stale: usize,
    /// The first services that are new or different.
    pub sample: Vec<SampleService>,
    /// What is wrong with rows, at most [`crate::roster_import::RosterPreview::MOST_BAD_ROWS`].
    pub bad_rows: Vec<BadRow>,
    /// How many such things there are in all.
    pub bad_row_count: usize,
}

/// A service of the sample.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleService {
    /// Its name.
    pub name: String,
    /// Who offers it.
    pub organization: String,
    /// The codes of the needs that it answers.
    pub needs: Vec<String>,
    /// Whether it is new, rather than different.
    pub is_new: bool,
}

/// What a column of a list of services may hold, by the names that a [`crate::table_import::Mapping`] uses. Several
/// columns may hold ages, languages, telephones and kinds of help; a cross in one stands for the column's title.
pub mod column {
    /// What it is called.
    pub const NAME: &str = "name";
    /// Who offers it.
    pub const ORGANIZATION: &str = "organization";
    /// What it does.
    pub const DESCRIPTION: &str = "description";
    /// The kind of help, in the words of the list.
    pub const TERM: &str = "term";
    /// The name of the place.
    pub const PLACE: &str = "place";
    /// Street and number.
    pub const STREET: &str = "street";
    /// City.
    pub const CITY: &str = "city";
    /// State.
    pub const STATE: &str = "state";
    /// Postal code.
    pub const POSTAL_CODE: &str = "postal_code";
    /// A telephone.
    pub const PHONE: &str = "phone";
    /// An address for mail.
    pub const EMAIL: &str = "email";
    /// A page.
    pub const URL: &str = "url";
    /// Ages, such as `6-13`.
    pub const AGE: &str = "age";
    /// Languages.
    pub const LANGUAGE: &str = "language";
    /// For whom, in words.
    pub const ELIGIBILITY: &str = "eligibility";
    /// What it costs.
    pub const COST: &str = "cost";
    /// When it is open, in words.
    pub const HOURS: &str = "hours";
    /// What to bring.
    pub const DOCUMENTS: &str = "documents";
    /// Whom to ask for.
    pub const CONTACT: &str = "contact";
    /// When it was last checked.
    pub const CHECKED: &str = "checked";

    /// What several columns may hold.
    pub const SEVERAL: [&str; 4] = [AGE, LANGUAGE, PHONE, TERM];
}
