//! The form for a guardian. What a source said stays as it is: what is typed here stands over it.

use leptos::prelude::*;
use throughline_domain::contacts::{Contacts, Guardian, GuardianCard};
use throughline_domain::id::{GuardianId, StudentId};
use throughline_domain::subject::Subject;
use throughline_ui::{Checkbox, InputKind, TextArea, TextField, Toasts};

use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{family as say, shell};
use crate::workspace::{Changes, Workspace, fresh};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    relation: RwSignal<String>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
    household: RwSignal<String>,
    safe_contact: RwSignal<String>,
    address_withheld: RwSignal<bool>,
    order_on_file: RwSignal<bool>,
    ask: RwSignal<String>,
}

impl Draft {
    fn of(guardian: &Guardian) -> Self {
        let text = |value: &String| RwSignal::new(value.clone());
        Self {
            name: text(&guardian.name),
            relation: text(&guardian.relation),
            phone: text(&guardian.phone),
            email: text(&guardian.email),
            household: text(&guardian.household),
            safe_contact: text(&guardian.safe_contact),
            address_withheld: RwSignal::new(guardian.address_withheld),
            order_on_file: RwSignal::new(guardian.order_on_file),
            ask: text(&guardian.ask),
        }
    }

    /// As typed; what says no more than the source did is left to the source, so that its next word counts.
    fn guardian(self, source: Option<&GuardianCard>) -> Guardian {
        let typed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let beyond = |field: RwSignal<String>, said: fn(&GuardianCard) -> &String| {
            let typed = typed(field);
            match source {
                Some(card) if said(card).trim() == typed => String::new(),
                _ => typed,
            }
        };
        Guardian {
            name: beyond(self.name, |card| &card.name),
            relation: beyond(self.relation, |card| &card.relation),
            phone: beyond(self.phone, |card| &card.phone),
            email: beyond(self.email, |card| &card.email),
            household: typed(self.household),
            safe_contact: typed(self.safe_contact),
            address_withheld: self.address_withheld.get_untracked(),
            order_on_file: self.order_on_file.get_untracked(),
            ask: typed(self.ask),
        }
    }
}

/// The form for a guardian.
#[component]
pub fn GuardianForm(
    /// Whose.
    student: StudentId,
    /// Which; `None` for a new one.
    id: Option<GuardianId>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = workspace
        .cabinet
        .snapshot::<Contacts>(Subject::Contacts(student));
    let people = seen.body.people();
    let shown = people.into_iter().find(|(known, _)| Some(*known) == id);
    let draft = Draft::of(&shown.map(|(_, guardian)| guardian).unwrap_or_default());
    let seen = StoredValue::new(seen);
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let nameless = draft.name.with_untracked(|name| name.trim().is_empty());
        let wrong: &[_] = &[("guardian-name", say::error_name())];
        let Some(id) = id.or_else(fresh::guardian) else {
            return;
        };
        if !form.accepts(if nameless { wrong } else { &[] }) {
            return;
        }
        let seen = seen.get_value();
        let mut after = seen.body.clone();
        let source = after.imported.get(&id).map(|card| &card.0);
        let guardian = draft.guardian(source);
        after.guardians.insert(id, guardian);
        let changes = Changes::meaning("contacts.guardian").change(&seen, &after);
        let work = async move { workspace.commit(changes?).await };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::saved()));
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::save() open>
            <div class="pair">
                <TextField
                    label=say::name()
                    value=draft.name
                    error=form.error("guardian-name")
                    id="guardian-name"
                />
                <TextField label=say::relation() note=shell::optional() value=draft.relation />
            </div>
            <div class="pair">
                <TextField
                    label=say::phone()
                    note=shell::optional()
                    value=draft.phone
                    kind=InputKind::Phone
                />
                <TextField
                    label=say::email()
                    note=shell::optional()
                    value=draft.email
                    kind=InputKind::Email
                />
            </div>
            <TextField
                label=say::household()
                note=shell::optional()
                hint=say::household_hint()
                value=draft.household
            />
            <TextArea
                label=say::safe_contact()
                note=shell::optional()
                hint=say::safe_contact_hint()
                value=draft.safe_contact
                rows=2
            />
            <Checkbox label=say::address_withheld() checked=draft.address_withheld />
            <Checkbox label=say::order() checked=draft.order_on_file />
            <Show when=move || draft.order_on_file.get()>
                <TextField label=say::ask() note=shell::optional() value=draft.ask />
            </Show>
            <p class="soft small">{say::who_reads()}</p>
        </DialogForm>
    }
}
