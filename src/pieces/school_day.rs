//! A day without school: it is said beside the field, and what happened on it is kept only when somebody says that it did.

use leptos::prelude::*;
use throughline_domain::calendar::NoSchool;
use throughline_domain::indicator::check::check_school_day;
use throughline_ui::Checkbox;

use super::fields::day;
use crate::text::{Text, days_off as say};
use crate::workspace::Workspace;

/// A field for the day on which something happened at school. A copy is the same.
#[derive(Clone, Copy)]
pub struct SchoolDay {
    /// What is typed.
    pub day: RwSignal<String>,
    anyway: RwSignal<bool>,
}

impl SchoolDay {
    /// A field that holds this day.
    pub fn new(typed: String) -> Self {
        let (day, anyway) = (RwSignal::new(typed), RwSignal::new(false));
        Effect::new(move |before: Option<String>| {
            let now = day.get();
            // What was said of one day says nothing of another.
            if before.is_some_and(|before| before != now) {
                anyway.set(false);
            }
            now
        });
        Self { day, anyway }
    }

    /// Why it cannot be this day, unless somebody says that it was. Not tracked.
    pub fn problem(self, workspace: Workspace) -> Option<Text> {
        let on = day(&self.day.get_untracked())?;
        let calendar = untrack(|| workspace.calendar());
        let why = check_school_day(on, self.anyway.get_untracked(), &calendar).err()?;
        Some(match why {
            NoSchool::Weekend => say::error_weekend(),
            NoSchool::Off(name) if name.is_empty() => say::error_off(),
            NoSchool::Off(name) => say::error_off_named(name),
        })
    }
}

/// Says below the field that there is no school on its day, with a box for saying that it was on this day all the same.
#[component]
pub fn Anyway(
    /// The field.
    of: SchoolDay,
) -> impl IntoView {
    let workspace = Workspace::get();
    let off = Memo::new(move |_| no_school(workspace, &of.day.get()).is_some());
    view! {
        <Show when=move || off.get()>
            <Checkbox
                label=say::anyway()
                hint=Signal::derive(move || {
                    no_school(workspace, &of.day.get()).map(|words| words.say()).unwrap_or_default()
                })
                checked=of.anyway
            />
        </Show>
    }
}

/// Says that there is no school on a day that is planned.
#[component]
pub fn NoSchoolThen(
    /// The day, as it is typed.
    day: RwSignal<String>,
) -> impl IntoView {
    let workspace = Workspace::get();
    move || {
        no_school(workspace, &day.get()).map(|words| view! { <p class="soft small">{words}</p> })
    }
}

/// Why there is no school on a typed day; `None` when there is. Tracked.
fn no_school(workspace: Workspace, typed: &str) -> Option<Text> {
    Some(match workspace.calendar().no_school(day(typed)?)? {
        NoSchool::Weekend => say::weekend(),
        NoSchool::Off(name) if name.is_empty() => say::off(),
        NoSchool::Off(name) => say::off_named(name),
    })
}
