//! Writing an observation: three presses and ten seconds.

use leptos::prelude::*;
use throughline_domain::contribution::{OBSERVATIONS, Observation, ObservationKind};
use throughline_domain::id::{EntryId, StudentId};
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_ui::{
    Button, ButtonKind, Choice, InputKind, RadioGroup, TextArea, TextField, Toasts, unique_id,
};

use crate::pieces::{Failed, Field, Saving, Typing, Unsaved};
use crate::text::{Text, corrections, shell, students as say};
use crate::workspace::{Changes, Workspace, time};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    text: RwSignal<String>,
    when: RwSignal<String>,
    setting: RwSignal<String>,
    kind: RwSignal<String>,
    before: RwSignal<String>,
    did: RwSignal<String>,
    followed: RwSignal<String>,
}

/// What an observation tells of, with the short code of each.
const KINDS: [(ObservationKind, &str); 3] = [
    (ObservationKind::Strength, "strength"),
    (ObservationKind::Neutral, "neutral"),
    (ObservationKind::Concern, "concern"),
];

/// What is missing in an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// What was seen.
    Text,
    /// When it was seen.
    When,
}

impl Draft {
    fn of(observation: &Observation) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let did = observation.did.as_str();
        // What the student did may stand for what was seen.
        let seen = Some(observation.text.as_str()).filter(|seen| *seen != did);
        let kind = observation.kind();
        let code = KINDS.iter().find(|(known, _)| *known == kind);
        Self {
            text: text(seen.unwrap_or_default()),
            when: RwSignal::new(time::field_of(observation.seen)),
            setting: text(&observation.setting),
            kind: text(code.map_or("neutral", |(_, code)| code)),
            before: text(&observation.before),
            did: text(did),
            followed: text(&observation.followed),
        }
    }

    fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            when: RwSignal::new(time::field_of(time::now())),
            setting: RwSignal::new(String::new()),
            kind: RwSignal::new("neutral".to_owned()),
            before: RwSignal::default(),
            did: RwSignal::default(),
            followed: RwSignal::default(),
        }
    }

    fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("text", Field::Text(self.text)),
            ("when", Field::Text(self.when)),
            ("setting", Field::Text(self.setting)),
            ("kind", Field::Text(self.kind)),
            ("before", Field::Text(self.before)),
            ("did", Field::Text(self.did)),
            ("followed", Field::Text(self.followed)),
        ]
    }

    /// Whether it says what came before or what followed. Not tracked.
    fn has_sequence(self) -> bool {
        let sequence = [self.before, self.did, self.followed];
        let said =
            |field: &RwSignal<String>| field.with_untracked(|words| !words.trim().is_empty());
        sequence.iter().any(said)
    }

    /// The observation. What the student did is enough: an earlier release reads it as what was seen.
    fn observation(self) -> Result<Observation, Missing> {
        let seen = time::moment_of(&self.when.get_untracked());
        self.observation_at(seen)
    }

    fn observation_at(self, seen: Option<Timestamp>) -> Result<Observation, Missing> {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let did = text(self.did);
        let seen_text = Some(text(self.text)).filter(|text| !text.is_empty());
        let seen_text = seen_text.unwrap_or_else(|| did.clone());
        if seen_text.is_empty() {
            return Err(Missing::Text);
        }
        let seen = seen.ok_or(Missing::When)?;
        let code = self.kind.get_untracked();
        let kind = KINDS.iter().find(|(_, known)| *known == code);
        let kind = kind.map_or(ObservationKind::Neutral, |(kind, _)| *kind);
        Ok(Observation {
            seen,
            setting: text(self.setting),
            text: seen_text,
            strength: kind == ObservationKind::Strength,
            kind: Some(kind),
            before: text(self.before),
            did,
            followed: text(self.followed),
        })
    }
}

