//! How the columns of such lists are called, in English and in Spanish, and what stands in them.

use std::collections::BTreeSet;

use throughline_domain::{grade, student_list as column};

use crate::table::Wanted;

/// What is sought in a list of students.
pub const WANTED: &[Wanted] = &[
    Wanted {
        what: column::GRADE,
        names: &[
            "grade",
            "grade level",
            "gr",
            "gr.",
            "year",
            "year group",
            "level",
            "grado",
            "nivel",
            "curso",
        ],
        looks: are_grades,
    },
    Wanted {
        what: column::GIVEN,
        names: &[
            "first name",
            "first",
            "given name",
            "given",
            "firstname",
            "forename",
            "nombre",
            "nombres",
            "primer nombre",
        ],
        looks: |_| false,
    },
    Wanted {
        what: column::FAMILY,
        names: &[
            "last name",
            "last",
            "family name",
            "family",
            "lastname",
            "surname",
            "apellido",
            "apellidos",
        ],
        looks: |_| false,
    },
    Wanted {
        what: column::NAME,
        names: &[
            "student name",
            "name",
            "full name",
            "student",
            "students",
            "students name",
            "pupil",
            "pupil name",
            "learner",
            "name (last, first)",
            "student name (last, first)",
            "last, first",
            "nombre completo",
            "nombre y apellidos",
            "apellidos y nombre",
            "nombre del estudiante",
            "estudiante",
            "alumno",
            "alumna",
            "alumnado",
        ],
        looks: are_names,
    },
    Wanted {
        what: column::NUMBER,
        names: &[
            "student number",
            "student id",
            "student no",
            "student no.",
            "student #",
            "id number",
            "local id",
            "sis id",
            "id",
            "number",
            "no",
            "no.",
            "#",
            "numero de estudiante",
            "id de estudiante",
            "id del estudiante",
            "matricula",
            "numero",
            "expediente",
        ],
        looks: are_numbers,
    },
    Wanted {
        what: column::CLASS,
        names: &[
            "class",
            "classes",
            "homeroom",
            "home room",
            "section",
            "course",
            "advisory",
            "homeroom teacher",
            "teacher",
            "room",
            "clase",
            "clases",
            "grupo",
            "aula",
            "salon",
            "seccion",
            "tutor",
            "tutora",
        ],
        looks: |_| false,
    },
    Wanted {
        what: column::PREFERRED,
        names: &[
            "preferred name",
            "preferred first name",
            "preferred",
            "goes by",
            "known as",
            "nickname",
            "nombre preferido",
            "apodo",
        ],
        looks: |_| false,
    },
    Wanted {
        what: column::PRONOUNS,
        names: &["pronouns", "pronombres"],
        looks: |_| false,
    },
];

fn are_grades(values: &[&str]) -> bool {
    values
        .iter()
        .all(|value| grade::recognised(value).is_some())
}

/// Several words without digits, and hardly any twice.
fn are_names(values: &[&str]) -> bool {
    let is_name = |value: &&&str| {
        let words = value
            .split([' ', ','])
            .filter(|word| !word.is_empty())
            .count();
        words > 1 && !value.contains(|letter: char| letter.is_ascii_digit())
    };
    let names = values.iter().filter(is_name).count();
    names * 10 >= values.len() * 8 && different(values) * 10 >= values.len() * 8
}

/// At least three characters with a digit and without a space, and none twice.
fn are_numbers(values: &[&str]) -> bool {
    let is_number = |value: &&str| {
        value.len() >= 3
            && !value.contains(' ')
            && value.contains(|letter: char| letter.is_ascii_digit())
    };
    values.iter().all(is_number) && different(values) == values.len()
}

fn different(values: &[&str]) -> usize {
    values.iter().collect::<BTreeSet<_>>().len()
}
