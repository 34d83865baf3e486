//! Writing down a contact with a family in seconds.

use leptos::prelude::*;
use throughline_domain::contribution::{FAMILY_LOG, FamilyContact, Means};
use throughline_domain::id::{EntryId, StudentId};
use throughline_domain::subject::Subject;
use throughline_domain::time::Day;
use throughline_ui::{
    Button, ButtonKind, Card, Choice, Icon, InputKind, Select, TextArea, TextField, Toasts,
};

use super::told::means;
use crate::pieces::{DialogForm, Failed, Field, Form, Saving, Typing, Unsaved, staff_choices};
use crate::text::{Text, corrections, notes as say, shell};
use crate::workspace::{Changes, Workspace, time};

/// What was typed and chosen.
#[derive(Clone, Copy)]
struct Draft {
    text: RwSignal<String>,
    said: RwSignal<String>,
    how: RwSignal<String>,
    day: RwSignal<String>,
    reached: RwSignal<String>,
    reached_by: RwSignal<String>,
}

impl Draft {
    fn new() -> Self {
        Self {
            text: RwSignal::default(),
            said: RwSignal::default(),
            how: RwSignal::new(Means::Phone.code().to_owned()),
            day: RwSignal::new(time::today().to_string()),
            reached: RwSignal::default(),
            reached_by: RwSignal::default(),
        }
    }

    fn of(contact: &FamilyContact) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let by = contact.reached_by.map(|staff| staff.to_string());
        Self {
            text: text(&contact.text),
            said: text(&contact.said),
            how: text(contact.how.unwrap_or(Means::Other).code()),
            day: RwSignal::new(contact.day.to_string()),
            reached: text(&contact.reached),
            reached_by: RwSignal::new(by.unwrap_or_default()),
        }
    }

    fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("text", Field::Text(self.text)),
            ("said", Field::Text(self.said)),
            ("how", Field::Text(self.how)),
            ("day", Field::Text(self.day)),
            ("reached", Field::Text(self.reached)),
            ("reached_by", Field::Text(self.reached_by)),
        ]
    }

    /// The contact; or what is wrong, by field.
    fn contact(self, today: Day) -> Result<FamilyContact, Vec<(&'static str, Text)>> {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let day: Option<Day> = self.day.get_untracked().parse().ok();
        let nothing = text(self.text).is_empty() && text(self.said).is_empty();
        let checks = [
            (nothing, "family-text", say::family_error_text()),
            (day.is_none(), "family-day", say::family_error_day()),
            (
                day.is_some_and(|day| day > today),
                "family-day",
                say::family_error_future(),
            ),
        ];
        let wrong: Vec<(&str, Text)> = checks
            .into_iter()
            .filter(|(wrong, ..)| *wrong)
            .map(|(_, field, words)| (field, words))
            .collect();
        let Some(day) = day.filter(|_| wrong.is_empty()) else {
            return Err(wrong);
        };
        let how = self.how.get_untracked();
        let how = Means::ALL.iter().find(|means| means.code() == how);
        Ok(FamilyContact {
            day,
            by: how.map(|means| means.code().to_owned()).unwrap_or_default(),
            text: text(self.text),
            how: how.copied(),
            said: text(self.said),
            reached: text(self.reached),
            reached_by: self.reached_by.get_untracked().parse().ok(),
        })
    }

    /// As it is before anybody types.
    fn clear(self) {
        for field in [self.text, self.said, self.reached, self.reached_by] {
            field.try_set(String::new());
        }
        self.how.try_set(Means::Phone.code().to_owned());
        self.day.try_set(time::today().to_string());
    }
}

/// The form.
#[component]
pub fn FamilyForm(
    /// Whose family.
    student: StudentId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let draft = Draft::new();
    let typing = Typing::new(format!("family/{student}"), draft.fields());
    let form = Form::new();
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let contact = draft.contact(time::today());
        let wrong = contact.as_ref().err().cloned().unwrap_or_default();
        let (true, Ok(contact)) = (form.accepts(&wrong), contact) else {
            return;
        };
        let subject = Subject::Contribution(student, untrack(|| workspace.me()));
        let work = async move {
            let adding = Changes::meaning("family.log");
            let added = adding.append(subject, FAMILY_LOG, &contact, None)?;
            workspace.commit(added.ending(typing.about())).await
        };
        saving.run(work, move || {
            draft.clear();
            toasts.good(workspace.saved(say::family_saved()));
        });
    };
    view! {
        <Card title=say::family_write() icon=Icon::Edit>
            <form class="stack" novalidate on:submit=save>
                <Unsaved typing />
                <Words draft form at="family" />
                <HowAndWho draft form at="family" />
                <p class="soft small">{say::family_readers()}</p>
                <Failed failure=saving.failure() />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                        {say::family_save()}
                    </Button>
                </div>
            </form>
        </Card>
    }
}