/// The form for an observation.
#[component]
pub fn ObservationForm(
    /// About whom.
    student: StudentId,
    /// The observation that is corrected, and its entry; `None` for a new one.
    #[prop(default = None)]
    corrects: Option<(EntryId, Observation)>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let replaces = corrects.as_ref().map(|(entry, _)| *entry);
    let draft = corrects.map_or_else(Draft::new, |(_, before)| Draft::of(&before));
    let about = match replaces {
        Some(entry) => format!("observation-correct/{student}/{entry}"),
        None => format!("observation/{student}"),
    };
    let typing = Typing::new(about, draft.fields());
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
            let meaning = replaces.map_or("observation.add", |_| "observation.correct");
            let adding = Changes::meaning(meaning);
            let added = adding.append(subject, OBSERVATIONS, &observation, replaces)?;
            workspace.commit(added.ending(typing.about())).await
        };
        saving.run(work, move || {
            open.try_set(false);
            let saved = replaces.map_or_else(say::observe_saved, |_| corrections::saved());
            toasts.good(workspace.saved(saved));
        });
    };
    let text_error =
        move || (missing.get() == Some(Missing::Text)).then(|| say::observe_error().say());
    let when_error =
        move || (missing.get() == Some(Missing::When)).then(|| say::observe_when_error().say());
    view! {
        <form class="stack" novalidate on:submit=save>
            {replaces.map(|_| view! { <p class="soft">{corrections::lead()}</p> })}
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
                <TextField
                    label=say::observe_where()
                    note=shell::optional()
                    value=draft.setting
                    suggestions=Signal::derive(settings)
                />
            </div>
            <div class="choices-across">
                <RadioGroup
                    label=say::observe_kind()
                    value=draft.kind
                    options=Signal::derive(kinds)
                />
            </div>
            <Sequence draft />
            <p class="soft small">{say::observe_readers()}</p>
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {replaces.map_or_else(say::observe_save, |_| corrections::save())}
                </Button>
                <Button on_click=move |()| {
                    typing.discard();
                    open.set(false);
                }>{shell::cancel()}</Button>
            </div>
        </form>
    }
}

/// What came before, what the student did and what followed, for whoever wants to say it.
#[component]
fn Sequence(draft: Draft) -> impl IntoView {
    let open = draft.has_sequence();
    view! {
        <details class="sequence" open=open>
            <summary>{say::observe_sequence()}</summary>
            <div class="stack">
                <p class="soft small">{say::observe_sequence_hint()}</p>
                <TextArea label=say::observe_before() value=draft.before rows=2 />
                <TextArea label=say::observe_did() value=draft.did rows=2 />
                <TextArea label=say::observe_followed() value=draft.followed rows=2 />
            </div>
        </details>
    }
}

fn kinds() -> Vec<Choice> {
    let words = |kind: ObservationKind| match kind {
        ObservationKind::Strength => say::observe_strength(),
        ObservationKind::Neutral => say::observe_neutral(),
        ObservationKind::Concern => say::observe_concern(),
    };
    let choice = |(kind, code): (ObservationKind, &str)| Choice::new(code, words(kind).say());
    KINDS.into_iter().map(choice).collect()
}

/// Where things are often seen.
fn settings() -> Vec<String> {
    let places = [
        say::setting_classroom(),
        say::setting_hallway(),
        say::setting_lunch(),
        say::setting_playground(),
        say::setting_gym(),
        say::setting_bus(),
        say::setting_office(),
        say::setting_online(),
    ];
    places.iter().map(Text::say).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, did: &str, kind: &str, expected: Result<(&str, bool), Missing>) {
        let owner = Owner::new();
        owner.set();
        let draft = Draft {
            text: RwSignal::new(text.to_owned()),
            when: RwSignal::new(String::new()),
            setting: RwSignal::default(),
            kind: RwSignal::new(kind.to_owned()),
            before: RwSignal::default(),
            did: RwSignal::new(did.to_owned()),
            followed: RwSignal::default(),
        };
        let found = draft.observation_at(Some(Timestamp(0)));
        let found = found.as_ref().map(|it| (it.text.as_str(), it.strength));
        assert_eq!(found.map_err(|missing| *missing), expected);
    }

    #[test]
    fn an_observation_says_what_was_seen_or_what_the_student_did() {
        check("Smiled", "", "strength", Ok(("Smiled", true)));
        check("", "Left the room", "concern", Ok(("Left the room", false)));
        check(" ", "", "neutral", Err(Missing::Text));
    }
}
