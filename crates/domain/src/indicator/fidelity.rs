//! How much of an intervention was delivered, out of what was planned.

use serde::{Deserialize, Serialize};

use super::days_between;
use crate::calendar::Calendar;
use crate::time::Day;

/// The share from which delivery is adequate, where the school has not said otherwise: a convention that no study
/// fixes. Clarksville-Montgomery County School System, "Fidelity" (<http://cmcssrti.wikispaces.com/Fidelity>), wants
/// four fifths before a student may leave an intervention.
pub const ADEQUATE: f64 = 0.8;

/// What an intervention plans for a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dose {
    /// Minutes of one session.
    pub minutes: u32,
    /// Sessions a week.
    pub times_a_week: u32,
}

/// A session that took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// When.
    pub day: Day,
    /// How long it took; one of no minutes did not take place.
    pub minutes: u32,
}

/// Delivered out of planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// What was delivered; it may be more than what was planned.
    pub delivered: u32,
    /// What was planned.
    pub planned: u32,
}

impl Share {
    /// The one divided by the other; `None` where nothing was planned, which is not known and never fine.
    pub fn ratio(self) -> Option<f64> {
        (self.planned > 0).then(|| f64::from(self.delivered) / f64::from(self.planned))
    }
}

/// What was delivered of an intervention, over whole weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fidelity {
    /// The first day that counts.
    pub from: Day,
    /// The last day that counts: the last of a whole week. `None` before a week is over.
    pub until: Option<Day>,
    /// Sessions.
    pub sessions: Share,
    /// Minutes.
    pub minutes: Share,
}

impl Fidelity {
    /// Counts what was delivered from one day to another, both included, against what the dose plans.
    ///
    /// Weeks count from `from` and in full: what is planned for a week cannot be laid on its days, so the week that has
    /// not ended is left out, on both sides of the division. A week without school plans nothing, one with days off in
    /// proportion to its school days ([`Calendar::planned`]); what was delivered there counts all the same.
    pub fn of(dose: Dose, from: Day, to: Day, delivered: &[Session], calendar: &Calendar) -> Self {
        let weeks = u32::try_from((to.days_since(from) + 1).max(0) / 7).unwrap_or(u32::MAX);
        let within = |day: Day| {
            let days = days_between(from, day);
            days >= 0.0 && days < f64::from(weeks) * super::WEEK
        };
        let held = delivered.iter().filter(|session| within(session.day));
        let held: Vec<u32> = held
            .map(|session| session.minutes)
            .filter(|minutes| *minutes > 0)
            .collect();
        let begins = (0..weeks).map_while(|week| {
            let days = chrono::Days::new(u64::from(week) * 7);
            from.0.checked_add_days(days).map(Day)
        });
        let planned = begins.map(|week| calendar.planned(dose.times_a_week, week));
        let planned = planned.fold(0_u32, u32::saturating_add);
        Self {
            from,
            until: last_day(from, weeks),
            sessions: Share {
                delivered: u32::try_from(held.len()).unwrap_or(u32::MAX),
                planned,
            },
            minutes: Share {
                delivered: held.iter().fold(0, |sum, more| sum.saturating_add(*more)),
                planned: planned.saturating_mul(dose.minutes),
            },
        }
    }

    /// The smaller of the two shares: sessions that were cut short are as little as sessions that were dropped. Where
    /// only one is known, that one; `None` where neither is.
    pub fn least(&self) -> Option<f64> {
        let shares = [self.sessions.ratio(), self.minutes.ratio()];
        shares.into_iter().flatten().reduce(f64::min)
    }

    /// Whether at least this share was delivered, of sessions and of minutes; `None` where that is not known.
    pub fn is_adequate(&self, share: f64) -> Option<bool> {
        self.least().map(|least| least >= share)
    }
}

