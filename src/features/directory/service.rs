//! One service: all that is known of it, and what staff do with it.

use leptos::prelude::*;
use throughline_domain::id::ItemId;
use throughline_public::directory::{Place, Service};
use throughline_ui::{
    Badge, Button, ButtonKind, ButtonLink, Callout, Card, Checkbox, Dialog, EmptyState, Fact,
    Facts, Icon, Page, Toast, Toasts, Tone,
};

use super::form::ServiceForm;
use super::known::{id_of, one};
use super::phones::phones;
use super::{hours, names};
use crate::pieces::{Back, Failed, Saving, say_failure};
use crate::route::Route;
use crate::text::{self, Text, directory as say, shell};
use crate::workspace::{Workspace, directory, time};

/// One service.
#[component]
pub fn ServicePage(
    /// Which.
    service: ItemId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let family = directory::family(workspace);
    let known = Memo::new(move |_| one(family, service));
    let title = move || known.with(|known| known.as_ref().map(|known| known.name.clone()));
    let lead =
        move || known.with(|known| known.as_ref().map(|known| known.organization.name.clone()));
    let there = Memo::new(move |_| known.with(Option::is_some));
    let editing = RwSignal::new(false);
    let actions = move || {
        view! {
            <Show when=move || there.get()>
                <ButtonLink href=Route::ServiceNote(service).href() icon=Icon::Note>
                    {say::note()}
                </ButtonLink>
                <Button kind=ButtonKind::Primary icon=Icon::Edit on_click=move |()| editing.set(true)>
                    {say::edit()}
                </Button>
            </Show>
        }
    };
    let missing = || {
        view! {
            <EmptyState icon=Icon::Search title=say::gone_title()>
                <p>{say::gone_text()}</p>
            </EmptyState>
        }
    };
    view! {
        <Page
            title=Signal::derive(move || title().unwrap_or_else(|| say::service_tab().say()))
            lead=Signal::derive(move || lead().unwrap_or_default())
            before=|| view! { <Back to=Route::Directory words=say::title() /> }
            actions=actions
        >
            <Show when=move || there.get() fallback=missing>
                <div class="columns">
                    <div class="stack">
                        {move || known.get().map(|known| view! { <Told service=known /> })}
                    </div>
                    <Care service known=known.into() />
                </div>
            </Show>
            <Dialog open=editing title=say::edit() close=shell::close()>
                {move || {
                    untrack(|| known.get())
                        .map(|known| {
                            view! { <ServiceForm id=Some(id_of(service)) service=known open=editing /> }
                        })
                }}
            </Dialog>
        </Page>
    }
}

/// All that is known of it.
#[component]
fn Told(service: Service) -> impl IntoView {
    let service = StoredValue::new(service);
    let fact = move |term: Text, value: fn(&Service) -> String| {
        let value = Memo::new(move |_| service.with_value(value));
        view! {
            <Show when=move || value.with(|value| !value.is_empty())>
                <Fact term=term.clone()>
                    <span class="lines-kept">{value}</span>
                </Fact>
            </Show>
        }
    };
    let needs = move || {
        service.with_value(|service| {
            let badge = |name| view! { <Badge tone=Tone::Info icon=Icon::Heart>{name}</Badge> };
            names::needs(&service.needs)
                .into_iter()
                .map(badge)
                .collect_view()
        })
    };
    let phones = service.with_value(phones);
    let terms = service.with_value(|service| service.terms.join(" · "));
    let closed = service.with_value(|service| names::status(service.status));
    let description = move || service.with_value(|service| names::said(&service.description));
    view! {
        {closed
            .map(|words| {
                view! {
                    <Callout tone=Tone::Caution>
                        <p>{words}</p>
                    </Callout>
                }
            })}
        <Card title=say::part_what() icon=Icon::Info>
            <div class="stack">
                <div class="row directory-badges">{needs}</div>
                <p class="lines-kept">{description}</p>
                <Facts>
                    {fact(say::alert(), |service| names::said(&service.alert))}
                    {fact(say::ages(), |service| names::ages(&service.ages))}
                    {fact(say::eligibility(), |service| names::said(&service.eligibility))}
                    {fact(say::cost(), names::cost)}
                    {fact(say::papers(), names::documents)}
                    {fact(say::application(), |service| names::said(&service.application))}
                    {fact(say::languages(), |service| {
                        let names = service.languages.iter().map(|tag| names::language(tag));
                        names.collect::<Vec<_>>().join(", ")
                    })}
                    {fact(say::interpretation(), |service| names::said(&service.interpretation))}
                </Facts>
            </div>
        </Card>
        <Card title=say::part_reach() icon=Icon::Talk>
            <Facts>
                {phones.map(|phones| view! { <Fact term=say::phones()>{phones}</Fact> })}
                {fact(say::contact(), |service| {
                    let parts = [service.contact.name.clone(), service.contact.title.clone()];
                    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
                })}
                {fact(say::email(), |service| service.email.clone())}
                {fact(say::url(), |service| service.url.clone())}
                {fact(say::hours(), |service| {
                    service.hours.iter().map(hours::said).collect::<Vec<_>>().join("\n")
                })}
            </Facts>
        </Card>
        {move || service.with_value(|service| service.places.iter().cloned().map(place).collect_view())}
        {(!terms.is_empty())
            .then(|| view! { <p class="soft small">{say::source_terms(terms)}</p> })}
    }
}

