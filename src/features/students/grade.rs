//! Grades as sources write them (CEDS codes such as `09` and `KG`), in the order and the words that people use.

/// A grade as people say it: `9` for `09`; codes that are no number stay as they are.
pub fn shown(grade: &str) -> String {
    match grade.trim_start_matches('0') {
        "" => grade.to_owned(),
        number if number.bytes().all(|digit| digit.is_ascii_digit()) => number.to_owned(),
        _ => grade.to_owned(),
    }
}

/// Several grades as people say them.
pub fn all_shown(grades: &[String]) -> String {
    let shown: Vec<String> = grades.iter().map(|grade| shown(grade)).collect();
    shown.join(", ")
}

/// For sorting: the years before school, then the numbers, then everything else by name.
pub fn order(grade: &str) -> (i32, String) {
    let place = match grade.to_ascii_uppercase().as_str() {
        "IT" => -5,
        "PR" => -4,
        "PK" => -3,
        "TK" => -2,
        "KG" | "K" => -1,
        "PS" | "UG" | "OTHER" => 1_000,
        code => code.parse().unwrap_or(1_001),
    };
    (place, grade.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{order, shown};

    #[test]
    fn grades_are_said_without_leading_zeros() {
        for (code, said) in [("09", "9"), ("12", "12"), ("KG", "KG"), ("00", "00")] {
            assert_eq!(shown(code), said);
        }
    }

    #[test]
    fn grades_come_in_the_order_of_a_school_life() {
        let mut grades = ["12", "Art", "KG", "09", "PK", "1"];
        grades.sort_by_key(|grade| order(grade));
        assert_eq!(grades, ["PK", "KG", "1", "09", "12", "Art"]);
    }
}
