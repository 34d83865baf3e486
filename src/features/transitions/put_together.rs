//! Putting a hand-over together from what everyone wrote, part by part; and reading one that was received.

use leptos::prelude::*;
use throughline_domain::handover::{Handover, Part};
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Card, Icon, IconButton, TextArea, Toasts};

use super::names;
use super::story;
use crate::pieces::{Failed, Field, Saving, Typing, Unsaved};
use crate::text::transitions as say;
use crate::workspace::{Changes, Workspace};

/// What the form was filled from, as a draft keeps it.
fn kept(body: &Handover) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

/// Putting a hand-over together.
#[component]
pub fn PutTogether(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let subject = Subject::Handover(student);
    let seen = workspace.cabinet.snapshot::<Handover>(subject);
    let typed = Part::ALL.map(|part| RwSignal::new(part.of(&seen.body).to_owned()));
    let was = StoredValue::new(kept(&seen.body));
    let state = StoredValue::new(seen.state());
    let mut fields: Vec<(&'static str, Field)> = Part::ALL
        .iter()
        .zip(typed)
        .map(|(part, text)| (names::part_code(*part), Field::Text(text)))
        .collect();
    fields.push(("was", Field::From(was)));
    fields.push(("state", Field::From(state)));
    let typing = Typing::new(format!("transition/{student}"), fields);
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // What was typed is a change of what the form was filled from: a colleague's words since then stay.
        let now = workspace.cabinet.snapshot::<Handover>(subject);
        let mut seen = state.with_value(|state| now.at_state(state));
        seen.body = was
            .with_value(|was| serde_json::from_str(was).ok())
            .unwrap_or_default();
        let mut after = seen.body.clone();
        for (part, text) in Part::ALL.into_iter().zip(typed) {
            text.get_untracked()
                .trim()
                .clone_into(part.place(&mut after));
        }
        let changes = Changes::meaning("handover.write").change(&seen, &after);
        let work = async move { workspace.commit(changes?.ending(typing.about())).await };
        saving.run(work, move || {
            let now = workspace.cabinet.snapshot::<Handover>(subject);
            was.try_set_value(kept(&now.body));
            state.try_set_value(now.state());
            for (part, text) in Part::ALL.into_iter().zip(typed) {
                text.try_set(part.of(&now.body).to_owned());
            }
            toasts.good(workspace.saved(say::saved()));
        });
    };
    let asked = Memo::new(move |_| story::asked(workspace, student));
    let part = move |(part, text): (Part, RwSignal<String>)| {
        view! {
            <TextArea label=names::part(part) hint=names::part_hint(part) value=text rows=3 />
            <Words part text asked />
        }
    };
    view! {
        <div class="screen-only">
            <Card title=say::put_together() icon=Icon::Note>
                <form class="stack" novalidate on:submit=save>
                    <p class="soft">{say::put_together_lead()}</p>
                    <Unsaved typing />
                    {Part::ALL.into_iter().zip(typed).map(part).collect_view()}
                    <Failed failure=saving.failure() />
                    <div class="actions">
                        <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                            {say::save()}
                        </Button>
                    </div>
                </form>
            </Card>
        </div>
        <div class="print-only">
            <Reading student />
        </div>
    }
}

/// What those who were asked wrote on a part, each with a button that takes it over.
#[component]
fn Words(part: Part, text: RwSignal<String>, asked: Memo<Vec<story::Asked>>) -> impl IntoView {
    let workspace = Workspace::get();
    let wrote = move || {
        let all = asked.get().into_iter();
        all.filter_map(|it| Some((it.staff, it.part(part)?)))
            .collect::<Vec<_>>()
    };
    let line = move |(staff, wrote): (_, String)| {
        let name = workspace.staff_name(staff);
        let label = say::took_over(name.as_str());
        let shown = say::from(name, wrote.as_str());
        let take = move |()| {
            text.update(|text| {
                if !text.trim().is_empty() {
                    text.push('\n');
                }
                text.push_str(&wrote);
            });
        };
        view! {
            <li class="row row-between row-tight">
                <span class="prose">{shown}</span>
                <IconButton icon=Icon::Add label on_click=take />
            </li>
        }
    };
    view! {
        <Show when=move || !wrote().is_empty()>
            <ul class="plain lines">{move || wrote().into_iter().map(line).collect_view()}</ul>
        </Show>
    }
}

/// A hand-over to be read, on screen and on paper.
#[component]
pub fn Reading(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let body = workspace
        .cabinet
        .body::<Handover>(Subject::Handover(student));
    let one = move |part: Part| {
        let body = body.get();
        let text = part.of(&body).trim().to_owned();
        (!text.is_empty()).then(|| {
            view! {
                <Card title=names::part(part) icon=Icon::Note>
                    <p class="prose">{text}</p>
                </Card>
            }
        })
    };
    view! {
        <div class="stack">
            {move || Part::ALL.into_iter().map(one).collect_view()}
        </div>
    }
}
