//! Saying more in a consultation: a word, a suggestion, what is tried and how it went, what came of it.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::{EntryId, StaffId, ThreadId};
use throughline_domain::subject::Subject;
use throughline_domain::thread::{MESSAGES, Message, Part, Went};
use throughline_ui::{Button, ButtonKind, Choice, Icon, RadioGroup, Select, TextArea, Toasts};

use super::case::{Case, following};
use super::names;
use crate::pieces::{Failed, Field, Form, Saving, Typing, Unsaved};
use crate::text::{Text, consultations as say};
use crate::workspace::{Changes, Workspace};

/// What a message begins with that takes up another.
#[derive(Debug, Clone, PartialEq)]
pub struct Seed {
    /// The part it plays.
    pub part: Part,
    /// What it takes up.
    pub of: EntryId,
    /// What stands in it already.
    pub text: String,
    /// Who tries it, where that was said.
    pub who: Option<StaffId>,
}

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    part: RwSignal<String>,
    text: RwSignal<String>,
    who: RwSignal<String>,
    went: RwSignal<String>,
}

impl Typed {
    fn new(seed: Option<&Seed>, me: StaffId) -> Self {
        let part = seed.map(|seed| seed.part).unwrap_or_default();
        let who = seed.and_then(|seed| seed.who).unwrap_or(me);
        Self {
            part: RwSignal::new(names::part_code(part).to_owned()),
            text: RwSignal::new(seed.map(|seed| seed.text.clone()).unwrap_or_default()),
            who: RwSignal::new(who.to_string()),
            went: RwSignal::new(String::new()),
        }
    }

    fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("part", Field::Text(self.part)),
            ("text", Field::Text(self.text)),
            ("who", Field::Text(self.who)),
            ("went", Field::Text(self.went)),
        ]
    }

    fn part(self) -> Part {
        self.part.with(|code| names::part_of_code(code))
    }

    /// Whether it tells of something that is tried.
    fn is_trial(self) -> bool {
        matches!(self.part(), Part::Trying | Part::Tried)
    }

    fn message(self, of: Option<EntryId>) -> Message {
        let (part, trial) = untrack(|| (self.part(), self.is_trial()));
        let who = self.who.get_untracked().parse().ok();
        let went = self.went.with_untracked(|code| names::went_of_code(code));
        Message {
            part,
            text: self.text.get_untracked().trim().to_owned(),
            who: who.filter(|_| trial),
            of,
            went: went.filter(|_| part == Part::Tried),
            ..Message::default()
        }
    }

    fn clear(self, me: StaffId) {
        self.part.try_set(names::part_code(Part::Word).to_owned());
        self.text.try_set(String::new());
        self.who.try_set(me.to_string());
        self.went.try_set(String::new());
    }
}

/// The form that says more; with a seed it takes up another message, in a dialog.
#[component]
pub fn Write(
    thread: ThreadId,
    case: Memo<Option<Arc<Case>>>,
    /// What it takes up; `None` for the form at the foot of the page.
    seed: Option<Seed>,
    /// The dialog, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let me = untrack(|| workspace.me());
    let typed = Typed::new(seed.as_ref(), me);
    let of = seed.as_ref().map(|seed| seed.of);
    let about = match of {
        Some(of) => format!("trial/{of}"),
        None => format!("consulting/{thread}"),
    };
    let typing = Typing::new(about, typed.fields());
    let (form, saving) = (Form::new(), Saving::new());
    let at = if of.is_some() { "trial" } else { "say" };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let message = typed.message(of);
        if !form.accepts(&wrong(&message, at)) {
            return;
        }
        let message = following(workspace, thread, message);
        let work = async move {
            let intent = format!("consultation.{}", names::part_code(message.part));
            let subject = Subject::Thread(thread);
            let said = Changes::meaning(&intent).append(subject, MESSAGES, &message, None)?;
            workspace.commit(said.ending(typing.about())).await
        };
        saving.run(work, move || {
            typed.clear(me);
            if of.is_some() {
                open.try_set(false);
            }
            toasts.good(workspace.saved(say::said()));
        });
    };
    let parts = || {
        let choice = |part: &Part| Choice::new(names::part_code(*part), names::part(*part).say());
        names::WRITTEN.iter().map(choice).collect::<Vec<_>>()
    };
    let label = Signal::derive(move || label(typed.part()).say());
    view! {
        <form class="stack stack-close screen-only" novalidate on:submit=save>
            <Unsaved typing />
            <Show when=move || of.is_none()>
                <div class="choices-across">
                    <RadioGroup
                        label=say::what_to_say()
                        value=typed.part
                        options=Signal::derive(parts)
                    />
                </div>
            </Show>
            <Trial typed case form at />
            <TextArea
                label=label
                value=typed.text
                rows=3
                error=form.error(format!("{at}-text"))
                id=format!("{at}-text")
            />
            <Show when=move || typed.part() == Part::Result>
                <p class="soft small">{say::result_hint()}</p>
            </Show>
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    icon=Icon::Reply
                    busy=saving.busy()
                >
                    {say::add()}
                </Button>
            </div>
        </form>
    }
}

/// Who tries something, and how it went.
#[component]
fn Trial(
    typed: Typed,
    case: Memo<Option<Arc<Case>>>,
    form: Form,
    /// What the fields' identifiers begin with.
    at: &'static str,
) -> impl IntoView {
    let workspace = Workspace::get();
    let people = move || {
        let members = case.with(|case| case.as_ref().map(|case| case.thread.members()));
        let choice = |staff: StaffId| Choice::new(staff.to_string(), workspace.staff_name(staff));
        let members = members.unwrap_or_default().into_iter();
        members.map(choice).collect::<Vec<_>>()
    };
    let ways = || {
        let choice = |went: &Went| Choice::new(names::went_code(*went), names::went(*went).say());
        Went::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || typed.is_trial()>
            <Select label=say::who_tries() value=typed.who options=Signal::derive(people) />
        </Show>
        <Show when=move || typed.part() == Part::Tried>
            <div class="choices-across">
                <RadioGroup
                    label=say::how_it_went()
                    value=typed.went
                    options=Signal::derive(ways)
                    error=form.error(format!("{at}-went"))
                    id=format!("{at}-went")
                />
            </div>
        </Show>
    }
}

fn label(part: Part) -> Text {
    match part {
        Part::Suggestion => say::label_suggestion(),
        Part::Trying => say::label_trying(),
        Part::Tried => say::label_tried(),
        Part::Result => say::label_result(),
        Part::Word | Part::Read | Part::Reopened => say::label_word(),
    }
}

/// What is missing in a message, field by field.
fn wrong(message: &Message, at: &str) -> Vec<(String, Text)> {
    let mut wrong = Vec::new();
    if message.part == Part::Tried && message.went.is_none() {
        wrong.push((format!("{at}-went"), say::error_went()));
    }
    if message.text.is_empty() {
        wrong.push((format!("{at}-text"), say::error_text()));
    }
    wrong
}
