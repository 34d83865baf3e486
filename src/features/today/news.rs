//! What others wrote lately: so that nobody has to ask what came with the last bundle.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_domain::referral::Referral;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_ui::{Card, Icon, Symbol};

use crate::features::{self, Happening};
use crate::route::Route;
use crate::text::today as say;
use crate::workspace::{Workspace, time};

/// How many days back it looks, and how much it shows.
const DAYS: i64 = 14;
const MOST: usize = 8;

/// What others wrote lately; nothing where they wrote nothing.
#[component]
pub fn News() -> impl IntoView {
    let workspace = Workspace::get();
    let news = Memo::new(move |_| news(workspace));
    let line = move |(student, it): (StudentId, Happening)| {
        let ((icon, _), at) = (it.kind.look(), it.at);
        let route = it.route.unwrap_or(Route::Student(student));
        let name = move || workspace.student_name(student);
        view! {
            <li class="news">
                <Symbol icon />
                <a class="news-words" href=route.href()>
                    <strong class="cut">{name}</strong>
                    <span class="small">{it.title}</span>
                </a>
                <span class="soft small">{time::elapsed(at)}</span>
            </li>
        }
    };
    view! {
        <Show when=move || !news.with(Vec::is_empty)>
            <Card title=say::news() icon=Icon::People>
                <ul class="plain lines">
                    {move || news.get().into_iter().map(line).collect_view()}
                </ul>
            </Card>
        </Show>
    }
}

/// What others wrote within the last days, newest first.
fn news(workspace: Workspace) -> Vec<(StudentId, Happening)> {
    let me = workspace.me();
    let since = Timestamp(time::now().0 - DAYS * 24 * 60 * 60 * 1000);
    let mut written: Vec<(Timestamp, StudentId)> = Vec::new();
    for view in workspace.cabinet.of_kind(Kind::Contribution) {
        if let (Subject::Contribution(student, by), Some(at)) =
            (view.subject, view.contents.last_entry())
            && by != me
        {
            written.push((at, student));
        }
    }
    for view in workspace.cabinet.of_kind(Kind::Referral) {
        if let Some(at) = view.contents.last_entry() {
            written.push((at, view.contents.read::<Referral>().student));
        }
    }
    for view in workspace.cabinet.of_kind(Kind::Support) {
        if let (Some(student), Some(at)) = (view.subject.student(), view.contents.last_entry()) {
            written.push((at, student));
        }
    }
    let roster = workspace.cabinet.roster();
    written.retain(|(at, _)| *at >= since);
    written.sort_by(|a, b| b.cmp(a));
    let students: BTreeSet<StudentId> = written
        .into_iter()
        .take(MOST * 4)
        .map(|(_, student)| roster.primary(student))
        .collect();
    let mut news: Vec<(StudentId, Happening)> = students
        .into_iter()
        .flat_map(|student| {
            let all = features::happenings(workspace, student).into_iter();
            all.map(move |it| (student, it))
        })
        .filter(|(_, it)| it.by != me && it.at >= since)
        .collect();
    news.sort_by_key(|(_, it)| std::cmp::Reverse(it.at));
    news.truncate(MOST);
    news
}
