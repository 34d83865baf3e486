//! Versions 1.1 and 1.2, whole files and files of changes.

use super::*;
use crate::oneroster::{Extent, Extents};
use throughline_domain::roster::{Enrolled, Enrollee, Source};

#[test]
fn a_card_of_version_1_1() {
    let text = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,givenName,familyName,middleName,\
        identifier,grades\n\
        u1,active,2026-09-01T08:00:00+02:00,false,o1,student,Ada,Lee,May,77,\"09,10\"\n";
    let reading = read(&[("users.csv", text)]);
    let expected = Card {
        as_of: "2026-09-01T06:00:00.000Z".into(),
        source: Source {
            system: "oneroster".into(),
            id: "u1".into(),
        },
        given: "Ada".into(),
        family: "Lee".into(),
        middle: "May".into(),
        grades: vec!["09".into(), "10".into()],
        number: "77".into(),
        ..Card::default()
    };
    assert_eq!(card(&reading, "u1"), expected);
    assert_eq!(
        (reading.version.as_str(), reading.as_of.as_str()),
        ("1.1", "2026-09-01T06:00:00.000Z")
    );
}

const USERS_1_2: &str = "sourcedId,givenName,familyName,preferredGivenName,preferredFamilyName,pronouns,grades,\
    userMasterIdentifier,primaryOrgSourcedId,metadata.bus\n\
    s1,William,Lee,Billie,Lee,they/them,07,m1,o1,12\n\
    s2,Mary,Lee,Mary,Soto,,08,m2,o1,\n\
    s3,Left,Lee,,,,08,,o1,\n\
    t1,Tom,Ray,,,,,,o1,\n\
    x1,No,Role,,,,,,o1,\n\
    x2,Ext,Role,,,,,,o1,\n";
const ROLES_1_2: &str = "sourcedId,status,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n\
    r1,,s1,primary,student,2020-01-01,2021-06-01,o1\n\
    r2,,s2,primary,student,,,o1\n\
    r3,tobedeleted,s3,primary,student,,,o1\n\
    r4,,t1,primary,counselor,,,o1\n\
    r5,,t1,secondary,parent,,,o1\n\
    r6,,x2,primary,ext:alumnus,,,o1\n";

#[test]
fn people_of_version_1_2_have_their_roles_in_another_file() {
    let reading = read(&[("users.csv", USERS_1_2), ("roles.csv", ROLES_1_2)]);
    assert_eq!(reading.version, "1.2");
    let billie = card(&reading, "s1");
    assert_eq!(
        (billie.name().as_str(), billie.pronouns.as_str()),
        ("Billie Lee", "they/them")
    );
    assert_eq!(
        (billie.preferred_family.as_str(), billie.status),
        ("", Enrolled::Here)
    );
    let mary = card(&reading, "s2");
    assert_eq!(
        (mary.name().as_str(), mary.preferred.as_str()),
        ("Mary Soto", "")
    );
    assert_eq!(card(&reading, "s3").status, Enrolled::Left);
    let staff: Vec<_> = reading
        .staff
        .iter()
        .map(|one| (one.source.as_str(), one.role.as_str()))
        .collect();
    assert_eq!(staff, [("t1", "counselor")]);
    assert_eq!(reading.all_guardians.len(), 1);
    let bad: Vec<u64> = reading.bad_rows.iter().map(|bad| bad.line).collect();
    assert_eq!(bad, [6], "the one without a role");
    assert_eq!(
        reading.ignored_columns,
        [("users.csv".to_owned(), "metadata.bus".to_owned())]
    );
}

#[test]
fn a_role_that_cannot_be_read_does_not_make_a_student_leave() {
    let mut known = Known::default();
    known.import(&[("users.csv", USERS_1_2), ("roles.csv", ROLES_1_2)]);
    let odd = ROLES_1_2.replace("r1,,s1,primary,student", "r1,,s1,primary,pupil");
    let plan = known.import(&[("users.csv", USERS_1_2), ("roles.csv", &odd)]);
    assert!(plan.preview.changes_nothing());
    assert_eq!(plan.preview.bad_rows[0].file, "roles.csv");
}

#[test]
fn classes_take_a_missing_title_from_their_course() {
    let reading = read(&[
        (
            "users.csv",
            &users("1,,,student,Ada,Lee,,\nt/1,,,teacher,Tom,Ray,,\n"),
        ),
        ("courses.csv", "sourcedId,title\nm,Mathematics\n"),
        (
            "classes.csv",
            "sourcedId,title,courseSourcedId,classCode,grades\nc,,m,M-1,09\n",
        ),
        (
            "enrollments.csv",
            "sourcedId,classSourcedId,userSourcedId,role,endDate\n\
             a,c,1,student,2026-09-01\nb,c,1,student,2026-12-01\nd,c,t/1,teacher,\ne,c,t/1,proctor,\n",
        ),
    ]);
    assert_eq!(reading.bad_rows, []);
    let (id, class) = reading.classes.first_key_value().unwrap();
    assert_eq!(
        (class.title.as_str(), class.code.as_str()),
        ("Mathematics", "M-1")
    );
    let enrolments: Vec<_> = reading
        .enrolments
        .values()
        .map(|one| (&one.who, one.removed))
        .collect();
    assert_eq!(
        enrolments,
        [
            (&Enrollee::Student(student("1")), false),
            (&Enrollee::Teacher("t/1".into()), false),
        ]
    );
    assert!(
        reading
            .enrolments
            .keys()
            .all(|key| key.starts_with(&id.to_string()) && !key.contains('/'))
    );
}

#[test]
fn the_manifest_says_how_much_a_file_tells() {
    let manifest =
        "propertyName,value\noneroster.version,1.1\nfile.users,delta\nfile.classes,absent\n";
    let reading = read(&[
        ("manifest.csv", manifest),
        ("users.csv", &users("")),
        ("classes.csv", "sourcedId,title\nc,Maths\n"),
    ]);
    let expected = Extents {
        users: Extent::Delta,
        classes: Extent::Absent,
        enrolments: Extent::Absent,
    };
    assert_eq!(reading.extents, expected);
    assert!(reading.classes.is_empty());
}
