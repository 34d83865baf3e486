//! The adults a student can count on, from the staff directory.

use leptos::prelude::*;
use throughline_domain::classroom::{Classroom, TeamMember};
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::subject::Subject;
use throughline_ui::{
    Badge, Button, ButtonKind, Card, Checkbox, Choice, Dialog, Icon, IconButton, Select, TextField,
    Toast, Toasts, Tone,
};

use crate::pieces::{Failed, Saving, say_failure};
use crate::text::{shell, students as say};
use crate::workspace::Workspace;

/// A student's team.
#[component]
pub fn Team(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let classroom = workspace
        .cabinet
        .body::<Classroom>(Subject::Classroom(student));
    let open = RwSignal::new(false);
    let members = move || {
        let mut members: Vec<(StaffId, TeamMember)> = classroom
            .get()
            .team
            .iter()
            .map(|(staff, member)| (*staff, member.clone()))
            .collect();
        members.sort_by_key(|(staff, member)| (!member.leads, workspace.staff_name(*staff)));
        members
    };
    let line = move |(staff, member): (StaffId, TeamMember)| {
        view! { <Member student staff member /> }
    };
    let add = move || {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Add on_click=move |()| open.set(true)>
                {say::team_add()}
            </Button>
        }
    };
    view! {
        <Card title=say::team() icon=Icon::Person actions=add>
            <Show
                when=move || !classroom.get().team.is_empty()
                fallback=|| view! { <p class="soft">{say::team_empty()}</p> }
            >
                <ul class="plain stack stack-close">
                    {move || members().into_iter().map(line).collect_view()}
                </ul>
            </Show>
        </Card>
        <Dialog open title=say::team_add() close=shell::close()>
            <JoinForm student open />
        </Dialog>
    }
}

/// One member, with a way to take them off the team, and to take that back.
#[component]
fn Member(student: StudentId, staff: StaffId, member: TeamMember) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let (part, leads) = (member.part.clone(), member.leads);
    let remove = move |()| {
        let (member, name) = (member.clone(), untrack(|| workspace.staff_name(staff)));
        leptos::task::spawn_local(async move {
            match set_member(workspace, student, staff, None).await {
                Ok(()) => {
                    let undo = Callback::new(move |()| {
                        let member = member.clone();
                        leptos::task::spawn_local(async move {
                            if let Err(failure) =
                                set_member(workspace, student, staff, Some(member)).await
                            {
                                say_failure(toasts, &failure);
                            }
                        });
                    });
                    toasts.show(Toast {
                        tone: Tone::Good,
                        words: say::team_removed(name).say(),
                        action: Some((say::undo().say(), undo)),
                    });
                }
                Err(failure) => say_failure(toasts, &failure),
            }
        });
    };
    view! {
        <li class="row row-between row-tight">
            <span class="member">
                <span class="row">
                    <strong>{move || workspace.staff_name(staff)}</strong>
                    {leads
                        .then(|| {
                            view! {
                                <Badge tone=Tone::Info icon=Icon::Star>
                                    {say::team_lead_badge()}
                                </Badge>
                            }
                        })}
                </span>
                <span class="soft small">{part}</span>
            </span>
            <IconButton
                icon=Icon::Close
                label=Signal::derive(move || say::team_remove(workspace.staff_name(staff)).say())
                on_click=remove
            />
        </li>
    }
}

/// Puts a person on the team, or takes them off.
async fn set_member(
    workspace: Workspace,
    student: StudentId,
    staff: StaffId,
    member: Option<TeamMember>,
) -> Result<(), crate::workspace::Failure> {
    let subject = Subject::Classroom(student);
    workspace
        .save::<Classroom>("team.change", subject, |classroom| {
            match member {
                Some(member) => classroom.team.insert(staff, member),
                None => classroom.team.remove(&staff),
            };
        })
        .await
}

/// The form that puts someone on the team.
#[component]
fn JoinForm(student: StudentId, open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let (who, part) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let leads = RwSignal::new(false);
    let wrong = RwSignal::new(false);
    let saving = Saving::new();
    let on_team = workspace
        .cabinet
        .body::<Classroom>(Subject::Classroom(student));
    let choices = move || {
        let school = workspace.cabinet.school();
        let team = on_team.get();
        let mut choices: Vec<Choice> = school
            .staff
            .keys()
            .filter(|staff| !team.team.contains_key(staff))
            .map(|staff| Choice::new(staff.to_string(), workspace.staff_name(*staff)))
            .collect();
        choices.sort_by_key(|choice| choice.words.to_lowercase());
        choices.insert(0, Choice::new("", say::team_choose().say()));
        choices
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = who.get_untracked().parse::<StaffId>().ok();
        wrong.set(chosen.is_none());
        let Some(staff) = chosen else { return };
        let member = TeamMember {
            part: part.get_untracked().trim().to_owned(),
            leads: leads.get_untracked(),
        };
        let name = untrack(|| workspace.staff_name(staff));
        saving.run(
            set_member(workspace, student, staff, Some(member)),
            move || {
                open.try_set(false);
                toasts.good(workspace.saved(say::team_added(name)));
            },
        );
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <Select
                label=say::team_person()
                value=who
                options=Signal::derive(choices)
                error=Signal::derive(move || wrong.get().then(|| say::team_choose_error().say()))
            />
            <TextField
                label=say::team_part()
                note=shell::optional()
                hint=say::team_part_hint()
                value=part
            />
            <Checkbox label=say::team_leads() checked=leads />
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::save()}
                </Button>
                <Button on_click=move |()| open.set(false)>{shell::cancel()}</Button>
            </div>
        </form>
    }
}
