//! Writing a note about a student: first who will read it, then what it says.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::private::{self, PrivateNote};
use throughline_domain::restricted::{self, Restricted, RestrictedNote};
use throughline_domain::subject::Subject;
use throughline_domain::support::{Support, TEAM_NOTES, TeamNote};
use throughline_ui::{
    Button, ButtonKind, Card, CheckGroup, Choice, ErrorSummary, FieldError, Icon, RadioGroup,
    Select, Toasts,
};

use super::draft::{Audience, Draft, ME, Missing, NEW, TEAM};
use super::known;
use super::shared::{NoteField, Readers, names};
use crate::pieces::{Failed, Saving, Typing, Unsaved, staff_choices};
use crate::text::{Text, notes as say, shell};
use crate::workspace::{Changes, Failure, Workspace, fresh};

impl Missing {
    /// The identifier of the field.
    const fn field(self) -> &'static str {
        match self {
            Missing::Audience => "note-audience",
            Missing::People | Missing::Other(_) => "note-people",
            Missing::Text => "note-text",
        }
    }

    fn words(self, workspace: Workspace) -> Text {
        match self {
            Missing::Audience => say::error_audience(),
            Missing::People => say::error_people(),
            Missing::Other(staff) => say::error_never(workspace.staff_name(staff)),
            Missing::Text => say::error_text(),
        }
    }
}

/// The form.
#[component]
pub fn WriteNote(
    /// About whom.
    student: StudentId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let draft = Draft::new();
    let typing = Typing::new(format!("note/{student}"), draft.fields());
    let missing = RwSignal::new(Vec::<Missing>::new());
    let saving = Saving::new();
    let never = Memo::new(move |_| workspace.never_send(student));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let me = untrack(|| workspace.me());
        let note = never.with_untracked(|never| draft.note(me, never));
        missing.set(note.as_ref().err().cloned().unwrap_or_default());
        let Ok((audience, text)) = note else { return };
        let work = write(workspace, student, audience, text, typing.about());
        saving.run(work, move || {
            draft.clear();
            toasts.good(workspace.saved(say::saved()));
        });
    };
    let errors = Signal::derive(move || {
        let error = |missing: Missing| FieldError {
            field: missing.field().to_owned(),
            message: missing.words(workspace).say(),
        };
        missing.get().into_iter().map(error).collect::<Vec<_>>()
    });
    let error = move |field: &'static str| {
        Signal::derive(move || {
            let found = missing.with(|all| all.iter().find(|it| it.field() == field).copied());
            found.map(|missing| missing.words(workspace).say())
        })
    };
    view! {
        <Card title=say::write() icon=Icon::Edit>
            <form class="stack" novalidate on:submit=save>
                <Unsaved typing />
                <ErrorSummary title=shell::problem() errors />
                <ForWhom student draft never error=error("note-audience") />
                <Show when=move || draft.audience.with(|chosen| chosen == NEW)>
                    <Named draft never error=error("note-people") />
                </Show>
                <NoteField value=draft.text error=error("note-text") id="note-text" />
                <Readers readers=Signal::derive(move || readers(workspace, student, draft)) />
                <Failed failure=saving.failure() />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                        {say::save()}
                    </Button>
                </div>
            </form>
        </Card>
    }
}

/// Who reads it, as far as is chosen. Tracked.
fn readers(workspace: Workspace, student: StudentId, draft: Draft) -> Option<BTreeSet<StaffId>> {
    let me = workspace.me();
    Some(match draft.audience(me)? {
        Audience::Me => [me].into(),
        Audience::Team => workspace.team_of(student).into_iter().collect(),
        Audience::New(people, _) => people,
        Audience::Circle(circle) => {
            let place = Subject::Restricted(circle);
            let all = known::circles(workspace, student);
            let found = all.into_iter().find(|(subject, _)| *subject == place);
            found.map(|(_, people)| people)?
        }
    })
}

