//! What the school has set for all that is reckoned: the numbers of its rules, and the days on which it meets.

use throughline_domain::calendar::Calendar;
use throughline_domain::indicator::rules::Rules;

use super::Workspace;

impl Workspace {
    /// The numbers of the school's rules for plans, and its days. Tracked.
    pub fn rules(self) -> Rules {
        Rules::of(&self.cabinet.school())
    }

    /// The days on which the school meets. Tracked.
    pub fn calendar(self) -> Calendar {
        Calendar::of(&self.cabinet.school())
    }
}
