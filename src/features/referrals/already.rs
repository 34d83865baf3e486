//! That a student has been referred already: said to whoever begins another referral, who may add to that one instead.

use std::collections::BTreeMap;

use leptos::prelude::*;
use throughline_domain::id::{ReferralId, StudentId};
use throughline_ui::{Button, Callout, Icon, Tone};

use super::case::{self, Case};
use super::conversation;
use super::draft::Draft;
use super::names;
use crate::pieces::Typing;
use crate::route::Route;
use crate::text::{self, referrals as say};
use crate::workspace::{Typed, Workspace};

/// The open referrals about a student that are here, under whichever of their cards. Tracked.
fn open(workspace: Workspace, student: StudentId) -> Vec<Case> {
    let same = workspace.cabinet.roster().same(student);
    let mut cases = case::all(workspace);
    cases.retain(|case| !case.ended() && same.contains(&case.referral.student));
    cases
}

/// What is said while there is an open one; nothing otherwise.
#[component]
pub fn Already(
    /// About whom.
    student: StudentId,
    /// What is being written.
    draft: Draft,
    /// It, as it is kept.
    typing: Typing,
) -> impl IntoView {
    let workspace = Workspace::get();
    let open = Memo::new(move |_| open(workspace, student));
    let add = move |id: ReferralId| {
        carry_over(workspace, id, &draft.prose());
        typing.discard();
        workspace.go(Route::Referral(id));
    };
    let line = move |case: Case| {
        let (id, by) = (case.id, case.referral.referred_by);
        let made = text::day(case.day());
        let who = move || say::made_by(made.clone(), workspace.staff_name(by)).say();
        view! {
            <li class="row row-between">
                <span class="row">{names::state_badge(case.state())} <span>{who}</span></span>
                <Button icon=Icon::Reply on_click=move |()| add(id)>
                    {say::already_add()}
                </Button>
            </li>
        }
    };
    let title = move || say::already(workspace.student_name(student)).say();
    view! {
        <Show when=move || open.with(|open| !open.is_empty())>
            <Callout tone=Tone::Info title=Signal::derive(title)>
                <p>{say::already_lead()}</p>
                <ul class="plain lines">{move || open.get().into_iter().map(line).collect_view()}</ul>
            </Callout>
        </Show>
    }
}

/// What was written so far becomes a message that waits to be sent, after what already waits there.
fn carry_over(workspace: Workspace, id: ReferralId, written: &str) {
    if written.is_empty() {
        return;
    }
    let about = conversation::about(id);
    let waits = workspace.draft(&about);
    let waits = waits.and_then(|draft| draft.typed.0.get(conversation::WORDS).cloned());
    let words = match waits {
        Some(waits) => format!("{waits}\n{written}"),
        None => written.to_owned(),
    };
    let typed = Typed(BTreeMap::from([(conversation::WORDS.to_owned(), words)]));
    workspace.keep_draft(&about, typed);
}
