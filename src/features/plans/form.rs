//! The form for a plan: tier, days, who is on its team, and what it builds on. What is typed is kept as a draft, with what
//! the form was filled from, so that a colleague's change in the meantime is neither lost nor overwritten.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use throughline_domain::id::{PlanId, ReferralId, StaffId, StudentId};
use throughline_domain::plan::Plan;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_domain::tier::Tier;
use throughline_ui::{
    CheckGroup, Checkbox, Choice, InputKind, RadioGroup, Select, TextArea, TextField, Toasts,
};

use super::begin::{self, BeginFrom};
use super::names;
use super::referred::Referred;
use crate::pieces::fields::{day, day_field};
use crate::pieces::{DialogForm, Field, Form, NoSchoolThen, Saving, Typing, staff_choices};
use crate::text::{Text, plans as say};
use crate::workspace::{Changes, Failure, Snapshot, Workspace, fresh, time};

/// A prose question of the form.
struct Question {
    /// The name by which a draft keeps the answer.
    name: &'static str,
    /// Where it stands.
    place: fn(&mut Plan) -> &mut String,
    label: fn() -> Text,
    hint: fn() -> Text,
}

const QUESTIONS: &[Question] = &[
    Question {
        name: "strengths",
        place: |plan| &mut plan.strengths,
        label: say::strengths,
        hint: say::strengths_hint,
    },
    Question {
        name: "voice",
        place: |plan| &mut plan.voice,
        label: say::voice,
        hint: say::voice_hint,
    },
    Question {
        name: "concerns",
        place: |plan| &mut plan.concerns,
        label: say::concerns,
        hint: say::concerns_hint,
    },
    Question {
        name: "family",
        place: |plan| &mut plan.family_part,
        label: say::family_part,
        hint: say::family_part_hint,
    },
];

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    tier: RwSignal<String>,
    began: RwSignal<String>,
    lead: RwSignal<String>,
    team: RwSignal<BTreeSet<String>>,
    review: RwSignal<String>,
    /// What a new plan begins from.
    from: RwSignal<String>,
    prose: StoredValue<Vec<RwSignal<String>>>,
    /// Whether it answers the referral that it may answer.
    answers: RwSignal<bool>,
    /// The plan and its team as the form was filled, and the state they were read from.
    was: StoredValue<String>,
    state: StoredValue<String>,
}

/// A plan, and who is on its team.
type Filled = (Plan, BTreeMap<StaffId, bool>);

impl Draft {
    fn of(seen: &Snapshot<Support>, plan: &Plan) -> Self {
        let team = &seen.body.plan_team;
        let mut copy = plan.clone();
        let prose = QUESTIONS
            .iter()
            .map(|question| RwSignal::new((question.place)(&mut copy).clone()));
        let was = serde_json::to_string(&(plan, team)).unwrap_or_default();
        Self {
            tier: RwSignal::new(plan.tier.map(code).unwrap_or_default()),
            began: RwSignal::new(day_field(plan.began.or_else(|| Some(time::today())))),
            lead: RwSignal::new(plan.lead.map(|lead| lead.to_string()).unwrap_or_default()),
            team: RwSignal::new(
                team.iter()
                    .filter(|(_, on)| **on)
                    .map(|(staff, _)| staff.to_string())
                    .collect(),
            ),
            review: RwSignal::new(day_field(plan.review)),
            from: RwSignal::default(),
            prose: StoredValue::new(prose.collect()),
            answers: RwSignal::new(true),
            was: StoredValue::new(was),
            state: StoredValue::new(seen.state()),
        }
    }

    fn fields(self) -> Vec<(&'static str, Field)> {
        let prose = self.prose.get_value();
        let prose = QUESTIONS.iter().zip(prose);
        [
            ("tier", Field::Text(self.tier)),
            ("began", Field::Text(self.began)),
            ("lead", Field::Text(self.lead)),
            ("team", Field::Codes(self.team)),
            ("review", Field::Text(self.review)),
            ("from", Field::Text(self.from)),
            ("answers", Field::Tick(self.answers)),
            ("was", Field::From(self.was)),
            ("state", Field::From(self.state)),
        ]
        .into_iter()
        .chain(prose.map(|(question, typed)| (question.name, Field::Text(typed))))
        .collect()
    }

