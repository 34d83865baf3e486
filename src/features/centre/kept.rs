//! What only the staff see of a thing: whether it is public, when it is looked at again, and by whom.

use leptos::prelude::*;
use throughline_domain::family::Kept;
use throughline_ui::{Choice, InputKind, RadioGroup, Select, TextField};

use crate::pieces::{Field, fields, staff_choices};
use crate::text::{centre as say, shell};
use crate::workspace::Workspace;

const PUBLIC: &str = "public";
const DRAFT: &str = "draft";

/// What was chosen. A copy is the same.
#[derive(Clone, Copy)]
pub struct KeptDraft {
    state: RwSignal<String>,
    review: RwSignal<String>,
    carer: RwSignal<String>,
}

impl KeptDraft {
    /// As it is now.
    pub fn of(kept: &Kept) -> Self {
        let state = if kept.public { PUBLIC } else { DRAFT };
        let carer = kept.carer.map(|staff| staff.to_string());
        Self {
            state: RwSignal::new(state.to_owned()),
            review: RwSignal::new(fields::day_field(kept.review)),
            carer: RwSignal::new(carer.unwrap_or_default()),
        }
    }

    /// With what was chosen; not tracked.
    pub fn kept(self, before: Kept) -> Kept {
        Kept {
            public: self.state.with_untracked(|state| state == PUBLIC),
            review: self.review.with_untracked(|day| fields::day(day)),
            carer: self.carer.with_untracked(|staff| staff.parse().ok()),
            ..before
        }
    }

    /// The fields that a draft keeps.
    pub fn fields(self) -> Vec<(String, Field)> {
        let named = |name: &str, field| (name.to_owned(), Field::Text(field));
        vec![
            named("state", self.state),
            named("review", self.review),
            named("carer", self.carer),
        ]
    }
}

/// The fields.
#[component]
pub fn KeptFields(
    /// What was chosen.
    draft: KeptDraft,
) -> impl IntoView {
    let workspace = Workspace::get();
    let states = || {
        vec![
            Choice::new(DRAFT, say::draft().say()).with_hint(say::draft_hint().say()),
            Choice::new(PUBLIC, say::public().say()).with_hint(say::public_hint().say()),
        ]
    };
    let carers = move || staff_choices(workspace, Some(say::carer_nobody()), |_| true);
    view! {
        <RadioGroup label=say::state() value=draft.state options=Signal::derive(states) />
        <div class="pair">
            <TextField
                label=say::review()
                note=shell::optional()
                hint=say::review_hint()
                value=draft.review
                kind=InputKind::Date
            />
            <Select
                label=say::carer()
                note=shell::optional()
                hint=say::carer_hint()
                value=draft.carer
                options=Signal::derive(carers)
            />
        </div>
    }
}
