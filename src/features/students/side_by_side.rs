//! What several roles saw of a student, side by side: strengths first, and who has said nothing.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::classroom::Classroom;
use throughline_domain::contents::Contents;
use throughline_domain::contribution::{
    Area, FAMILY_LOG, FamilyContact, OBSERVATIONS, Observation, ObservationKind, STRUCTURED,
    StructuredContribution,
};
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::side_by_side::{Column, Said, Voice, side_by_side};
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_domain::time::Timestamp;
use throughline_ui::{
    Badge, Button, ButtonKind, Callout, Card, Choice, EmptyState, Icon, Page, Select, Tone,
};

use super::past::told;
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{self, Text, names, students as say};
use crate::workspace::{Workspace, files, time};

/// How many weeks back one can look.
const WEEKS: [usize; 5] = [1, 2, 4, 8, 16];
/// How many weeks back it looks at first.
const AT_FIRST: usize = 8;
/// A week, in milliseconds.
const WEEK: i64 = 7 * 24 * 60 * 60 * 1000;

/// What several roles saw of a student.
#[component]
pub fn SideBySide(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let weeks = RwSignal::new(AT_FIRST.to_string());
    let laid = Memo::new(move |_| {
        let weeks: Option<i64> = weeks.get().parse().ok();
        let since = weeks.map_or(Timestamp(i64::MIN), |weeks| {
            Timestamp(time::now().0 - weeks * WEEK)
        });
        side_by_side(
            said(workspace, student),
            &expected(workspace, student),
            since,
        )
    });
    let print = || {
        view! {
            <Button kind=ButtonKind::Primary icon=Icon::Print on_click=|()| files::print()>
                {say::print()}
            </Button>
        }
    };
    let options = || {
        let weeks = WEEKS
            .into_iter()
            .map(|weeks| Choice::new(weeks.to_string(), say::side_weeks_count(weeks).say()));
        weeks
            .chain([Choice::new("", say::side_all().say())])
            .collect::<Vec<_>>()
    };
    let columns = move || laid.get().columns.into_iter().map(column).collect_view();
    view! {
        <Page
            title=Signal::derive(move || say::side_title(workspace.student_name(student)).say())
            lead=say::side_lead()
            before=move || view! { <Back to=Route::Student(student) words=say::page_title() /> }
            actions=print
        >
            <div class="filters">
                <Select label=say::side_weeks() value=weeks options=Signal::derive(options) />
            </div>
            <Silent silent=Memo::new(move |_| laid.with(|laid| laid.silent.clone())) />
            <Show
                when=move || laid.with(|laid| !laid.columns.is_empty())
                fallback=|| {
                    view! {
                        <EmptyState icon=Icon::Eye title=say::side_empty_title()>
                            <p>{say::side_empty_text()}</p>
                        </EmptyState>
                    }
                }
            >
                <div class="voices">{columns}</div>
            </Show>
        </Page>
    }
}

/// Who has to do with the student and said nothing.
#[component]
fn Silent(silent: Memo<Vec<Voice>>) -> impl IntoView {
    let voices = move || {
        let voices = silent
            .get()
            .into_iter()
            .map(|voice| voice_name(voice).say());
        say::side_silent(voices.collect::<Vec<_>>().join(", ")).say()
    };
    view! {
        <Show
            when=move || silent.with(|silent| !silent.is_empty())
            fallback=|| view! { <p class="soft">{say::side_everyone()}</p> }
        >
            <Callout tone=Tone::Info>
                <p>
                    <strong>{voices}</strong>
                </p>
                <p class="soft small">{say::side_silent_hint()}</p>
            </Callout>
        </Show>
    }
}

fn voice_name(voice: Voice) -> Text {
    match voice {
        Voice::Role(role) => names::role(role),
        Voice::Family => say::side_family(),
    }
}

fn column(column: Column) -> impl IntoView {
    let icon = match column.voice {
        Voice::Role(_) => Icon::Person,
        Voice::Family => Icon::People,
    };
    let count = column.said.len();
    let count = move || view! { <span class="soft small">{say::side_count(count)}</span> };
    view! {
        <Card title=voice_name(column.voice) icon actions=count>
            <ol class="plain lines">{column.said.into_iter().map(line).collect_view()}</ol>
        </Card>
    }
}

