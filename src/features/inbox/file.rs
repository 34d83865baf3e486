//! A slip of the staff: who wrote it is confirmed with them, the student is found, and it becomes a referral or an
//! observation.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::fold::fold;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::inbox::Case;
use throughline_domain::referral::Concern;
use throughline_public::slip::Note;
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Callout, Card, Checkbox, Choice, Dialog, Icon, Select,
    TextField, Toasts, Tone,
};

use super::filing::file;
use super::names;
use crate::pieces::{DialogForm, Form, Saving, staff_choices};
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

/// The most students that are offered.
const MOST: usize = 6;

#[component]
fn FileForm(first: Arc<Case>, open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let note = &first.slip.note;
    let named = names::student(note)
        .map_or("", |(student, _)| student)
        .to_owned();
    let writer = names::writer(note)
        .map(|it| it.name.clone())
        .unwrap_or_default();
    let by = RwSignal::new(namesake(workspace, &writer).unwrap_or_default());
    let confirmed = RwSignal::new(false);
    let words = RwSignal::new(named);
    let student = RwSignal::new(String::new());
    let code = match note {
        Note::Referral { concern, .. } => concern_of_code(concern).map(concern_code),
        _ => None,
    };
    let area = RwSignal::new(code.unwrap_or_default().to_owned());
    let refers = matches!(note, Note::Referral { .. });
    let (form, saving) = (Form::new(), Saving::new());
    let case = StoredValue::new(first);
    let save = move || {
        let filed = (
            student.with_untracked(|id| id.parse::<StudentId>().ok()),
            by.with_untracked(|id| id.parse::<StaffId>().ok()),
        );
        let concern = area.with_untracked(|code| concern_of_code(code));
        let checks = [
            (filed.1.is_none(), "file-by", say::error_by()),
            (
                !confirmed.get_untracked(),
                "file-confirmed",
                say::error_confirmed(),
            ),
            (filed.0.is_none(), "file-student", say::error_student()),
            (refers && concern.is_none(), "file-area", say::error_area()),
        ];
        let wrong = checks.into_iter().filter(|(wrong, ..)| *wrong);
        let wrong: Vec<(&str, Text)> = wrong.map(|(_, field, words)| (field, words)).collect();
        if !form.accepts(&wrong) {
            return;
        }
        let (Some(student), Some(by)) = filed else {
            return;
        };
        let changes = case.with_value(|case| file(workspace, case, student, by, concern));
        saving.run(async move { workspace.commit(changes?).await }, move || {
            open.try_set(false);
            let words = if refers {
                say::filed_referral()
            } else {
                say::filed_observation()
            };
            toasts.good(workspace.saved(words));
        });
    };
    let people = move || staff_choices(workspace, Some(say::choose()), |_| true);
    let found = Signal::derive(move || students(workspace, &words.get()));
    view! {
        <DialogForm form saving on_submit=save go=say::file_go() open>
            <p>{say::says_by(writer)}</p>
            <Select
                label=say::file_by()
                value=by
                options=Signal::derive(people)
                id="file-by"
                error=form.error("file-by")
            />
            <Confirmed confirmed form />
            <TextField label=say::file_search() hint=say::file_search_hint() value=words />
            <Select
                label=say::file_student()
                value=student
                options=found
                id="file-student"
                error=form.error("file-student")
            />
            {refers.then(|| view! { <Area area form /> })}
        </DialogForm>
    }
}

/// The area of concern of a referral.
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

/// That somebody asked whoever is said to have written it.
#[component]
fn Confirmed(confirmed: RwSignal<bool>, form: Form) -> impl IntoView {
    let error = form.error("file-confirmed");
    view! {
        <div>
            <Checkbox
                label=say::file_confirmed()
                hint=say::file_confirmed_hint()
                checked=confirmed
                id="file-confirmed"
            />
            {move || error.get().map(|error| view! { <p class="field-error">{error}</p> })}
        </div>
    }
}

/// The one member of the staff who goes by this name, as the text of an identifier.
fn namesake(workspace: Workspace, name: &str) -> Option<String> {
    let name = fold(name.trim());
    let people = untrack(|| workspace.people());
    let mut same = people
        .into_iter()
        .filter(|person| !name.is_empty() && fold(person.name.trim()) == name);
    let found = same.next()?;
    same.next().is_none().then(|| found.staff.to_string())
}

/// The students whose names have these words, to choose from. Tracked.
fn students(workspace: Workspace, words: &str) -> Vec<Choice> {
    let words = fold(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let register = workspace.cabinet.register();
    let lines = register
        .0
        .iter()
        .filter(|line| !words.is_empty() && line.has(&words));
    let found: Vec<Choice> = lines
        .take(MOST)
        .map(|line| {
            let name = workspace.student_name(line.student);
            let grade = line.grades.join(", ");
            Choice::new(line.student.to_string(), format!("{name}, {grade}"))
        })
        .collect();
    let first = if found.is_empty() {
        say::file_none()
    } else {
        say::choose()
    };
    std::iter::once(Choice::new("", first.say()))
        .chain(found)
        .collect()
}
