//! What holds for any probes.

use proptest::collection::vec;
use proptest::prelude::*;

use super::aim::{Aim, Direction};
use super::decision::{Decision, Side, Threshold, decide};
use super::progress::{Probe, Series};
use super::trend::{least_squares, theil_sen};
use crate::time::Day;

/// So many days after 2026-01-05.
fn day(number: u16) -> Day {
    let first: Day = "2026-01-05".parse().unwrap();
    Day(first.0 + chrono::Days::new(u64::from(number)))
}

fn probe(number: u16, score: f64) -> Probe {
    let day = day(number);
    Probe { day, score }
}

/// Whole scores, as those of most measures, up to twelve weeks after the baseline.
fn probes() -> impl Strategy<Value = Vec<Probe>> {
    vec((0..84_u16, 0..60_i16), 0..20).prop_map(|given| {
        let given = given.into_iter();
        given
            .map(|(at, score)| probe(at, f64::from(score)))
            .collect()
    })
}

fn aims() -> impl Strategy<Value = Aim> {
    (0..30_i16, 1..40_i16, 1..200_u16).prop_map(|(from, more, days)| {
        let (from, to) = (f64::from(from), f64::from(from + more));
        Aim::new(Direction::Increase, (day(0), from), (day(days), to)).unwrap()
    })
}

/// Points of one straight line, on different days.
fn collinear(least: usize) -> impl Strategy<Value = (Vec<Probe>, i16, i16)> {
    let days = proptest::collection::btree_set(0..400_u16, least..30);
    (days, -50..50_i16, -9..9_i16).prop_map(|(days, height, a_day)| {
        let at = |number| f64::from(height) + f64::from(a_day) * f64::from(number);
        let probes = days.into_iter().map(|number| probe(number, at(number)));
        (probes.collect(), height, a_day)
    })
}

fn decided(probes: &[Probe], aim: &Aim, since: Option<Day>) -> Decision {
    let series = Series::new(probes).unwrap();
    decide(&series, aim, since, None, Threshold::default())
}

proptest! {
    #[test]
    fn mirrored_scores_and_goal_give_the_same_suggestion(
        probes in probes(),
        aim in aims(),
        since in proptest::option::of(0..84_u16),
    ) {
        let mirror = |(day, score): (Day, f64)| (day, 100.0 - score);
        let other = Aim::new(Direction::Decrease, mirror(aim.baseline()), mirror(aim.target())).unwrap();
        let mirrored: Vec<Probe> = probes
            .iter()
            .map(|probe| Probe { score: 100.0 - probe.score, ..*probe })
            .collect();
        let since = since.map(day);
        let (one, two) = (decided(&probes, &aim, since), decided(&mirrored, &other, since));
        prop_assert_eq!(one.suggestion, two.suggestion);
        prop_assert_eq!(one.last.len(), two.last.len());
        for (one, two) in one.last.iter().zip(&two.last) {
            prop_assert!((one.difference + two.difference).abs() < 1e-9);
            prop_assert_eq!(one.side == Side::Above, two.side == Side::Below);
            prop_assert_eq!(one.side == Side::On, two.side == Side::On);
        }
        prop_assert!((aim.needed_per_week() + other.needed_per_week()).abs() < 1e-9);
    }

    #[test]
    fn the_order_of_probes_does_not_matter(
        (probes, shuffled) in probes().prop_flat_map(|probes| (Just(probes.clone()), Just(probes).prop_shuffle())),
        aim in aims(),
    ) {
        prop_assert_eq!(decided(&probes, &aim, None), decided(&shuffled, &aim, None));
        let (one, two) = (Series::new(&probes).unwrap(), Series::new(&shuffled).unwrap());
        prop_assert_eq!(one.baseline(), two.baseline());
        prop_assert_eq!(least_squares(&one), least_squares(&two));
        prop_assert_eq!(theil_sen(&one), theil_sen(&two));
    }

    #[test]
    fn both_lines_go_through_points_of_a_straight_line((probes, height, a_day) in collinear(2)) {
        let series = Series::new(&probes).unwrap();
        for line in [least_squares(&series), theil_sen(&series)] {
            let line = line.unwrap();
            prop_assert!((line.per_week - f64::from(a_day) * 7.0).abs() < 1e-9);
            prop_assert!((line.at(day(0)) - f64::from(height)).abs() < 1e-8);
        }
    }

    #[test]
    fn one_outlier_among_seven_does_not_move_the_robust_line(
        (mut probes, height, a_day) in collinear(7),
        which in any::<prop::sample::Index>(),
        off in prop_oneof![-1e6..-1.0, 1.0..1e6],
    ) {
        let which = which.index(probes.len());
        probes[which].score += off;
        let line = theil_sen(&Series::new(&probes).unwrap()).unwrap();
        prop_assert!((line.per_week - f64::from(a_day) * 7.0).abs() < 1e-9);
        prop_assert!((line.at(day(0)) - f64::from(height)).abs() < 1e-8);
    }

    #[test]
    fn numbers_that_are_none_are_refused_and_nothing_breaks(
        scores in vec((0..84_u16, prop_oneof![any::<f64>(), -1e3..1e3]), 0..12),
        (from, to) in prop_oneof![(any::<f64>(), any::<f64>()), (-1e3..1e3, -1e3..1e3)],
        days in 0..200_u16,
    ) {
        let probes: Vec<Probe> = scores.iter().map(|(at, score)| probe(*at, *score)).collect();
        let finite = probes.iter().all(|probe| probe.score.is_finite());
        let series = Series::new(&probes);
        prop_assert_eq!(series.is_ok(), finite);
        let aims = [Direction::Increase, Direction::Decrease]
            .map(|direction| Aim::new(direction, (day(0), from), (day(days), to)));
        if !(from.is_finite() && to.is_finite()) {
            prop_assert!(aims.iter().all(Result::is_err));
        }
        let Ok(series) = series else { return Ok(()) };
        for line in [least_squares(&series), theil_sen(&series)].into_iter().flatten() {
            prop_assert!(line.at_start.is_finite() && line.per_week.is_finite());
        }
        for aim in aims.into_iter().flatten() {
            prop_assert!(aim.needed_per_week().is_finite());
            let decision = decide(&series, &aim, None, None, Threshold::default());
            prop_assert!(decision.last.iter().all(|probe| probe.line.is_finite()));
        }
    }
}
