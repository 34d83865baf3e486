//! One referral: what was written, where it stands, what was answered, and answering.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::ReferralId;
use throughline_domain::referral::Referral;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Callout, Card, Fact, Facts, Icon, Page, Tone,
};

use super::answer::Answer;
use super::case::Case;
use super::conversation::Conversation;
use super::history::History;
use super::names;
use super::side_by_side::SideBySide;
use super::support::Support;
use crate::pieces::Back;
use crate::route::Route;
use crate::text;
use crate::text::{Text, referrals as say};
use crate::workspace::{Workspace, files, time};

/// One referral.
#[component]
pub fn ReferralPage(
    /// Which.
    referral: ReferralId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let case = Memo::new(move |_| {
        let view = workspace.cabinet.view(Subject::Referral(referral))?;
        Case::of(&view).map(Arc::new)
    });
    let here = Memo::new(move |_| case.with(Option::is_some));
    move || {
        if here.get() {
            let case =
                Signal::derive(move || case.get().unwrap_or_else(|| Arc::new(empty(referral))));
            view! { <Here case /> }.into_any()
        } else {
            view! { <Gone /> }.into_any()
        }
    }
}

/// Only for the moment between a dossier's going and its page's going.
fn empty(id: ReferralId) -> Case {
    Case {
        id,
        referral: Referral::default(),
        standing: throughline_domain::referral::Standing { latest: Vec::new() },
        made: throughline_domain::time::Timestamp::default(),
        stays: Vec::new(),
        told: false,
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <Page
            title=say::gone_title()
            lead=say::gone_text()
            before=|| view! { <Back to=Route::Referrals words=say::title() /> }
            narrow=true
        >
            ""
        </Page>
    }
}

#[component]
fn Here(case: Signal<Arc<Case>>) -> impl IntoView {
    let workspace = Workspace::get();
    let student = Memo::new(move |_| case.get().referral.student);
    let id = case.get_untracked().id;
    let lead = move || {
        let case = case.get();
        let made = say::made_by(
            text::day(case.day()),
            workspace.staff_name(case.referral.referred_by),
        );
        match case.referral.typed_by {
            Some(staff) => {
                let typed = say::typed_by(workspace.staff_name(staff));
                format!("{} · {}", made.say(), typed.say())
            }
            None => made.say(),
        }
    };
    let actions = move || {
        view! {
            <span class="wide-only">
                <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                    {say::print()}
                </Button>
            </span>
            <ButtonLink href=Signal::derive(move || Route::Student(student.get()).href()) icon=Icon::Person>
                {say::to_student()}
            </ButtonLink>
        }
    };
    let answers = Memo::new(move |_| workspace.is_counseling());
    view! {
        <Page
            title=Signal::derive(move || say::about(workspace.student_name(student.get())).say())
            lead=Signal::derive(lead)
            before=|| view! { <Back to=Route::Referrals words=say::title() /> }
            actions=actions
        >
            <div class="columns columns-even">
                <Card title=say::what_was_written() icon=Icon::Flag>
                    {move || written(&case.get().referral)}
                </Card>
                <div class="stack">
                    <Card title=say::where_it_stands() icon=Icon::Clock>
                        {move || stands(workspace, &case.get())}
                        <Support case />
                        <History case />
                    </Card>
                    <Show when=move || answers.get()>
                        <Answer case />
                        <SideBySide student referral=id />
                    </Show>
                    <Conversation referral=id />
                </div>
            </div>
        </Page>
    }
}

/// What the referrer wrote; what they left out is not hidden.
fn written(referral: &Referral) -> impl IntoView + use<> {
    let concerns: Vec<String> = referral
        .concerns
        .iter()
        .map(|concern| text::names::concern(*concern).say())
        .collect();
    let facts = [
        (
            say::column_urgency(),
            names::urgency(referral.urgency).say(),
        ),
        (say::concerns(), concerns.join(", ")),
        (say::fact_seen(), referral.seen.clone()),
        (say::fact_how_often(), referral.how_often.clone()),
        (say::fact_tried(), referral.tried.clone()),
        (say::fact_strengths(), referral.strengths.clone()),
        (say::fact_family_contact(), referral.family_contact.clone()),
    ];
    let fact = |(term, value): (Text, String)| {
        let value = if value.trim().is_empty() {
            view! { <span class="soft">{say::not_said()}</span> }.into_any()
        } else {
            view! { <span>{value}</span> }.into_any()
        };
        view! { <Fact term>{value}</Fact> }
    };
    view! { <Facts>{facts.into_iter().map(fact).collect_view()}</Facts> }
}

/// Where it stands, since when; and every decision when people decided apart.
fn stands(workspace: Workspace, case: &Case) -> AnyView {
    if case.standing.is_disputed() {
        let line = |(_, entry): &(
            _,
            throughline_domain::entry::Entry<throughline_domain::referral::Transition>,
        )| {
            let (by, at, state) = (entry.by, entry.at, entry.what.to);
            view! {
                <li class="row">
                    {names::state_badge(state)} <strong>{move || workspace.staff_name(by)}</strong>
                    <span class="soft small">{time::moment(at)}</span>
                </li>
            }
        };
        return view! {
            <Callout tone=Tone::Caution title=say::disputed_title()>
                <p>{say::disputed_text()}</p>
            </Callout>
            <ul class="plain stack stack-close">
                {case.standing.latest.iter().map(line).collect_view()}
            </ul>
        }
        .into_any();
    }
    let days = time::today().days_since(time::day_of(case.since()));
    let since = names::days(usize::try_from(days).unwrap_or(0));
    let ageing = case.ageing(time::today(), &workspace.cabinet.school());
    let nobody = case
        .standing
        .latest
        .is_empty()
        .then(|| view! { <p>{say::stands_new()}</p> });
    view! {
        <p class="row">
            {names::state_badge(case.state())} <span class="soft">{since}</span>
            {names::ageing_badge(ageing)}
        </p>
        {nobody}
    }
    .into_any()
}
