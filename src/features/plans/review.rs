//! Holding a review of a plan, and ending it.

use leptos::prelude::*;
use throughline_domain::id::{PlanId, StudentId};
use throughline_domain::plan::{Plan, REVIEWS, Review};
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_ui::{Checkbox, InputKind, TextArea, TextField, Toasts};

use crate::pieces::fields::{day, day_field};
use crate::pieces::{DialogForm, Field, Form, NoSchoolThen, Saving, Typing};
use crate::text::{Text, plans as say, shell};
use crate::workspace::{Changes, Workspace, time};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    on: RwSignal<String>,
    changed: RwSignal<String>,
    voice: RwSignal<String>,
    next: RwSignal<String>,
    again: RwSignal<String>,
    ends: RwSignal<bool>,
    outcome: RwSignal<String>,
}

impl Draft {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            on: RwSignal::new(day_field(Some(time::today()))),
            changed: empty(),
            voice: empty(),
            next: empty(),
            again: empty(),
            ends: RwSignal::new(false),
            outcome: empty(),
        }
    }

    fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("on", Field::Text(self.on)),
            ("changed", Field::Text(self.changed)),
            ("voice", Field::Text(self.voice)),
            ("next", Field::Text(self.next)),
            ("again", Field::Text(self.again)),
            ("ends", Field::Tick(self.ends)),
            ("outcome", Field::Text(self.outcome)),
        ]
    }

    /// What is missing, field by field.
    fn problems(self, plan: &Plan) -> Vec<(&'static str, Text)> {
        let on = day(&self.on.get_untracked());
        let again = day(&self.again.get_untracked());
        let ends = self.ends.get_untracked();
        let empty = |field: RwSignal<String>| field.with_untracked(|text| text.trim().is_empty());
        let early = on.zip(plan.began).is_some_and(|(on, began)| on < began);
        let back = again.zip(on).is_some_and(|(again, on)| again <= on);
        let checks = [
            (on.is_none(), "review-day", say::error_day()),
            (early, "review-day", say::error_review()),
            (empty(self.changed), "review-changed", say::error_changed()),
            (empty(self.next) && !ends, "review-next", say::error_next()),
            (back && !ends, "review-again", say::error_again()),
            (
                empty(self.outcome) && ends,
                "review-outcome",
                say::error_outcome(),
            ),
        ];
        let wrong = checks.into_iter().filter(|(wrong, ..)| *wrong);
        wrong.map(|(_, field, words)| (field, words)).collect()
    }

    /// The plan after the review, and the review.
    fn review(self, id: PlanId, before: Plan) -> Option<(Plan, Review)> {
        let typed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let on = day(&self.on.get_untracked())?;
        let review = Review {
            plan: id,
            day: on,
            changed: typed(self.changed),
            next: typed(self.next),
            voice: typed(self.voice),
        };
        let plan = if self.ends.get_untracked() {
            Plan {
                ended: Some(on),
                outcome: typed(self.outcome),
                ..before
            }
        } else {
            Plan {
                review: day(&self.again.get_untracked()),
                ..before
            }
        };
        Some((plan, review))
    }
}

/// The form for a review.
#[component]
pub fn ReviewForm(
    /// Whose.
    student: StudentId,
    /// Of which plan.
    plan: PlanId,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let subject = Subject::Support(student);
    let draft = Draft::new();
    let typing = Typing::new(format!("review/{student}"), draft.fields());
    let form = Form::new();
    let saving = Saving::new();
    let save = move || {
        let seen = workspace.cabinet.snapshot::<Support>(subject);
        let Some(before) = seen.body.plans.get(&plan).cloned() else {
            return;
        };
        if !form.accepts(&draft.problems(&before)) {
            return;
        }
        let Some((reviewed, review)) = draft.review(plan, before) else {
            return;
        };
        let ends = reviewed.ended.is_some();
        let mut after = seen.body.clone();
        after.plans.insert(plan, reviewed);
        let work = async move {
            let meaning = if ends { "plan.end" } else { "plan.review" };
            let changes = Changes::meaning(meaning)
                .change(&seen, &after)?
                .append(subject, REVIEWS, &review, None)?;
            workspace.commit(changes.ending(typing.about())).await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::review_saved()));
        });
    };
    view! {
        <DialogForm form saving typing on_submit=save go=say::review_save() open>
            <Questions draft form />
        </DialogForm>
    }
}

/// The questions of the form.
#[component]
fn Questions(draft: Draft, form: Form) -> impl IntoView {
    view! {
            <TextField
                label=say::review_day()
                value=draft.on
                kind=InputKind::Date
                error=form.error("review-day")
                id="review-day"
            />
            <TextArea
                label=say::review_changed()
                hint=say::review_changed_hint()
                value=draft.changed
                rows=3
                error=form.error("review-changed")
                id="review-changed"
            />
            <TextArea
                label=say::review_voice()
                note=shell::optional()
                value=draft.voice
                rows=2
            />
            <TextArea
                label=say::review_next()
                hint=say::review_next_hint()
                value=draft.next
                rows=3
                error=form.error("review-next")
                id="review-next"
            />
            <Checkbox label=say::review_ends() checked=draft.ends />
            <Show
                when=move || draft.ends.get()
                fallback=move || {
                    view! {
                        <TextField
                            label=say::review_again()
                            note=shell::optional()
                            value=draft.again
                            kind=InputKind::Date
                            error=form.error("review-again")
                            id="review-again"
                        />
                        <NoSchoolThen day=draft.again />
                    }
                }
            >
                <TextArea
                    label=say::outcome()
                    value=draft.outcome
                    rows=2
                    error=form.error("review-outcome")
                    id="review-outcome"
                />
            </Show>
    }
}
