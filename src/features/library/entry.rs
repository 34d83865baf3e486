//! One entry of the library, folded up until somebody looks into it.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::fields::Whole;
use throughline_domain::library::{Entry, OwnEntry, in_use};
use throughline_domain::school::Bookcase;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_ui::{
    Badge, Button, ButtonKind, Callout, Dialog, Fact, Facts, Icon, Toast, Toasts, Tone,
};

use super::form::EntryForm;
use super::names;
use crate::pieces::{Failed, Saving, say_failure};
use crate::text::{library as say, names as words, shell};
use crate::workspace::{Failure, Workspace, library};

/// One entry.
#[component]
pub fn EntryItem(entry: Entry) -> impl IntoView {
    let entry = Arc::new(entry);
    let tiers = {
        let entry = Arc::clone(&entry);
        move || {
            let tiers = entry.tiers.iter().map(|it| names::tier(*it).say());
            let areas = entry.areas.iter().map(|it| words::concern(*it).say());
            tiers.chain(areas).collect::<Vec<_>>().join(" · ")
        }
    };
    let mark = own_mark(&entry.id);
    let (name, kind) = (entry.name.clone(), names::kind(entry.kind));
    view! {
        <li>
            <details class="card card-body">
                <summary>
                    <strong>{name}</strong>
                    " "
                    <Badge tone=Tone::Neutral>{kind}</Badge>
                    " "
                    {mark}
                    <p class="soft small">{tiers}</p>
                </summary>
                <Inside entry=Arc::clone(&entry) />
                <Work entry />
            </details>
        </li>
    }
}

/// Whether the school has its own word on it. Tracked.
fn own_mark(id: &str) -> impl Fn() -> Option<AnyView> + Send + use<> {
    let workspace = Workspace::get();
    let id = id.to_owned();
    move || {
        if !library::own(workspace).library.contains_key(&id) {
            return None;
        }
        let words = if of_program(&id) {
            say::changed()
        } else {
            say::own()
        };
        Some(view! { <Badge tone=Tone::Info icon=Icon::Star>{words}</Badge> }.into_any())
    }
}

fn of_program(id: &str) -> bool {
    library::of_program().iter().any(|entry| entry.id == id)
}

/// What it says.
#[component]
fn Inside(entry: Arc<Entry>) -> impl IntoView {
    let often = entry
        .minutes
        .zip(entry.times_a_week)
        .map(|(minutes, times)| {
            view! { <p class="soft">{say::how_often(minutes.to_string(), times.to_string())}</p> }
        });
    let steps = entry
        .steps
        .iter()
        .map(|step| view! { <li>{step.clone()}</li> });
    let fact = |term, value: String| {
        (!value.trim().is_empty()).then(|| view! { <Fact term>{value}</Fact> })
    };
    let (evidence, why) = (entry.evidence.kind, entry.evidence.why.clone());
    let measure = fact(say::measure(), entry.measure.clone());
    let cautions = fact(say::cautions(), entry.cautions.clone().unwrap_or_default());
    view! {
        <div class="stack stack-close">
            <p>{entry.purpose.clone()}</p>
            {often}
            <ol>{steps.collect_view()}</ol>
            <Facts>
                {measure}
                <Fact term=say::evidence()>
                    <strong>{names::evidence(evidence)}</strong>
                    " "
                    {why}
                </Fact>
                {cautions}
            </Facts>
        </div>
    }
}

/// What the counseling team can do with it.
#[component]
fn Work(entry: Arc<Entry>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let editing = RwSignal::new(false);
    let blocked = RwSignal::new(0_usize);
    let saving = Saving::new();
    let entry = StoredValue::new(Entry::clone(&entry));
    let id = move || entry.with_value(|entry| entry.id.clone());
    let changed = Memo::new(move |_| {
        let id = id();
        library::own(workspace).library.contains_key(&id) && of_program(&id)
    });
    let take_out = move |()| {
        let used = uses(workspace, &id());
        blocked.set(used);
        if used > 0 {
            return;
        }
        // The item is gone once it is taken out: what comes after knows all it needs by itself.
        let entry = entry.get_value();
        let (id, name) = (entry.id.clone(), entry.name.clone());
        let known = untrack(|| library::own(workspace));
        let before = known.library.get(&id).map(|own| own.0.clone());
        let out = OwnEntry {
            entry,
            removed: true,
        };
        let work = set(workspace, id.clone(), Some(out));
        let undo = move |()| {
            let work = set(workspace, id.clone(), before.clone());
            leptos::task::spawn_local(async move {
                if let Err(failure) = work.await {
                    say_failure(toasts, &failure);
                }
            });
        };
        saving.run(work, move || {
            // Made here, where nothing owns it that goes with the item.
            let undo = Callback::new(undo);
            toasts.show(Toast {
                tone: Tone::Good,
                words: workspace.saved(say::took_out(name)),
                action: Some((say::undo().say_now(), undo)),
            });
        });
    };
    let restore = move |()| {
        saving.run(set(workspace, id(), None), move || {
            toasts.good(workspace.saved(say::back_saved()));
        });
    };
    view! {
        <Show when=move || workspace.is_counseling()>
            <div class="actions screen-only">
                <Button kind=ButtonKind::Quiet icon=Icon::Edit on_click=move |()| editing.set(true)>
                    {say::edit()}
                </Button>
                <Show when=move || changed.get()>
                    <Button kind=ButtonKind::Quiet icon=Icon::History on_click=restore>
                        {say::back_to_program()}
                    </Button>
                </Show>
                <Button
                    kind=ButtonKind::Quiet
                    icon=Icon::Close
                    busy=saving.busy()
                    on_click=take_out
                >
                    {say::take_out()}
                </Button>
            </div>
            <Show when=move || { blocked.get() != 0 }>
                <Callout tone=Tone::Caution live=true>
                    <p>
                        {move || {
                            let name = entry.with_value(|entry| entry.name.clone());
                            say::in_use(blocked.get(), name).say()
                        }}
                    </p>
                </Callout>
            </Show>
            <Failed failure=saving.failure() />
            <Dialog open=editing title=say::edit_title() close=shell::close()>
                <EntryForm entry=Some(entry.get_value()) open=editing />
            </Dialog>
        </Show>
    }
}

/// What the school says of an entry: its own words, or nothing, so that it is as it came.
async fn set(workspace: Workspace, id: String, own: Option<OwnEntry>) -> Result<(), Failure> {
    let put = move |bookcase: &mut Bookcase| match own {
        Some(own) => {
            bookcase.library.insert(id, Whole(own));
        }
        None => {
            bookcase.library.remove(&id);
        }
    };
    workspace.save("library.change", Subject::School, put).await
}

/// In how many plans that go on here it is used.
fn uses(workspace: Workspace, id: &str) -> usize {
    let views = untrack(|| workspace.cabinet.of_kind(Kind::Support));
    let supports: Vec<Support> = views.iter().map(|view| view.contents.read()).collect();
    in_use(id, supports.iter()).len()
}
