//! Who belongs to the student, in a glance, for those who hold it; the page of the family has the rest.

use leptos::prelude::*;
use throughline_domain::contacts::{Contacts, Guardian};
use throughline_domain::id::StudentId;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_ui::{Badge, ButtonKind, ButtonLink, Card, Icon, Tone};

use crate::route::Route;
use crate::text::{family, names, students as say};
use crate::workspace::Workspace;

/// Who belongs to the student.
#[component]
pub fn Family(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let subject = Subject::Contacts(student);
    let mine = Memo::new(move |_| {
        workspace.cabinet.view(subject).is_some() || workspace.reads_all(Kind::Contacts)
    });
    let contacts = workspace.cabinet.body::<Contacts>(subject);
    let people = Memo::new(move |_| contacts.get().people());
    let line = move |guardian: Guardian| {
        let name = move || workspace.shown_name(guardian.name.clone());
        let order = guardian.order_on_file.then(
            || view! { <Badge tone=Tone::Caution icon=Icon::Warning>{family::order()}</Badge> },
        );
        view! {
            <li class="row row-tight">
                <span>{name}</span>
                <span class="soft">{move || names::relation(&guardian.relation)}</span>
                {order}
            </li>
        }
    };
    let open = move || {
        view! {
            <ButtonLink kind=ButtonKind::Quiet href=Route::Family(student).href() icon=Icon::People>
                {say::family_open()}
            </ButtonLink>
        }
    };
    view! {
        <Show when=move || mine.get()>
            <Card title=say::family() icon=Icon::Home actions=open>
                <Show
                    when=move || people.with(|people| !people.is_empty())
                    fallback=|| view! { <p class="soft">{say::family_nobody()}</p> }
                >
                    <ul class="plain stack stack-close">
                        {move || people.get().into_iter().map(|(_, it)| line(it)).collect_view()}
                    </ul>
                </Show>
            </Card>
        </Show>
    }
}
