//! Entering a probe in seconds: a day and a score.

use leptos::prelude::*;
use throughline_domain::id::{GoalId, StudentId};
use throughline_domain::indicator::check::{ProbeProblem, check_probe};
use throughline_domain::indicator::progress::Probe;
use throughline_domain::plan::{Goal, PROBES, ProbeTaken, Standing};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, InputKind, TextField, Toasts};

use super::chart::with_unit;
use crate::pieces::fields::{day, day_field, number, said};
use crate::pieces::{Anyway, Failed, Form, Saving, SchoolDay};
use crate::text::{self, Text, plans as say};
use crate::workspace::{Workspace, time};

/// The form for a probe; it stays for the next one.
#[component]
pub fn ProbeForm(
    /// Whose.
    student: StudentId,
    /// Of which goal.
    id: GoalId,
    /// The goal.
    goal: Memo<Goal>,
    /// How it stands.
    standing: Memo<Standing>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let on = SchoolDay::new(day_field(Some(time::today())));
    let score = RwSignal::new(String::new());
    let form = Form::new();
    let saving = Saving::new();
    let (day_id, score_id) = (format!("probe-day-{id}"), format!("probe-score-{id}"));
    let (day_field_id, score_field_id) = (day_id.clone(), score_id.clone());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let goal = goal.get_untracked();
        let taken: Vec<_> = standing.with_untracked(|standing| {
            let probes = standing.series.probes().iter();
            probes.map(|probe| probe.day).collect()
        });
        let (on_day, typed) = (day(&on.day.get_untracked()), number(&score.get_untracked()));
        let wrong: Vec<(&str, Text)> = match (on_day, typed) {
            (None, _) => vec![(day_id.as_str(), say::error_day())],
            (_, None) => vec![(score_id.as_str(), say::error_score())],
            (Some(day), Some(typed)) => {
                let range = 0.0..=goal.highest.unwrap_or(f64::MAX);
                check_probe(typed, day, Some(range), time::today(), &taken)
                    .err()
                    .map(|problem| match problem {
                        ProbeProblem::NotFinite => (score_id.as_str(), say::error_score()),
                        ProbeProblem::OutOfRange { .. } => (
                            score_id.as_str(),
                            goal.highest
                                .map_or_else(say::error_negative, |it| say::error_range(said(it))),
                        ),
                        ProbeProblem::InFuture { .. } => (day_id.as_str(), say::error_future()),
                        ProbeProblem::DayTaken { .. } => (day_id.as_str(), say::error_taken()),
                    })
                    .or_else(|| Some((day_id.as_str(), on.problem(workspace)?)))
                    .into_iter()
                    .collect()
            }
        };
        let (true, Some(day), Some(typed)) = (form.accepts(&wrong), on_day, typed) else {
            return;
        };
        let probe = ProbeTaken {
            goal: id,
            probe: Probe { day, score: typed },
        };
        let work = async move {
            let subject = Subject::Support(student);
            workspace
                .append("probe.take", subject, PROBES, &probe)
                .await
        };
        saving.run(work, move || {
            score.try_set(String::new());
            toasts.good(workspace.saved(say::probe_saved(text::day(day), with_unit(typed, &goal))));
        });
    };
    view! {
        <form class="probe-form screen-only" novalidate on:submit=save>
            <TextField
                label=say::probe_day()
                value=on.day
                kind=InputKind::Date
                error=form.error(day_field_id.clone())
                id=day_field_id
            />
            <TextField
                label=Signal::derive(move || say::probe_score(goal.get().measure).say())
                value=score
                error=form.error(score_field_id.clone())
                id=score_field_id
            />
            <Button submit=true busy=saving.busy()>
                {say::probe_add()}
            </Button>
            <Anyway of=on />
            <Failed failure=saving.failure() />
        </form>
    }
}
