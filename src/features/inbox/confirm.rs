//! Who wrote a slip of the staff: chosen among the staff, and asked before anything is filed under their name.

use leptos::prelude::*;
use throughline_domain::fold::fold;
use throughline_domain::id::StaffId;
use throughline_ui::{Checkbox, Select};

use crate::pieces::{Form, staff_choices};
use crate::text::{Text, inbox as say};
use crate::workspace::Workspace;

/// Whoever is said to have written a slip. A copy is the same.
#[derive(Clone, Copy)]
pub struct Writer {
    claimed: StoredValue<String>,
    by: RwSignal<String>,
    confirmed: RwSignal<bool>,
}

impl Writer {
    /// Nobody was asked yet; who goes by the name on the slip is proposed.
    pub fn claimed(workspace: Workspace, name: &str) -> Self {
        Self {
            claimed: StoredValue::new(name.to_owned()),
            by: RwSignal::new(namesake(workspace, name).unwrap_or_default()),
            confirmed: RwSignal::new(false),
        }
    }

    /// Who it is; `None` while nobody is chosen. Tracked.
    pub fn staff(self) -> Option<StaffId> {
        self.by.with(|id| id.parse().ok())
    }

    /// What is wrong with it.
    pub fn wrong(self) -> Vec<(&'static str, Text)> {
        let nobody = untrack(|| self.staff()).is_none();
        let unasked = !self.confirmed.get_untracked();
        let checks = [
            (nobody, "file-by", say::error_by()),
            (unasked, "file-confirmed", say::error_confirmed()),
        ];
        let wrong = checks.into_iter().filter(|(wrong, ..)| *wrong);
        wrong.map(|(_, field, words)| (field, words)).collect()
    }
}

/// The fields for it.
#[component]
pub fn Confirm(writer: Writer, form: Form) -> impl IntoView {
    let workspace = Workspace::get();
    let people = move || staff_choices(workspace, Some(say::choose()), |_| true);
    let error = form.error("file-confirmed");
    view! {
        <p>{say::says_by(writer.claimed.get_value())}</p>
        <Select
            label=say::file_by()
            value=writer.by
            options=Signal::derive(people)
            id="file-by"
            error=form.error("file-by")
        />
        <div>
            <Checkbox
                label=say::file_confirmed()
                hint=say::file_confirmed_hint()
                checked=writer.confirmed
                id="file-confirmed"
            />
            {move || error.get().map(|error| view! { <p class="field-error">{error}</p> })}
        </div>
    }
}

/// The one member of the staff who goes by this name, as the text of an identifier.
fn namesake(workspace: Workspace, name: &str) -> Option<String> {
    let name = fold(name.trim());
    let people = untrack(|| workspace.people());
    let mut same = people
        .into_iter()
        .filter(|person| !name.is_empty() && fold(person.name.trim()) == name);
    let found = same.next()?;
    same.next().is_none().then(|| found.staff.to_string())
}
