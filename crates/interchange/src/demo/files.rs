//! A made-up school as the files of OneRoster 1.1.

use super::people::{Adult, GRADES, People, Student};
use super::timetable::Timetable;

/// The identifier of the one school.
const SCHOOL: &str = "ORG1";
/// The identifier of the one school year.
const YEAR: &str = "Y2026";

/// One CSV file while it is written.
struct Csv {
    name: &'static str,
    text: String,
}

impl Csv {
    fn new(name: &'static str, header: &str) -> Self {
        let text = format!("{header}\r\n");
        Self { name, text }
    }

    fn row(&mut self, values: &[&str]) {
        for (place, value) in values.iter().enumerate() {
            if place > 0 {
                self.text.push(',');
            }
            if value.contains([',', '"', '\r', '\n']) {
                self.text.push('"');
                self.text.push_str(&value.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(value);
            }
        }
        self.text.push_str("\r\n");
    }

    fn finish(self) -> (String, String) {
        (format!("{}.csv", self.name), self.text)
    }
}

/// All files, each with its name.
pub(super) fn write(people: &People, timetable: &Timetable) -> Vec<(String, String)> {
    [
        manifest(),
        orgs(),
        sessions(),
        courses(timetable),
        users(people),
        classes(timetable),
        enrollments(timetable),
    ]
    .into_iter()
    .map(Csv::finish)
    .collect()
}

fn manifest() -> Csv {
    let mut csv = Csv::new("manifest", "propertyName,value");
    csv.row(&["manifest.version", "1.0"]);
    csv.row(&["oneroster.version", "1.1"]);
    for there in [
        "academicSessions",
        "classes",
        "courses",
        "enrollments",
        "orgs",
        "users",
    ] {
        csv.row(&[&format!("file.{there}"), "bulk"]);
    }
    for absent in [
        "categories",
        "classResources",
        "courseResources",
        "demographics",
        "lineItems",
        "resources",
        "results",
    ] {
        csv.row(&[&format!("file.{absent}"), "absent"]);
    }
    csv.row(&["source.systemName", "Throughline demo"]);
    csv.row(&["source.systemCode", "demo"]);
    csv
}

fn orgs() -> Csv {
    let mut csv = Csv::new(
        "orgs",
        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
    );
    csv.row(&[
        SCHOOL,
        "",
        "",
        "Cottonwood Creek School",
        "school",
        "0001",
        "",
    ]);
    csv
}

fn sessions() -> Csv {
    let mut csv = Csv::new(
        "academicSessions",
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
    );
    csv.row(&[
        YEAR,
        "",
        "",
        "2026–2027",
        "schoolYear",
        "2026-08-24",
        "2027-06-11",
        "",
        "2027",
    ]);
    csv
}

fn courses(timetable: &Timetable) -> Csv {
    let mut csv = Csv::new(
        "courses",
        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,\
         subjects,subjectCodes",
    );
    for (course, title, grade) in timetable.courses() {
        csv.row(&[course, "", "", YEAR, title, course, grade, SCHOOL, "", ""]);
    }
    csv
}

fn users(people: &People) -> Csv {
    let mut csv = Csv::new(
        "users",
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,\
         familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
    );
    for adult in people.staff.iter().chain(&people.guardians) {
        add_adult(&mut csv, adult);
    }
    for student in &people.students {
        add_student(&mut csv, student);
    }
    csv
}

fn add_adult(csv: &mut Csv, adult: &Adult) {
    let id = &adult.id;
    let username = id.to_ascii_lowercase();
    let email = format!("{username}@school.example");
    let students = adult.students.join(",");
    csv.row(&[
        id,
        "",
        "",
        "true",
        SCHOOL,
        adult.role,
        &username,
        "",
        adult.given,
        &adult.family,
        "",
        "",
        &email,
        "",
        &adult.phone,
        &students,
        "",
        "",
    ]);
}

fn add_student(csv: &mut Csv, student: &Student) {
    let id = &student.id;
    let username = id.to_ascii_lowercase();
    let number = id.trim_start_matches('S');
    let guardians = student.guardians.join(",");
    csv.row(&[
        id,
        "",
        "",
        "true",
        SCHOOL,
        "student",
        &username,
        "",
        student.given,
        &student.family,
        student.middle,
        number,
        "",
        "",
        "",
        &guardians,
        GRADES[student.grade],
        "",
    ]);
}

fn classes(timetable: &Timetable) -> Csv {
    let mut csv = Csv::new(
        "classes",
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,\
         schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
    );
    for section in &timetable.sections {
        let kind = if section.id.starts_with("HOME") {
            "homeroom"
        } else {
            "scheduled"
        };
        csv.row(&[
            &section.id,
            "",
            "",
            &section.title,
            section.grade,
            &section.course,
            &section.code,
            kind,
            "",
            SCHOOL,
            YEAR,
            "",
            "",
            "",
        ]);
    }
    csv
}

fn enrollments(timetable: &Timetable) -> Csv {
    let mut csv = Csv::new(
        "enrollments",
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,\
         beginDate,endDate",
    );
    let mut add = |class: &str, user: &str, role: &str, primary: &str| {
        let id = format!("{class}.{user}");
        csv.row(&[&id, "", "", class, SCHOOL, user, role, primary, "", ""]);
    };
    for section in &timetable.sections {
        add(&section.id, &section.teacher, "teacher", "true");
        for student in &section.students {
            add(&section.id, student, "student", "false");
        }
    }
    csv
}
