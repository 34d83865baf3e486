//! The library as a list: searched, narrowed down, each entry unfolded where it stands.

use leptos::prelude::*;
use throughline_domain::fold::fold;
use throughline_domain::library::{EntryKind, Filter};
use throughline_domain::referral::Concern;
use throughline_domain::tier::Tier;
use throughline_ui::{
    Button, ButtonKind, Choice, Dialog, EmptyState, Icon, Page, SearchField, Select,
};

use super::entry::EntryItem;
use super::form::EntryForm;
use super::names;
use crate::text::{Text, library as say, names as words, shell};
use crate::workspace::{Workspace, files, library};

/// The library.
#[component]
pub fn LibraryList() -> impl IntoView {
    let workspace = Workspace::get();
    let empty = || RwSignal::new(String::new());
    let (typed, kind, tier, area) = (empty(), empty(), empty(), empty());
    let all = Memo::new(move |_| library::entries(workspace));
    let shown = Memo::new(move |_| {
        let filter = Filter {
            kind: kind.with(|code| found(EntryKind::ALL, |it| names::kind_code(it) == code)),
            tier: tier.with(|code| found(Tier::ALL, |it| names::tier_code(it) == *code)),
            area: area.with(|code| found(Concern::ALL, |it| words::concern_code(it) == code)),
        };
        let typed = fold(&typed.get());
        let mut shown = all.get();
        shown.retain(|entry| {
            let text = || fold(&entry.text());
            filter.admits(entry)
                && (typed.is_empty() || typed.split_whitespace().all(|word| text().contains(word)))
        });
        shown
    });
    let clear = move |()| {
        for field in [typed, kind, tier, area] {
            field.set(String::new());
        }
    };
    let adding = RwSignal::new(false);
    let actions = move || {
        view! {
            <span class="wide-only">
                <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                    {say::print()}
                </Button>
            </span>
            <Show when=move || workspace.is_counseling()>
                <Button kind=ButtonKind::Primary icon=Icon::Add on_click=move |()| adding.set(true)>
                    {say::add()}
                </Button>
            </Show>
        }
    };
    let kinds = move || {
        let choice = |it: &EntryKind| Choice::new(names::kind_code(*it), names::kind(*it).say());
        with_any(say::any_kind(), EntryKind::ALL.iter().map(choice))
    };
    let tiers = move || {
        let choice = |it: &Tier| Choice::new(names::tier_code(*it), names::tier(*it).say());
        with_any(say::any_tier(), Tier::ALL.iter().map(choice))
    };
    let areas = move || {
        let choice =
            |it: &Concern| Choice::new(words::concern_code(*it), words::concern(*it).say());
        with_any(say::any_area(), Concern::ALL.iter().map(choice))
    };
    let nothing = move || {
        view! {
            <EmptyState
                icon=Icon::Search
                title=say::none_title()
                actions=move || view! { <Button on_click=clear>{say::show_all()}</Button> }
            >
                <p>{say::none_text()}</p>
            </EmptyState>
        }
    };
    view! {
        <Page title=say::title() lead=say::lead() actions=actions>
            <div class="filters">
                <SearchField label=say::search() value=typed />
                <Select label=say::filter_kind() value=kind options=Signal::derive(kinds) />
                <Select label=say::filter_tier() value=tier options=Signal::derive(tiers) />
                <Select label=say::filter_area() value=area options=Signal::derive(areas) />
            </div>
            <p class="soft small" role="status">
                {move || say::count(shown.with(Vec::len)).say()}
            </p>
            <Show when=move || shown.with(|shown| !shown.is_empty()) fallback=nothing>
                <ul class="plain stack">
                    <For each=move || shown.get() key=|entry| entry.text() + &entry.id let:entry>
                        <EntryItem entry />
                    </For>
                </ul>
            </Show>
            <Dialog open=adding title=say::edit_title() close=shell::close()>
                <EntryForm entry=None open=adding />
            </Dialog>
        </Page>
    }
}

fn with_any(any: Text, choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let any = Choice::new("", any.say());
    std::iter::once(any).chain(choices).collect()
}

fn found<T: Copy>(all: &[T], is: impl Fn(T) -> bool) -> Option<T> {
    all.iter().copied().find(|it| is(*it))
}