/// The form for a contact in other words.
#[component]
pub fn CorrectForm(
    /// Whose family.
    student: StudentId,
    /// The entry that holds, and what it says.
    before: (EntryId, FamilyContact),
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let (entry, contact) = before;
    let draft = Draft::of(&contact);
    let about = format!("family-correct/{student}/{entry}");
    let typing = Typing::new(about, draft.fields());
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let contact = draft.contact(time::today());
        let wrong = contact.as_ref().err().cloned().unwrap_or_default();
        let wrong: Vec<(String, Text)> = wrong
            .into_iter()
            .map(|(field, words)| (field.replace("family", "correct"), words))
            .collect();
        let (true, Ok(contact)) = (form.accepts(&wrong), contact) else {
            return;
        };
        let subject = Subject::Contribution(student, untrack(|| workspace.me()));
        let work = async move {
            let amending = Changes::meaning("family.correct");
            let amended = amending.append(subject, FAMILY_LOG, &contact, Some(entry))?;
            workspace.commit(amended.ending(typing.about())).await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(corrections::saved()));
        });
    };
    view! {
        <p class="soft">{corrections::lead()}</p>
        <DialogForm form saving typing on_submit=save go=corrections::save() open>
            <Words draft form at="correct" />
            <HowAndWho draft form at="correct" />
        </DialogForm>
    }
}

/// What was spoken of; `at` begins the identifiers of the fields.
#[component]
fn Words(draft: Draft, form: Form, at: &'static str) -> impl IntoView {
    let id = format!("{at}-text");
    view! {
        <TextArea
            label=say::family_text()
            hint=say::family_text_hint()
            value=draft.text
            error=form.error(id.clone())
            id
        />
        <TextArea
            label=say::family_said()
            note=shell::optional()
            hint=say::family_said_hint()
            value=draft.said
            rows=2
        />
    }
}

#[component]
fn HowAndWho(draft: Draft, form: Form, at: &'static str) -> impl IntoView {
    let day_id = format!("{at}-day");
    let workspace = Workspace::get();
    let ways = || {
        let choice = |way: &Means| Choice::new(way.code(), means(*way).say());
        Means::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    let staff = move || {
        let me = workspace.me();
        staff_choices(workspace, Some(say::family_me()), |staff| staff != me)
    };
    view! {
        <div class="pair pair-close">
            <Select label=say::family_how() value=draft.how options=Signal::derive(ways) />
            <TextField
                label=say::family_day()
                value=draft.day
                kind=InputKind::Date
                error=form.error(day_id.clone())
                id=day_id
            />
            <TextField
                label=say::family_reached()
                note=shell::optional()
                hint=say::family_reached_hint()
                value=draft.reached
            />
            <Select
                label=say::family_reached_by()
                value=draft.reached_by
                options=Signal::derive(staff)
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, said: &str, day: &str, wrong: &[&str]) {
        let owner = Owner::new();
        owner.set();
        let draft = Draft {
            text: RwSignal::new(text.to_owned()),
            said: RwSignal::new(said.to_owned()),
            how: RwSignal::new("visit".to_owned()),
            day: RwSignal::new(day.to_owned()),
            reached: RwSignal::default(),
            reached_by: RwSignal::default(),
        };
        let contact = draft.contact("2026-11-22".parse().unwrap());
        let found: Vec<&str> = match &contact {
            Ok(contact) => {
                assert_eq!(
                    (contact.how, contact.by.as_str()),
                    (Some(Means::Visit), "visit")
                );
                vec![]
            }
            Err(wrong) => wrong.iter().map(|(field, _)| *field).collect(),
        };
        assert_eq!(found, wrong);
    }

    #[test]
    fn a_contact_has_a_day_that_has_come_and_something_that_was_said() {
        check("Sleeps little", "", "2026-11-22", &[]);
        check("", "He likes the bus driver", "2026-11-20", &[]);
        check(" ", "", "2026-11-23", &["family-text", "family-day"]);
        check("Sleeps little", "", "", &["family-day"]);
    }
}
