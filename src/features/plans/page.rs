//! The plan of a student: what it builds on, who is on it, its goals, its reviews, and those that came before.

use leptos::prelude::*;
use throughline_domain::classroom::Classroom;
use throughline_domain::entry::Entry;
use throughline_domain::id::{EntryId, GoalId, PlanId, StaffId, StudentId};
use throughline_domain::plan::{Plan, REVIEWS, Review};
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_domain::time::Day;
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Card, Dialog, EmptyState, Fact, Facts, Icon, Page,
};

use super::form::PlanForm;
use super::goal::GoalCard;
use super::goal_form::GoalForm;
use super::keep::KeepForm;
use super::names;
use super::referred::Referred;
use super::review::ReviewForm;
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{self, Text, plans as say, shell, templates};
use crate::workspace::{Workspace, files};

/// The plan of a student.
#[component]
pub fn PlanPage(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let subject = Subject::Support(student);
    let support = workspace.cabinet.body::<Support>(subject);
    let current = Memo::new(move |_| {
        let support = support.get();
        let going = support.plans.iter().filter(|(_, plan)| plan.goes_on());
        going
            .max_by_key(|(id, plan)| (plan.began, **id))
            .map(|(id, _)| *id)
    });
    let (beginning, editing, reviewing) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    let lead = move || {
        let plan = current
            .get()
            .and_then(|id| support.get().plans.get(&id).cloned());
        plan.map(|plan| lead_line(workspace, &plan))
            .unwrap_or_default()
    };
    let actions = move || {
        view! {
            <span class="wide-only">
                <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                    {say::print()}
                </Button>
            </span>
            <ButtonLink href=Route::Student(student).href() icon=Icon::Person>
                {say::to_student()}
            </ButtonLink>
            <Show when=move || current.get().is_some()>
                <Button icon=Icon::Edit on_click=move |()| editing.set(true)>
                    {say::edit()}
                </Button>
                <Button
                    kind=ButtonKind::Primary
                    icon=Icon::Calendar
                    on_click=move |()| reviewing.set(true)
                >
                    {say::hold_review()}
                </Button>
            </Show>
        }
    };
    let plan = move |id: PlanId| {
        view! {
            <Whole student id open_plan=true />
            <Dialog open=editing title=say::edit_plan() close=shell::close()>
                <PlanForm student plan=Some(id) open=editing />
            </Dialog>
            <Dialog open=reviewing title=say::hold_review() close=shell::close()>
                <ReviewForm student plan=id open=reviewing />
            </Dialog>
        }
    };
    view! {
        <Page
            title=Signal::derive(move || say::plan_of(workspace.student_name(student)).say())
            lead=Signal::derive(lead)
            before=|| view! { <Back to=Route::Plans words=say::title() /> }
            actions=actions
        >
            {move || match current.get() {
                Some(id) => plan(id).into_any(),
                None => view! { <NoPlan student beginning /> }.into_any(),
            }}
            <Earlier student current />
            <Dialog open=beginning title=say::begin() close=shell::close()>
                {move || {
                    let referred = Referred::of(workspace, student);
                    let from = begins_with(workspace, student);
                    let from = match &referred {
                        Some(referred) => referred.taken_up(from),
                        None => from,
                    };
                    view! { <PlanForm student plan=None from referred open=beginning /> }
                }}
            </Dialog>
        </Page>
    }
}

/// What stands where no plan goes on.
#[component]
fn NoPlan(student: StudentId, beginning: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let may = Memo::new(move |_| workspace.may_plan(student));
    view! {
        <EmptyState
            icon=Icon::Target
            title=say::none_title()
            actions=move || {
                view! {
                    <Show when=move || may.get()>
                        <Button
                            kind=ButtonKind::Primary
                            icon=Icon::Add
                            on_click=move |()| beginning.set(true)
                        >
                            {say::begin()}
                        </Button>
                    </Show>
                }
            }
        >
            <p>{say::none_text()}</p>
        </EmptyState>
    }
}

/// What a new plan begins with: the student's story.
fn begins_with(workspace: Workspace, student: StudentId) -> Plan {
    let story = workspace
        .cabinet
        .snapshot::<Classroom>(Subject::Classroom(student))
        .body;
    let voice = [story.voice_wants, story.voice_helps];
    let voice: Vec<&str> = voice
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    Plan {
        lead: Some(untrack(|| workspace.me())),
        strengths: story.strengths,
        voice: voice.join("\n"),
        ..Plan::default()
    }
}

/// Tier, lead and review in a line.
fn lead_line(workspace: Workspace, plan: &Plan) -> String {
    let tier = plan.tier.map(|tier| names::tier(tier)().say());
    let lead = plan
        .lead
        .map(|lead| say::led_by(workspace.staff_name(lead)).say());
    let review = plan
        .review
        .map(|day| say::reviewed_on(text::day(day)).say());
    let parts: Vec<String> = [tier, lead, review].into_iter().flatten().collect();
    parts.join(" · ")
}