fn line(said: Said) -> impl IntoView {
    let workspace = Workspace::get();
    let (tone, icon, kind) = match said.kind {
        ObservationKind::Strength => (Tone::Good, Icon::Star, say::kind_strength()),
        ObservationKind::Concern => (Tone::Caution, Icon::Bell, say::kind_concern()),
        ObservationKind::Neutral => (Tone::Neutral, Icon::Eye, say::kind_neutral()),
    };
    // What a family said is neither: nobody at the school judged it.
    let badge = (said.voice != Voice::Family).then(|| {
        view! {
            <span>
                <Badge tone icon>
                    {kind}
                </Badge>
            </span>
        }
    });
    let (by, at, setting) = (said.by, said.at, said.setting);
    let meta = move || {
        let day = text::day(time::day_of(at)).say();
        let mut parts = vec![workspace.staff_name(by), day];
        if !setting.is_empty() {
            parts.push(setting.clone());
        }
        parts.join(" · ")
    };
    view! {
        <li class="voice-line">
            {badge}
            <p class="prose">{said.text}</p>
            <p class="soft small">{meta}</p>
        </li>
    }
}

/// The voices of all who have to do with a student: the team, the plan team, the teachers, the family. Tracked.
fn expected(workspace: Workspace, student: StudentId) -> BTreeSet<Voice> {
    let roster = workspace.cabinet.roster();
    let mut people: BTreeSet<StaffId> = roster.teachers_of(student);
    for student in roster.same(student) {
        if let Some(view) = workspace.cabinet.view(Subject::Classroom(student)) {
            people.extend(view.contents.read::<Classroom>().team.keys());
        }
        if let Some(view) = workspace.cabinet.view(Subject::Support(student)) {
            people.extend(view.contents.read::<Support>().plan_team.keys());
        }
    }
    let people = people.into_iter().map(|staff| voice_of(workspace, staff));
    people.chain([Voice::Family]).collect()
}

fn voice_of(workspace: Workspace, staff: StaffId) -> Voice {
    let people = workspace.people();
    let person = people.iter().find(|person| person.staff == staff);
    Voice::of(person.map_or(&[], |person| person.roles.as_slice()))
}

/// All that was seen and told of a student, under whichever of their cards. Tracked.
fn said(workspace: Workspace, student: StudentId) -> Vec<Said> {
    let same = workspace.cabinet.roster().same(student);
    let views = workspace.cabinet.of_kind(Kind::Contribution).into_iter();
    let of = |subject: Subject| subject.student().is_some_and(|about| same.contains(&about));
    views
        .filter(|view| of(view.subject))
        .flat_map(|view| said_in(workspace, &view.contents))
        .collect()
}

fn said_in(workspace: Workspace, contents: &Contents) -> Vec<Said> {
    let mut all = Vec::new();
    for (_, entry) in contents.entries::<Observation>(OBSERVATIONS) {
        all.push(Said {
            voice: voice_of(workspace, entry.by),
            by: entry.by,
            at: entry.what.seen,
            kind: entry.what.kind(),
            text: told(&entry.what),
            setting: entry.what.setting,
        });
    }
    for (_, entry) in contents.entries::<StructuredContribution>(STRUCTURED) {
        let voice = voice_of(workspace, entry.by);
        for (area, words) in entry.what.areas {
            let strength = area == Area::Strengths;
            all.push(Said {
                voice,
                by: entry.by,
                at: entry.at,
                kind: if strength {
                    ObservationKind::Strength
                } else {
                    ObservationKind::Neutral
                },
                setting: String::new(),
                text: if strength {
                    words
                } else {
                    format!("{}: {words}", names::area(area).say())
                },
            });
        }
    }
    for (_, entry) in contents.entries::<FamilyContact>(FAMILY_LOG) {
        let text = entry.what.said.trim().to_owned();
        if !text.is_empty() {
            all.push(Said {
                voice: Voice::Family,
                by: entry.by,
                at: time::moment_of(&format!("{}T12:00", entry.what.day)).unwrap_or(entry.at),
                kind: ObservationKind::Neutral,
                setting: entry.what.reached,
                text,
            });
        }
    }
    all
}
