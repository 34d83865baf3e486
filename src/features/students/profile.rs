//! A student on two pages, for a meeting: the story first, then the plan as it stands, then room to write. A family's copy
//! has the name for letters home, no tiers and flags, and of observations only the strengths.

use leptos::prelude::*;
use throughline_domain::classroom::{Accommodation, Classroom, TeamMember};
use throughline_domain::contribution::{OBSERVATIONS, Observation};
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_ui::{Button, ButtonKind, Card, Choice, Icon, Page, RadioGroup};

use super::story::{facts, is_told};
use crate::features::{self, Audience};
use crate::pieces::Back;
use crate::route::Route;
use crate::text::students as say;
use crate::workspace::{Workspace, files, time};

/// How many observations stand on it, the newest first.
const OBSERVED: usize = 6;
/// How many lines there are to write on under each heading.
const LINES: usize = 5;

/// A student on two pages.
#[component]
pub fn Profile(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let chosen = RwSignal::new("staff".to_owned());
    let audience = Memo::new(move |_| match chosen.get().as_str() {
        "family" => Audience::Family,
        _ => Audience::Staff,
    });
    let choices = move || {
        vec![
            Choice::new("staff", say::profile_staff().say()),
            Choice::new("family", say::profile_family().say()),
        ]
    };
    let title = move || match audience.get() {
        Audience::Staff => workspace.student_name(student),
        Audience::Family => workspace.letters_name(student),
    };
    let lead = move || match audience.get() {
        Audience::Staff => say::profile_lead().say(),
        Audience::Family => say::profile_family_lead().say(),
    };
    let print = || {
        view! {
            <Button kind=ButtonKind::Primary icon=Icon::Print on_click=|()| files::print()>
                {say::print()}
            </Button>
        }
    };
    view! {
        <Page
            title=Signal::derive(title)
            before=move || view! { <Back to=Route::Student(student) words=say::page_title() /> }
            actions=print
            narrow=true
        >
            <div class="screen-only stack">
                <p class="soft">{lead}</p>
                <RadioGroup
                    label=say::profile_for()
                    value=chosen
                    options=Signal::derive(choices)
                />
            </div>
            <FromClassroom student />
            {move || features::profile(workspace, student, audience.get())}
            <Observed student audience />
            <ToWrite title=say::profile_talk() />
            <ToWrite title=say::profile_agreed() />
        </Page>
    }
}

/// What every teacher of the student has: the story, the agreed approach, accommodations and the team.
#[component]
fn FromClassroom(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let classroom = workspace
        .cabinet
        .body::<Classroom>(Subject::Classroom(student));
    // How to begin a story is for the student's page: on paper nothing stands where nothing is written.
    let story = move || {
        let classroom = classroom.get();
        is_told(&classroom).then(|| {
            view! {
                <Card title=say::story() icon=Icon::Heart>
                    {facts(&classroom)}
                </Card>
            }
        })
    };
    let approach = move || {
        let approach = classroom.get().agreed_approach.clone();
        (!approach.trim().is_empty()).then(|| {
            view! {
                <Card title=say::approach() icon=Icon::People>
                    <p class="prose">{approach}</p>
                </Card>
            }
        })
    };
    let holding = move || {
        let today = time::today();
        let classroom = classroom.get();
        let all = classroom.accommodations.values();
        all.filter(|it| it.holds(today))
            .cloned()
            .collect::<Vec<_>>()
    };
    let arranged = |it: Accommodation| {
        view! {
            <li>
                {it.what} " " <span class="soft">{it.place}</span>
            </li>
        }
    };
    let accommodations = move || {
        let holding = holding();
        (!holding.is_empty()).then(|| {
            view! {
                <Card title=say::accommodations() icon=Icon::Check>
                    <ul class="plain lines">{holding.into_iter().map(arranged).collect_view()}</ul>
                </Card>
            }
        })
    };
    let team = move || {
        let team = classroom.get().team.clone();
        let member = move |(staff, member): (StaffId, TeamMember)| {
            let name = workspace.staff_name(staff);
            view! {
                <li>
                    {name} " " <span class="soft">{member.part}</span>
                </li>
            }
        };
        (!team.is_empty()).then(|| {
            view! {
                <Card title=say::team() icon=Icon::Person>
                    <ul class="plain lines">{team.into_iter().map(member).collect_view()}</ul>
                </Card>
            }
        })
    };
    view! {
        {story}
        {approach}
        {accommodations}
        {team}
    }
}

/// What was seen lately, by whomever.
#[component]
fn Observed(student: StudentId, audience: Memo<Audience>) -> impl IntoView {
    let workspace = Workspace::get();
    let seen = Memo::new(move |_| {
        let same = workspace.cabinet.roster().same(student);
        let views = workspace.cabinet.of_kind(Kind::Contribution);
        let about = views.iter().filter(|view| {
            let about = view.subject.student();
            about.is_some_and(|about| same.contains(&about))
        });
        let mut seen: Vec<(Timestamp, Observation)> = about
            .flat_map(|view| view.contents.entries::<Observation>(OBSERVATIONS))
            .map(|(_, entry)| (entry.what.seen, entry.what))
            .filter(|(_, it)| audience.get() == Audience::Staff || it.strength)
            .collect();
        seen.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        seen.truncate(OBSERVED);
        seen
    });
    let line = |(at, it): (Timestamp, Observation)| {
        view! {
            <li>
                <span class="soft small">{time::moment(at)}</span>
                <p>{it.text}</p>
            </li>
        }
    };
    view! {
        <Show when=move || seen.with(|seen| !seen.is_empty())>
            <Card title=say::profile_observations() icon=Icon::Eye>
                <ul class="plain lines">
                    {move || seen.get().into_iter().map(line).collect_view()}
                </ul>
            </Card>
        </Show>
    }
}

/// Room to write by hand.
#[component]
fn ToWrite(title: crate::text::Text) -> impl IntoView {
    view! {
        <Card title icon=Icon::Edit>
            <div class="write-lines" aria-hidden="true">
                {std::iter::repeat_with(|| view! { <div class="write-line"></div> })
                    .take(LINES)
                    .collect_view()}
            </div>
        </Card>
    }
}
