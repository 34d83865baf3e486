//! Who must never be sent anything about a student. The list stands in every dossier about them, so that whoever
//! holds one of them keeps to it.

use std::collections::BTreeSet;

use crate::workspace::{DossierView, Failure};
use leptos::prelude::*;
use throughline_domain::classroom::Classroom;
use throughline_domain::contacts::Contacts;
use throughline_domain::contribution::Contribution;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::referral::Referral;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_ui::{Button, Card, Choice, Icon, IconButton, Select, Toasts};

use crate::pieces::{Failed, Saving};
use crate::text::students as say;
use crate::workspace::{Changes, Workspace};

/// Who must never be sent anything about a student.
#[component]
pub fn NeverSend(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let listed = Memo::new(move |_| listed(workspace, student));
    let chosen = RwSignal::new(String::new());
    let saving = Saving::new();
    let set = move |staff: StaffId, never: bool| {
        let work = async move { set_never(workspace, student, staff, never).await };
        saving.run(work, move || {
            chosen.try_set(String::new());
            toasts.good(workspace.saved(say::never_send_saved()));
        });
    };
    let add = move |()| {
        if let Ok(staff) = chosen.get_untracked().parse() {
            set(staff, true);
        }
    };
    let choices = move || {
        let school = workspace.cabinet.school();
        let listed = listed.get();
        let mut choices: Vec<Choice> = school
            .staff
            .keys()
            .filter(|staff| !listed.contains(staff))
            .map(|staff| Choice::new(staff.to_string(), workspace.staff_name(*staff)))
            .collect();
        choices.sort_by_key(|choice| choice.words.to_lowercase());
        choices.insert(0, Choice::new("", say::team_choose().say()));
        choices
    };
    let line = move |staff: StaffId| {
        let name = move || workspace.staff_name(staff);
        view! {
            <li class="row row-between row-tight">
                <strong>{name}</strong>
                <IconButton
                    icon=Icon::Close
                    label=Signal::derive(move || say::never_send_remove(name()).say())
                    on_click=move |()| set(staff, false)
                />
            </li>
        }
    };
    view! {
        <Card title=say::never_send() icon=Icon::Lock>
            <p class="soft">{say::never_send_lead()}</p>
            <ul class="plain stack stack-close">
                {move || listed.get().into_iter().map(line).collect_view()}
            </ul>
            <div class="row row-end">
                <Select
                    label=say::team_person()
                    value=chosen
                    options=Signal::derive(choices)
                />
                <Button busy=saving.busy() on_click=add>
                    {say::never_send_add()}
                </Button>
            </div>
            <Failed failure=saving.failure() />
        </Card>
    }
}

/// The dossiers about a student that are here, under whichever of their cards.
fn about(workspace: Workspace, student: StudentId) -> Vec<std::sync::Arc<DossierView>> {
    let kinds = [
        Kind::Classroom,
        Kind::Support,
        Kind::Contacts,
        Kind::Contribution,
        Kind::Referral,
    ];
    let all = kinds
        .into_iter()
        .flat_map(|kind| workspace.cabinet.of_kind(kind));
    let same = workspace.cabinet.roster().same(student);
    all.filter(|view| {
        let referred =
            view.kind == Kind::Referral && same.contains(&view.contents.read::<Referral>().student);
        let about = view.subject.student();
        referred || about.is_some_and(|about| same.contains(&about))
    })
    .collect()
}

/// The union of what all dossiers about a student say.
fn listed(workspace: Workspace, student: StudentId) -> BTreeSet<StaffId> {
    about(workspace, student)
        .iter()
        .flat_map(|view| {
            throughline_domain::access::Facts::of(view.kind, &view.contents).never_send
        })
        .collect()
}

/// Puts a person on the list in every dossier about the student, or takes them off it everywhere, in one commit.
async fn set_never(
    workspace: Workspace,
    student: StudentId,
    staff: StaffId,
    never: bool,
) -> Result<(), Failure> {
    let mut subjects: BTreeSet<Subject> = untrack(|| about(workspace, student))
        .iter()
        .map(|view| view.subject)
        .collect();
    // It stands in Classroom even when nothing else is known about the student yet.
    let same = untrack(|| workspace.cabinet.roster()).same(student);
    subjects.extend(same.into_iter().map(Subject::Classroom));
    let mut changes = Changes::meaning("never_send.change");
    for subject in subjects {
        changes = set_in(workspace, changes, subject, staff, never)?;
    }
    workspace.commit(changes).await
}

fn set_in(
    workspace: Workspace,
    changes: Changes,
    subject: Subject,
    staff: StaffId,
    never: bool,
) -> Result<Changes, Failure> {
    macro_rules! set {
        ($body:ty) => {{
            let seen = workspace.cabinet.snapshot::<$body>(subject);
            let mut after = seen.body.clone();
            if never {
                after.never_send.insert(staff, true);
            } else {
                after.never_send.remove(&staff);
            }
            changes.change(&seen, &after)
        }};
    }
    match subject.kind() {
        Kind::Classroom => set!(Classroom),
        Kind::Support => set!(Support),
        Kind::Contacts => set!(Contacts),
        Kind::Contribution => set!(Contribution),
        Kind::Referral => set!(Referral),
        _ => Ok(changes),
    }
}