#[component]
fn ForWhom(
    student: StudentId,
    draft: Draft,
    never: Memo<BTreeSet<StaffId>>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let may_tell = Memo::new(move |_| workspace.may_plan(student));
    let may_name = Memo::new(move |_| may_tell.get() && !never.get().contains(&workspace.me()));
    let options = move || {
        let me = workspace.me();
        let mut options = vec![
            Choice::new(ME, say::audience_private().say())
                .with_hint(say::audience_private_hint().say()),
        ];
        if may_tell.get() {
            options.push(
                Choice::new(TEAM, say::audience_team().say())
                    .with_hint(say::audience_team_hint().say()),
            );
        }
        for (subject, people) in known::circles(workspace, student) {
            let Subject::Restricted(circle) = subject else {
                continue;
            };
            let others = people.into_iter().filter(|staff| *staff != me);
            let words = say::audience_circle(names(workspace, others)).say();
            options.push(
                Choice::new(circle.to_string(), words).with_hint(say::audience_circle_hint().say()),
            );
        }
        if may_name.get() {
            options.push(
                Choice::new(NEW, say::audience_new().say())
                    .with_hint(say::audience_new_hint().say()),
            );
        }
        options
    };
    view! {
        <RadioGroup
            label=say::audience()
            value=draft.audience
            options=Signal::derive(options)
            error=error
            id="note-audience"
        />
        <Show when=move || !may_tell.get()>
            <p class="soft small">{say::no_team()}</p>
        </Show>
    }
}

/// The few people, and whom others should ask.
#[component]
fn Named(
    draft: Draft,
    never: Memo<BTreeSet<StaffId>>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let people = move || {
        let me = workspace.me();
        let never = never.get();
        staff_choices(workspace, None, |staff| {
            staff != me && !never.contains(&staff)
        })
    };
    let to_ask = move || {
        let me = workspace.me();
        let mut choices = vec![Choice::new("", say::ask_me(workspace.staff_name(me)).say())];
        let others = draft.circle(me).into_iter().filter(|staff| *staff != me);
        choices.extend(
            others.map(|staff| Choice::new(staff.to_string(), workspace.staff_name(staff))),
        );
        choices
    };
    view! {
        <CheckGroup
            label=say::people()
            hint=say::people_hint()
            values=draft.people
            options=Signal::derive(people)
            error=error
            id="note-people"
        />
        <Select label=say::ask() value=draft.ask options=Signal::derive(to_ask) />
    }
}

/// Stores a note, which ends its draft.
async fn write(
    workspace: Workspace,
    student: StudentId,
    audience: Audience,
    text: String,
    draft: String,
) -> Result<(), Failure> {
    let changes = match audience {
        Audience::Me => own(workspace, Some(student), text)?,
        Audience::Team => Changes::meaning("note.team").append(
            Subject::Support(student),
            TEAM_NOTES,
            &TeamNote { text },
            None,
        )?,
        Audience::Circle(circle) => Changes::meaning("note.restricted").append(
            Subject::Restricted(circle),
            restricted::NOTES,
            &RestrictedNote { text },
            None,
        )?,
        Audience::New(people, ask) => restrict(workspace, student, &people, ask, text)?,
    };
    workspace.commit(changes.ending(draft)).await
}

/// A private note.
pub fn own(
    workspace: Workspace,
    student: Option<StudentId>,
    text: String,
) -> Result<Changes, Failure> {
    let note = PrivateNote {
        student,
        text,
        moved: false,
    };
    let me = untrack(|| workspace.me());
    let writing = Changes::meaning("note.private");
    writing.append(Subject::Private(me), private::NOTES, &note, None)
}

/// A note of these people: in their circle where they have one about this student, in a new one otherwise. Who holds the
/// student's Support learns that there is one, and whom to ask.
fn restrict(
    workspace: Workspace,
    student: StudentId,
    people: &BTreeSet<StaffId>,
    ask: StaffId,
    text: String,
) -> Result<Changes, Failure> {
    let note = RestrictedNote { text };
    let writing = Changes::meaning("note.restricted");
    let circles = untrack(|| known::circles(workspace, student));
    if let Some((place, _)) = circles.into_iter().find(|(_, them)| them == people) {
        return writing.append(place, restricted::NOTES, &note, None);
    }
    let circle = fresh::circle().ok_or_else(|| Failure::Fault("random".into()))?;
    let place = Subject::Restricted(circle);
    let nothing = workspace.cabinet.snapshot::<Restricted>(place);
    let support = workspace
        .cabinet
        .snapshot::<Support>(Subject::Support(student));
    let mut after = support.body.clone();
    after.restricted_ask.insert(circle, ask);
    writing
        .change(&nothing, &Restricted::new(circle, student, people))?
        .append(place, restricted::NOTES, &note, None)?
        .change(&support, &after)
}
