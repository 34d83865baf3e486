//! A line as small as a word: how the shares of the last days went, with the goal across it.

use std::fmt::Write as _;

use leptos::prelude::*;

/// How wide and high it is, in its own units.
const WIDE: f64 = 96.0;
const HIGH: f64 = 24.0;

/// The line of some shares in percent, oldest first. It says nothing to a screen reader: the numbers stand beside it.
#[component]
pub fn Spark(
    /// The shares, 0 to 100.
    shares: Vec<u32>,
    /// The goal, 0 to 100.
    goal: u32,
) -> impl IntoView {
    let goal = up(goal);
    let last = shares.last().map(|share| up(*share));
    view! {
        <svg class="spark" viewBox=format!("-3 -3 {} {}", WIDE + 6.0, HIGH + 6.0) aria-hidden="true" focusable="false">
            <path class="spark-goal" d=format!("M0 {goal}H{WIDE}")></path>
            <path class="spark-line" d=path(&shares)></path>
            {last.map(|last| view! { <circle class="spark-last" cx=WIDE cy=last r="2.5"></circle> })}
        </svg>
    }
}

fn up(share: u32) -> f64 {
    HIGH - HIGH * f64::from(share.min(100)) / 100.0
}

/// The strokes through the shares; the last stands at the right end.
fn path(shares: &[u32]) -> String {
    let steps = u32::try_from(shares.len().saturating_sub(1))
        .unwrap_or(0)
        .max(1);
    let mut strokes = String::new();
    for (place, share) in (0_u32..).zip(shares) {
        let across = if shares.len() == 1 {
            WIDE
        } else {
            WIDE * f64::from(place) / f64::from(steps)
        };
        let letter = if place == 0 { 'M' } else { 'L' };
        // Writing to a string does not fail.
        let _written = write!(strokes, "{letter}{across:.1} {:.1}", up(*share));
    }
    strokes
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn the_line_goes_from_the_first_share_to_the_last() {
        assert_eq!(path(&[0, 50, 100]), "M0.0 24.0L48.0 12.0L96.0 0.0");
        assert_eq!(path(&[100]), "M96.0 0.0");
        assert_eq!(path(&[]), "");
    }
}
