//! Taking one more person into a circle.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::{StaffId, ThreadId};
use throughline_domain::thread::Thread;
use throughline_ui::{Button, ButtonKind, Callout, Select, Toasts, Tone};

use super::circle::set;
use crate::pieces::{Failed, Form, Saving, staff_choices};
use crate::text::{Text, consultations as say};
use crate::workspace::Workspace;
use crate::workspace::reply::Standing;

/// The form that takes one more person into the circle.
#[component]
pub fn AddForm(
    thread: ThreadId,
    body: Memo<Arc<Thread>>,
    /// Who must never be sent anything about the student.
    never: Memo<BTreeSet<StaffId>>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let chosen = RwSignal::new(String::new());
    let (form, saving) = (Form::new(), Saving::new());
    let people = move || {
        let (mut away, never) = (body.get().members(), never.get());
        let revoked = workspace.people().into_iter();
        let revoked = revoked.filter(|person| person.standing == Standing::Revoked);
        away.extend(revoked.map(|person| person.staff));
        staff_choices(workspace, Some(say::choose_person()), |staff| {
            !away.contains(&staff) && !never.contains(&staff)
        })
    };
    let barred = move || {
        let names = never.with(|never| {
            let names = never.iter().map(|staff| workspace.staff_name(*staff));
            names.collect::<Vec<_>>().join(", ")
        });
        let student = body.get().student?;
        let words = say::barred(names.clone(), workspace.student_name(student));
        (!names.is_empty()).then(|| view! { <p class="small">{words}</p> })
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let staff = chosen.get_untracked().parse::<StaffId>();
        let nobody: &[(&str, Text)] = &[("circle-person", say::error_person())];
        if !form.accepts(if staff.is_err() { nobody } else { &[] }) {
            return;
        }
        let Ok(staff) = staff else { return };
        let name = untrack(|| workspace.staff_name(staff));
        saving.run(set(workspace, thread, staff, true), move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::added(name)));
        });
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <Callout tone=Tone::Info>
                <p>{say::add_reads_all()}</p>
            </Callout>
            <Select
                label=say::person()
                value=chosen
                options=Signal::derive(people)
                error=form.error("circle-person")
                id="circle-person"
            />
            {barred}
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::add()}
                </Button>
            </div>
        </form>
    }
}