    /// The plan and its team as typed.
    fn filled(self, was: Filled) -> Filled {
        let (before, mut team) = was;
        let mut plan = Plan {
            tier: tier_of(&self.tier.get_untracked()),
            began: day(&self.began.get_untracked()),
            lead: self.lead.get_untracked().parse().ok(),
            review: day(&self.review.get_untracked()),
            ..before
        };
        for (question, typed) in QUESTIONS.iter().zip(self.prose.get_value()) {
            typed
                .get_untracked()
                .trim()
                .clone_into((question.place)(&mut plan));
        }
        let chosen: BTreeSet<StaffId> = self
            .team
            .get_untracked()
            .iter()
            .filter_map(|staff| staff.parse().ok())
            .chain(plan.lead)
            .collect();
        for (staff, on) in &mut team {
            *on = chosen.contains(staff);
        }
        team.extend(chosen.into_iter().map(|staff| (staff, true)));
        (plan, team)
    }

    /// The change of what the form was filled from into what was typed; a new plan may answer this referral, and begin
    /// from something.
    fn change(
        self,
        workspace: Workspace,
        now: Snapshot<Support>,
        id: PlanId,
        answers: Option<ReferralId>,
    ) -> Result<Changes, Failure> {
        let Subject::Support(student) = now.subject else {
            return Err(Failure::Fault("no support".into()));
        };
        let mut seen = self.state.with_value(|state| now.at_state(state));
        let was: Filled = self
            .was
            .with_value(|was| serde_json::from_str(was))
            .unwrap_or_default();
        let (mut plan, team) = self.filled(was.clone());
        plan.referral = answers.or(plan.referral);
        let began = was.0.began.is_none();
        if !began {
            seen.body.plans.insert(id, was.0);
        }
        seen.body.plan_team = was.1;
        let mut after = seen.body.clone();
        let first = plan.began;
        after.plans.insert(id, plan);
        after.plan_team = team;
        if !began {
            return Changes::meaning("plan.edit").change(&seen, &after);
        }
        let from = untrack(|| begin::chosen(workspace, student, &self.from.get()));
        let add = from.zip(first).map(|(template, first)| {
            begin::add(workspace, student, &template, id, first, &mut after)
        });
        let changes = Changes::meaning("plan.begin").change(&seen, &after)?;
        match add {
            Some(add) => add(changes),
            None => Ok(changes),
        }
    }
}

fn code(tier: Tier) -> String {
    u8::from(tier).to_string()
}

fn tier_of(code: &str) -> Option<Tier> {
    Tier::try_from(code.parse::<u8>().ok()?).ok()
}

