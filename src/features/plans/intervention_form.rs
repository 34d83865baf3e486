//! The form for an intervention: from the library or of the school's own, who delivers it, and how often.

use leptos::prelude::*;
use throughline_domain::fields::Whole;
use throughline_domain::group::Group;
use throughline_domain::id::{GoalId, InterventionId, PlanId, StudentId};
use throughline_domain::library::{Entry, EntryKind};
use throughline_domain::plan::Intervention;
use throughline_domain::referral::Concern;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_domain::tier::Tier;
use throughline_ui::{Choice, InputKind, Select, TextArea, TextField, Toasts};

use super::joins::{WhoField, join, say_saved};
use crate::pieces::fields::{day, day_field};
use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{Text, plans as say, shell};
use crate::workspace::{Changes, Workspace, fresh, library, time};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    library: RwSignal<String>,
    name: RwSignal<String>,
    steps: RwSignal<String>,
    who: RwSignal<String>,
    minutes: RwSignal<String>,
    times: RwSignal<String>,
    began: RwSignal<String>,
    ended: RwSignal<String>,
    group: RwSignal<String>,
}

impl Draft {
    fn of(intervention: &Intervention) -> Self {
        let count = |number: u32| match number {
            0 => String::new(),
            number => number.to_string(),
        };
        let began = intervention.began.or_else(|| Some(time::today()));
        let who = intervention.who.map(|who| who.to_string());
        Self {
            library: RwSignal::new(intervention.library.clone()),
            name: RwSignal::new(intervention.name.clone()),
            steps: RwSignal::new(intervention.steps.join("\n")),
            who: RwSignal::new(who.unwrap_or_default()),
            minutes: RwSignal::new(count(intervention.minutes)),
            times: RwSignal::new(count(intervention.times_a_week)),
            began: RwSignal::new(day_field(began)),
            ended: RwSignal::new(day_field(intervention.ended)),
            group: RwSignal::new(
                intervention
                    .group
                    .map(|it| it.to_string())
                    .unwrap_or_default(),
            ),
        }
    }

    /// Takes over what the library says.
    fn fill(self, entry: &Entry) {
        self.name.set(entry.name.clone());
        self.steps.set(entry.steps.join("\n"));
        let minutes = entry.minutes.map(|minutes| minutes.to_string());
        let times = entry.times_a_week.map(|times| times.to_string());
        self.minutes.set(minutes.unwrap_or_default());
        self.times.set(times.unwrap_or_default());
    }

    fn intervention(self, before: Intervention) -> Intervention {
        let count = |field: RwSignal<String>| field.get_untracked().trim().parse().unwrap_or(0);
        let steps = self.steps.get_untracked();
        let steps = steps.lines().map(str::trim).filter(|step| !step.is_empty());
        Intervention {
            library: self.library.get_untracked(),
            name: self.name.get_untracked().trim().to_owned(),
            steps: Whole(steps.map(str::to_owned).collect()),
            who: self.who.get_untracked().parse().ok(),
            minutes: count(self.minutes),
            times_a_week: count(self.times),
            began: day(&self.began.get_untracked()),
            ended: day(&self.ended.get_untracked()),
            group: self.group.get_untracked().parse().ok(),
            ..before
        }
    }
}

/// What is wrong with an intervention, field by field.
fn problems(it: &Intervention) -> Vec<(&'static str, Text)> {
    let early = it
        .ended
        .zip(it.began)
        .is_some_and(|(end, began)| end < began);
    let checks = [
        (it.name.is_empty(), "intervention-name", say::error_name()),
        (
            it.minutes == 0 || it.minutes > 480,
            "intervention-minutes",
            say::error_minutes(),
        ),
        (
            it.times_a_week == 0 || it.times_a_week > 35,
            "intervention-times",
            say::error_times(),
        ),
        (it.began.is_none(), "intervention-began", say::error_began()),
        (early, "intervention-ended", say::error_end()),
    ];
    let wrong = checks.into_iter().filter(|(wrong, ..)| *wrong);
    wrong.map(|(_, field, words)| (field, words)).collect()
}

