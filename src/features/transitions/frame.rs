//! The form for the move: where, when, who receives, and whom to ask.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::classroom::Classroom;
use throughline_domain::handover::{HAND_ON_ASKED, HandOnAsked, Handover, HandoverProblem};
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::subject::Subject;
use throughline_domain::time::Day;
use throughline_ui::{CheckGroup, InputKind, TextField, Toasts};

use super::story;
use crate::pieces::{DialogForm, Form, Saving, staff_choices};
use crate::text::{Text, shell, transitions as say};
use crate::workspace::{Changes, Workspace};

/// The form for the move.
#[component]
pub fn FrameForm(
    /// Of whom.
    student: StudentId,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let subject = Subject::Handover(student);
    let seen = workspace.cabinet.snapshot::<Handover>(subject);
    let begun = seen.body.has_begun();
    let field =
        |day: Option<Day>| RwSignal::new(day.map(|day| day.to_string()).unwrap_or_default());
    let to = RwSignal::new(seen.body.to.clone());
    let (moving, meeting) = (field(seen.body.moving), field(seen.body.meeting));
    let circle = RwSignal::new(codes(
        seen.body.circle.iter().filter(|it| *it.1).map(|it| *it.0),
    ));
    let before: BTreeSet<StaffId> = untrack(|| story::asked(workspace, student))
        .into_iter()
        .map(|it| it.staff)
        .collect();
    let suggested = if begun {
        BTreeSet::new()
    } else {
        untrack(|| who_knows(workspace, student))
    };
    let ask = RwSignal::new(codes(suggested.into_iter()));
    let before = StoredValue::new(before);
    let seen = StoredValue::new(seen);
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let seen = seen.get_value();
        let day = |field: RwSignal<String>| field.get_untracked().parse().ok();
        let mut after = Handover {
            student,
            to: to.get_untracked().trim().to_owned(),
            moving: day(moving),
            meeting: day(meeting),
            ..seen.body.clone()
        };
        let chosen = staff_of(circle);
        for (staff, on) in &mut after.circle {
            *on = chosen.contains(staff);
        }
        after
            .circle
            .extend(chosen.into_iter().map(|staff| (staff, true)));
        let never = workspace.never_send(student);
        let judged = Handover {
            never_send: never.into_iter().map(|staff| (staff, true)).collect(),
            ..after.clone()
        };
        let say_problem = |problem| words(workspace, problem);
        let wrong: Vec<_> = judged.problems().into_iter().map(say_problem).collect();
        if !form.accepts(&wrong) {
            return;
        }
        let asked = HandOnAsked {
            moving: after.moving,
            to: after.to.clone(),
        };
        let people = staff_of(ask);
        let count = people.len();
        let work = async move {
            let meaning = if begun {
                "handover.edit"
            } else {
                "handover.begin"
            };
            let mut changes = Changes::meaning(meaning).change(&seen, &after)?;
            for staff in people {
                let theirs = Subject::Contribution(student, staff);
                changes = changes.append(theirs, HAND_ON_ASKED, &asked, None)?;
            }
            workspace.commit(changes).await
        };
        saving.run(work, move || {
            open.try_set(false);
            let words = if count == 0 {
                say::saved()
            } else {
                say::asked(count)
            };
            toasts.good(workspace.saved(words));
        });
    };
    // Who was asked already is not asked again; nobody asks themselves.
    let others = move || {
        let me = workspace.me();
        staff_choices(workspace, None, |staff| {
            staff != me && before.with_value(|before| !before.contains(&staff))
        })
    };
    view! {
        <DialogForm
            form
            saving
            on_submit=save
            go=if begun { say::save() } else { say::begin() }
            open
        >
            <TextField
                label=say::to()
                hint=say::to_hint()
                value=to
                error=form.error("transition-to")
                id="transition-to"
            />
            <div class="pair">
                <TextField
                    label=say::moving()
                    value=moving
                    kind=InputKind::Date
                    error=form.error("transition-moving")
                    id="transition-moving"
                />
                <TextField
                    label=say::meeting()
                    note=shell::optional()
                    value=meeting
                    kind=InputKind::Date
                />
            </div>
            <CheckGroup
                label=say::ask()
                hint=say::ask_hint()
                values=ask
                options=Signal::derive(others)
            />
            <CheckGroup
                label=say::circle()
                hint=say::circle_hint()
                values=circle
                options=Signal::derive(move || staff_choices(workspace, None, |_| true))
                error=form.error("transition-circle")
                id="transition-circle"
            />
        </DialogForm>
    }
}

fn codes(staff: impl Iterator<Item = StaffId>) -> BTreeSet<String> {
    staff.map(|staff| staff.to_string()).collect()
}

fn staff_of(codes: RwSignal<BTreeSet<String>>) -> BTreeSet<StaffId> {
    let parse = |codes: &BTreeSet<String>| codes.iter().filter_map(|it| it.parse().ok()).collect();
    codes.with_untracked(parse)
}

/// Those who know the student, as far as the rosters tell: teachers and the student's team, oneself excepted.
fn who_knows(workspace: Workspace, student: StudentId) -> BTreeSet<StaffId> {
    let subject = Subject::Classroom(student);
    let classroom = Classroom {
        student,
        ..workspace.cabinet.snapshot::<Classroom>(subject).body
    };
    let mut readers = classroom.readers(&workspace.cabinet.roster());
    readers.remove(&workspace.me());
    readers
}

fn words(workspace: Workspace, problem: HandoverProblem) -> (&'static str, Text) {
    match problem {
        HandoverProblem::To => ("transition-to", say::error_to()),
        HandoverProblem::Moving => ("transition-moving", say::error_moving()),
        HandoverProblem::NeverSend(staff) => {
            let name = untrack(|| workspace.staff_name(staff));
            ("transition-circle", say::error_never(name))
        }
    }
}
