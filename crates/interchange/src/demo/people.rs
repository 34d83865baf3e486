//! The people of a made-up school: families with their students and guardians, and the staff.

use super::names;
use super::random::Random;
use super::timetable::Timetable;

/// The grades of a school from kindergarten on, as the standard writes them.
pub(super) const GRADES: [&str; 13] = [
    "KG", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12",
];

/// One student.
#[derive(Debug)]
pub(super) struct Student {
    pub(super) id: String,
    pub(super) given: &'static str,
    pub(super) middle: &'static str,
    pub(super) family: String,
    /// A place in [`GRADES`].
    pub(super) grade: usize,
    /// Their guardians' identifiers.
    pub(super) guardians: Vec<String>,
}

/// A guardian or a member of the staff.
#[derive(Debug)]
pub(super) struct Adult {
    pub(super) id: String,
    pub(super) given: &'static str,
    pub(super) family: String,
    pub(super) role: &'static str,
    pub(super) phone: String,
    /// The students they are a guardian of.
    pub(super) students: Vec<String>,
}

/// All people of a school.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) students: Vec<Student>,
    pub(super) guardians: Vec<Adult>,
    pub(super) staff: Vec<Adult>,
}

impl People {
    /// Students and their guardians, family by family.
    pub(super) fn families(students: u32, random: &mut Random) -> Self {
        let mut people = Self::default();
        let wanted = students as usize;
        while people.students.len() < wanted {
            let children = (1 + random.below(10) / 7 + random.below(10) / 9)
                .min(wanted - people.students.len());
            people.add_family(children, random);
        }
        people
    }

    fn add_family(&mut self, children: usize, random: &mut Random) {
        let family = names::family(random);
        let first = self.guardians.len();
        for place in 0..=usize::from(random.happens(70)) {
            let own_name = place > 0 && random.happens(40);
            let guardian = Adult {
                id: format!("G{:06}", first + place + 1),
                given: names::given(random),
                family: if own_name {
                    names::family(random)
                } else {
                    family.clone()
                },
                role: random.pick(&["parent", "parent", "parent", "guardian", "relative"]),
                phone: phone(random),
                students: Vec::new(),
            };
            self.guardians.push(guardian);
        }
        let grade = random.below(GRADES.len());
        for place in 0..children {
            let id = format!("S{:06}", self.students.len() + 1);
            let mut guardians = Vec::new();
            for guardian in &mut self.guardians[first..] {
                guardian.students.push(id.clone());
                guardians.push(guardian.id.clone());
            }
            self.students.push(Student {
                id,
                given: names::given(random),
                middle: if random.happens(30) {
                    names::given(random)
                } else {
                    ""
                },
                family: family.clone(),
                grade: (grade + 2 * place) % GRADES.len(),
                guardians,
            });
        }
    }

    /// The staff: as many teachers as the timetable needs, and an office that grows with the school.
    pub(super) fn hire(&mut self, timetable: &Timetable, random: &mut Random) {
        let office = 2 + self.students.len() / 250;
        for place in 0..office {
            let role = if place % 3 == 2 {
                "aide"
            } else {
                "administrator"
            };
            let id = format!("A{:03}", place + 1);
            self.staff.push(adult(id, role, random));
        }
        for teacher in timetable.teachers() {
            self.staff
                .push(adult(teacher.to_owned(), "teacher", random));
        }
    }
}

fn adult(id: String, role: &'static str, random: &mut Random) -> Adult {
    Adult {
        id,
        given: names::given(random),
        family: names::family(random),
        role,
        phone: phone(random),
        students: Vec::new(),
    }
}

/// A number that is set aside for made-up people (555-0100 to 555-0199).
fn phone(random: &mut Random) -> String {
    format!(
        "{}-555-01{:02}",
        random.pick(&["208", "307", "406", "505", "701"]),
        random.below(100)
    )
}