fn last_day(from: Day, weeks: u32) -> Option<Day> {
    let days = (u64::from(weeks) * 7).checked_sub(1)?;
    from.0.checked_add_days(chrono::Days::new(days)).map(Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn of(dose: Dose, to: &str, delivered: &[(&str, u32)]) -> Fidelity {
        let sessions = delivered.iter().map(|(at, minutes)| Session {
            day: day(at),
            minutes: *minutes,
        });
        let sessions: Vec<Session> = sessions.collect();
        Fidelity::of(
            dose,
            day("2026-10-05"),
            day(to),
            &sessions,
            &Calendar::default(),
        )
    }

    fn share(delivered: u32, planned: u32) -> Share {
        Share { delivered, planned }
    }

    /// The case of "Why Your Interventions Might Be Failing"
    /// (<https://isteep.com/why-your-interventions-might-be-failing/>): planned are 30 minutes four times a week, and
    /// it happens twice for 15 minutes. The quotients are ours.
    #[test]
    fn half_the_sessions_at_half_their_length_are_a_quarter() {
        let dose = Dose {
            minutes: 30,
            times_a_week: 4,
        };
        let found = of(
            dose,
            "2026-10-11",
            &[("2026-10-05", 15), ("2026-10-07", 15)],
        );
        assert_eq!(found.sessions, share(2, 4));
        assert_eq!(found.minutes, share(30, 120));
        let ratios = (found.sessions.ratio(), found.minutes.ratio(), found.least());
        assert_eq!(ratios, (Some(0.5), Some(0.25), Some(0.25)));
        assert_eq!(found.is_adequate(ADEQUATE), Some(false));
    }

    #[test]
    fn four_fifths_are_adequate_and_less_is_not() {
        let dose = Dose {
            minutes: 30,
            times_a_week: 5,
        };
        let days = ["2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08"];
        let found = of(dose, "2026-10-11", &days.map(|day| (day, 30)));
        assert_eq!(
            (found.least(), found.is_adequate(ADEQUATE)),
            (Some(0.8), Some(true))
        );
        // As many sessions, and one of them cut short by a minute.
        let mut cut = days.map(|day| (day, 30));
        cut[0].1 = 29;
        let found = of(dose, "2026-10-11", &cut);
        assert_eq!(
            (found.sessions, found.minutes),
            (share(4, 5), share(119, 150))
        );
        assert_eq!(found.is_adequate(ADEQUATE), Some(false));
    }

    #[test]
    fn the_week_that_has_not_ended_is_left_out() {
        let dose = Dose {
            minutes: 20,
            times_a_week: 3,
        };
        let held = [
            ("2026-10-04", 20),
            ("2026-10-05", 20),
            ("2026-10-18", 20),
            ("2026-10-19", 20),
        ];
        let found = of(dose, "2026-10-24", &held);
        assert_eq!(found.until, Some(day("2026-10-18")));
        assert_eq!(
            (found.sessions, found.minutes),
            (share(2, 6), share(40, 120))
        );
    }

    #[test]
    fn what_could_not_be_held_in_a_holiday_was_not_missed() {
        let off = crate::calendar::DaysOff {
            until: day("2026-10-16"),
            name: String::new(),
        };
        // From Thursday of the first week to the end of the second.
        let own = [(day("2026-10-08"), crate::fields::Whole(off))].into();
        let dose = Dose {
            minutes: 30,
            times_a_week: 5,
        };
        let held = ["2026-10-05", "2026-10-06", "2026-10-07"];
        let held = held.map(|at| Session {
            day: day(at),
            minutes: 30,
        });
        let of =
            |calendar| Fidelity::of(dose, day("2026-10-05"), day("2026-10-18"), &held, &calendar);
        assert_eq!(of(Calendar::without(&own)).sessions, share(3, 3));
        assert_eq!(of(Calendar::default()).sessions, share(3, 10));
    }

    #[test]
    fn what_was_never_planned_is_not_known() {
        let dose = Dose {
            minutes: 20,
            times_a_week: 3,
        };
        for (dose, to) in [
            (dose, "2026-10-10"),
            (dose, "2026-09-01"),
            (
                Dose {
                    times_a_week: 0,
                    ..dose
                },
                "2026-12-01",
            ),
        ] {
            let found = of(dose, to, &[("2026-10-05", 20)]);
            assert_eq!((found.least(), found.is_adequate(ADEQUATE)), (None, None));
        }
    }

    #[test]
    fn minutes_that_were_not_planned_leave_the_sessions_to_count() {
        let dose = Dose {
            minutes: 0,
            times_a_week: 2,
        };
        let found = of(dose, "2026-10-11", &[("2026-10-05", 20), ("2026-10-06", 0)]);
        assert_eq!((found.sessions, found.minutes.ratio()), (share(1, 2), None));
        assert_eq!(found.least(), Some(0.5));
    }
}
