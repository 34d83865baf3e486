//! Who reads a new consultation: those whose role suits it first, each with what that role is good to ask about.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::fold::fold;
use throughline_domain::id::StaffId;
use throughline_ui::{Callout, CheckGroup, Choice, RadioGroup, SearchField, Tone};

use super::draft::{CIRCLE, Draft};
use super::names::guide;
use crate::pieces::{Form, say_roles};
use crate::text::consultations as say;
use crate::workspace::Workspace;
use crate::workspace::reply::{Person, Standing};

/// With so many colleagues, all of them are in sight; with more, those who suit, and whoever is sought.
const FEW: usize = 8;

/// Choosing the circle, or the supervisor of an ethical dilemma.
#[component]
pub fn CircleField(draft: Draft, never: Memo<BTreeSet<StaffId>>, form: Form) -> impl IntoView {
    let workspace = Workspace::get();
    let words = RwSignal::new(String::new());
    let colleagues = Memo::new(move |_| {
        let me = workspace.me();
        let mut people = workspace.people();
        people.retain(|person| person.staff != me);
        people.len()
    });
    let offered = Signal::derive(move || offered(workspace, draft, &never.get(), &words.get()));
    // Whoever may not have it is no longer chosen.
    Effect::new(move |_| {
        let never = never.get();
        let barred = |id: &str| id.parse().is_ok_and(|staff| never.contains(&staff));
        if draft
            .circle
            .with_untracked(|it| it.iter().any(|id| barred(id)))
        {
            draft
                .circle
                .update(|chosen| chosen.retain(|id| !barred(id)));
        }
        if draft.supervisor.with_untracked(|id| barred(id)) {
            draft.supervisor.set(String::new());
        }
    });
    Effect::new(move |_| {
        let supervisor = workspace.supervisor();
        let open = draft.supervisor.with_untracked(String::is_empty);
        let supervisor = supervisor.filter(|it| never.with_untracked(|never| !never.contains(it)));
        if let (true, true, Some(staff)) = (draft.is_ethics(), open, supervisor) {
            draft.supervisor.set(staff.to_string());
        }
    });
    let ethics = Memo::new(move |_| draft.is_ethics());
    view! {
        <div class="stack">
            <Show when=move || { colleagues.get() > FEW }>
                <SearchField label=say::find_colleague() value=words />
            </Show>
            <Show
                when=move || ethics.get()
                fallback=move || {
                    view! {
                        <CheckGroup
                            label=say::circle()
                            hint=say::circle_hint()
                            values=draft.circle
                            options=offered
                            error=form.error(CIRCLE)
                            id=CIRCLE
                        />
                    }
                }
            >
                <RadioGroup
                    label=say::supervisor()
                    hint=say::supervisor_hint()
                    value=draft.supervisor
                    options=offered
                    error=form.error(CIRCLE)
                    id=CIRCLE
                />
            </Show>
            <Show when=move || offered.with(Vec::is_empty)>
                <p class="soft">{say::no_colleagues()}</p>
            </Show>
            <Barred draft never />
            <p role="status">
                {move || readers(workspace, draft)}
            </p>
        </div>
    }
}

/// Why some cannot be chosen.
#[component]
fn Barred(draft: Draft, never: Memo<BTreeSet<StaffId>>) -> impl IntoView {
    let workspace = Workspace::get();
    let words = move || {
        let never = never.get();
        let names: Vec<String> = never
            .iter()
            .map(|staff| workspace.staff_name(*staff))
            .collect();
        let student = draft.student()?;
        let words = say::barred(names.join(", "), workspace.student_name(student));
        (!names.is_empty()).then(|| words.say())
    };
    move || {
        words().map(|words| {
            view! {
                <Callout tone=Tone::Caution>
                    <p>{words}</p>
                </Callout>
            }
        })
    }
}

/// Who will read it, in a sentence.
fn readers(workspace: Workspace, draft: Draft) -> String {
    let asked = draft.asked();
    let names: Vec<String> = asked
        .iter()
        .map(|staff| workspace.staff_name(*staff))
        .collect();
    match names.as_slice() {
        [] => say::readers_none().say(),
        names => say::readers(names.join(", ")).say(),
    }
}

/// Whoever can be asked: those whose role suits the topic first, then by name.
fn offered(
    workspace: Workspace,
    draft: Draft,
    never: &BTreeSet<StaffId>,
    words: &str,
) -> Vec<Choice> {
    let (me, topic, supervisor) = (workspace.me(), draft.topic(), workspace.supervisor());
    let chosen = untrack(|| draft.asked());
    let sought = fold(words);
    let sought: Vec<&str> = sought.split_whitespace().collect();
    let mut people = workspace.people();
    people.retain(|person| {
        let away = person.standing == Standing::Revoked || never.contains(&person.staff);
        person.staff != me && !away
    });
    let few = people.len() <= FEW;
    let suits = |person: &Person| {
        let is_supervisor = draft.is_ethics() && supervisor == Some(person.staff);
        is_supervisor || person.roles.iter().any(|role| topic.suits().contains(role))
    };
    let mut lines: Vec<(bool, String, Choice)> = people
        .into_iter()
        .map(|person| {
            let name = workspace.staff_name(person.staff);
            let (suits, hint) = (suits(&person), hint(&person, draft.is_ethics(), supervisor));
            let choice = Choice::new(person.staff.to_string(), name.clone()).with_hint(hint);
            (suits, name, choice, person.staff)
        })
        .filter(|(suits, name, choice, staff)| {
            let text = fold(&format!("{name} {}", choice.hint));
            let named = sought.iter().all(|word| text.contains(word));
            let in_sight = few || *suits || !sought.is_empty();
            chosen.contains(staff) || (in_sight && named)
        })
        .map(|(suits, name, choice, _)| (!suits, name, choice))
        .collect();
    lines.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    lines.into_iter().map(|(_, _, choice)| choice).collect()
}

/// A colleague's roles, and what they are good to ask about.
fn hint(person: &Person, ethics: bool, supervisor: Option<StaffId>) -> String {
    let roles = say_roles(&person.roles);
    if ethics {
        let is_supervisor = supervisor == Some(person.staff);
        let words = is_supervisor.then(|| say::your_supervisor().say());
        return [Some(roles), words]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ");
    }
    let guide = person.roles.iter().find_map(|role| guide(*role));
    match guide {
        Some(guide) => format!("{roles}. {}", guide.say()),
        None => roles,
    }
}
