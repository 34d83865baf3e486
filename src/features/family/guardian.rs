//! One guardian, with what must be known before anybody calls or hands something over.

use leptos::prelude::*;
use throughline_domain::contacts::{Contacts, Guardian};
use throughline_domain::id::{GuardianId, StudentId};
use throughline_domain::subject::Subject;
use throughline_ui::{Badge, Callout, Dialog, Fact, Facts, Icon, IconButton, Tone};

use super::guardian_form::GuardianForm;
use crate::text::{Text, family as say, names, shell};
use crate::workspace::Workspace;

/// One guardian.
#[component]
pub fn GuardianLine(
    /// Whose.
    student: StudentId,
    /// Which.
    id: GuardianId,
    /// As they are shown.
    guardian: Guardian,
) -> impl IntoView {
    let workspace = Workspace::get();
    let editing = RwSignal::new(false);
    let contacts = workspace
        .cabinet
        .body::<Contacts>(Subject::Contacts(student));
    let from_source = move || contacts.get().imported.contains_key(&id);
    let name = {
        let name = guardian.name.clone();
        Signal::derive(move || workspace.shown_name(name.clone()))
    };
    let facts = [
        (say::phone(), guardian.phone.clone()),
        (say::email(), guardian.email.clone()),
        (say::household(), guardian.household.clone()),
        (say::safe_contact(), guardian.safe_contact.clone()),
    ];
    let fact = |(term, value): (Text, String)| {
        (!value.trim().is_empty()).then(|| view! { <Fact term>{value}</Fact> })
    };
    let facts = StoredValue::new(facts);
    let shown = move || facts.get_value().map(fact).into_iter().collect_view();
    let order = guardian.order_on_file.then(|| {
        let ask = guardian.ask.clone();
        let words = move || match ask.trim() {
            "" => say::order_ask_office().say(),
            ask => say::order_ask(ask).say(),
        };
        view! {
            <Callout
                tone=Tone::Caution
                title=Signal::derive(move || say::order_on_file(name.get()).say())
            >
                <p>{words}</p>
            </Callout>
        }
    });
    let relation = guardian.relation.clone();
    let withheld = guardian
        .address_withheld
        .then(|| view! { <Badge tone=Tone::Caution icon=Icon::Lock>{say::withheld()}</Badge> });
    view! {
        <li class="stack stack-close">
            <div class="row row-between row-tight">
                <div>
                    <strong>{name}</strong>
                    <p class="soft small">
                        {move || names::relation(&relation)}
                        <Show when=from_source>" · " {say::from_source()}</Show>
                    </p>
                </div>
                <div class="row row-tight">
                    {withheld}
                    <IconButton
                        icon=Icon::Edit
                        label=Signal::derive(move || say::edit_named(name.get()).say())
                        on_click=move |()| editing.set(true)
                    />
                </div>
            </div>
            {order}
            <Show when=move || !workspace.covered()>
                <Facts>{shown()}</Facts>
            </Show>
            <Dialog open=editing title=say::edit_title() close=shell::close()>
                <GuardianForm student id=Some(id) open=editing />
            </Dialog>
        </li>
    }
}
