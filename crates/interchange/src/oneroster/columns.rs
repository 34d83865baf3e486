//! The columns of the standard, and those whose values must never be kept.

use super::part::Part;
use super::sheet::Sheet;

/// Passwords, and what could tell immigration status, place of birth or citizenship.
const WITHHELD: [&str; 5] = [
    "password",
    "countryOfBirthCode",
    "stateOfBirthAbbreviation",
    "cityOfBirth",
    "publicSchoolResidenceStatus",
];

const BASE: [&str; 3] = ["sourcedId", "status", "dateLastModified"];

/// The columns of a file in versions 1.1 and 1.2, besides the three that every file has.
const fn standard(part: Part) -> &'static [&'static str] {
    match part {
        Part::Manifest => &["propertyName", "value"],
        Part::Roles => &[
            "userSourcedId",
            "roleType",
            "role",
            "beginDate",
            "endDate",
            "orgSourcedId",
            "userProfileSourcedId",
        ],
        Part::Users => &[
            "enabledUser",
            "orgSourcedIds",
            "role",
            "username",
            "userId",
            "userIds",
            "givenName",
            "familyName",
            "middleName",
            "identifier",
            "email",
            "sms",
            "phone",
            "agents",
            "agentSourcedIds",
            "grade",
            "grades",
            "userMasterIdentifier",
            "resourceSourcedIds",
            "preferredGivenName",
            "preferredFirstName",
            "preferredMiddleName",
            "preferredFamilyName",
            "preferredLastName",
            "primaryOrgSourcedId",
            "pronouns",
        ],
        Part::Courses => &[
            "schoolYearId",
            "schoolYearSourcedId",
            "title",
            "courseCode",
            "grade",
            "grades",
            "orgSourcedId",
            "subjects",
            "subjectCodes",
        ],
        Part::Classes => &[
            "title",
            "grade",
            "grades",
            "courseSourcedId",
            "classCode",
            "classType",
            "location",
            "schoolSourcedId",
            "termSourcedIds",
            "subjects",
            "subjectCodes",
            "periods",
        ],
        Part::Enrollments => &[
            "classSourcedId",
            "schoolSourcedId",
            "userSourcedId",
            "role",
            "primary",
            "beginDate",
            "endDate",
        ],
        Part::Demographics => &[
            "userSourcedId",
            "birthDate",
            "sex",
            "americanIndianOrAlaskaNative",
            "asian",
            "blackOrAfricanAmerican",
            "nativeHawaiianOrOtherPacificIslander",
            "white",
            "demographicRaceTwoOrMoreRaces",
            "hispanicOrLatinoEthnicity",
        ],
        Part::UserProfiles => &[
            "userSourcedId",
            "profileType",
            "vendorId",
            "applicationId",
            "description",
            "credentialType",
            "username",
        ],
        Part::Unused => &[],
    }
}

/// The columns of a file that are left aside: extensions, and what must never be kept.
pub(super) fn ignored(part: Part, sheet: &Sheet<'_>) -> Vec<(String, String)> {
    let is_known = |name: &str| {
        let among = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        (among(&BASE) || among(standard(part))) && !among(&WITHHELD)
    };
    sheet
        .header()
        .names()
        .filter(|name| !is_known(name))
        .map(|name| (sheet.file().to_owned(), name.to_owned()))
        .collect()
}
