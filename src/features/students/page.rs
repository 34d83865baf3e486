//! A student's page: the story first, then everything that happened, newest first.

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_domain::roster::Enrolled;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Callout, Card, Dialog, Icon, Later, Page, Section, Tone,
};

use super::accommodations::Accommodations;
use super::card::CardForm;
use super::family::Family;
use super::grade;
use super::history::History;
use super::join::Joined;
use super::never_send::NeverSend;
use super::observe::ObservationForm;
use super::story::Story;
use super::team::Team;
use super::timeline::Timeline;
use crate::pieces::{Back, RestrictedExists};
use crate::route::Route;
use crate::text::{family, shell, students as say, transitions};
use crate::workspace::{Workspace, files};

/// A student's page.
#[component]
pub fn StudentPage(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let (observing, editing) = (RwSignal::new(false), RwSignal::new(false));
    let actions = move || {
        view! {
            <span class="wide-only">
                <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                    {say::print()}
                </Button>
            </span>
            <Show when=move || workspace.cabinet.roster().cards.contains_key(&student)>
                <span class="wide-only">
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Icon::Edit
                        on_click=move |()| editing.set(true)
                    >
                        {say::card_edit()}
                    </Button>
                </span>
            </Show>
            <Button
                kind=ButtonKind::Primary
                icon=Icon::Note
                on_click=move |()| observing.set(true)
            >
                {say::observe()}
            </Button>
        }
    };
    let side = move || {
        view! {
            <ButtonLink
                href=Route::SideBySide(student).href()
                kind=ButtonKind::Quiet
                icon=Icon::People
            >
                {say::side_open()}
            </ButtonLink>
        }
    };
    view! {
        <Page
            title=Signal::derive(move || workspace.student_name(student))
            lead=Signal::derive(move || lead(workspace, student))
            before=|| view! { <Back to=Route::Students words=say::title() /> }
            actions=actions
        >
            <Ways student />
            <Notices student />
            <RestrictedExists student />
            <Joined student />
            <div class="columns columns-story">
                <div class="stack">
                    <Story student />
                    <Accommodations student />
                    <Team student />
                    <Family student />
                    <Earlier student />
                </div>
                <div class="stack">
                    <Card title=say::timeline() icon=Icon::Clock actions=side>
                        <Later>
                            <Timeline student />
                        </Later>
                    </Card>
                    <div class="stack screen-only">
                        <Papers student />
                        <NeverSend student />
                        <History student />
                    </div>
                </div>
            </div>
            <Dialog open=observing title=say::observe_title() close=shell::close()>
                <ObservationForm student open=observing />
            </Dialog>
            <Dialog open=editing title=say::card_edit() close=shell::close()>
                <CardForm student=Some(student) open=editing />
            </Dialog>
        </Page>
    }
}

/// Where more stands about the student, and what else can be begun.
#[component]
fn Ways(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let plans = Memo::new(move |_| workspace.may_plan(student));
    view! {
        <nav class="onward screen-only" aria-label=move || say::ways().say()>
            <Show when=move || plans.get()>
                <ButtonLink href=Route::Plan(student).href() icon=Icon::Target>
                    {say::plan()}
                </ButtonLink>
            </Show>
            <ButtonLink href=Route::Notes(student).href() icon=Icon::Edit>
                {say::notes()}
            </ButtonLink>
            <ButtonLink href=Route::FamilyLog(student).href() icon=Icon::People>
                {say::log_family()}
            </ButtonLink>
            <ButtonLink href=Route::ReferStudent(student).href() icon=Icon::Flag>
                {say::refer_this()}
            </ButtonLink>
            <ButtonLink href=Route::ConsultOn(student).href() icon=Icon::Talk>
                {say::consult()}
            </ButtonLink>
        </nav>
    }
}

/// Grade, pronouns and number: what helps to be sure that it is the right student.
fn lead(workspace: Workspace, student: StudentId) -> String {
    let roster = workspace.cabinet.roster();
    let Some(card) = roster.cards.get(&student) else {
        return String::new();
    };
    let mut parts = Vec::new();
    if !card.grades.is_empty() {
        parts.push(say::in_grade(grade::all_shown(&card.grades)).say());
    }
    if !card.pronouns.is_empty() {
        parts.push(card.pronouns.clone());
    }
    if !card.number.is_empty() && !workspace.covered() {
        parts.push(say::number(card.number.as_str()).say());
    }
    parts.join(" · ")
}

/// What can be printed of a student, each on a page of its own.
#[component]
fn Papers(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    view! {
        <Card title=say::papers() icon=Icon::Print>
            <ul class="plain stack stack-close">
                <li>
                    <a href=Route::Profile(student).href()>{say::profile()}</a>
                    <p class="soft small">{say::profile_what()}</p>
                </li>
                <Show when=move || workspace.is_counseling()>
                    <li>
                        <a href=Route::Packet(student).href()>{family::packet_open()}</a>
                        <p class="soft small">{family::packet_open_what()}</p>
                    </li>
                    <li>
                        <a href=Route::Transition(student).href()>{transitions::open()}</a>
                        <p class="soft small">{transitions::open_what()}</p>
                    </li>
                </Show>
            </ul>
        </Card>
    }
}

/// The stories that were written under other cards of the same student.
#[component]
fn Earlier(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let others = Memo::new(move |_| {
        let roster = workspace.cabinet.roster();
        let mut others = roster.same(student);
        others.remove(&student);
        others.retain(|other| workspace.cabinet.view(Subject::Classroom(*other)).is_some());
        others
    });
    let story = |other: StudentId| {
        view! {
            <Section title=say::joined_story()>
                <Story student=other />
                <Team student=other />
            </Section>
        }
    };
    move || others.get().into_iter().map(story).collect_view()
}

/// What must be known before reading on: not on the roster, has left, a clash waits.
#[component]
fn Notices(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let card = Memo::new(move |_| {
        let roster = workspace.cabinet.roster();
        roster.cards.get(&student).map(|card| card.status)
    });
    let clashes = Memo::new(move |_| {
        let clashing = workspace.cabinet.clashing();
        clashing
            .iter()
            .any(|view| view.subject.student() == Some(student))
    });
    view! {
        <Show when=move || card.get().is_none()>
            <Callout tone=Tone::Caution title=say::unknown_title()>
                <p>{say::unknown_text()}</p>
            </Callout>
        </Show>
        <Show when=move || card.get() == Some(Enrolled::Left)>
            <Callout tone=Tone::Neutral title=say::left_title()>
                <p>{say::left_text()}</p>
            </Callout>
        </Show>
        <Show when=move || clashes.get()>
            <Callout tone=Tone::Caution title=say::clash_title()>
                <p>
                    {say::clash_text()} " "
                    <a href=Route::Clashes.href()>{say::clash_open()}</a>
                </p>
            </Callout>
        </Show>
    }
}