fn place(place: Place) -> impl IntoView {
    let place = StoredValue::new(place);
    let title = Signal::derive(move || match place.with_value(|place| place.name.clone()) {
        name if name.is_empty() => say::part_where().say(),
        name => name,
    });
    let fact = move |term: Text, value: fn(&Place) -> String| {
        let value = Memo::new(move |_| place.with_value(value));
        view! {
            <Show when=move || value.with(|value| !value.is_empty())>
                <Fact term=term.clone()>
                    <span class="lines-kept">{value}</span>
                </Fact>
            </Show>
        }
    };
    view! {
        <Card title=title icon=Icon::Home>
            <Facts>
                {fact(say::address(), |place| place.address().join("\n"))}
                {fact(say::hours(), |place| {
                    place.hours.iter().map(hours::said).collect::<Vec<_>>().join("\n")
                })}
                {fact(say::transportation(), |place| names::said(&place.transportation))}
                {fact(say::accessibility(), |place| names::said(&place.accessibility))}
            </Facts>
        </Card>
    }
}

/// What staff do with it: say that it was checked, show it to families, take it out.
#[component]
fn Care(service: ItemId, known: Signal<Option<Service>>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let family = directory::family(workspace);
    let saving = Saving::new();
    let stale = Memo::new(move |_| {
        known.with(|known| {
            known
                .as_ref()
                .is_some_and(|known| known.is_stale(time::today().0))
        })
    });
    let missing = Memo::new(move |_| {
        let id = id_of(service);
        let family = family.get();
        let day = family.kept(&id.0).missing?;
        family.is_missing(&id).then_some(day)
    });
    let today = Memo::new(move |_| {
        known.with(|known| {
            known
                .as_ref()
                .is_some_and(|known| known.checked_on == Some(time::today().0))
        })
    });
    let check = move |()| check(workspace, toasts, saving, service, known.get_untracked());
    let shown = RwSignal::new(untrack(|| {
        family.with(|family| family.is_public(&id_of(service).0))
    }));
    let public = Memo::new(move |_| family.with(|family| family.is_public(&id_of(service).0)));
    Effect::new(move |_| shown.set(public.get()));
    Effect::new(move |_| {
        let wanted = shown.get();
        if wanted != public.get_untracked() {
            let work = workspace.show_service(id_of(service), wanted);
            saving.run(work, move || {
                let words = if wanted {
                    say::now_shown()
                } else {
                    say::now_hidden()
                };
                toasts.good(workspace.saved(words));
            });
        }
    });
    let take_out = move |()| {
        let Some(before) = known.get_untracked() else {
            return;
        };
        let name = before.name.clone();
        let work = workspace.put_service("directory.remove", id_of(service), None);
        let undo = move |()| {
            let back =
                workspace.put_service("directory.restore", id_of(service), Some(before.clone()));
            leptos::task::spawn_local(async move {
                if let Err(failure) = back.await {
                    say_failure(toasts, &failure);
                }
            });
        };
        saving.run(work, move || {
            let undo = Callback::new(undo);
            toasts.show(Toast {
                tone: Tone::Good,
                words: workspace.saved(say::took_out(name)),
                action: Some((say::undo().say_now(), undo)),
            });
        });
    };
    view! {
        <Card title=say::part_care() icon=Icon::Check>
            <div class="stack">
                {move || {
                    missing
                        .get()
                        .map(|day| {
                            view! {
                                <Callout tone=Tone::Caution title=say::missing_since(text::day(day))>
                                    <p>{say::missing_since_text()}</p>
                                </Callout>
                            }
                        })
                }}
                <p>
                    {move || known.with(|known| known.as_ref().map(|known| names::checked(known).say()))}
                    " "
                    <Show when=move || stale.get()>
                        <Badge tone=Tone::Caution>{say::check()}</Badge>
                    </Show>
                </p>
                <Button
                    icon=Icon::Check
                    busy=saving.busy()
                    disabled=today
                    on_click=check
                >
                    {say::checked_today()}
                </Button>
                <Checkbox label=say::show_families() hint=say::show_families_hint() checked=shown />
                <Failed failure=saving.failure() />
                <Button kind=ButtonKind::Quiet icon=Icon::Close on_click=take_out>
                    {say::take_out()}
                </Button>
            </div>
        </Card>
    }
}

/// Says that a service was checked today; undone by a click.
pub fn check(
    workspace: Workspace,
    toasts: Toasts,
    saving: Saving,
    service: ItemId,
    known: Option<Service>,
) {
    let Some(before) = known else {
        return;
    };
    let name = before.name.clone();
    let after = Service {
        checked_on: Some(time::today().0),
        ..before.clone()
    };
    let work = workspace.put_service("directory.check", id_of(service), Some(after));
    let undo = move |()| {
        let back = workspace.put_service("directory.check", id_of(service), Some(before.clone()));
        leptos::task::spawn_local(async move {
            if let Err(failure) = back.await {
                say_failure(toasts, &failure);
            }
        });
    };
    saving.run(work, move || {
        let undo = Callback::new(undo);
        toasts.show(Toast {
            tone: Tone::Good,
            words: workspace.saved(say::checked_saved(name)),
            action: Some((say::undo().say_now(), undo)),
        });
    });
}
