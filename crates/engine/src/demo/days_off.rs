//! The days off of the demo school: a break that is still to come.

use throughline_domain::calendar::DaysOff;
use throughline_domain::fields::Whole;
use throughline_domain::school::School;
use throughline_domain::time::Timestamp;

const DAY: i64 = 86_400_000;

/// In how many days it begins, and in how many it ends.
const BREAK: (i64, i64) = (24, 35);

/// Writes the break into the school.
pub fn write(school: &mut School, name: &str, now: Timestamp) {
    let ahead = |days: i64| Timestamp(now.0 + days * DAY).day(0);
    let off = DaysOff {
        until: ahead(BREAK.1),
        name: name.to_owned(),
    };
    school.days_off.insert(ahead(BREAK.0), Whole(off));
}