/// The form for an intervention.
#[component]
pub fn InterventionForm(
    /// Whose.
    student: StudentId,
    /// Of which plan.
    plan: PlanId,
    /// The goal it serves.
    goal: GoalId,
    /// Which; `None` for a new one.
    id: Option<InterventionId>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = workspace
        .cabinet
        .snapshot::<Support>(Subject::Support(student));
    let before = id.and_then(|id| seen.body.interventions.get(&id).cloned());
    let tier = seen.body.plans.get(&plan).and_then(|plan| plan.tier);
    let area = seen.body.goals.get(&goal).and_then(|goal| goal.area);
    let before = before.unwrap_or_else(|| Intervention {
        plan,
        goal,
        ..Intervention::default()
    });
    let draft = Draft::of(&before);
    let seen = StoredValue::new((seen, before));
    let form = Form::new();
    let saving = Saving::new();
    let save = move || {
        let (seen, before) = seen.get_value();
        let before_who = before.who;
        let typed = draft.intervention(before);
        let Some(new) = id.or_else(fresh::intervention) else {
            return;
        };
        if !form.accepts(&problems(&typed)) {
            return;
        }
        let mut after = seen.body.clone();
        let joined = join(workspace, student, &mut after, typed.who);
        after.interventions.insert(new, typed);
        let meaning = if id.is_some() {
            "intervention.edit"
        } else {
            "intervention.begin"
        };
        let changes = Changes::meaning(meaning).change(&seen, &after);
        let work = async move { workspace.commit(changes?).await };
        saving.run(work, move || {
            open.try_set(false);
            let give_back = move |support: &mut Support| {
                if let Some(it) = support.interventions.get_mut(&new) {
                    it.who = before_who;
                }
            };
            let saved = say::intervention_saved();
            say_saved(workspace, toasts, student, saved, joined, give_back);
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::save() open>
            <Library draft tier area new=id.is_none() />
            <Questions student draft form />
        </DialogForm>
    }
}

/// Choosing from the library, what fits the tier and the area of the goal first, and what it says of the choice.
#[component]
fn Library(draft: Draft, tier: Option<Tier>, area: Option<Concern>, new: bool) -> impl IntoView {
    let workspace = Workspace::get();
    let fitting = move || {
        let mut all = library::entries(workspace);
        all.retain(|it| it.kind == EntryKind::Intervention);
        let fits = |entry: &Entry| {
            let tier = tier.is_none_or(|tier| entry.tiers.contains(&tier));
            let area = area.is_none_or(|area| entry.areas.contains(&area));
            (!area, !tier)
        };
        all.sort_by_key(|entry| (fits(entry), entry.name.clone()));
        all
    };
    let options = move || {
        let own = Choice::new("", say::own_intervention().say());
        let named = fitting()
            .into_iter()
            .map(|entry| Choice::new(entry.id, entry.name));
        std::iter::once(own).chain(named).collect::<Vec<_>>()
    };
    let chosen = Memo::new(move |_| {
        let id = draft.library.get();
        fitting().into_iter().find(|entry| entry.id == id)
    });
    Effect::new(move |before: Option<Option<String>>| {
        let now = chosen.get();
        let now_id = now.as_ref().map(|entry| entry.id.clone());
        if let (Some(entry), Some(before)) = (&now, before)
            && before != now_id
        {
            draft.fill(entry);
        }
        now_id
    });
    let known = move || {
        chosen.get().map(|entry| {
            view! {
                <p>{entry.purpose}</p>
                <p class="soft small">{entry.evidence.why}</p>
                {entry.cautions.map(|cautions| view! { <p class="soft small">{cautions}</p> })}
            }
        })
    };
    view! {
            {new
                .then(|| {
                    view! {
                        <Select
                            label=say::from_library()
                            value=draft.library
                            options=Signal::derive(options)
                        />
                    }
                })}
            {known}
    }
}

/// The questions of the form.
#[component]
fn Questions(student: StudentId, draft: Draft, form: Form) -> impl IntoView {
    view! {
            <TextField
                label=say::intervention_name()
                value=draft.name
                error=form.error("intervention-name")
                id="intervention-name"
            />
            <TextArea
                label=say::steps()
                hint=say::steps_hint()
                note=shell::optional()
                value=draft.steps
                rows=4
            />
            <WhoField student label=say::who() value=draft.who />
            <InGroup student draft />
            <div class="pair">
                <TextField
                    label=say::minutes()
                    value=draft.minutes
                    error=form.error("intervention-minutes")
                    id="intervention-minutes"
                />
                <TextField
                    label=say::times()
                    value=draft.times
                    error=form.error("intervention-times")
                    id="intervention-times"
                />
            </div>
            <div class="pair">
                <TextField
                    label=say::began()
                    value=draft.began
                    kind=InputKind::Date
                    error=form.error("intervention-began")
                    id="intervention-began"
                />
                <TextField
                    label=say::ended()
                    note=shell::optional()
                    value=draft.ended
                    kind=InputKind::Date
                    error=form.error("intervention-ended")
                    id="intervention-ended"
                />
            </div>
    }
}

/// The group in which it is delivered: one of those that the student is in, or the one that it is already.
#[component]
fn InGroup(student: StudentId, draft: Draft) -> impl IntoView {
    let workspace = Workspace::get();
    let was = draft.group.get_untracked();
    let options = StoredValue::new(untrack(|| groups(workspace, student, &was)));
    let any = options.with_value(|options| !options.is_empty());
    let choices = move || {
        let none = Choice::new("", say::in_no_group().say());
        std::iter::once(none)
            .chain(options.get_value())
            .collect::<Vec<_>>()
    };
    any.then(|| {
        view! {
            <Select
                label=say::in_which_group()
                hint=say::in_which_group_hint()
                value=draft.group
                options=Signal::derive(choices)
            />
        }
    })
}

/// The groups that go on with this student in them, and the one that is chosen already, whether it is here or not.
fn groups(workspace: Workspace, student: StudentId, chosen: &str) -> Vec<Choice> {
    let same = workspace.cabinet.roster().same(student);
    let mut all: Vec<Choice> = workspace
        .cabinet
        .of_kind(Kind::Group)
        .iter()
        .map(|view| view.contents.read::<Group>())
        .filter(|group| {
            let is_in = |card| group.members.get(card).is_some_and(|it| it.left.is_none());
            group.group.to_string() == chosen
                || (!group.is_over(time::today()) && same.iter().any(is_in))
        })
        .map(|group| Choice::new(group.group.to_string(), group.name))
        .collect();
    all.sort_by(|a, b| a.words.cmp(&b.words));
    let known = all.iter().any(|choice| choice.value == chosen);
    if !chosen.is_empty() && !known {
        all.push(Choice::new(chosen, say::in_a_group().say()));
    }
    all
}
