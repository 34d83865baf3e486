//! The recap of a day: what happened with whom, and who did it. To read at its end, and to print.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_domain::referral::Referral;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::time::Day;
use throughline_ui::{
    Button, ButtonKind, Card, EmptyState, Icon, InputKind, Page, TextField, Timeline, TimelineItem,
};

use crate::features::{self, Happening};
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{self, today as say};
use crate::workspace::{Workspace, files, time};

/// The recap of a day.
#[component]
pub fn Recap() -> impl IntoView {
    let workspace = Workspace::get();
    let field = RwSignal::new(time::today().to_string());
    let day = Memo::new(move |_| field.get().parse().unwrap_or_else(|_| time::today()));
    let students = Memo::new(move |_| happened(workspace, day.get()));
    let waiting = Memo::new(move |_| super::page::reminders(workspace));
    let about = move |(student, happenings): (StudentId, Vec<Happening>)| {
        view! { <About student happenings /> }
    };
    let actions = || {
        view! {
            <Button kind=ButtonKind::Primary icon=Icon::Print on_click=|()| files::print()>
                {say::recap_print()}
            </Button>
        }
    };
    view! {
        <Page
            title=say::recap()
            lead=Signal::derive(move || text::day(day.get()).say())
            before=|| view! { <Back to=Route::Today words=say::title() /> }
            actions=actions
        >
            <div class="filters">
                <TextField label=say::recap_day() value=field kind=InputKind::Date />
            </div>
            <Show
                when=move || !students.with(Vec::is_empty)
                fallback=|| {
                    view! {
                        <EmptyState icon=Icon::Note title=say::recap_nothing()>
                            <p>{say::recap_nothing_lead()}</p>
                        </EmptyState>
                    }
                }
            >
                {move || students.get().into_iter().map(about).collect_view()}
            </Show>
            <Show when=move || !waiting.with(Vec::is_empty)>
                <Card title=say::waiting() icon=Icon::Bell>
                    <ul class="plain lines">
                        {move || {
                            let waiting = waiting.get().into_iter();
                            waiting.map(|it| view! { <li>{it.words}</li> }).collect_view()
                        }}
                    </ul>
                </Card>
            </Show>
        </Page>
    }
}

/// What happened on a day, by student, in the order of their names.
fn happened(workspace: Workspace, day: Day) -> Vec<(StudentId, Vec<Happening>)> {
    let mut about = BTreeSet::new();
    for view in workspace.cabinet.of_kind(Kind::Contribution) {
        about.extend(view.subject.student());
    }
    for view in workspace.cabinet.of_kind(Kind::Referral) {
        if matches!(view.subject, Subject::Referral(_)) {
            about.insert(view.contents.read::<Referral>().student);
        }
    }
    let mut found: Vec<(StudentId, Vec<Happening>)> = about
        .into_iter()
        .map(|student| {
            let mut happenings = features::happenings(workspace, student);
            happenings.retain(|it| time::day_of(it.at) == day);
            happenings.reverse();
            (student, happenings)
        })
        .filter(|(_, happenings)| !happenings.is_empty())
        .collect();
    found.sort_by_cached_key(|(student, _)| workspace.student_name(*student));
    found
}

#[component]
fn About(student: StudentId, happenings: Vec<Happening>) -> impl IntoView {
    let workspace = Workspace::get();
    let name = Signal::derive(move || workspace.student_name(student));
    let item = |it: Happening| {
        let ((icon, tone), at) = (it.kind.look(), it.at);
        let body = (!it.body.trim().is_empty()).then(|| view! { <p>{it.body}</p> });
        view! {
            <TimelineItem icon tone title=it.title meta=time::moment(at)>
                {body}
            </TimelineItem>
        }
    };
    view! {
        <Card title=name icon=Icon::Person>
            <Timeline label=name>{happenings.into_iter().map(item).collect_view()}</Timeline>
        </Card>
    }
}
