//! The classes of a made-up school, and who is in them.

use super::people::{GRADES, Student};
use super::random::Random;

/// A subject: code, title, and the most students in one class.
struct Subject(&'static str, &'static str, usize);

/// What every student of the lower grades has, in one home class each.
const LOWER: [Subject; 3] = [
    Subject("HOME", "Home class", 22),
    Subject("MUS", "Music", 22),
    Subject("PE", "Physical education", 22),
];
/// What every student of the upper grades has.
const UPPER: [Subject; 5] = [
    Subject("ENG", "English", 26),
    Subject("MATH", "Mathematics", 26),
    Subject("SCI", "Science", 24),
    Subject("SOC", "Social studies", 28),
    Subject("PE", "Physical education", 30),
];
/// Of which every student of the upper grades has one.
const CHOICES: [Subject; 4] = [
    Subject("SPA", "Spanish", 24),
    Subject("ART", "Art", 22),
    Subject("BAND", "Band", 30),
    Subject("CS", "Computing", 24),
];
/// The place in [`GRADES`] where the upper grades begin.
const FIRST_UPPER: usize = 6;
/// How many classes a teacher has, other than a home class.
const CLASSES_A_TEACHER: usize = 5;

/// One class.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) code: String,
    pub(super) course: String,
    pub(super) grade: &'static str,
    pub(super) teacher: String,
    pub(super) students: Vec<String>,
}

/// All classes of a school.
#[derive(Debug, Default)]
pub(super) struct Timetable {
    pub(super) sections: Vec<Section>,
}

impl Timetable {
    /// Classes for these students.
    pub(super) fn of(students: &[Student], random: &mut Random) -> Self {
        let mut timetable = Self::default();
        for grade in 0..GRADES.len() {
            let everyone: Vec<&Student> = students
                .iter()
                .filter(|student| student.grade == grade)
                .collect();
            if grade < FIRST_UPPER {
                for subject in &LOWER {
                    timetable.add(subject, grade, &everyone);
                }
                continue;
            }
            for subject in &UPPER {
                timetable.add(subject, grade, &everyone);
            }
            let mut choosers: [Vec<&Student>; CHOICES.len()] = Default::default();
            for student in everyone {
                choosers[random.below(CHOICES.len())].push(student);
            }
            for (subject, choosers) in CHOICES.iter().zip(&choosers) {
                timetable.add(subject, grade, choosers);
            }
        }
        timetable.assign_teachers();
        timetable
    }

    /// Divides students into classes of equal size.
    fn add(&mut self, Subject(code, title, most): &Subject, grade: usize, students: &[&Student]) {
        let count = students.len().div_ceil(*most);
        let grade = GRADES[grade];
        for place in 0..count {
            let id = format!("{code}-{grade}-{}", place + 1);
            let members = students.iter().skip(place).step_by(count);
            self.sections.push(Section {
                title: format!("{title} {grade}, class {}", place + 1),
                code: id.clone(),
                course: format!("{code}-{grade}"),
                grade,
                teacher: String::new(),
                students: members.map(|student| student.id.clone()).collect(),
                id,
            });
        }
    }

    /// Gives each home class a teacher of its own, and every other teacher some classes of one subject.
    fn assign_teachers(&mut self) {
        let mut taught = std::collections::BTreeMap::<String, usize>::new();
        for section in &mut self.sections {
            let subject = section.course.split('-').next().unwrap_or_default();
            let classes = taught.entry(subject.to_owned()).or_default();
            let load = if subject == "HOME" {
                1
            } else {
                CLASSES_A_TEACHER
            };
            section.teacher = format!("T-{subject}-{}", *classes / load + 1);
            *classes += 1;
        }
    }

    /// The identifiers of all teachers, each once.
    pub(super) fn teachers(&self) -> impl Iterator<Item = &str> {
        let teachers: std::collections::BTreeSet<&str> = self
            .sections
            .iter()
            .map(|section| section.teacher.as_str())
            .collect();
        teachers.into_iter()
    }

    /// The courses, each once: identifier, title and grade.
    pub(super) fn courses(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let courses: std::collections::BTreeMap<&str, (&str, &str)> = self
            .sections
            .iter()
            .map(|section| {
                let title = section.title.split(',').next().unwrap_or_default();
                (section.course.as_str(), (title, section.grade))
            })
            .collect();
        courses
            .into_iter()
            .map(|(course, (title, grade))| (course, title, grade))
    }
}
