//! What came of an accepted referral: the plan that answers it, or the way to begin one.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::{ReferralId, StudentId};
use throughline_domain::referral::State;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support as Held;
use throughline_ui::{ButtonKind, ButtonLink, Icon};

use super::case::Case;
use crate::route::Route;
use crate::text::referrals as say;
use crate::workspace::Workspace;

/// The plan, or the way to begin it, for who may see the student's plans.
#[component]
pub fn Support(case: Signal<Arc<Case>>) -> impl IntoView {
    let workspace = Workspace::get();
    let planned = Memo::new(move |_| {
        let case = case.get();
        planned(workspace, case.id, case.referral.student)
    });
    // Nobody plans what was not taken on, or what was decided twice.
    let begins = Memo::new(move |_| {
        let case = case.get();
        let taken_on = matches!(case.state(), State::Accepted | State::InSupport);
        let student = case.referral.student;
        let begins = taken_on && !case.standing.is_disputed() && workspace.may_plan(student);
        begins.then(|| workspace.cabinet.roster().primary(student))
    });
    let accepted = move || case.with(|case| case.state() == State::Accepted);
    move || match (planned.get(), begins.get()) {
        (Some(student), _) => view! {
            <div class="actions">
                <ButtonLink href=Route::Plan(student).href() icon=Icon::Target>
                    {say::to_plan()}
                </ButtonLink>
            </div>
        }
        .into_any(),
        (None, Some(student)) => view! {
            <div class="stack stack-close screen-only">
                <div class="actions">
                    <ButtonLink
                        href=Route::Plan(student).href()
                        kind=ButtonKind::Primary
                        icon=Icon::Target
                    >
                        {say::begin_plan()}
                    </ButtonLink>
                    <ButtonLink href=Route::ConsultOn(student).href() icon=Icon::Talk>
                        {say::consult()}
                    </ButtonLink>
                </div>
                <Show when=accepted>
                    <p class="soft small">{say::begin_plan_hint()}</p>
                </Show>
            </div>
        }
        .into_any(),
        (None, None) => ().into_any(),
    }
}

/// The card of the student whose plan answers this referral; `None` when none does, or it is not here. Tracked.
fn planned(workspace: Workspace, id: ReferralId, student: StudentId) -> Option<StudentId> {
    let same = workspace.cabinet.roster().same(student);
    same.into_iter().find(|student| {
        let view = workspace.cabinet.view(Subject::Support(*student));
        let held: Option<Held> = view.map(|view| view.contents.read());
        held.is_some_and(|held| held.plans.values().any(|plan| plan.referral == Some(id)))
    })
}
