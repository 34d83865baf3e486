//! Writing an observation: three presses and ten seconds.

use leptos::prelude::*;
use throughline_domain::contribution::{OBSERVATIONS, Observation};
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, Checkbox, InputKind, TextArea, TextField, Toasts, unique_id,
};

use crate::pieces::{Failed, Field, Saving, Typing, Unsaved};
use crate::text::{shell, students as say};
use crate::workspace::{Changes, Workspace, time};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    text: RwSignal<String>,
    when: RwSignal<String>,
    setting: RwSignal<String>,
    strength: RwSignal<bool>,
}

/// What is missing in an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// What was seen.
    Text,
    /// When it was seen.
    When,
}

impl Draft {
    fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            when: RwSignal::new(time::field_of(time::now())),
            setting: RwSignal::new(String::new()),
            strength: RwSignal::new(false),
        }
    }

    fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("text", Field::Text(self.text)),
            ("when", Field::Text(self.when)),
            ("setting", Field::Text(self.setting)),
            ("strength", Field::Tick(self.strength)),
        ]
    }

    fn observation(self) -> Result<Observation, Missing> {
        let text = self.text.get_untracked().trim().to_owned();
        if text.is_empty() {
            return Err(Missing::Text);
        }
        let seen = time::moment_of(&self.when.get_untracked()).ok_or(Missing::When)?;
        Ok(Observation {
            seen,
            setting: self.setting.get_untracked().trim().to_owned(),
            text,
            strength: self.strength.get_untracked(),
            kind: None,
            before: String::new(),
            did: String::new(),
            followed: String::new(),
        })
    }
}

/// The form for an observation.
#[component]
pub fn ObservationForm(
    /// About whom.
    student: StudentId,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let draft = Draft::new();
    let typing = Typing::new(format!("observation/{student}"), draft.fields());
    let missing = RwSignal::new(None::<Missing>);
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let observation = draft.observation();
        missing.set(observation.as_ref().err().copied());
        let Ok(observation) = observation else { return };
        let me = untrack(|| workspace.me());
        let subject = Subject::Contribution(student, me);
        let work = async move {
            let adding = Changes::meaning("observation.add");
            let added = adding.append(subject, OBSERVATIONS, &observation, None)?;
            workspace.commit(added.ending(typing.about())).await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::observe_saved()));
        });
    };
    let text_error =
        move || (missing.get() == Some(Missing::Text)).then(|| say::observe_error().say());
    let when_error =
        move || (missing.get() == Some(Missing::When)).then(|| say::observe_when_error().say());
    view! {
        <form class="stack" novalidate on:submit=save>
            <Unsaved typing />
            <TextArea
                label=say::observe_text()
                hint=say::observe_text_hint()
                value=draft.text
                error=Signal::derive(text_error)
                rows=4
                required=true
                id=unique_id()
            />
            <div class="pair">
                <TextField
                    label=say::observe_when()
                    value=draft.when
                    kind=InputKind::DateTime
                    error=Signal::derive(when_error)
                />
                <TextField label=say::observe_where() note=shell::optional() value=draft.setting />
            </div>
            <Checkbox label=say::observe_strength() checked=draft.strength />
            <p class="soft small">{say::observe_readers()}</p>
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::observe_save()}
                </Button>
                <Button on_click=move |()| {
                    typing.discard();
                    open.set(false);
                }>{shell::cancel()}</Button>
            </div>
        </form>
    }
}
