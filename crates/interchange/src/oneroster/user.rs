//! One row of `users.csv`: where its values are, and the card or guardian they make.

use throughline_domain::contacts::GuardianCard;
use throughline_domain::roster::{Card, Enrolled};
use throughline_domain::roster_import::RosterFileError;

use super::reader::source;
use super::roles::RolesOfPeople;
use super::row::{Base, Fact, list, optional};
use super::sheet::Sheet;
use crate::roster::Extent;
use crate::table::Record;

/// Where the values are.
pub(super) struct Columns {
    pub(super) base: Base,
    pub(super) id: usize,
    pub(super) given: usize,
    pub(super) family: usize,
    pub(super) role: Option<usize>,
    middle: Option<usize>,
    preferred: Option<usize>,
    preferred_family: Option<usize>,
    pronouns: Option<usize>,
    identifier: Option<usize>,
    grades: Option<usize>,
    email: Option<usize>,
    phone: Option<usize>,
    sms: Option<usize>,
    pub(super) agents: Option<usize>,
    pub(super) enabled: Option<usize>,
}

impl Columns {
    /// Finds the columns. The role has one of its own only where there is no `roles.csv`.
    pub(super) fn of(
        sheet: &Sheet<'_>,
        extent: Extent,
        roles: Option<&RolesOfPeople>,
    ) -> Result<Self, RosterFileError> {
        let (base, id) = Base::with_id(sheet, extent)?;
        let role = match roles {
            Some(_) => None,
            None => Some(sheet.required("role")?),
        };
        Ok(Self {
            base,
            id,
            role,
            given: sheet.required("givenName")?,
            family: sheet.required("familyName")?,
            middle: sheet.optional(&["middleName"]),
            preferred: sheet.optional(&["preferredGivenName", "preferredFirstName"]),
            preferred_family: sheet.optional(&["preferredFamilyName", "preferredLastName"]),
            pronouns: sheet.optional(&["pronouns"]),
            identifier: sheet.optional(&["identifier"]),
            grades: sheet.optional(&["grades", "grade"]),
            email: sheet.optional(&["email"]),
            phone: sheet.optional(&["phone"]),
            sms: sheet.optional(&["sms"]),
            agents: sheet.optional(&["agentSourcedIds", "agents"]),
            enabled: sheet.optional(&["enabledUser"]),
        })
    }

    /// A student's card. `enabledUser` says whether they may sign in somewhere, not whether they are at the school.
    pub(super) fn card(&self, id: &str, fact: Fact, record: &Record<'_>) -> Card {
        let given = record.value(self.given);
        let family = record.value(self.family);
        let unless = |value: &str, same: &str| {
            if value == same {
                String::new()
            } else {
                value.to_owned()
            }
        };
        Card {
            as_of: fact.as_of,
            source: source(id),
            given: given.to_owned(),
            family: family.to_owned(),
            middle: optional(record, self.middle).to_owned(),
            preferred: unless(optional(record, self.preferred), given),
            preferred_family: unless(optional(record, self.preferred_family), family),
            pronouns: optional(record, self.pronouns).to_owned(),
            grades: list(optional(record, self.grades))
                .map(str::to_owned)
                .collect(),
            number: optional(record, self.identifier).to_owned(),
            status: if fact.gone {
                Enrolled::Left
            } else {
                Enrolled::Here
            },
        }
    }

    /// A guardian's card.
    pub(super) fn guardian(
        &self,
        id: &str,
        relation: &str,
        fact: &Fact,
        record: &Record<'_>,
    ) -> GuardianCard {
        let phone = [self.phone, self.sms]
            .into_iter()
            .map(|column| optional(record, column))
            .find(|number| !number.is_empty());
        GuardianCard {
            as_of: fact.as_of.clone(),
            source: source(id),
            name: self.full_name(record),
            relation: relation.to_owned(),
            email: optional(record, self.email).to_owned(),
            phone: phone.unwrap_or_default().to_owned(),
            removed: fact.gone,
        }
    }

    /// Given and family name.
    pub(super) fn full_name(&self, record: &Record<'_>) -> String {
        let name = format!("{} {}", record.value(self.given), record.value(self.family));
        name.trim().to_owned()
    }
}