/// The form for a plan.
#[component]
pub fn PlanForm(
    /// Whose.
    student: StudentId,
    /// Which; `None` for a new one.
    plan: Option<PlanId>,
    /// What a new plan begins with, such as an earlier one.
    #[prop(optional)]
    from: Plan,
    /// The referral that a new plan may answer.
    #[prop(default = None)]
    referred: Option<Referred>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let subject = Subject::Support(student);
    let seen = workspace.cabinet.snapshot::<Support>(subject);
    let existing = plan.and_then(|id| seen.body.plans.get(&id).cloned());
    let draft = Draft::of(&seen, &existing.unwrap_or_default());
    if plan.is_none() {
        begin_with(draft, from.clone());
    }
    let (seen, referred) = (StoredValue::new(seen), StoredValue::new(referred));
    let typing = Typing::new(format!("plan/{student}"), draft.fields());
    fill_when_chosen(workspace, student, draft, from);
    let form = Form::new();
    let saving = Saving::new();
    let save = move || {
        let (typed, _) = draft.filled(Filled::default());
        let problems = typed.problems();
        let wrong: Vec<_> = problems.into_iter().map(names::plan_problem).collect();
        let Some(id) = plan.or_else(fresh::plan) else {
            return;
        };
        if !form.accepts(&wrong) {
            return;
        }
        let answers = referred
            .get_value()
            .filter(|_| draft.answers.get_untracked());
        let changes = draft.change(
            workspace,
            seen.get_value(),
            id,
            answers.as_ref().map(|it| it.id),
        );
        let work = async move {
            let mut changes = changes?;
            if let Some(referred) = answers {
                changes = referred.answered(workspace, changes)?;
            }
            workspace.commit(changes.ending(typing.about())).await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::plan_saved()));
        });
    };
    let question = |(question, typed): (&'static Question, RwSignal<String>)| {
        view! { <TextArea label=(question.label)() hint=(question.hint)() value=typed rows=2 /> }
    };
    let prose = QUESTIONS.iter().zip(draft.prose.get_value());
    view! {
        <DialogForm form saving typing on_submit=save go=say::save() open>
            {plan.is_none().then(|| view! { <BeginFrom student value=draft.from /> })}
            {referred.with_value(|referred| answers(draft, referred.as_ref()))}
            <RadioGroup
                label=say::tier()
                value=draft.tier
                options=Signal::derive(tiers)
                error=form.error("plan-tier")
                id="plan-tier"
            />
            <div class="pair">
                <TextField
                    label=say::began()
                    value=draft.began
                    kind=InputKind::Date
                    error=form.error("plan-began")
                    id="plan-began"
                />
                <TextField
                    label=say::review()
                    value=draft.review
                    kind=InputKind::Date
                    error=form.error("plan-review")
                    id="plan-review"
                />
            </div>
            <NoSchoolThen day=draft.review />
            <Select
                label=say::lead()
                value=draft.lead
                options=Signal::derive(move || staff_choices(workspace, Some(say::choose_lead()), |_| true))
                error=form.error("plan-lead")
                id="plan-lead"
            />
            <CheckGroup
                label=say::team()
                hint=say::team_hint()
                values=draft.team
                options=Signal::derive(move || staff_choices(workspace, None, |_| true))
            />
            {prose.map(question).collect_view()}
            <p class="soft small">{say::who_reads()}</p>
        </DialogForm>
    }
}

/// The tiers to choose from. Tracks the language.
fn tiers() -> Vec<Choice> {
    let choice = |tier: &Tier| {
        Choice::new(code(*tier), names::tier(*tier)().say())
            .with_hint(names::tier_hint(*tier)().say())
    };
    Tier::ALL.iter().map(choice).collect()
}

/// Whether a new plan answers the referral that it may answer.
fn answers(draft: Draft, referred: Option<&Referred>) -> Option<impl IntoView + use<>> {
    let day = crate::text::day(referred?.day());
    let label = say::answers(day);
    Some(view! { <Checkbox label hint=say::answers_hint() checked=draft.answers /> })
}

/// Fills the form when something to begin from is chosen, and again only when something else is.
fn fill_when_chosen(workspace: Workspace, student: StudentId, draft: Draft, from: Plan) {
    Effect::new(move |before: Option<String>| {
        let code = draft.from.get();
        if before.is_some_and(|before| before != code) {
            let filled = untrack(|| {
                let first = day(&draft.began.get()).unwrap_or_else(time::today);
                let template = begin::chosen(workspace, student, &code).unwrap_or_default();
                template.plan(from.clone(), first)
            });
            draft.review.set(day_field(filled.review));
            begin_with(draft, filled);
        }
        code
    });
}

/// Fills a new plan with what an earlier one, or the student's story, gives.
fn begin_with(draft: Draft, mut from: Plan) {
    if let Some(tier) = from.tier {
        draft.tier.set(code(tier));
    }
    if let Some(lead) = from.lead {
        draft.lead.set(lead.to_string());
    }
    for (question, typed) in QUESTIONS.iter().zip(draft.prose.get_value()) {
        typed.set((question.place)(&mut from).clone());
    }
}
