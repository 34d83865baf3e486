//! What to do when someone is not safe now, as the school has written it: what stops the form, and a page to read and to
//! print.

use leptos::prelude::*;
use throughline_domain::safety::{self, CRISIS, EMERGENCY, NumberToCall};
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Callout, Dialog, Fact, Facts, Icon, Page, Tone,
};

use super::safety_form::SafetyForm;
use crate::features::Reminder;
use crate::route::Route;
use crate::text::{Text, referrals as say, shell};
use crate::workspace::reply::Standing;
use crate::workspace::{Workspace, files};

/// The numbers of the United States, in the person's language. Tracks the language.
pub fn usual_numbers() -> Vec<NumberToCall> {
    let usual = [
        (say::stop_emergency(), EMERGENCY.to_owned()),
        (say::stop_crisis(), CRISIS.to_owned()),
        (
            say::stop_crisis_spanish(),
            say::stop_press("2", CRISIS).say(),
        ),
    ];
    let number = |(label, number): (Text, String)| NumberToCall {
        label: label.say(),
        number,
    };
    usual.into_iter().map(number).collect()
}

/// The numbers that the school has set, or the usual ones. Tracked.
pub fn to_call(workspace: Workspace) -> Vec<NumberToCall> {
    let set = safety::numbers(&workspace.cabinet.school());
    if set.is_empty() { usual_numbers() } else { set }
}

/// Who coordinates the school is reminded while it has no protocol.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let me = workspace.me();
    let people = workspace.people();
    let coordinates = people
        .iter()
        .any(|person| person.staff == me && person.standing == Standing::Coordinator);
    if !coordinates || safety::has_protocol(&workspace.cabinet.school()) {
        return Vec::new();
    }
    vec![Reminder {
        words: say::remind_protocol(),
        detail: Some(say::remind_protocol_detail()),
        icon: Icon::Warning,
        tone: Tone::Info,
        route: Route::Safety,
        since: None,
    }]
}

/// What stops the form. It never suggests calling the family: danger may come from there.
#[component]
pub fn SafetyStop() -> impl IntoView {
    view! {
        <div class="stop" role="alert">
            <First title=say::stop_title() />
            <Written />
            <p class="soft">{say::stop_after()}</p>
        </div>
    }
}

/// The page.
#[component]
pub fn SafetyPage() -> impl IntoView {
    let workspace = Workspace::get();
    let editing = RwSignal::new(false);
    let may = Memo::new(move |_| workspace.may_set_rules());
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                {say::print()}
            </Button>
            <Show when=move || may.get()>
                <Button icon=Icon::Edit on_click=move |()| editing.set(true)>
                    {say::safety_edit()}
                </Button>
            </Show>
        }
    };
    let school = move || workspace.cabinet.school().name.clone();
    view! {
        <Page
            title=say::safety_title()
            lead=Signal::derive(move || say::safety_lead(school()).say())
            actions=actions
            narrow=true
        >
            <div class="stop">
                <First title=say::safety_alerts_nobody() />
                <Written />
            </div>
            <div class="actions screen-only">
                <ButtonLink href=Route::NewReferral.href() icon=Icon::Flag>
                    {say::new()}
                </ButtonLink>
            </div>
            <Dialog open=editing title=say::safety_edit() close=shell::close()>
                <SafetyForm open=editing />
            </Dialog>
        </Page>
    }
}

/// What holds at every school.
#[component]
fn First(
    /// That nobody is alerted by what one is looking at.
    title: Text,
) -> impl IntoView {
    view! {
        <Callout tone=Tone::Danger title>
            <p>{say::stop_go()}</p>
            <p>{say::stop_duty()}</p>
        </Callout>
    }
}

/// What this school has set, or what is usual where it has not.
#[component]
fn Written() -> impl IntoView {
    let workspace = Workspace::get();
    let none = Memo::new(move |_| safety::numbers(&workspace.cabinet.school()).is_empty());
    let facts = move || {
        let fact = |line: NumberToCall| view! { <Fact term=line.label>{line.number}</Fact> };
        to_call(workspace).into_iter().map(fact).collect_view()
    };
    let protocol = move || {
        let school = workspace.cabinet.school();
        if safety::has_protocol(&school) {
            view! { <p class="prose">{school.safety_protocol.clone()}</p> }.into_any()
        } else {
            view! { <p>{say::stop_no_protocol()}</p> }.into_any()
        }
    };
    view! {
        <h2>{say::stop_numbers()}</h2>
        <div class="stop-numbers">
            <Facts>{facts}</Facts>
        </div>
        <Show when=move || none.get()>
            <p>{say::stop_no_numbers()}</p>
        </Show>
        <h2>{say::stop_protocol()}</h2>
        {protocol}
    }
}
