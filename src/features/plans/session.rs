//! Logging a session of an intervention in seconds.

use leptos::prelude::*;
use throughline_domain::id::{InterventionId, StudentId};
use throughline_domain::indicator::fidelity::Session;
use throughline_domain::plan::{Intervention, SESSIONS, SessionHeld};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, InputKind, TextField, Toasts};

use crate::pieces::fields::{day, day_field};
use crate::pieces::{Anyway, Failed, Form, Saving, SchoolDay};
use crate::text::{Text, plans as say, shell};
use crate::workspace::{Workspace, time};

/// The longest session, in minutes: a school day.
const LONGEST: u32 = 480;

/// The form for a session.
#[component]
pub fn SessionForm(
    /// Whose.
    student: StudentId,
    /// Of which intervention.
    id: InterventionId,
    /// The intervention.
    intervention: Intervention,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let on = SchoolDay::new(day_field(Some(time::today())));
    let minutes = RwSignal::new(intervention.minutes.to_string());
    let note = RwSignal::new(String::new());
    let form = Form::new();
    let saving = Saving::new();
    let began = intervention.began;
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let on_day = day(&on.day.get_untracked());
        let typed: Option<u32> = minutes.get_untracked().trim().parse().ok();
        let typed = typed.filter(|minutes| *minutes <= LONGEST);
        let early = on_day.zip(began).is_some_and(|(day, began)| day < began);
        let late = on_day.is_some_and(|day| day > time::today());
        let checks = [
            (on_day.is_none(), "session-day", say::error_day()),
            (late, "session-day", say::error_future()),
            (early, "session-day", say::error_before()),
            (typed.is_none(), "session-minutes", say::error_minutes()),
        ];
        let off = on.problem(workspace).map(|words| ("session-day", words));
        let wrong: Vec<(&str, Text)> = checks
            .into_iter()
            .filter(|(wrong, ..)| *wrong)
            .map(|(_, field, words)| (field, words))
            .chain(off)
            .collect();
        let (true, Some(day), Some(minutes)) = (form.accepts(&wrong), on_day, typed) else {
            return;
        };
        let session = SessionHeld {
            intervention: id,
            held: Session { day, minutes },
            note: note.get_untracked().trim().to_owned(),
        };
        let work = async move {
            let subject = Subject::Support(student);
            workspace
                .append("session.log", subject, SESSIONS, &session)
                .await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::session_saved()));
        });
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <div class="pair">
                <TextField
                    label=say::session_day()
                    value=on.day
                    kind=InputKind::Date
                    error=form.error("session-day")
                    id="session-day"
                />
                <TextField
                    label=say::session_minutes()
                    hint=say::session_minutes_hint()
                    value=minutes
                    error=form.error("session-minutes")
                    id="session-minutes"
                />
            </div>
            <Anyway of=on />
            <TextField label=say::session_note() note=shell::optional() value=note />
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::session_save()}
                </Button>
                <Button on_click=move |()| open.set(false)>{shell::cancel()}</Button>
            </div>
        </form>
    }
}
