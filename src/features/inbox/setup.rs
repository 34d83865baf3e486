//! Naming those who read what families write.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::id::StaffId;
use throughline_domain::inbox::FEWEST;
use throughline_domain::subject::Subject;
use throughline_ui::{Callout, CheckGroup, Choice, EmptyState, Icon, Toasts, Tone};

use crate::pieces::{Form, FormFrame, say_roles};
use crate::text::inbox as say;
use crate::workspace::reply::Standing;
use crate::workspace::{Command, Workspace};

/// What stands here while the person does not read what families write.
#[component]
pub fn NotHere() -> impl IntoView {
    let workspace = Workspace::get();
    let family = workspace.cabinet.body::<Family>(Subject::Family);
    let named = Memo::new(move |_| family.with(|family| family.has_readers));
    let may = Memo::new(move |_| workspace.may_set_rules());
    move || {
        if named.get() {
            view! {
                <EmptyState icon=Icon::Lock title=say::others_title()>
                    <p>{say::others_text()}</p>
                </EmptyState>
            }
            .into_any()
        } else if may.get() {
            view! { <SetUp /> }.into_any()
        } else {
            view! {
                <EmptyState icon=Icon::Talk title=say::unset_title()>
                    <p>{say::unset_text()}</p>
                </EmptyState>
            }
            .into_any()
        }
    }
}

#[component]
fn SetUp() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let form = Form::new();
    let others = Signal::derive(move || choices(workspace));
    let save = move || {
        let mut readers: BTreeSet<StaffId> =
            chosen.with_untracked(|ids| ids.iter().filter_map(|id| id.parse().ok()).collect());
        readers.insert(untrack(|| workspace.me()));
        let wrong = (readers.len() < FEWEST).then(|| ("inbox-readers", say::error_readers()));
        if !form.accepts(&Vec::from_iter(wrong)) {
            return;
        }
        let job = form.job;
        let work = async move {
            workspace
                .ask(Command::NameReaders { readers }, Some(job))
                .await
        };
        form.run(work, move |_| {
            toasts.good(workspace.saved(say::set_up_done()));
        });
    };
    view! {
        <div class="stack narrow">
            <Callout tone=Tone::Info title=say::set_up_title()>
                <p>{say::set_up_text()}</p>
                <p>{say::set_up_two()}</p>
            </Callout>
            <FormFrame form on_submit=save go=say::set_up()>
                <CheckGroup
                    label=say::readers_with_me()
                    hint=say::readers_hint()
                    values=chosen
                    options=others
                    error=form.error("inbox-readers")
                    id="inbox-readers"
                />
                <Show when=move || others.with(Vec::is_empty)>
                    <p class="soft">{say::no_colleagues()}</p>
                </Show>
            </FormFrame>
        </div>
    }
}

/// The colleagues who can be named, each with their roles and languages. Tracked.
pub fn choices(workspace: Workspace) -> Vec<Choice> {
    let me = workspace.me();
    let school = workspace.cabinet.school();
    let mut people = workspace.people();
    people.retain(|person| person.staff != me && person.standing != Standing::Revoked);
    let choice = |person: &crate::workspace::reply::Person| {
        let entry = school.staff.get(&person.staff);
        let languages = entry
            .map(|entry| entry.languages.join(", "))
            .unwrap_or_default();
        let about = [say_roles(&person.roles), languages];
        let about: Vec<String> = about.into_iter().filter(|it| !it.is_empty()).collect();
        Choice::new(person.staff.to_string(), workspace.staff_name(person.staff))
            .with_hint(about.join(" · "))
    };
    people.iter().map(choice).collect()
}
