//! Choosing the student whom a new referral is about.

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_ui::{ButtonLink, EmptyState, Icon, Page, SearchField};

use crate::pieces::Back;
use crate::route::Route;
use crate::text::{referrals as say, students};
use crate::workspace::Workspace;
use crate::workspace::fold::fold;

/// How many matches are shown at once.
const MOST: usize = 12;

/// Choosing the student.
#[component]
pub fn Pick() -> impl IntoView {
    let workspace = Workspace::get();
    let words = RwSignal::new(String::new());
    let any = Memo::new(move |_| !workspace.cabinet.roster().cards.is_empty());
    let matches = Memo::new(move |_| {
        let words = fold(&words.get());
        let words: Vec<&str> = words.split_whitespace().collect();
        let register = workspace.cabinet.register();
        let found = register.0.iter();
        found
            .filter(|line| !line.left && line.has(&words))
            .map(|line| line.student)
            .collect::<Vec<_>>()
    });
    let no_roster = move || workspace.cabinet.ready().then(|| view! { <NoRoster /> });
    let more = move || matches.with(|matches| matches.len().saturating_sub(MOST));
    let link = move |student: StudentId| {
        let name = workspace.student_name(student);
        let grade = workspace
            .cabinet
            .roster()
            .cards
            .get(&student)
            .map(|card| card.grades.join(", "))
            .filter(|grades| !grades.is_empty())
            .map(|grades| students::in_grade(grades.trim_start_matches('0')).say());
        view! {
            <li>
                <a class="pick" href=Route::ReferStudent(student).href()>
                    <strong>{name}</strong>
                    <span class="soft">{grade}</span>
                </a>
            </li>
        }
    };
    view! {
        <Page
            title=say::pick_title()
            lead=say::pick_lead()
            before=|| view! { <Back to=Route::Referrals words=say::title() /> }
            actions=|| {
                view! {
                    <ButtonLink href=Route::PaperReferral.href() icon=Icon::Print>
                        {say::paper_tab()}
                    </ButtonLink>
                }
            }
            narrow=true
        >
            <Show when=move || any.get() fallback=no_roster>
                <SearchField label=say::pick_search() value=words />
                <ul class="plain picks">
                    {move || {
                        matches.get().into_iter().take(MOST).map(link).collect_view()
                    }}
                </ul>
                <p class="soft" role="status">
                    {move || {
                        if matches.with(Vec::is_empty) {
                            Some(say::pick_none().say())
                        } else {
                            (more() > 0).then(|| say::pick_more(more()).say())
                        }
                    }}
                </p>
            </Show>
        </Page>
    }
}

#[component]
fn NoRoster() -> impl IntoView {
    view! {
        <EmptyState
            icon=Icon::People
            title=students::empty_title()
            actions=|| {
                view! { <ButtonLink href=Route::Roster.href()>{students::import()}</ButtonLink> }
            }
        >
            <p>{say::pick_no_roster()}</p>
        </EmptyState>
    }
}
