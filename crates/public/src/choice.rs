//! Choices that have a name in files: grade bands, subjects, topics and audiences.

use serde::{Deserialize, Serialize};

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $choice:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $text)] $choice,)+ }

        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &[$name] = &[$($name::$choice,)+];

            /// The name that is written into files.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$choice => $text,)+ }
            }

            /// The choice of that name.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$choice),)+ _ => None }
            }
        }
    };
}

choices! {
    /// School years that learn alike.
    GradeBand {
        /// Before kindergarten, and kindergarten.
        Early = "early",
        /// Grades 1 and 2.
        Primary = "primary",
        /// Grades 3 to 5.
        Intermediate = "intermediate",
        /// Grades 6 to 8.
        Middle = "middle",
        /// Grades 9 to 12.
        High = "high",
    }
}

choices! {
    /// What a child learns.
    Subject {
        /// Reading.
        Reading = "reading",
        /// Writing.
        Writing = "writing",
        /// Mathematics.
        Mathematics = "mathematics",
        /// Science.
        Science = "science",
        /// Languages: the one at home, and others.
        Language = "language",
        /// Study habits: planning, attention, homework.
        Habits = "habits",
        /// Feelings and getting along.
        Feelings = "feelings",
    }
}

choices! {
    /// What a guide is about.
    Topic {
        /// Being at school every day.
        Attendance = "attendance",
        /// Sleep, food and health.
        Health = "health",
        /// Screens and phones.
        Screens = "screens",
        /// Homework and learning at home.
        Homework = "homework",
        /// Starting school, moving up, changing schools.
        Transitions = "transitions",
        /// Friends, bullying, safety.
        Safety = "safety",
        /// Feelings and behaviour.
        Feelings = "feelings",
        /// Evaluation, disability, support at school.
        Support = "support",
        /// Talking with the school.
        School = "school",
        /// After school: college, work, careers.
        Future = "future",
        /// Food, housing, money, papers.
        Needs = "needs",
    }
}

choices! {
    /// Whom a guide speaks to.
    Audience {
        /// Parents and others who raise a child.
        Families = "families",
        /// Students themselves.
        Students = "students",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_written_by_their_names() {
        for band in GradeBand::ALL {
            assert_eq!(GradeBand::parse(band.as_str()), Some(*band));
            let written = serde_json::to_string(band).unwrap();
            assert_eq!(written, format!("\"{}\"", band.as_str()));
        }
        assert_eq!(Topic::parse("of a later release"), None);
    }
}
