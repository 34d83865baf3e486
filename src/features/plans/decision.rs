//! What the four-point rule suggests, with every number it comes from, and writing down what the team decides.

use leptos::prelude::*;
use throughline_domain::id::{GoalId, StudentId};
use throughline_domain::indicator::decision::{Decision, Suggestion, Threshold};
use throughline_domain::indicator::fidelity::{Fidelity, Share};
use throughline_domain::indicator::trend::{least_squares, theil_sen};
use throughline_domain::plan::{DECISIONS, Decided, Next, NoAim, Standing};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Callout, Choice, RadioGroup, TextArea, Toasts, Tone};

use super::names;
use crate::pieces::fields::{said, signed};
use crate::pieces::{Failed, Form, Saving};
use crate::text::{self, Text, plans as say, shell};
use crate::workspace::Workspace;

const NEXT: [(Next, &str); 5] = [
    (Next::GoOn, "go_on"),
    (Next::ChangeIntervention, "change"),
    (Next::RaiseGoal, "raise"),
    (Next::DeliverMore, "deliver"),
    (Next::EndGoal, "end"),
];

/// What the rule suggests, in a sentence.
pub fn suggestion(decision: &Decision) -> Text {
    let points = decision.threshold.points.to_string();
    match decision.suggestion {
        Suggestion::TooEarly {
            days_missing,
            probes_missing,
        } => say::too_early(
            probes_missing,
            usize::try_from(days_missing).unwrap_or(0).div_ceil(7),
        ),
        Suggestion::ChangeIntervention => say::suggest_change(points),
        Suggestion::NotEnoughDelivered => say::suggest_deliver(points),
        Suggestion::RaiseGoal => say::suggest_raise(points),
        Suggestion::GoOn => say::suggest_go_on(points),
    }
}

const fn tone(decision: &Decision) -> Tone {
    match decision.suggestion {
        Suggestion::TooEarly { .. } => Tone::Neutral,
        Suggestion::ChangeIntervention | Suggestion::NotEnoughDelivered => Tone::Caution,
        Suggestion::RaiseGoal | Suggestion::GoOn => Tone::Good,
    }
}

/// The numbers behind it, a line each.
pub fn arithmetic(standing: &Standing) -> Vec<Text> {
    let (Some(decision), Ok(aim)) = (&standing.decision, standing.aim) else {
        return Vec::new();
    };
    let baseline = aim.baseline();
    let counted = say::counted(
        decision.probes,
        text::day(decision.start),
        said(decision.weeks()),
    );
    let compared = decision.last.iter().map(|probe| {
        say::compared(
            text::day(probe.day),
            signed(probe.difference),
            said(probe.line),
            said(probe.score),
        )
    });
    let line = say::goal_line(
        said(baseline.1),
        text::day(baseline.0),
        said(aim.needed_per_week()),
    );
    let trend = least_squares(&standing.series)
        .zip(theil_sen(&standing.series))
        .map(|(squares, sen)| say::trend(said(squares.per_week), said(sen.per_week)));
    let median = standing
        .series
        .median_of_last_three()
        .map(|median| say::median_three(said(median.score)));
    let delivered = match decision.fidelity {
        Some(fidelity) => delivered(fidelity),
        None => say::delivered_unknown(),
    };
    [line, counted]
        .into_iter()
        .chain(compared)
        .chain(trend)
        .chain(median)
        .chain([delivered])
        .collect()
}

/// How much was delivered, with its arithmetic.
pub fn delivered(fidelity: Fidelity) -> Text {
    let Some(until) = fidelity.until else {
        return say::delivered_no_week();
    };
    let share = |share: Share, words: fn(String, String, String) -> Text| {
        let percent = share.ratio().map(|ratio| said((ratio * 100.0).round()));
        words(
            share.delivered.to_string(),
            percent.unwrap_or_else(|| "–".to_owned()),
            share.planned.to_string(),
        )
    };
    say::delivered(
        text::day(fidelity.from),
        share(fidelity.minutes, say::share_minutes),
        share(fidelity.sessions, say::share_sessions),
        text::day(until),
    )
}

/// Why there is no goal line yet.
fn no_aim(why: NoAim) -> Text {
    match why {
        NoAim::Baseline { missing } => say::no_baseline(missing),
        NoAim::Target => say::error_target(),
        NoAim::Aim(_) => say::no_aim(),
    }
}

/// The rule with the numbers that hold at this school.
fn rule(threshold: &Threshold) -> Text {
    say::rule(
        said((threshold.fidelity * 100.0).round()),
        threshold.points.to_string(),
        threshold.probes.to_string(),
        threshold.weeks.to_string(),
    )
}

/// What the rule says of a goal, and its arithmetic.
#[component]
pub fn Suggested(standing: Memo<Standing>) -> impl IntoView {
    move || {
        standing.with(|standing| match (&standing.decision, standing.aim) {
            (Some(decision), _) => {
                let lines = arithmetic(standing).into_iter();
                let rule = rule(&decision.threshold);
                view! {
                    <Callout tone=tone(decision) title=suggestion(decision)>
                        <details class="small">
                            <summary>{say::arithmetic()}</summary>
                            <ul>{lines.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                            <p class="soft">{rule}</p>
                            <p class="soft">{say::rule_source()}</p>
                        </details>
                    </Callout>
                }
                .into_any()
            }
            (None, Err(why)) => view! { <p class="soft">{no_aim(why)}</p> }.into_any(),
            (None, Ok(_)) => ().into_any(),
        })
    }
}

/// The form for what the team decided on a goal.
#[component]
pub fn DecideForm(
    /// Whose.
    student: StudentId,
    /// On which goal.
    goal: GoalId,
    /// How it stands.
    standing: Memo<Standing>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let (next, why) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let form = Form::new();
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = next.get_untracked();
        let chosen = NEXT.iter().find(|(_, code)| *code == chosen);
        let wrong: &[(&str, Text)] = match chosen {
            Some(_) => &[],
            None => &[("decide-next", say::error_decide())],
        };
        if !form.accepts(wrong) {
            return;
        }
        let Some((next, _)) = chosen else { return };
        let said = untrack(|| {
            standing.with(|standing| {
                let first = standing.decision.as_ref().map(suggestion);
                let lines = first.into_iter().chain(arithmetic(standing));
                lines.map(|line| line.say_now()).collect::<Vec<_>>()
            })
        });
        let decided = Decided {
            goal,
            next: *next,
            why: why.get_untracked().trim().to_owned(),
            arithmetic: said.join("\n"),
        };
        let work = async move {
            let subject = Subject::Support(student);
            workspace
                .append("goal.decide", subject, DECISIONS, &decided)
                .await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::decision_saved()));
        });
    };
    let options = move || {
        let choice = |(next, code): &(Next, &str)| Choice::new(*code, names::next(*next)().say());
        NEXT.iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <Suggested standing />
            <RadioGroup
                label=say::decide_what()
                value=next
                options=Signal::derive(options)
                error=form.error("decide-next")
                id="decide-next"
            />
            <TextArea label=say::decide_why() note=shell::optional() value=why rows=2 />
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::save()}
                </Button>
                <Button on_click=move |()| open.set(false)>{shell::cancel()}</Button>
            </div>
        </form>
    }
}
