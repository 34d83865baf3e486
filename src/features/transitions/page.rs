//! The page of a transition: the move, who was asked, and what is handed on.

use leptos::prelude::*;
use throughline_domain::appointment::Appointment;
use throughline_domain::handover::Handover;
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Callout, Card, Dialog, Fact, Facts, Icon, Page, Toasts, Tone,
};

use super::frame::FrameForm;
use super::put_together::{PutTogether, Reading};
use super::story;
use crate::pieces::{Back, Failed, Saving};
use crate::route::Route;
use crate::text::{self, handovers, shell, transitions as say};
use crate::workspace::{Workspace, files, time};

/// The page of a transition.
#[component]
pub fn TransitionPage(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let subject = Subject::Handover(student);
    let body = workspace.cabinet.body::<Handover>(subject);
    let begun = Memo::new(move |_| body.with(|body| body.has_begun()));
    let mine = Memo::new(move |_| workspace.is_counseling());
    let actions = move || {
        view! {
            <Show when=move || begun.get()>
                <span class="wide-only">
                    <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                        {say::print()}
                    </Button>
                </span>
                <Show when=move || mine.get()>
                    <HandedOn student />
                </Show>
            </Show>
        }
    };
    let lead = move || {
        let name = workspace.student_name(student);
        if begun.get() {
            String::new()
        } else {
            say::begin_lead(name).say()
        }
    };
    let nothing = || {
        view! {
            <Callout tone=Tone::Neutral>
                <p>{say::not_yours()}</p>
            </Callout>
        }
    };
    let starting = RwSignal::new(true);
    view! {
        <Page
            title=Signal::derive(move || workspace.student_name(student))
            lead=Signal::derive(lead)
            before=|| view! { <Back to=Route::Transitions words=say::back() /> }
            actions=actions
        >
            <Show
                when=move || begun.get()
                fallback=move || {
                    view! {
                        <Show when=move || mine.get() fallback=nothing>
                            <Card title=say::frame() icon=Icon::Share>
                                <FrameForm student open=starting />
                            </Card>
                        </Show>
                    }
                }
            >
                <div class="columns columns-story">
                    <div class="stack">
                        <Frame student />
                        <Show when=move || mine.get()>
                            <People student />
                        </Show>
                    </div>
                    <Show
                        when=move || mine.get()
                        fallback=move || view! { <Reading student /> }
                    >
                        <PutTogether student />
                    </Show>
                </div>
            </Show>
        </Page>
    }
}

/// Where, when and to whom.
#[component]
fn Frame(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let body = workspace
        .cabinet
        .body::<Handover>(Subject::Handover(student));
    let open = RwSignal::new(false);
    let day = |day: Option<throughline_domain::time::Day>| day.map(|day| text::day(day).say());
    let meeting = move || {
        let body = body.get();
        let day = text::day(body.meeting?);
        Some(match body.meeting_at {
            Some(at) => handovers::meeting_when(day, text::clock(at)).say(),
            None => day.say(),
        })
    };
    let receives = move || {
        let body = body.get();
        let circle = body.circle.iter().filter(|(_, on)| **on);
        let names: Vec<String> = circle
            .map(|(staff, _)| workspace.staff_name(*staff))
            .collect();
        if names.is_empty() {
            say::nobody_receives().say()
        } else {
            names.join(", ")
        }
    };
    let edit = move || {
        view! {
            <Show when=move || workspace.is_counseling()>
                <Button kind=ButtonKind::Quiet icon=Icon::Edit on_click=move |()| open.set(true)>
                    {say::edit()}
                </Button>
            </Show>
        }
    };
    view! {
        <Card title=say::frame() icon=Icon::Share actions=edit>
            <Facts>
                <Fact term=say::column_to()>{move || body.get().to.clone()}</Fact>
                <Fact term=say::moving()>{move || day(body.get().moving)}</Fact>
                <Show when=move || body.get().meeting.is_some()>
                    <Fact term=say::meeting()>{meeting}</Fact>
                </Show>
                <Show when=move || body.with(|body| !body.meeting_place.is_empty())>
                    <Fact term=handovers::meeting_place()>
                        {move || body.get().meeting_place.clone()}
                    </Fact>
                </Show>
                <Fact term=say::circle()>{receives}</Fact>
                <Show when=move || body.get().handed_on.is_some()>
                    <Fact term=say::column_state()>
                        {move || {
                            body.get().handed_on.map(|day| say::handed_on(text::day(day)).say())
                        }}
                    </Fact>
                </Show>
            </Facts>
            <p class="soft small">{say::readers()}</p>
            <div class="actions screen-only">
                <Show when=move || body.get().meeting.is_some()>
                    <Button icon=Icon::Clock on_click=move |()| calendar(workspace, student)>
                        {handovers::calendar()}
                    </Button>
                </Show>
                <Show when=move || workspace.is_counseling()>
                    <ButtonLink href=Route::HandOver(student).href() icon=Icon::Upload>
                        {handovers::school_open()}
                    </ButtonLink>
                </Show>
            </div>
            <Dialog open title=say::ask_more() close=shell::close()>
                <FrameForm student open />
            </Dialog>
        </Card>
    }
}

/// Gives the meeting as a file for calendars. It names no student: calendars are seen by others.
fn calendar(workspace: Workspace, student: StudentId) {
    let subject = Subject::Handover(student);
    let body = workspace.cabinet.snapshot::<Handover>(subject).body;
    let dossier = untrack(|| workspace.cabinet.view(subject)).map(|view| view.id);
    if let (Some(day), Some(dossier)) = (body.meeting, dossier) {
        let appointment = Appointment {
            uid: &format!("{dossier}@throughline"),
            stamp: time::now(),
            day,
            at: body.meeting_at,
            summary: &handovers::calendar_summary().say_now(),
            place: &body.meeting_place,
        };
        let name = handovers::calendar_name().say_now();
        files::download_text(&name, "text/calendar", &appointment.to_icalendar());
    }
}

/// Who was asked, and who has answered.
#[component]
fn People(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let asked = Memo::new(move |_| story::asked(workspace, student));
    let line = move |it: story::Asked| {
        let name = workspace.staff_name(it.staff);
        let words = if it.answered {
            say::answered(name)
        } else {
            say::waits_for(name)
        };
        view! { <li>{words}</li> }
    };
    view! {
        <Show when=move || asked.with(|asked| !asked.is_empty())>
            <div class="screen-only">
                <Card title=say::asked_people() icon=Icon::People>
                    <ul class="plain lines">
                        {move || asked.get().into_iter().map(line).collect_view()}
                    </ul>
                </Card>
            </div>
        </Show>
    }
}

/// Marks a hand-over as handed on, or takes that back.
#[component]
fn HandedOn(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let subject = Subject::Handover(student);
    let body = workspace.cabinet.body::<Handover>(subject);
    let saving = Saving::new();
    let done = Memo::new(move |_| body.with(|body| body.handed_on.is_some()));
    let mark = move |()| {
        let now = (!done.get_untracked()).then(time::today);
        let set = move |body: &mut Handover| body.handed_on = now;
        let work = async move { workspace.save("handover.mark", subject, set).await };
        saving.run(work, move || {
            let words = if now.is_some() {
                say::handed_on_saved()
            } else {
                say::saved()
            };
            toasts.good(workspace.saved(words));
        });
    };
    let words = move || {
        if done.get() {
            say::take_back().say()
        } else {
            say::hand_on().say()
        }
    };
    view! {
        <Button kind=ButtonKind::Primary icon=Icon::Check busy=saving.busy() on_click=mark>
            {words}
        </Button>
        <Failed failure=saving.failure() />
    }
}
