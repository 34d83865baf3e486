//! A hand-over that another school sent: looked at whole, then filed apart from everything else, or left.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::handover::Received;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::restricted::{self, FEWEST, Restricted, RestrictedNote};
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Callout, CheckGroup, ErrorSummary, Icon, Toasts, Tone,
};

use super::place::{Place, PlaceFields, codes};
use super::said::{Parts, Whom};
use crate::pieces::{Decided, Decision, Failed, Form, Saving, staff_choices};
use crate::route::Route;
use crate::text::{Text, handovers as say, shell};
use crate::workspace::{Changes, Failure, Workspace, fresh, time};

/// A file of another school's.
#[component]
pub fn FromSchool(
    /// What it says.
    found: Received,
) -> impl IntoView {
    let workspace = Workspace::get();
    let decision = Decision::new();
    let subject = Subject::Received(found.handover);
    let before = untrack(|| workspace.cabinet.view(subject).is_some());
    let found = StoredValue::new(found);
    move || match decision.decided() {
        Decided::NotYet => view! {
            <Preview found />
            {if before {
                view! { <Known found title=say::file_known() lead=say::file_known_text() /> }
                    .into_any()
            } else {
                view! { <FileForm found decision /> }.into_any()
            }}
        }
        .into_any(),
        Decided::Taken => {
            view! { <Known found title=say::file_done() lead=say::file_done_text() /> }.into_any()
        }
        Decided::Left => view! {
            <Callout live=true>
                <p>{say::file_left()}</p>
            </Callout>
        }
        .into_any(),
    }
}

/// It is here, and where.
#[component]
fn Known(found: StoredValue<Received>, title: Text, lead: Text) -> impl IntoView {
    let route = found.with_value(|found| Route::Received(found.handover));
    view! {
        <Callout tone=Tone::Good title live=true>
            <p>{lead}</p>
        </Callout>
        <div class="actions">
            <ButtonLink href=route.href() kind=ButtonKind::Primary icon=Icon::Note>
                {say::file_open()}
            </ButtonLink>
        </div>
    }
}

/// All that the file says.
#[component]
fn Preview(found: StoredValue<Received>) -> impl IntoView {
    let found = found.get_value();
    let apart = found.restricted.trim().to_owned();
    view! {
        <div class="panel stack">
            <h2>{say::from_title(found.school.clone())}</h2>
            <p>{say::from_words()}</p>
            <p class="fingerprint">
                <code>{found.words.clone()}</code>
            </p>
            <p class="soft small">{say::from_claim()}</p>
            <Whom found=found.clone() />
            <Parts found />
            {(!apart.is_empty())
                .then(|| {
                    view! {
                        <Callout tone=Tone::Caution title=say::restricted_title()>
                            <p class="prose">{apart}</p>
                            <p class="soft small">{say::restricted_lead()}</p>
                        </Callout>
                    }
                })}
        </div>
    }
}

#[component]
fn FileForm(found: StoredValue<Received>, decision: Decision) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let me = untrack(|| workspace.me());
    let place = Place::of(&Received::default(), me);
    let apart = RwSignal::new(BTreeSet::new());
    let has_apart = found.with_value(|found| !found.restricted.trim().is_empty());
    let others = move || staff_choices(workspace, None, |staff| staff != me);
    // Who is alone at a school reads it alone.
    let somebody = Memo::new(move |_| !others().is_empty());
    let (form, saving) = (Form::new(), Saving::new());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (people, trusted) = (place.people(), codes(apart));
        let mut wrong = place.wrong(workspace, &trusted);
        if has_apart && somebody.get_untracked() && trusted.len() + 1 < FEWEST {
            wrong.push(("received-apart", say::need_restricted()));
        }
        if !form.accepts(&wrong) {
            return;
        }
        let about = place.about();
        let work = async move {
            let changes = filing(workspace, &found.get_value(), &people, &trusted, about)?;
            workspace.commit(changes).await
        };
        saving.run(work, move || {
            toasts.good(workspace.saved(say::file_done()));
            decision.taken();
        });
    };
    // Names begin with what the other school calls the student; the last word finds most.
    let name = found.with_value(|found| {
        let last = found.name.split_whitespace().last();
        last.unwrap_or_default().to_owned()
    });
    view! {
        <form class="stack panel" novalidate on:submit=save>
            <h2>{say::file_title()}</h2>
            <p class="soft">{say::file_lead()}</p>
            <ErrorSummary title=shell::problem() errors=form.errors() />
            <PlaceFields place form name />
            <Show when=move || has_apart && somebody.get()>
                <CheckGroup
                    label=say::file_restricted()
                    hint=say::file_restricted_hint()
                    values=apart
                    options=Signal::derive(others)
                    error=form.error("received-apart")
                    id="received-apart"
                />
            </Show>
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button
                    kind=ButtonKind::Primary
                    icon=Icon::Check
                    submit=true
                    busy=saving.busy()
                >
                    {say::file_go()}
                </Button>
                <Button on_click=move |()| decision.leave(workspace)>{say::file_leave()}</Button>
            </div>
        </form>
    }
}

/// The change that files it: the hand-over, and what only named people read as a restricted note of theirs. One that is
/// here already stays as it is.
fn filing(
    workspace: Workspace,
    found: &Received,
    people: &BTreeSet<StaffId>,
    trusted: &BTreeSet<StaffId>,
    student: Option<StudentId>,
) -> Result<Changes, Failure> {
    let changes = Changes::meaning("handover.file");
    let me = untrack(|| workspace.me());
    let seen = workspace
        .cabinet
        .snapshot::<Received>(Subject::Received(found.handover));
    if seen.body.first_filed().is_some() {
        return Ok(changes);
    }
    let mut after = found.filed_by(me, time::now(), people);
    after.student = student;
    let text = found.restricted.trim();
    if text.is_empty() {
        return changes.change(&seen, &after);
    }
    let circle = fresh::circle().ok_or_else(|| Failure::Fault("random".to_owned()))?;
    after.restricted_ask.insert(circle, me);
    let place = Subject::Restricted(circle);
    let readers = trusted.iter().copied().chain([me]).collect();
    let body = Restricted::new(circle, student.unwrap_or_default(), &readers);
    let note = RestrictedNote {
        text: text.to_owned(),
    };
    changes
        .change(&seen, &after)?
        .change(&workspace.cabinet.snapshot::<Restricted>(place), &body)?
        .append(place, restricted::NOTES, &note, None)
}
