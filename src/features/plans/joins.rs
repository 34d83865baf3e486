//! Naming somebody for a part of a plan makes them one of its team: it is said before, and can be taken back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_ui::{Select, Toast, Toasts, Tone};

use crate::pieces::{say_failure, staff_choices};
use crate::text::{Text, plans as say};
use crate::workspace::Workspace;

/// Choosing who has this part, with what it lets them read. Who must never be told of the student stands not among them.
#[component]
pub fn WhoField(
    /// Whose plan.
    student: StudentId,
    /// What is asked.
    label: Text,
    /// Who is chosen.
    value: RwSignal<String>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let chosen = value.get_untracked();
    let options = move || {
        let never = workspace.never_send(student);
        staff_choices(workspace, Some(say::nobody_yet()), |staff| {
            !never.contains(&staff) || staff.to_string() == chosen
        })
    };
    let joins = Memo::new(move |_| {
        let staff: StaffId = value.get().parse().ok()?;
        (!workspace.team_of(student).contains(&staff)).then_some(staff)
    });
    view! {
        <Select label value options=Signal::derive(options) />
        {move || {
            joins
                .get()
                .map(|staff| {
                    view! {
                        <p class="small" role="status">
                            {say::joins(workspace.staff_name(staff))}
                        </p>
                    }
                })
        }}
    }
}

/// Puts whoever has a part on the plan's team, where their role does not let them read it anyway. Gives who came in with it.
/// Not tracked.
pub fn join(
    workspace: Workspace,
    student: StudentId,
    support: &mut Support,
    who: Option<StaffId>,
) -> Option<StaffId> {
    let who = who?;
    let (reads, never) = untrack(|| {
        (
            workspace.team_of(student).contains(&who),
            workspace.never_send(student).contains(&who),
        )
    });
    if reads || never {
        return None;
    }
    support.plan_team.insert(who, true);
    Some(who)
}

/// Says that it is saved, and that somebody is on the team now, with a way to take that back: the part is then nobody's.
pub fn say_saved(
    workspace: Workspace,
    toasts: Toasts,
    student: StudentId,
    saved: Text,
    joined: Option<StaffId>,
    give_back: impl Fn(&mut Support) + Clone + Send + Sync + 'static,
) {
    let Some(who) = joined else {
        toasts.good(workspace.saved(saved));
        return;
    };
    let undo = Callback::new(move |()| {
        let give_back = give_back.clone();
        spawn_local(async move {
            let change = move |support: &mut Support| {
                support.plan_team.insert(who, false);
                give_back(support);
            };
            let subject = Subject::Support(student);
            match workspace.save("plan.edit", subject, change).await {
                Ok(()) => toasts.good(workspace.saved(say::left_again(name(workspace, who)))),
                Err(failure) => say_failure(toasts, &failure),
            }
        });
    });
    toasts.show(Toast {
        tone: Tone::Good,
        words: workspace.saved(say::joined(name(workspace, who))),
        action: Some((say::undo().say_now(), undo)),
    });
}

fn name(workspace: Workspace, who: StaffId) -> String {
    untrack(|| workspace.staff_name(who))
}
