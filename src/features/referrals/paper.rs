//! A blank referral form on paper, for whoever has no device at hand: the same questions, with room to write.

use leptos::prelude::*;
use throughline_domain::referral::Concern;
use throughline_ui::{Button, ButtonKind, Icon, Page};

use super::draft::URGENCIES;
use super::names;
use super::safety;
use crate::pieces::Back;
use crate::route::Route;
use crate::text::names::concern;
use crate::text::{Text, referrals as say};
use crate::workspace::{Workspace, files};

/// The questions that are answered in words, each with so many lines.
const QUESTIONS: [(fn() -> Text, usize); 5] = [
    (say::seen, 5),
    (say::how_often, 2),
    (say::tried, 2),
    (say::strengths, 2),
    (say::family_contact, 2),
];

/// The blank form.
#[component]
pub fn PaperReferral() -> impl IntoView {
    let workspace = Workspace::get();
    let print = || {
        view! {
            <Button kind=ButtonKind::Primary icon=Icon::Print on_click=|()| files::print()>
                {say::print()}
            </Button>
        }
    };
    let school = move || workspace.cabinet.school().name.clone();
    let urgencies = URGENCIES.map(|(urgency, _)| names::urgency(urgency));
    let concerns = Concern::ALL.iter().map(|it| concern(*it));
    let question = |(words, lines): (fn() -> Text, usize)| {
        view! {
            <div class="paper-question">
                <p class="paper-label">{words()}</p>
                {(0..lines).map(|_| view! { <div class="paper-line"></div> }).collect_view()}
            </div>
        }
    };
    view! {
        <Page
            title=say::paper_title()
            lead=Signal::derive(school)
            before=|| view! { <Back to=Route::Referrals words=say::title() /> }
            actions=print
            narrow=true
        >
            <p class="soft screen-only">{say::paper_lead()}</p>
            <div class="paper">
                <SafetyFirst />
                <div class="pair">
                    <Blank label=say::column_student() />
                    <Blank label=say::paper_grade() />
                    <Blank label=say::column_by() />
                    <Blank label=say::paper_day() />
                </div>
                <Boxes label=say::urgency() choices=urgencies.to_vec() />
                <Boxes label=say::concerns() choices=concerns.collect() />
                {QUESTIONS.map(question).into_iter().collect_view()}
                <p class="small">{say::paper_hand_in()}</p>
                <div class="pair">
                    <Blank label=say::paper_typed_by() />
                    <Blank label=say::paper_typed_on() />
                </div>
            </div>
        </Page>
    }
}

/// That this paper alerts nobody, and whom to call.
#[component]
fn SafetyFirst() -> impl IntoView {
    let workspace = Workspace::get();
    let numbers = move || {
        let numbers = safety::to_call(workspace).into_iter();
        let numbers = numbers.map(|line| format!("{}: {}", line.label, line.number));
        numbers.collect::<Vec<_>>().join(" · ")
    };
    view! {
        <div class="paper-safety">
            <p>
                <strong>{say::paper_safety()}</strong>
            </p>
            <p>{numbers}</p>
        </div>
    }
}

/// A line to write on, after its name.
#[component]
fn Blank(label: Text) -> impl IntoView {
    view! {
        <p class="paper-blank">
            <span class="paper-label">{label}</span>
            <span class="paper-line"></span>
        </p>
    }
}

/// Boxes to tick.
#[component]
fn Boxes(label: Text, choices: Vec<Text>) -> impl IntoView {
    let choice = |words: Text| {
        view! {
            <li>
                <span class="paper-box" aria-hidden="true"></span>
                {words}
            </li>
        }
    };
    view! {
        <div class="paper-question">
            <p class="paper-label">{label}</p>
            <ul class="plain paper-boxes">{choices.into_iter().map(choice).collect_view()}</ul>
        </div>
    }
}
