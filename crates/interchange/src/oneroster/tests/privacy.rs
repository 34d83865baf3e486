//! What must never get past the row.

use super::*;

const SECRETS: [&str; 4] = ["P@ssword123", "Atlantis", "Qx", "refugee-camp"];

fn files() -> [(&'static str, &'static str); 4] {
    [
        (
            "users.csv",
            "sourcedId,role,givenName,familyName,password,ext_password\n\
             s1,student,Ada,Lee,P@ssword123,P@ssword123\n\
             s2,pupil,Ben,Lee,P@ssword123,P@ssword123\n\
             s3,student,,Lee,P@ssword123,P@ssword123\n\
             t1,teacher,Tom,Ray,P@ssword123,P@ssword123\n\
             g1,parent,Pat,Lee,P@ssword123,P@ssword123\n\
             s4,student,Dee,Lee,P@ssword123\n",
        ),
        (
            "demographics.csv",
            "sourcedId,birthDate,cityOfBirth,stateOfBirthAbbreviation,countryOfBirthCode,publicSchoolResidenceStatus\r\
             s1,2012-01-01,Atlantis,Qx,Qx,refugee-camp\r",
        ),
        (
            "userProfiles.csv",
            "sourcedId,userSourcedId,username,password\r\np1,s1,ada,P@ssword123\r\n",
        ),
        ("orgs.csv", "sourcedId,name\no1,Atlantis\n"),
    ]
}

#[test]
fn nothing_withheld_is_in_what_was_read_or_planned() {
    let reading = read(&files());
    let plan = crate::roster::plan(&reading, &Roster::default(), &BTreeMap::new());
    let everything = format!(
        "{reading:?}{plan:?}{:?}{}",
        plan.roster_fields().unwrap(),
        serde_json::to_string(&plan.preview).unwrap()
    );
    assert!(everything.contains("Ada"));
    for secret in SECRETS {
        assert!(!everything.contains(secret), "{secret}");
    }
}

#[test]
fn a_person_is_told_what_was_left_aside() {
    let reading = read(&files());
    let columns: Vec<(&str, &str)> = reading
        .ignored_columns
        .iter()
        .map(|(file, column)| (file.as_str(), column.as_str()))
        .collect();
    assert_eq!(
        columns,
        [
            ("users.csv", "password"),
            ("users.csv", "ext_password"),
            ("demographics.csv", "cityOfBirth"),
            ("demographics.csv", "stateOfBirthAbbreviation"),
            ("demographics.csv", "countryOfBirthCode"),
            ("demographics.csv", "publicSchoolResidenceStatus"),
            ("userProfiles.csv", "password"),
        ]
    );
}

#[test]
fn of_a_file_with_secrets_only_the_header_is_decoded() {
    let given = files().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let files = crate::oneroster::files::collect(given.into()).unwrap();
    let demographics = &files[&crate::oneroster::part::Part::Demographics];
    assert!(demographics.text.ends_with("publicSchoolResidenceStatus"));
}
