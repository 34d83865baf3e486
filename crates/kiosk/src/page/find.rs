//! Finding help: the directory, by need, in any spelling.

use leptos::prelude::*;
use throughline_public::directory::needs;
use throughline_public::directory::{Service, Status};
use throughline_public::search::{Field, Index};
use throughline_ui::{Button, Checkbox, Choice, EmptyState, Icon, SearchField, Select};

use crate::clock;
use crate::kiosk::{Kiosk, Looking, Place};
use crate::piece::{Entry, said};
use crate::text::{language, words};

/// How many are shown before one asks for more.
const SHOWN: usize = 30;

/// The directory.
#[component]
pub fn Find() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let Looking {
        query,
        need,
        open,
        free,
        no_papers: papers,
        own_language,
    } = kiosk.looking();
    let most = RwSignal::new(SHOWN);
    let services = Memo::new(move |_| kiosk.content(|content| listed(&content.directory.services)));
    let index = Memo::new(move |_| {
        services.with(|services| Searchable(Index::new(services.iter().map(|it| fields(&it.1)))))
    });
    let found = Memo::new(move |_| {
        let now = kiosk.content(|content| Some(clock::local(&content.about)));
        let fits = |service: &Service| {
            (need.with(String::is_empty) || need.with(|need| service.needs.contains(need)))
                && (!open.get() || now.and_then(|now| service.is_open(now)) == Some(true))
                && (!free.get() || service.free == Some(true))
                && (!papers.get() || service.asks_no_papers())
                && (!own_language.get() || service.speaks(language().tag()))
        };
        let places = index.with(|index| query.with(|query| index.0.find(query)));
        services.with(|services| {
            let fitting = places.into_iter().filter(|place| fits(&services[*place].1));
            fitting.collect::<Vec<usize>>()
        })
    });
    let choices = Signal::derive(move || {
        let all = Choice::new("", words::any_need().say());
        let each = needs::ALL.iter();
        let known = each.filter(|need| {
            services.with(|services| {
                services
                    .iter()
                    .any(|(_, it)| it.needs.iter().any(|code| code == need.code))
            })
        });
        let each = known.map(|need| Choice::new(need.code, need.name(language().tag())));
        std::iter::once(all).chain(each).collect::<Vec<_>>()
    });
    let entries = move || {
        let shown = found.get().into_iter().take(most.get());
        shown
            .map(|place| services.with(|services| entry(kiosk, services[place].clone())))
            .collect_view()
    };
    view! {
        <div class="kiosk-page">
            <h1 tabindex="-1">{words::find_help()}</h1>
            <SearchField label=words::search_hint() value=query />
            <Select label=words::need() value=need options=choices />
            <div class="kiosk-filters">
                <Checkbox label=words::open_now() checked=open />
                <Checkbox label=words::free() checked=free />
                <Checkbox label=words::no_papers() checked=papers />
                <Checkbox label=words::in_my_language() checked=own_language />
            </div>
            <p role="status" class="kiosk-soft">
                {move || words::found(found.with(Vec::len)).say()}
            </p>
            <Show when=move || found.with(Vec::is_empty)>
                <EmptyState title=words::nothing_found() icon=Icon::Search>
                    <p>{words::nothing_found_lead()}</p>
                </EmptyState>
            </Show>
            <ul class="plain kiosk-list">{entries}</ul>
            <Show when=move || { found.with(Vec::len) > most.get() }>
                <Button on_click=move |()| most.update(|most| *most += SHOWN)>{words::more()}</Button>
            </Show>
        </div>
    }
}

/// An index that is the same only as itself: it is made anew with the pack.
#[derive(Clone)]
struct Searchable(Index);

impl PartialEq for Searchable {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The services that are there, by name.
fn listed(services: &std::collections::BTreeMap<String, Service>) -> Vec<(String, Service)> {
    let there = services
        .iter()
        .filter(|(_, service)| !matches!(service.status, Status::Defunct | Status::Inactive));
    let mut listed: Vec<_> = there.map(|(id, it)| (id.clone(), it.clone())).collect();
    listed.sort_by_key(|(_, service)| service.name.to_lowercase());
    listed
}

/// What of a service can be found, and how much it counts: needs before names, as families do not know the names.
fn fields(service: &Service) -> Vec<Field<'_>> {
    let mut fields = vec![
        Field {
            weight: 3,
            text: &service.name,
        },
        Field {
            weight: 2,
            text: &service.alternate_name,
        },
        Field {
            weight: 2,
            text: &service.organization.name,
        },
    ];
    for need in service
        .needs
        .iter()
        .filter_map(|code| needs::Need::of(code))
    {
        let names = [need.english, need.spanish].map(|text| Field { weight: 4, text });
        let others = need.words.iter().map(|text| Field { weight: 2, text });
        fields.extend(names.into_iter().chain(others));
    }
    fields.extend(service.terms.iter().map(|text| Field { weight: 2, text }));
    let texts = [&service.description, &service.eligibility];
    for text in texts.into_iter().flat_map(|text| text.0.values()) {
        fields.push(Field { weight: 1, text });
    }
    fields
}

fn entry(kiosk: Kiosk, (id, service): (String, Service)) -> impl IntoView {
    let description = service.description.clone();
    let line = Signal::derive(move || {
        let text = said(&description);
        text.split_once(". ")
            .map_or(text.clone(), |(first, _)| format!("{first}."))
    });
    let title = service.name.clone();
    let facts = Signal::derive(move || {
        let now = kiosk.content(|content| Some(clock::local(&content.about)));
        let needs = service
            .needs
            .iter()
            .filter_map(|code| needs::Need::of(code));
        let mut facts: Vec<String> = needs
            .map(|need| need.name(language().tag()).to_owned())
            .collect();
        match now.and_then(|now| service.is_open(now)) {
            Some(true) => facts.push(words::open_now().say()),
            Some(false) => facts.push(words::closed_now().say()),
            None => {}
        }
        if service.free == Some(true) {
            facts.push(words::free().say());
        }
        facts
    });
    view! { <Entry to=Place::Service(id) title line facts /> }
}
