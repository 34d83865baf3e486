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
use crate::text::{Text, handovers, shell, transitions as say};
use crate::workspace::{Changes, Failure, Snapshot, Workspace};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    to: RwSignal<String>,
    moving: RwSignal<String>,
    meeting: RwSignal<String>,
    meeting_at: RwSignal<String>,
    meeting_place: RwSignal<String>,
    circle: RwSignal<BTreeSet<String>>,
    ask: RwSignal<BTreeSet<String>>,
}

impl Draft {
    fn of(body: &Handover, ask: BTreeSet<StaffId>) -> Self {
        let field =
            |day: Option<Day>| RwSignal::new(day.map(|day| day.to_string()).unwrap_or_default());
        let circle = body.circle.iter().filter(|it| *it.1).map(|it| *it.0);
        Self {
            to: RwSignal::new(body.to.clone()),
            moving: field(body.moving),
            meeting: field(body.meeting),
            meeting_at: RwSignal::new(body.meeting_at.map(|at| at.to_string()).unwrap_or_default()),
            meeting_place: RwSignal::new(body.meeting_place.clone()),
            circle: RwSignal::new(codes(circle)),
            ask: RwSignal::new(codes(ask.into_iter())),
        }
    }

    /// The hand-over as typed.
    fn handover(self, student: StudentId, before: Handover) -> Handover {
        let day = |field: RwSignal<String>| field.get_untracked().parse().ok();
        let mut after = Handover {
            student,
            to: self.to.get_untracked().trim().to_owned(),
            moving: day(self.moving),
            meeting: day(self.meeting),
            meeting_at: self.meeting_at.get_untracked().parse().ok(),
            meeting_place: self.meeting_place.get_untracked().trim().to_owned(),
            ..before
        };
        let chosen = staff_of(self.circle);
        for (staff, on) in &mut after.circle {
            *on = chosen.contains(staff);
        }
        let chosen = chosen.into_iter().map(|staff| (staff, true));
        after.circle.extend(chosen);
        after
    }
}

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
    let suggested = if begun {
        BTreeSet::new()
    } else {
        untrack(|| who_knows(workspace, student))
    };
    let draft = Draft::of(&seen.body, suggested);
    let seen = StoredValue::new(seen);
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let seen = seen.get_value();
        let after = draft.handover(student, seen.body.clone());
        let never = untrack(|| workspace.never_send(student)).into_iter();
        let judged = Handover {
            never_send: never.map(|staff| (staff, true)).collect(),
            ..after.clone()
        };
        let say_problem = |problem| words(workspace, problem);
        let wrong: Vec<_> = judged.problems().into_iter().map(say_problem).collect();
        if !form.accepts(&wrong) {
            return;
        }
        let people = staff_of(draft.ask);
        let count = people.len();
        let work = async move { workspace.commit(asking(&seen, &after, people)?).await };
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
    let go = if begun { say::save() } else { say::begin() };
    view! {
        <DialogForm form saving on_submit=save go open>
            <Questions student draft form />
        </DialogForm>
    }
}

/// The questions of the form.
#[component]
fn Questions(student: StudentId, draft: Draft, form: Form) -> impl IntoView {
    let workspace = Workspace::get();
    let before: BTreeSet<StaffId> = untrack(|| story::asked(workspace, student))
        .into_iter()
        .map(|it| it.staff)
        .collect();
    let before = StoredValue::new(before);
    // Who was asked already is not asked again; nobody asks themselves.
    let others = move || {
        let me = workspace.me();
        staff_choices(workspace, None, |staff| {
            staff != me && before.with_value(|before| !before.contains(&staff))
        })
    };
    view! {
        <TextField
            label=say::to()
            hint=say::to_hint()
            value=draft.to
            error=form.error("transition-to")
            id="transition-to"
        />
        <div class="pair pair-close">
            <TextField
                label=say::moving()
                value=draft.moving
                kind=InputKind::Date
                error=form.error("transition-moving")
                id="transition-moving"
            />
            <TextField
                label=say::meeting()
                note=shell::optional()
                hint=say::meeting_hint()
                value=draft.meeting
                kind=InputKind::Date
            />
        </div>
        <Show when=move || draft.meeting.with(|day| !day.is_empty())>
            <div class="pair pair-close">
                <TextField
                    label=handovers::meeting_at()
                    note=shell::optional()
                    value=draft.meeting_at
                    kind=InputKind::Time
                />
                <TextField
                    label=handovers::meeting_place()
                    note=shell::optional()
                    hint=handovers::meeting_place_hint()
                    value=draft.meeting_place
                />
            </div>
        </Show>
        <CheckGroup
            label=say::ask()
            hint=say::ask_hint()
            values=draft.ask
            options=Signal::derive(others)
        />
        <CheckGroup
            label=say::circle()
            hint=say::circle_hint()
            values=draft.circle
            options=Signal::derive(move || staff_choices(workspace, None, |_| true))
            error=form.error("transition-circle")
            id="transition-circle"
        />
    }
}

/// The change that says what moves where, and asks: each finds the question in what they read themselves.
fn asking(
    seen: &Snapshot<Handover>,
    after: &Handover,
    people: BTreeSet<StaffId>,
) -> Result<Changes, Failure> {
    let meaning = if seen.body.has_begun() {
        "handover.edit"
    } else {
        "handover.begin"
    };
    let asked = HandOnAsked {
        moving: after.moving,
        to: after.to.clone(),
    };
    let changes = Changes::meaning(meaning).change(seen, after)?;
    people.into_iter().try_fold(changes, |changes, staff| {
        let theirs = Subject::Contribution(after.student, staff);
        changes.append(theirs, HAND_ON_ASKED, &asked, None)
    })
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
