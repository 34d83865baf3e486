//! The fields for one goal of a template, and for what is done for it.

use leptos::prelude::*;
use throughline_domain::indicator::aim::Direction;
use throughline_domain::plan::template::{TemplateGoal, TemplateIntervention};
use throughline_ui::{Button, ButtonKind, Choice, Icon, Select, TextArea, TextField};

use super::names;
use crate::pieces::Form;
use crate::pieces::fields::{number, number_field};
use crate::text::{plans, shell, templates as say};

/// What was typed for a goal. A copy is the same.
#[derive(Clone, Copy)]
pub struct GoalDraft {
    what: RwSignal<String>,
    measure: RwSignal<String>,
    unit: RwSignal<String>,
    direction: RwSignal<String>,
    target: RwSignal<String>,
    highest: RwSignal<String>,
    weeks: RwSignal<String>,
    done: RwSignal<Vec<Done>>,
}

/// What was typed for an intervention. A copy is the same.
#[derive(Clone, Copy)]
struct Done {
    library: StoredValue<String>,
    name: RwSignal<String>,
    steps: RwSignal<String>,
    minutes: RwSignal<String>,
    times: RwSignal<String>,
}

impl GoalDraft {
    /// A goal that nobody has written yet.
    pub fn new() -> Self {
        Self::of(&TemplateGoal {
            weeks: 12,
            ..TemplateGoal::default()
        })
    }

    /// A goal as it stands.
    pub fn of(goal: &TemplateGoal) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let direction = match goal.direction {
            Direction::Increase => "up",
            Direction::Decrease => "down",
        };
        Self {
            what: text(&goal.what),
            measure: text(&goal.measure),
            unit: text(&goal.unit),
            direction: text(direction),
            target: RwSignal::new(number_field(goal.target)),
            highest: RwSignal::new(number_field(goal.highest)),
            weeks: RwSignal::new(goal.weeks.to_string()),
            done: RwSignal::new(goal.interventions.iter().map(Done::of).collect()),
        }
    }

    /// The goal as typed.
    pub fn goal(self) -> TemplateGoal {
        let typed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let done = self.done.get_untracked();
        TemplateGoal {
            what: typed(self.what),
            measure: typed(self.measure),
            unit: typed(self.unit),
            direction: if typed(self.direction) == "down" {
                Direction::Decrease
            } else {
                Direction::Increase
            },
            target: number(&typed(self.target)),
            highest: number(&typed(self.highest)),
            weeks: typed(self.weeks).parse().unwrap_or(0),
            interventions: done.into_iter().map(Done::intervention).collect(),
        }
    }
}

impl Done {
    fn of(it: &TemplateIntervention) -> Self {
        Self {
            library: StoredValue::new(it.library.clone()),
            name: RwSignal::new(it.name.clone()),
            steps: RwSignal::new(it.steps.join("\n")),
            minutes: RwSignal::new(it.minutes.to_string()),
            times: RwSignal::new(it.times_a_week.to_string()),
        }
    }

    fn intervention(self) -> TemplateIntervention {
        let typed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let count = |field: RwSignal<String>| typed(field).parse().unwrap_or(0);
        let steps = typed(self.steps);
        let steps = steps.lines().map(str::trim).filter(|it| !it.is_empty());
        TemplateIntervention {
            library: self.library.get_value(),
            name: typed(self.name),
            steps: steps.map(str::to_owned).collect(),
            minutes: count(self.minutes),
            times_a_week: count(self.times),
        }
    }
}

/// The fields for a goal.
#[component]
pub fn GoalFields(
    /// What was typed.
    goal: GoalDraft,
    /// Which it is, from 0.
    place: usize,
    /// What is wrong.
    form: Form,
    /// Takes it out.
    take_out: Callback<usize>,
) -> impl IntoView {
    let directions = || {
        [(Direction::Increase, "up"), (Direction::Decrease, "down")]
            .map(|(direction, code)| Choice::new(code, names::direction(direction)().say()))
            .to_vec()
    };
    let (what_id, weeks_id) = (
        format!("template-goal-{place}"),
        format!("template-weeks-{place}"),
    );
    let done = move || {
        let all = goal.done.get().into_iter().enumerate();
        all.map(|(at, done)| {
            let out = move |()| {
                goal.done.update(|done| {
                    done.remove(at);
                });
            };
            view! { <DoneFields done take_out=Callback::new(out) /> }
        })
        .collect_view()
    };
    let number = (place + 1).to_string();
    view! {
        <fieldset class="panel stack stack-close">
            <legend>{say::goal(number)}</legend>
            <TextArea
                label=plans::goal_what()
                value=goal.what
                rows=2
                error=form.error(what_id.clone())
                id=what_id
            />
            <div class="pair">
                <TextField label=plans::measure() value=goal.measure />
                <TextField label=plans::unit() note=shell::optional() value=goal.unit />
            </div>
            <div class="pair">
                <Select
                    label=plans::direction()
                    value=goal.direction
                    options=Signal::derive(directions)
                />
                <TextField
                    label=say::weeks()
                    value=goal.weeks
                    error=form.error(weeks_id.clone())
                    id=weeks_id
                />
            </div>
            <div class="pair">
                <TextField label=plans::target() note=shell::optional() value=goal.target />
                <TextField label=plans::highest() note=shell::optional() value=goal.highest />
            </div>
            {done}
            <div class="actions">
                <Button
                    kind=ButtonKind::Quiet
                    icon=Icon::Close
                    on_click=move |()| take_out.run(place)
                >
                    {say::take_out_goal()}
                </Button>
            </div>
        </fieldset>
    }
}

/// The fields for what is done for it.
#[component]
fn DoneFields(done: Done, take_out: Callback<()>) -> impl IntoView {
    view! {
        <details class="sequence">
            <summary>{move || done.name.get()}</summary>
            <div class="stack stack-close">
                <TextField label=plans::intervention_name() value=done.name />
                <TextArea
                    label=plans::steps()
                    hint=plans::steps_hint()
                    value=done.steps
                    rows=5
                />
                <div class="pair">
                    <TextField label=plans::minutes() value=done.minutes />
                    <TextField label=plans::times() value=done.times />
                </div>
                <div class="actions">
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Icon::Close
                        on_click=move |()| take_out.run(())
                    >
                        {say::take_out_intervention()}
                    </Button>
                </div>
            </div>
        </details>
    }
}