/// A plan with its goals.
#[component]
fn Whole(student: StudentId, id: PlanId, open_plan: bool) -> impl IntoView {
    let workspace = Workspace::get();
    let support = workspace.cabinet.body::<Support>(Subject::Support(student));
    let plan = Memo::new(move |_| support.get().plans.get(&id).cloned().unwrap_or_default());
    let goals = Memo::new(move |_| {
        let support = support.get();
        let all = support.goals.iter().filter(|(_, goal)| goal.plan == id);
        all.map(|(id, _)| *id).collect::<Vec<GoalId>>()
    });
    let (adding, keeping) = (RwSignal::new(false), RwSignal::new(false));
    let goal = move |id_of_goal: GoalId| {
        view! { <GoalCard student plan=id id=id_of_goal open_plan /> }
    };
    view! {
        <div class="columns columns-story">
            <div class="stack">
                <Card title=say::about() icon=Icon::Heart>
                    {move || plan.with(facts)}
                </Card>
                <Card title=say::team() icon=Icon::People>
                    <ul class="plain">{move || team(workspace, &support.get(), &plan.get())}</ul>
                </Card>
                <Reviews student id />
            </div>
            <div class="stack">
                <Show
                    when=move || goals.with(|goals| !goals.is_empty())
                    fallback=|| view! { <p class="soft">{say::no_goals()}</p> }
                >
                    <For each=move || goals.get() key=|id| *id children=goal />
                </Show>
                <div class="actions screen-only">
                    <Show when=move || open_plan>
                        <Button icon=Icon::Add on_click=move |()| adding.set(true)>
                            {say::add_goal()}
                        </Button>
                    </Show>
                    <Show when=move || workspace.is_counseling()>
                        <Button
                            kind=ButtonKind::Quiet
                            icon=Icon::Star
                            on_click=move |()| keeping.set(true)
                        >
                            {templates::keep()}
                        </Button>
                    </Show>
                </div>
            </div>
        </div>
        <Dialog open=adding title=say::add_goal() close=shell::close()>
            <GoalForm student plan=id goal=None open=adding />
        </Dialog>
        <Dialog open=keeping title=templates::keep() close=shell::close()>
            {move || view! { <KeepForm student plan=id open=keeping /> }}
        </Dialog>
    }
}

fn facts(plan: &Plan) -> AnyView {
    let facts: [(Text, &String); 5] = [
        (say::strengths(), &plan.strengths),
        (say::voice(), &plan.voice),
        (say::concerns(), &plan.concerns),
        (say::family_part(), &plan.family_part),
        (say::outcome(), &plan.outcome),
    ];
    let written = facts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty());
    let facts: Vec<(Text, String)> = written.map(|(term, text)| (term, text.clone())).collect();
    if facts.is_empty() {
        return view! { <p class="soft">{say::about_empty()}</p> }.into_any();
    }
    let fact = |(term, text): (Text, String)| {
        view! {
            <Fact term>
                <span class="prose">{text}</span>
            </Fact>
        }
    };
    view! { <Facts>{facts.into_iter().map(fact).collect_view()}</Facts> }.into_any()
}

/// The plan's team by name, who leads it first.
fn team(workspace: Workspace, support: &Support, plan: &Plan) -> impl IntoView + use<> {
    let on = support
        .plan_team
        .iter()
        .filter(|(_, on)| **on)
        .map(|(staff, _)| *staff);
    let mut members: Vec<StaffId> = on.collect();
    members.sort_by_key(|staff| (Some(*staff) != plan.lead, workspace.staff_name(*staff)));
    let lead = plan.lead;
    let line = move |staff: StaffId| {
        let leads = (lead == Some(staff)).then(|| format!(" ({})", say::leads().say()));
        view! { <li>{workspace.staff_name(staff)} {leads}</li> }
    };
    members.into_iter().map(line).collect_view()
}

/// The reviews that were held, the newest first.
#[component]
fn Reviews(student: StudentId, id: PlanId) -> impl IntoView {
    let workspace = Workspace::get();
    let entries = workspace
        .cabinet
        .entries::<Review>(Subject::Support(student), REVIEWS);
    move || {
        let mut held = entries.get();
        held.retain(|(_, entry)| entry.what.plan == id);
        held.sort_by_key(|(id, entry)| std::cmp::Reverse((entry.what.day, *id)));
        let line = move |(_, entry): (EntryId, Entry<Review>)| {
            let Review {
                day,
                changed,
                next,
                voice,
                ..
            } = entry.what;
            let voice = (!voice.is_empty())
                .then(|| view! { <Fact term=say::review_voice()>{voice}</Fact> });
            view! {
                <li>
                    <p class="small soft">
                        {text::day(day)} " · " {workspace.staff_name(entry.by)}
                    </p>
                    <Facts>
                        <Fact term=say::review_changed()>{changed}</Fact>
                        {voice}
                        <Fact term=say::review_next()>{next}</Fact>
                    </Facts>
                </li>
            }
        };
        (!held.is_empty()).then(|| {
            view! {
                <Card title=say::reviews() icon=Icon::Calendar>
                    <ul class="plain stack">{held.into_iter().map(line).collect_view()}</ul>
                </Card>
            }
        })
    }
}

/// The plans that ended, the newest first, folded up.
#[component]
fn Earlier(student: StudentId, current: Memo<Option<PlanId>>) -> impl IntoView {
    let workspace = Workspace::get();
    let support = workspace.cabinet.body::<Support>(Subject::Support(student));
    let earlier = Memo::new(move |_| {
        let (support, current) = (support.get(), current.get());
        let all = support.plans.iter().filter(|(id, _)| Some(**id) != current);
        let mut all: Vec<_> = all
            .map(|(id, plan)| (plan.began, plan.ended, *id))
            .collect();
        all.sort();
        all.reverse();
        all
    });
    let one = move |(began, ended, id): (Option<Day>, Option<Day>, PlanId)| {
        let days = say::from_to(
            began
                .map(text::day)
                .map(|day| day.say())
                .unwrap_or_default(),
            ended
                .map(text::day)
                .map(|day| day.say())
                .unwrap_or_default(),
        );
        view! {
            <details class="screen-only">
                <summary>{days}</summary>
                <Whole student id open_plan=false />
            </details>
        }
    };
    move || {
        let earlier = earlier.get();
        (!earlier.is_empty()).then(|| {
            view! {
                <h2 class="section-title screen-only">{say::earlier()}</h2>
                {earlier.into_iter().map(one).collect_view()}
            }
        })
    }
}
