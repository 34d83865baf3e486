//! One thing as families see it, with what only the staff see beside it.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::family::{Family, ThingKind, language_name};
use throughline_domain::id::ItemId;
use throughline_ui::{ButtonKind, ButtonLink, Card, Icon, Page, Tab, Tabs};

use super::names;
use super::preview::Preview;
use super::results::{Counted, Feedback};
use super::series::Series;
use super::sign_ups::SignUps;
use super::staff::Staff;
use super::thing::{Thing, family, things};
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{centre as say, language_now};
use crate::workspace::Workspace;

/// One thing.
#[component]
pub fn ThingPage(
    /// Which.
    id: ItemId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let family = family(workspace);
    let thing = Memo::new(move |_| {
        let all = family.with(|family| things(family));
        all.into_iter().find(|thing| thing.id == id)
    });
    let here = Memo::new(move |_| thing.with(Option::is_some));
    move || {
        if here.get() {
            view! { <Here id family thing /> }.into_any()
        } else {
            view! { <Gone /> }.into_any()
        }
    }
}

/// What stands where a thing is not here.
#[component]
pub fn Gone() -> impl IntoView {
    view! {
        <Page
            title=say::gone_title()
            lead=say::gone_text()
            before=|| view! { <Back to=Route::Centre words=say::title() /> }
            narrow=true
        >
            ""
        </Page>
    }
}

#[component]
fn Here(id: ItemId, family: Memo<Arc<Family>>, thing: Memo<Option<Thing>>) -> impl IntoView {
    let title = move || thing.get().map(|thing| thing.name()).unwrap_or_default();
    let is = Memo::new(move |_| thing.with(|thing| thing.as_ref().map(|it| it.kind)));
    let kind = move || thing.get().map(|thing| names::kind(thing.kind).say());
    let actions = move || {
        view! {
            <ButtonLink href=Route::EditThing(id).href() icon=Icon::Edit kind=ButtonKind::Primary>
                {say::edit()}
            </ButtonLink>
        }
    };
    view! {
        <Page
            title=Signal::derive(title)
            lead=Signal::derive(move || kind().unwrap_or_default())
            before=|| view! { <Back to=Route::Centre words=say::title() /> }
            actions=actions
        >
            <div class="columns">
                <div class="stack">
                    <Shown id family />
                    {move || match is.get() {
                        Some(ThingKind::Workshop) => view! {
                            <SignUps id />
                            <Card title=say::feedback_title() icon=Icon::Talk>
                                <Feedback id />
                            </Card>
                        }
                        .into_any(),
                        Some(ThingKind::Survey) => view! {
                            <Card title=say::results_title() icon=Icon::People>
                                <Counted id />
                            </Card>
                        }
                        .into_any(),
                        _ => ().into_any(),
                    }}
                </div>
                <div class="stack">
                    {move || thing.get().map(|thing| view! { <Staff thing /> })}
                    {move || {
                        let is_workshop = is.get() == Some(ThingKind::Workshop);
                        is_workshop.then(|| view! { <Series id /> })
                    }}
                </div>
            </div>
        </Page>
    }
}

/// The thing as families see it, a tab for each language.
#[component]
fn Shown(id: ItemId, family: Memo<Arc<Family>>) -> impl IntoView {
    let chosen = RwSignal::new(language_now().tag().to_owned());
    let tabs = Memo::new(move |_| {
        let languages = family.with(|family| family.languages());
        let tab = |tag: String| Tab {
            words: language_name(&tag).to_owned(),
            value: tag,
        };
        languages.into_iter().map(tab).collect::<Vec<_>>()
    });
    view! {
        <Card title=say::as_families_see() icon=Icon::Eye>
            <Tabs label=say::languages() tabs chosen>
                {move || {
                    let family = family.get();
                    view! { <Preview family id language=chosen.get() /> }
                }}
            </Tabs>
        </Card>
    }
}
