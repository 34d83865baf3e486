//! The staff, to choose from.

use throughline_domain::id::StaffId;
use throughline_ui::Choice;

use crate::text::Text;
use crate::workspace::Workspace;

/// The staff that `keep` keeps, by name; first, where it is given, a line for nobody. Tracked.
pub fn staff_choices(
    workspace: Workspace,
    nobody: Option<Text>,
    keep: impl Fn(StaffId) -> bool,
) -> Vec<Choice> {
    let people = workspace.people().into_iter().map(|person| person.staff);
    let mut named: Vec<(String, StaffId)> = people
        .filter(|staff| keep(*staff))
        .map(|staff| (workspace.staff_name(staff), staff))
        .collect();
    named.sort();
    let nobody = nobody.map(|words| Choice::new("", words.say()));
    let named = named
        .into_iter()
        .map(|(name, staff)| Choice::new(staff.to_string(), name));
    nobody.into_iter().chain(named).collect()
}
