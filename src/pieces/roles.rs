//! Choosing a role.

use leptos::prelude::*;
use throughline_domain::staff::Role;
use throughline_ui::Choice;

use crate::text::{self, Text};

/// Every role to choose from, after an invitation to choose.
pub fn role_choices(choose: fn() -> Text) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let none = Choice::new("", choose().say());
        let roles = Role::ALL.iter().map(|role| {
            Choice::new(
                text::names::role_code(*role),
                text::names::role(*role).say(),
            )
        });
        std::iter::once(none).chain(roles).collect()
    })
}

/// Roles in words, with commas between.
pub fn say_roles(roles: &[Role]) -> String {
    let words: Vec<String> = roles
        .iter()
        .map(|role| text::names::role(*role).say())
        .collect();
    words.join(", ")
}
