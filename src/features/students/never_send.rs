//! Who must never be sent anything about a student. The list stands in every dossier about them, so that whoever
//! holds one of them keeps to it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::contents::Leaf;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, Card, Choice, Icon, IconButton, Select, Toasts};

use crate::pieces::{Failed, Saving};
use crate::text::students as say;
use crate::workspace::{Changes, Failure, Workspace};

/// Who must never be sent anything about a student.
#[component]
pub fn NeverSend(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let listed = Memo::new(move |_| workspace.never_send(student));
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

/// Puts a person on the list in every dossier about the student, or takes them off it everywhere, in one commit.
async fn set_never(
    workspace: Workspace,
    student: StudentId,
    staff: StaffId,
    never: bool,
) -> Result<(), Failure> {
    let known = untrack(|| workspace.about(student));
    let mut subjects: BTreeSet<Subject> = known.into_iter().map(|(subject, _)| subject).collect();
    if never {
        // It stands in Classroom even when nothing else is known about the student yet.
        let same = untrack(|| workspace.cabinet.roster()).same(student);
        subjects.extend(same.into_iter().map(Subject::Classroom));
    }
    let value = never.then_some(Leaf::Flag(true));
    let set = |changes: Changes, subject| {
        let seen = workspace.cabinet.heads(subject);
        changes.field(subject, seen, format!("never_send/{staff}"), value.clone())
    };
    let changes = Changes::meaning("never_send.change");
    let changes = subjects.into_iter().fold(changes, set);
    workspace.commit(changes).await
}
