//! What only the staff see of a thing, and what can be done with it: making it public, reviewing it, taking it out.

use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::id::ItemId;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Callout, Card, Fact, Facts, Icon, Toast, Toasts, Tone};

use super::list::state;
use super::publish_all::make_public;
use super::thing::Thing;
use crate::pieces::{Failed, Saving, StaffName, say_failure};
use crate::route::Route;
use crate::text::{self, centre as say};
use crate::workspace::{Failure, Workspace, time};

/// What only the staff see, and what can be done with it.
#[component]
pub fn Staff(
    /// The thing.
    thing: Thing,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let (id, public) = (thing.id, thing.kept.public);
    let turn = move |()| {
        saving.run(make_public(workspace, vec![id], !public), move || {
            let words = if public {
                say::made_draft()
            } else {
                say::made_public(1)
            };
            toasts.good(workspace.saved(words));
        });
    };
    let badge = state(&thing);
    let missing = thing.missing_in().map(|words| {
        view! {
            <Callout tone=Tone::Caution>
                <p>{words}</p>
            </Callout>
        }
    });
    let carer = thing.kept.carer.map(|staff| {
        view! {
            <Fact term=say::carer()>
                <StaffName staff />
            </Fact>
        }
    });
    let review = thing.kept.review;
    let due = review.is_some_and(|day| day <= time::today());
    let review = review.map(|day| view! { <Fact term=say::review()>{text::day(day)}</Fact> });
    view! {
        <Card title=say::only_staff() icon=Icon::Lock>
            <Facts>
                <Fact term=say::state()>{badge}</Fact>
                {review}
                {carer}
            </Facts>
            {missing}
            <div class="actions">
                <Button
                    icon=if public { Icon::EyeOff } else { Icon::Eye }
                    busy=saving.busy()
                    on_click=turn
                >
                    {if public { say::to_draft() } else { say::to_public() }}
                </Button>
                {due.then(|| view! { <Reviewed id /> })}
                <TakeOut thing />
            </div>
            <Failed failure=saving.failure() />
            <p class="soft small">{say::next_pack()}</p>
        </Card>
    }
}

/// How many days later a thing that was looked at is due again: a school year.
const AGAIN_DAYS: u64 = 365;

/// Somebody has looked at it: it is due again in a year.
#[component]
fn Reviewed(id: ItemId) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let reviewed = move |()| {
        let put = move |family: &mut Family| {
            let again = time::today()
                .0
                .checked_add_days(chrono::Days::new(AGAIN_DAYS));
            family.kept.entry(id.to_string()).or_default().review =
                again.map(throughline_domain::time::Day);
        };
        let work = async move {
            let intent = "family.review";
            workspace.save(intent, Subject::Family, put).await
        };
        saving.run(work, move || {
            toasts.good(workspace.saved(say::reviewed_saved()));
        });
    };
    view! {
        <Button icon=Icon::Check busy=saving.busy() on_click=reviewed>
            {say::reviewed()}
        </Button>
    }
}

/// Takes it out; that can be undone.
#[component]
fn TakeOut(thing: Thing) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let id = thing.id;
    let name = StoredValue::new(thing.title);
    let take_out = move |()| {
        let before = workspace.cabinet.snapshot::<Family>(Subject::Family).body;
        let key = id.to_string();
        let title = name.with_value(super::thing::name);
        let here = workspace.here();
        saving.run(put(workspace, key.clone(), None), move || {
            let undo = Callback::new(move |()| {
                let work = put(workspace, key.clone(), Some(before.clone()));
                leptos::task::spawn_local(async move {
                    if let Err(failure) = work.await {
                        say_failure(toasts, &failure);
                    }
                });
            });
            toasts.show(Toast {
                tone: Tone::Good,
                words: workspace.saved(say::taken_out(title)),
                action: Some((say::undo().say_now(), undo)),
            });
            here.go_on(Route::Centre);
        });
    };
    view! {
        <Button kind=ButtonKind::Quiet icon=Icon::Close busy=saving.busy() on_click=take_out>
            {say::take_out()}
        </Button>
        <Failed failure=saving.failure() />
    }
}

/// Takes a thing out, or puts it back as it was in this body. What the last pack said of it stays known.
async fn put(workspace: Workspace, key: String, before: Option<Family>) -> Result<(), Failure> {
    let change = move |family: &mut Family| {
        let (guide, strategy) = (key.as_str().into(), key.as_str().into());
        let (workshop, survey) = (key.as_str().into(), key.as_str().into());
        if let Some(before) = before {
            if let Some(it) = before.guides.get(&guide) {
                family.guides.insert(guide, it.clone());
            }
            if let Some(it) = before.strategies.get(&strategy) {
                family.strategies.insert(strategy, it.clone());
            }
            if let Some(it) = before.workshops.get(&workshop) {
                family.workshops.insert(workshop, it.clone());
            }
            if let Some(it) = before.surveys.get(&survey) {
                family.surveys.insert(survey, it.clone());
            }
            if let Some(kept) = before.kept.get(&key) {
                family.kept.insert(key, kept.clone());
            }
            return;
        }
        family.guides.remove(&guide);
        family.strategies.remove(&strategy);
        family.workshops.remove(&workshop);
        family.surveys.remove(&survey);
        if let Some(kept) = family.kept.get_mut(&key) {
            kept.public = false;
        }
    };
    let intent = "family.take_out";
    workspace.save(intent, Subject::Family, change).await
}
