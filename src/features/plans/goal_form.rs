//! The form for a goal: what, how it is measured, from where to where, by when.

use leptos::prelude::*;
use throughline_domain::id::{GoalId, PlanId, StudentId};
use throughline_domain::indicator::aim::Direction;
use throughline_domain::plan::Goal;
use throughline_domain::referral::Concern;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_ui::{Choice, InputKind, RadioGroup, Select, TextArea, TextField, Toasts};

use super::joins::{WhoField, join, say_saved};
use super::names;
use crate::pieces::fields::{day, day_field, number, number_field};
use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{names as words, plans as say, shell};
use crate::workspace::{Changes, Workspace, fresh};

const DIRECTIONS: [(Direction, &str); 2] =
    [(Direction::Increase, "up"), (Direction::Decrease, "down")];

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    what: RwSignal<String>,
    area: RwSignal<String>,
    measure: RwSignal<String>,
    unit: RwSignal<String>,
    direction: RwSignal<String>,
    target: RwSignal<String>,
    by: RwSignal<String>,
    highest: RwSignal<String>,
    who: RwSignal<String>,
}

impl Draft {
    fn of(goal: &Goal) -> Self {
        let direction = DIRECTIONS.iter().find(|(it, _)| *it == goal.direction);
        Self {
            what: RwSignal::new(goal.what.clone()),
            area: RwSignal::new(
                goal.area
                    .map(words::concern_code)
                    .unwrap_or_default()
                    .to_owned(),
            ),
            measure: RwSignal::new(goal.measure.clone()),
            unit: RwSignal::new(goal.unit.clone()),
            direction: RwSignal::new(direction.map_or("up", |(_, code)| code).to_owned()),
            target: RwSignal::new(number_field(goal.target)),
            by: RwSignal::new(day_field(goal.by)),
            highest: RwSignal::new(number_field(goal.highest)),
            who: RwSignal::new(goal.who.map(|who| who.to_string()).unwrap_or_default()),
        }
    }

    fn goal(self, before: Goal) -> Goal {
        let typed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let direction = self.direction.get_untracked();
        let direction = DIRECTIONS.iter().find(|(_, code)| *code == direction);
        Goal {
            what: typed(self.what),
            area: words::concern_of_code(&self.area.get_untracked()),
            measure: typed(self.measure),
            unit: typed(self.unit),
            direction: direction.map(|(it, _)| *it).unwrap_or_default(),
            target: number(&self.target.get_untracked()),
            by: day(&self.by.get_untracked()),
            highest: number(&self.highest.get_untracked()),
            who: self.who.get_untracked().parse().ok(),
            ..before
        }
    }
}

/// The form for a goal.
#[component]
pub fn GoalForm(
    /// Whose.
    student: StudentId,
    /// Of which plan.
    plan: PlanId,
    /// Which; `None` for a new one.
    goal: Option<GoalId>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = workspace
        .cabinet
        .snapshot::<Support>(Subject::Support(student));
    let before = goal.and_then(|id| seen.body.goals.get(&id).cloned());
    let before = before.unwrap_or_else(|| Goal {
        plan,
        ..Goal::default()
    });
    let began = seen.body.plans.get(&plan).and_then(|plan| plan.began);
    let draft = Draft::of(&before);
    let seen = StoredValue::new((seen, before));
    let form = Form::new();
    let saving = Saving::new();
    let save = move || {
        let (seen, before) = seen.get_value();
        let before_who = before.who;
        let typed = draft.goal(before);
        let problems = typed.problems(began).into_iter();
        let wrong: Vec<_> = problems.map(names::goal_problem).collect();
        let Some(id) = goal.or_else(fresh::goal) else {
            return;
        };
        if !form.accepts(&wrong) {
            return;
        }
        let mut after = seen.body.clone();
        let joined = join(workspace, student, &mut after, typed.who);
        after.goals.insert(id, typed);
        let meaning = if goal.is_some() {
            "goal.edit"
        } else {
            "goal.set"
        };
        let changes = Changes::meaning(meaning).change(&seen, &after);
        let work = async move { workspace.commit(changes?).await };
        saving.run(work, move || {
            open.try_set(false);
            let give_back = move |support: &mut Support| {
                if let Some(goal) = support.goals.get_mut(&id) {
                    goal.who = before_who;
                }
            };
            say_saved(
                workspace,
                toasts,
                student,
                say::goal_saved(),
                joined,
                give_back,
            );
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::save() open>
            <Questions draft form />
            <WhoField student label=say::who_measures() value=draft.who />
            <p class="soft small">{say::baseline_how()}</p>
        </DialogForm>
    }
}

/// The questions of the form.
#[component]
fn Questions(draft: Draft, form: Form) -> impl IntoView {
    let areas = move || {
        let area = |concern: &Concern| {
            Choice::new(
                words::concern_code(*concern),
                words::concern(*concern).say(),
            )
        };
        let none = Choice::new("", say::no_area().say());
        std::iter::once(none)
            .chain(Concern::ALL.iter().map(area))
            .collect::<Vec<_>>()
    };
    let directions = move || {
        let choice = |(direction, code): &(Direction, &str)| {
            Choice::new(*code, names::direction(*direction)().say())
        };
        DIRECTIONS.iter().map(choice).collect::<Vec<_>>()
    };
    view! {
            <TextArea
                label=say::goal_what()
                hint=say::goal_what_hint()
                value=draft.what
                rows=2
                error=form.error("goal-what")
                id="goal-what"
            />
            <Select label=say::area() value=draft.area options=Signal::derive(areas) />
            <div class="pair">
                <TextField
                    label=say::measure()
                    hint=say::measure_hint()
                    value=draft.measure
                    error=form.error("goal-measure")
                    id="goal-measure"
                />
                <TextField
                    label=say::unit()
                    note=shell::optional()
                    hint=say::unit_hint()
                    value=draft.unit
                />
            </div>
            <RadioGroup
                label=say::direction()
                value=draft.direction
                options=Signal::derive(directions)
            />
            <div class="pair">
                <TextField
                    label=say::target()
                    value=draft.target
                    error=form.error("goal-target")
                    id="goal-target"
                />
                <TextField
                    label=say::by()
                    value=draft.by
                    kind=InputKind::Date
                    error=form.error("goal-by")
                    id="goal-by"
                />
            </div>
            <TextField
                label=say::highest()
                note=shell::optional()
                hint=say::highest_hint()
                value=draft.highest
            />
    }
}
