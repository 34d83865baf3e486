//! The page that opens first.

use chrono::Timelike;
use leptos::prelude::*;
use throughline_domain::roster::Enrolled;
use throughline_domain::time::Timestamp;
use throughline_ui::{
    ButtonLink, Card, EmptyState, Fact, Facts, Icon, Page, Section, Symbol, Tone,
};

use super::news::News;
use crate::features::{self, Reminder};
use crate::route::Route;
use crate::text::{self, Text};
use crate::workspace::{Workspace, time};

/// The page that opens first.
#[component]
pub fn Today() -> impl IntoView {
    let workspace = Workspace::get();
    let reminders = Memo::new(move |_| reminders(workspace));
    let actions = || {
        view! {
            <ButtonLink href=Route::Recap.href() icon=Icon::Note>
                {text::today::recap()}
            </ButtonLink>
        }
    };
    view! {
        <Page
            title=Signal::derive(move || greeting(workspace))
            lead=Signal::derive(|| text::day(time::today()).say())
            actions=actions
        >
            <div class="columns">
                <Section title=text::today::waiting()>
                    <Show
                        when=move || !reminders.with(Vec::is_empty)
                        fallback=|| view! { <Nothing /> }
                    >
                        <ul class="reminders">
                            {move || {
                                let reminders = reminders.get().into_iter();
                                reminders.map(|reminder| view! { <Line reminder /> }).collect_view()
                            }}
                        </ul>
                    </Show>
                </Section>
                <div class="stack">
                    <Glance />
                    <News />
                </div>
            </div>
        </Page>
    }
}

/// What waits for the person, the most pressing first. What it reads is tracked.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    in_order(features::reminders(workspace))
}

/// The most pressing first, and of those the longest waiting.
fn in_order(mut reminders: Vec<Reminder>) -> Vec<Reminder> {
    let pressing = |tone: Tone| match tone {
        Tone::Danger => 0,
        Tone::Caution => 1,
        Tone::Info => 2,
        Tone::Neutral | Tone::Good => 3,
    };
    reminders.sort_by_key(|reminder| {
        (
            pressing(reminder.tone),
            reminder.since.unwrap_or(Timestamp(i64::MAX)),
        )
    });
    reminders
}

fn greeting(workspace: Workspace) -> String {
    let name = workspace.staff_name(workspace.me());
    let first = name
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned();
    let hour = time::local(time::now()).hour();
    let text: Text = match hour {
        5..12 => text::today::morning(first),
        12..18 => text::today::afternoon(first),
        _ => text::today::evening(first),
    };
    text.say()
}

#[component]
fn Line(reminder: Reminder) -> impl IntoView {
    let tone = match reminder.tone {
        Tone::Danger => "reminder tone-danger",
        Tone::Caution => "reminder tone-caution",
        Tone::Info => "reminder tone-info",
        Tone::Good => "reminder tone-good",
        Tone::Neutral => "reminder tone-neutral",
    };
    let detail = reminder
        .detail
        .map(|detail| view! { <span class="soft small">{detail}</span> });
    view! {
        <li>
            <a class=tone href=reminder.route.href()>
                <span class="reminder-mark">
                    <Symbol icon=reminder.icon />
                </span>
                <span class="person-words">
                    <span class="reminder-words">{reminder.words}</span>
                    {detail}
                </span>
                <Symbol icon=Icon::ChevronRight />
            </a>
        </li>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState icon=Icon::Check title=text::today::nothing()>
            <p>{text::today::nothing_lead()}</p>
        </EmptyState>
    }
}

/// How things stand, in a few figures.
#[component]
fn Glance() -> impl IntoView {
    let workspace = Workspace::get();
    let students = Memo::new(move |_| {
        let roster = workspace.cabinet.roster();
        roster
            .cards
            .values()
            .filter(|card| card.status == Enrolled::Here)
            .count()
    });
    let staff = Memo::new(move |_| workspace.people().len());
    let last_backup = move || {
        let last = workspace.session().and_then(|session| session.last_backup);
        last.map_or_else(text::today::never, time::elapsed).say()
    };
    view! {
        <Card title=text::today::glance()>
            <Facts>
                <Fact term=text::today::students()>
                    <a class="number" href=Route::Students.href()>
                        {move || text::number(students.get())}
                    </a>
                </Fact>
                <Fact term=text::today::staff()>
                    <a class="number" href=Route::Staff.href()>
                        {move || text::number(staff.get())}
                    </a>
                </Fact>
                <Fact term=text::today::last_backup()>
                    <a href=Route::Backup.href()>{last_backup}</a>
                </Fact>
            </Facts>
        </Card>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reminder(tone: Tone, since: Option<i64>) -> Reminder {
        Reminder {
            words: text::today::nothing(),
            detail: None,
            icon: Icon::Check,
            tone,
            route: Route::Today,
            since: since.map(Timestamp),
        }
    }

    #[test]
    fn what_presses_most_and_waits_longest_stands_first() {
        let mixed = vec![
            reminder(Tone::Info, Some(1)),
            reminder(Tone::Danger, None),
            reminder(Tone::Danger, Some(9)),
            reminder(Tone::Caution, Some(5)),
        ];
        let order: Vec<_> = in_order(mixed)
            .iter()
            .map(|it| (it.tone, it.since))
            .collect();
        assert_eq!(
            order,
            [
                (Tone::Danger, Some(Timestamp(9))),
                (Tone::Danger, None),
                (Tone::Caution, Some(Timestamp(5))),
                (Tone::Info, Some(Timestamp(1))),
            ]
        );
    }
}
