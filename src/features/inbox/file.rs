//! A slip of the staff about a student: who wrote it is confirmed with them, the student is found, and it becomes a
//! referral, an observation, or what a teacher has read of the accommodations.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_domain::inbox::Case;
use throughline_domain::referral::Concern;
use throughline_public::slip::Note;
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Callout, Card, Choice, Dialog, Icon, Select, Toasts, Tone,
};

use super::arranged::{ReadField, Reading};
use super::confirm::{Confirm, Writer};
use super::filing::{Confirmed, file};
use super::names::{self, Sort};
use super::whom::Whom;
use crate::pieces::{DialogForm, Form, Saving};
use crate::route::Route;
use crate::text::names::{concern, concern_code, concern_of_code};
use crate::text::{Text, inbox as say, shell};
use crate::workspace::Workspace;

/// Filing a slip, or where it was filed.
#[component]
pub fn FileSlip(
    /// The slip.
    first: Arc<Case>,
    /// What became of it.
    case: Memo<Option<Arc<Case>>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let open = RwSignal::new(false);
    let first = StoredValue::new(first);
    let filed = Memo::new(move |_| case.get().and_then(|case| case.filed));
    move || match filed.get() {
        Some(filed) => {
            let (route, words) = match filed.referral {
                Some(referral) => (Route::Referral(referral), say::to_referral()),
                None => (Route::Student(filed.student), say::to_student()),
            };
            let title =
                Signal::derive(move || say::filed(workspace.student_name(filed.student)).say());
            view! {
                <Callout tone=Tone::Good title>
                    <div class="actions">
                        <ButtonLink href=route.href()>{words}</ButtonLink>
                    </div>
                </Callout>
            }
            .into_any()
        }
        None => view! {
            <Card title=say::file_title() icon=Icon::Flag>
                <p class="soft">{say::file_text()}</p>
                <div class="actions">
                    <Button
                        kind=ButtonKind::Primary
                        icon=Icon::Check
                        on_click=move |()| open.set(true)
                    >
                        {say::file()}
                    </Button>
                </div>
                <Dialog open title=say::file_title() close=shell::close()>
                    <FileForm first=first.get_value() open />
                </Dialog>
            </Card>
        }
        .into_any(),
    }
}

#[component]
fn FileForm(first: Arc<Case>, open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let note = &first.slip.note;
    let named = names::student(note).map_or("", |(student, _)| student);
    let named = named.to_owned();
    let writer = Writer::claimed(workspace, names::from(note));
    let student = RwSignal::new(String::new());
    let code = match note {
        Note::Referral { concern, .. } => concern_of_code(concern).map(concern_code),
        _ => None,
    };
    let area = RwSignal::new(code.unwrap_or_default().to_owned());
    let sort = Sort::of(note);
    let refers = sort == Sort::Referral;
    let reads = sort == Sort::Acknowledgement;
    let reading = reads.then(|| Reading::new(workspace, student, writer));
    let (form, saving) = (Form::new(), Saving::new());
    let case = StoredValue::new(first);
    let save = move || {
        let about = student.with_untracked(|id| id.parse::<StudentId>().ok());
        let concern = area.with_untracked(|code| concern_of_code(code));
        let mut wrong = writer.wrong();
        if about.is_none() {
            wrong.push(("file-student", say::error_student()));
        }
        if refers && concern.is_none() {
            wrong.push(("file-area", say::error_area()));
        }
        wrong.extend(reading.and_then(|reading| reading.wrong(workspace)));
        let by = untrack(|| writer.staff());
        let (true, Some(student), Some(by)) = (form.accepts(&wrong), about, by) else {
            return;
        };
        let confirmed = Confirmed {
            student,
            by,
            concern,
            read: reading.map(Reading::read).unwrap_or_default(),
        };
        let changes = case.with_value(|case| file(workspace, case, &confirmed));
        saving.run(async move { workspace.commit(changes?).await }, move || {
            open.try_set(false);
            toasts.good(workspace.saved(is_filed(sort)));
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::file_go() open>
            <Confirm writer form />
            <Whom student named form />
            {refers.then(|| view! { <Area area form /> })}
            {reading.map(|reading| view! { <ReadField reading form /> })}
        </DialogForm>
    }
}

/// What is said when a slip of this kind was filed.
fn is_filed(sort: Sort) -> Text {
    match sort {
        Sort::Referral => say::filed_referral(),
        Sort::Acknowledgement => say::filed_acknowledgement(),
        _ => say::filed_observation(),
    }
}

#[component]
fn Area(area: RwSignal<String>, form: Form) -> impl IntoView {
    let areas = || {
        let none = Choice::new("", say::choose().say());
        let choice = |it: &Concern| Choice::new(concern_code(*it), concern(*it).say());
        let areas = Concern::ALL.iter().map(choice);
        std::iter::once(none).chain(areas).collect::<Vec<_>>()
    };
    view! {
        <Select
            label=say::file_area()
            value=area
            options=Signal::derive(areas)
            id="file-area"
            error=form.error("file-area")
        />
    }
}
