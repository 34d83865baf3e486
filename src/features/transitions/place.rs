//! Where another school's hand-over stands here: who reads it, and which student it is about.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::handover::Received;
use throughline_domain::id::{HandoverId, StaffId, StudentId};
use throughline_domain::restricted::Restricted;
use throughline_domain::subject::Subject;
use throughline_ui::{CheckGroup, Toasts};

use crate::pieces::{DialogForm, Form, PickStudent, Saving, staff_choices};
use crate::text::{Text, handovers as say, transitions};
use crate::workspace::{Changes, Failure, Snapshot, Workspace};

/// Who reads it here, and whom it is about here.
#[derive(Clone, Copy)]
pub struct Place {
    circle: RwSignal<BTreeSet<String>>,
    student: RwSignal<String>,
}

impl Place {
    /// As it is placed now.
    pub fn of(body: &Received, me: StaffId) -> Self {
        let circle = body
            .circle
            .iter()
            .filter(|(staff, on)| **on && **staff != me);
        let student = body.student.map(|student| student.to_string());
        Self {
            circle: RwSignal::new(circle.map(|(staff, _)| staff.to_string()).collect()),
            student: RwSignal::new(student.unwrap_or_default()),
        }
    }

    /// Who reads it, besides the person; not tracked.
    pub fn people(self) -> BTreeSet<StaffId> {
        codes(self.circle)
    }

    /// Whom it is about; not tracked.
    pub fn about(self) -> Option<StudentId> {
        self.student.get_untracked().parse().ok()
    }

    /// What is wrong with these people as readers, by the list of the student whom it is about.
    pub fn wrong(
        self,
        workspace: Workspace,
        others: &BTreeSet<StaffId>,
    ) -> Vec<(&'static str, Text)> {
        let never = untrack(|| {
            let about = self.about();
            about.map(|student| workspace.never_send(student))
        });
        let never = never.unwrap_or_default();
        let named = self.people();
        let named = named.union(others).filter(|staff| never.contains(staff));
        named
            .map(|staff| {
                let name = untrack(|| workspace.staff_name(*staff));
                ("received-circle", transitions::error_never(name))
            })
            .collect()
    }
}

/// The fields of a place.
#[component]
pub fn PlaceFields(
    /// The place.
    place: Place,
    /// The form they stand in.
    form: Form,
    /// The name to look for at first.
    name: String,
) -> impl IntoView {
    let workspace = Workspace::get();
    let me = untrack(|| workspace.me());
    let others = move || staff_choices(workspace, None, |staff| staff != me);
    let alone = Memo::new(move |_| others().is_empty());
    view! {
        <Show when=move || alone.with(|alone| !alone)>
            <CheckGroup
                label=say::file_circle()
                hint=say::file_circle_hint()
                values=place.circle
                options=Signal::derive(others)
                error=form.error("received-circle")
                id="received-circle"
            />
        </Show>
        <PickStudent
            chosen=place.student
            label=say::file_student()
            search=say::file_student_search()
            hint=say::file_student_hint()
            none=say::file_student_none()
            remove=say::file_student_remove
            begin=name
        />
    }
}

/// The people whose codes were chosen; not tracked.
pub fn codes(chosen: RwSignal<BTreeSet<String>>) -> BTreeSet<StaffId> {
    let parse = |codes: &BTreeSet<String>| codes.iter().filter_map(|it| it.parse().ok()).collect();
    chosen.with_untracked(parse)
}

/// The form for it, of one that is filed.
#[component]
pub fn PlaceForm(
    /// Which.
    handover: HandoverId,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let subject = Subject::Received(handover);
    let seen = workspace.cabinet.snapshot::<Received>(subject);
    let me = untrack(|| workspace.me());
    let place = Place::of(&seen.body, me);
    let seen = StoredValue::new(seen);
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        if !form.accepts(&place.wrong(workspace, &[].into())) {
            return;
        }
        let work = async move {
            workspace
                .commit(placing(workspace, &seen.get_value(), place)?)
                .await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::edit_saved()));
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=transitions::save() open>
            <PlaceFields place form name=String::new() />
        </DialogForm>
    }
}

/// The change that places it so: with the list of the student whom it is about now, which its restricted part follows.
fn placing(
    workspace: Workspace,
    seen: &Snapshot<Received>,
    place: Place,
) -> Result<Changes, Failure> {
    let me = untrack(|| workspace.me());
    let people = place.people();
    let mut after = seen.body.clone();
    for (staff, on) in &mut after.circle {
        *on = people.contains(staff) || *staff == me && *on;
    }
    after
        .circle
        .extend(people.iter().map(|staff| (*staff, true)));
    after.student = place.about();
    let never = after
        .student
        .map(|student| untrack(|| workspace.never_send(student)));
    let never: Vec<_> = never
        .into_iter()
        .flatten()
        .map(|staff| (staff, true))
        .collect();
    after.never_send.extend(never.iter().copied());
    let mut changes = Changes::meaning("handover.place").change(seen, &after)?;
    for circle in after.restricted_ask.keys() {
        let part = Subject::Restricted(*circle);
        if untrack(|| workspace.cabinet.view(part)).is_none() || after.student == seen.body.student
        {
            continue;
        }
        let before = workspace.cabinet.snapshot::<Restricted>(part);
        changes = match after.student {
            None => {
                let heads = workspace.cabinet.heads(part);
                changes.field(part, heads, "student".to_owned(), None)
            }
            Some(student) => {
                let mut body = before.body.clone();
                body.student = student;
                body.never_send.extend(never.iter().copied());
                changes.change(&before, &body)?
            }
        };
    }
    Ok(changes)
}
