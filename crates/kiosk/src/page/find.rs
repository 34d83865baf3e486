//! Finding help: the directory, by need, in any spelling.

use leptos::prelude::*;
use throughline_public::directory::Service;
use throughline_public::directory::needs;
use throughline_public::directory::search::{Index, Wanted};
use throughline_public::id::ServiceId;
use throughline_ui::{Button, Checkbox, Choice, EmptyState, Icon, SearchField, Select};

use crate::clock;
use crate::kiosk::{Kiosk, Looking, Place};
use crate::piece::{Entry, said, shown_anew};
use crate::text::{language, words};

/// How many are shown before one asks for more.
const SHOWN: usize = 30;

/// From this age on, in years, a person is asked for as an adult.
const ADULT: u8 = 19;

/// The directory.
#[component]
pub fn Find() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let Looking {
        query,
        need,
        age,
        open,
        free,
        no_papers: papers,
        own_language,
    } = Looking::expect();
    let most = RwSignal::new(SHOWN);
    let index = shown_anew(move || kiosk.content(|content| Index::new(&content.directory)));
    let found = Memo::new(move |_| {
        let now = kiosk.content(|content| Some(clock::now(&content.about)));
        let wanted = Wanted {
            words: query.get(),
            need: Some(need.get()).filter(|code| !code.is_empty()),
            age: age.with(|age| age.parse().ok()),
            language: own_language.get().then(|| language().tag().to_owned()),
            free: free.get(),
            no_papers: papers.get(),
            open_at: now.filter(|_| open.get()),
            ..Wanted::default()
        };
        index.with(|index| {
            index
                .find(&wanted)
                .into_iter()
                .cloned()
                .collect::<Vec<ServiceId>>()
        })
    });
    let choices = Signal::derive(move || {
        let all = Choice::new("", words::any_need().say());
        let each = needs::ALL.iter();
        let known = each.filter(|need| {
            kiosk.content(|content| {
                let mut services = content.directory.services.values();
                services.any(|it| it.needs.iter().any(|code| code == need.code))
            })
        });
        let each = known.map(|need| Choice::new(need.code, need.name(language().tag())));
        std::iter::once(all).chain(each).collect::<Vec<_>>()
    });
    let ages = Signal::derive(|| {
        let years = (0..ADULT).map(|age| Choice::new(age.to_string(), age.to_string()));
        let any = Choice::new("", words::any_age().say());
        let adult = Choice::new(ADULT.to_string(), words::adult().say());
        let all = std::iter::once(any).chain(years).chain([adult]);
        all.collect::<Vec<_>>()
    });
    let entries = move || {
        let shown = found.get().into_iter().take(most.get());
        let known = |id: ServiceId| {
            let service = kiosk.content_now(|content| content.directory.services.get(&id).cloned());
            service.map(|service| entry(kiosk, id, service))
        };
        shown.filter_map(known).collect_view()
    };
    view! {
        <div class="kiosk-page">
            <h1 tabindex="-1">{words::find_help()}</h1>
            <SearchField label=words::search_hint() value=query />
            <div class="kiosk-pair">
                <Select label=words::need() value=need options=choices />
                <Select label=words::how_old() value=age options=ages />
            </div>
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

fn entry(kiosk: Kiosk, id: ServiceId, service: Service) -> impl IntoView {
    let description = service.description.clone();
    let line = Signal::derive(move || {
        let text = said(&description);
        text.split_once(". ")
            .map_or(text.clone(), |(first, _)| format!("{first}."))
    });
    let title = service.name.clone();
    let facts = Signal::derive(move || {
        let now = kiosk.content(|content| Some(clock::now(&content.about)));
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
