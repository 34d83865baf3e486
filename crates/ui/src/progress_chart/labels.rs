//! Words in a chart that must not run into each other. How wide they are can only be guessed: what draws them knows the
//! font, and this does not.

/// The room between two words in a row, as a share of the size of the letters.
const GAP: f64 = 0.6;
/// The most rows of labels.
const ROWS: usize = 3;
/// How much of the width a label may take, tried in turn until all have room.
const SHARES: [f64; 5] = [1.0, 0.6, 0.45, 0.3, 0.2];

/// The width of words in letters of a size, rather too wide than too narrow.
pub fn width(words: &str, size: f64) -> f64 {
    words.chars().map(letter).sum::<f64>() * size
}

/// The width of a letter as a share of its size, for sans-serif fonts.
fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 0.32,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 0.42,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' => 1.0,
        // From here on: Chinese, Japanese, Korean, pictures.
        '\u{2e80}'.. => 1.3,
        letter if letter.is_uppercase() => 0.75,
        _ => 0.6,
    }
}

/// As much of the words as a width has room for, with “…” where they are cut; nothing when that is hardly a letter.
pub fn cut(words: &str, size: f64, room: f64) -> String {
    if width(words, size) <= room {
        return words.to_owned();
    }
    let mut left = room - width("…", size);
    let kept: String = words
        .chars()
        .take_while(|next| {
            left -= letter(*next) * size;
            left >= 0.0
        })
        .collect();
    match kept.trim_end() {
        "" => String::new(),
        kept => format!("{kept}…"),
    }
}

/// A label that has its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The place of what it labels.
    pub at: f64,
    /// Where it begins.
    pub left: f64,
    /// Its row, from the top.
    pub row: usize,
    /// What of it has room; nothing when there is none.
    pub words: String,
}

/// Gives labels a place beside the line that each of them has, in up to three rows, so that none runs into another or
/// out of the drawing. They stand after their line, or before it where there is more room. They are cut the shorter the
/// more there are; one without any room is left empty.
pub fn stagger(labels: &[(f64, String)], size: f64, (left, right): (f64, f64)) -> Vec<Placed> {
    let mut labels = labels.to_vec();
    labels.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let mut placed = Vec::new();
    for share in SHARES {
        placed = row_by_row(&labels, size, (left, right), share);
        if placed
            .iter()
            .zip(&labels)
            .all(|(placed, (_, words))| placed.words.is_empty() == words.is_empty())
        {
            break;
        }
    }
    placed
}

fn row_by_row(
    labels: &[(f64, String)],
    size: f64,
    (left, right): (f64, f64),
    share: f64,
) -> Vec<Placed> {
    let mut free = [left; ROWS];
    let beside = GAP / 2.0 * size;
    let most = share * (right - left);
    let place = |(at, words): &(f64, String)| {
        let (before, after) = (at - beside - left, right - at - beside);
        let fits = width(words, size).min(most) <= after;
        let sides = if fits || after > before {
            [(true, after), (false, before)]
        } else {
            [(false, before), (true, after)]
        };
        let found = sides.into_iter().find_map(|(follows, room)| {
            let words = cut(words, size, most.min(room));
            let wide = width(&words, size);
            let start = if follows {
                at + beside
            } else {
                at - beside - wide
            };
            let row = free.iter().position(|free| *free <= start)?;
            if words.is_empty() {
                return None;
            }
            free[row] = start + wide + GAP * size;
            Some((row, start, words))
        });
        let (row, left, words) = found.unwrap_or((0, *at, String::new()));
        Placed {
            at: *at,
            left,
            row,
            words,
        }
    };
    labels.iter().map(place).collect()
}

/// Which labels of an axis to write: all, or every second, third and so on, so that they have room.
pub fn thin(labels: Vec<(f64, String)>, size: f64) -> Vec<(f64, String)> {
    let far_enough = |step: usize| {
        let kept: Vec<_> = labels.iter().step_by(step).collect();
        kept.windows(2).all(|pair| match pair {
            [(one, first), (other, second)] => {
                let halves = f64::midpoint(width(first, size), width(second, size));
                other - one >= halves + GAP * size
            }
            _ => true,
        })
    };
    let step = (1..=labels.len())
        .find(|step| far_enough(*step))
        .unwrap_or(1);
    labels.into_iter().step_by(step).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn labels(many: &[(f64, &str)]) -> Vec<(f64, String)> {
        many.iter()
            .map(|(at, words)| (*at, (*words).to_owned()))
            .collect()
    }

    #[test]
    fn words_are_cut_where_the_room_ends() {
        assert_eq!(cut("Repeated reading", 10.0, 500.0), "Repeated reading");
        assert_eq!(cut("Repeated reading", 10.0, 62.0), "Repeated…");
        assert_eq!(cut("Repeated reading", 10.0, 9.0), "");
        assert_eq!(cut("", 10.0, 0.0), "");
    }

    #[test]
    fn labels_with_room_stand_in_the_first_row_and_others_below() {
        let rows = |many: &[(f64, &str)]| -> Vec<usize> {
            stagger(&labels(many), 10.0, (0.0, 600.0))
                .into_iter()
                .map(|it| it.row)
                .collect()
        };
        assert_eq!(rows(&[(50.0, "Reading"), (300.0, "Pairs")]), [0, 0]);
        assert_eq!(
            rows(&[(50.0, "Reading"), (60.0, "Pairs"), (70.0, "End")]),
            [0, 1, 2]
        );
    }

    #[test]
    fn at_the_end_a_label_stands_before_its_line() {
        let placed = stagger(&labels(&[(590.0, "The end")]), 10.0, (0.0, 600.0));
        assert_eq!(placed[0].words, "The end");
        assert!(placed[0].left + width("The end", 10.0) < 590.0);
    }

    #[test]
    fn too_many_labels_are_cut_short() {
        let many: Vec<(f64, String)> = (0..12)
            .map(|nth| {
                (
                    f64::from(nth) * 50.0,
                    "A label that is far too long to be read whole".to_owned(),
                )
            })
            .collect();
        let placed = stagger(&many, 10.0, (0.0, 600.0));
        assert!(
            placed.iter().all(|it| it.words.ends_with('…')),
            "{placed:?}"
        );
    }

    #[test]
    fn of_an_axis_every_second_label_stays_where_all_have_no_room() {
        let many: Vec<(f64, String)> = (0..5)
            .map(|nth| (f64::from(nth) * 30.0, "Oct 5".to_owned()))
            .collect();
        let kept = |size: f64| thin(many.clone(), size).len();
        assert_eq!((kept(5.0), kept(10.0), kept(100.0)), (5, 3, 1));
        assert_eq!(thin(Vec::new(), 10.0), Vec::new());
    }

    proptest! {
        #[test]
        fn no_label_runs_into_another_or_out_of_the_drawing(
            many in prop::collection::vec((40.0..700.0_f64, "\\PC{0,40}"), 0..15),
        ) {
            let placed = stagger(&many, 15.0, (40.0, 700.0));
            prop_assert_eq!(placed.len(), many.len());
            let shown: Vec<&Placed> = placed.iter().filter(|it| !it.words.is_empty()).collect();
            for (place, one) in shown.iter().enumerate() {
                let end = one.left + width(&one.words, 15.0);
                prop_assert!(one.left >= 40.0 && end <= 700.1, "{one:?}");
                for other in shown[place + 1..].iter().filter(|other| other.row == one.row) {
                    prop_assert!(end < other.left, "{one:?} {other:?}");
                }
            }
        }
    }
}
