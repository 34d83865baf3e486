//! The form for an accommodation.

use leptos::prelude::*;
use throughline_domain::classroom::{Accommodation, AccommodationProblem, Classroom};
use throughline_domain::id::{AccommodationId, StudentId};
use throughline_domain::subject::Subject;
use throughline_domain::time::Day;
use throughline_ui::{InputKind, TextArea, TextField, Toasts};

use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{Text, shell, students as say};
use crate::workspace::{Changes, Workspace, fresh, time};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    what: RwSignal<String>,
    place: RwSignal<String>,
    who: RwSignal<String>,
    since: RwSignal<String>,
    until: RwSignal<String>,
}

impl Draft {
    fn of(accommodation: &Accommodation) -> Self {
        let field = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let since = accommodation.since.or_else(|| Some(time::today()));
        Self {
            what: RwSignal::new(accommodation.what.clone()),
            place: RwSignal::new(accommodation.place.clone()),
            who: RwSignal::new(accommodation.who.clone()),
            since: RwSignal::new(field(since)),
            until: RwSignal::new(field(accommodation.until)),
        }
    }

    fn accommodation(self) -> Accommodation {
        let typed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        Accommodation {
            what: typed(self.what),
            place: typed(self.place),
            who: typed(self.who),
            since: typed(self.since).parse().ok(),
            until: typed(self.until).parse().ok(),
        }
    }
}

fn words(problem: AccommodationProblem) -> (&'static str, Text) {
    match problem {
        AccommodationProblem::What => ("accommodation-what", say::error_accommodation_what()),
        AccommodationProblem::Since => ("accommodation-since", say::error_accommodation_since()),
        AccommodationProblem::EndTooEarly => {
            ("accommodation-until", say::error_accommodation_until())
        }
    }
}

/// The form for an accommodation.
#[component]
pub fn AccommodationForm(
    /// Whose.
    student: StudentId,
    /// Which; `None` for a new one.
    id: Option<AccommodationId>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = workspace
        .cabinet
        .snapshot::<Classroom>(Subject::Classroom(student));
    let before = id.and_then(|id| seen.body.accommodations.get(&id).cloned());
    let draft = Draft::of(&before.unwrap_or_default());
    let seen = StoredValue::new(seen);
    let form = Form::new();
    let saving = Saving::new();
    let save = move || {
        let typed = draft.accommodation();
        let wrong: Vec<_> = typed.problems().into_iter().map(words).collect();
        let Some(new) = id.or_else(fresh::accommodation) else {
            return;
        };
        if !form.accepts(&wrong) {
            return;
        }
        let seen = seen.get_value();
        let mut after = seen.body.clone();
        after.accommodations.insert(new, typed);
        let changes = Changes::meaning("accommodation.set").change(&seen, &after);
        let work = async move { workspace.commit(changes?).await };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::accommodation_saved()));
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::save() open>
            <TextArea
                label=say::accommodation_what()
                hint=say::accommodation_what_hint()
                value=draft.what
                rows=2
                error=form.error("accommodation-what")
                id="accommodation-what"
            />
            <div class="pair">
                <TextField
                    label=say::accommodation_place()
                    note=shell::optional()
                    value=draft.place
                />
                <TextField
                    label=say::accommodation_who()
                    note=shell::optional()
                    value=draft.who
                />
            </div>
            <div class="pair">
                <TextField
                    label=say::accommodation_since()
                    value=draft.since
                    kind=InputKind::Date
                    error=form.error("accommodation-since")
                    id="accommodation-since"
                />
                <TextField
                    label=say::accommodation_until()
                    note=shell::optional()
                    value=draft.until
                    kind=InputKind::Date
                    error=form.error("accommodation-until")
                    id="accommodation-until"
                />
            </div>
            <p class="soft small">{say::who_reads()}</p>
        </DialogForm>
    }
}
