//! The page around every page: the bar at the top, the way back, how old what is shown is.

use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, Icon, Symbol};

use crate::browser;
use crate::clock;
use crate::idle::IdleWarning;
use crate::kiosk::{Kiosk, Looking, Place};
use crate::page::{Languages, PackFile, PackTrouble};
use crate::text::{Language, language, set_language, words};

/// Days after which what is shown is called old.
const OLD_AFTER: i64 = 31;

/// The kiosk as a whole.
#[component]
pub fn App() -> impl IntoView {
    let kiosk = Kiosk::provide();
    Effect::new(move |_| browser::set_page_language(language().tag()));
    Effect::new(move |_| {
        kiosk.visit.track();
        // The first page needs none of the others: what comes behind it takes the focus from nobody.
        if kiosk.place.get() != Place::Languages {
            kiosk.pages.track();
        }
        // When the new page stands.
        browser::after(0, browser::begin_at_top);
    });
    view! {
        // A new visit makes all of it anew: what was typed is gone with the fields.
        {move || {
            kiosk.visit.track();
            Looking::provide();
            view! { <Visit /> }
        }}
        <IdleWarning />
    }
}

#[component]
fn Visit() -> impl IntoView {
    let kiosk = Kiosk::expect();
    // A newer pack changes what a page shows, and never takes away what is being typed.
    let shown = Memo::new(move |_| {
        let place = kiosk.place.get();
        // Languages are chosen while the pack is still on its way.
        let waits = place == Place::Languages && !kiosk.looked.get();
        (waits || kiosk.pack.with(Option::is_some), place)
    });
    view! {
        <div class="kiosk">
            {kiosk.preview.then(|| view! { <p class="kiosk-preview">{words::preview()}</p> })}
            <Bar />
            <main class="kiosk-main" aria-label=move || kiosk.content(|content| content.about.name.clone())>
                {move || match shown.get() {
                    (true, Place::Languages) => view! { <Languages /> }.into_any(),
                    (false, place) if place != Place::Staff => view! { <NoPack /> }.into_any(),
                    (_, place) => {
                        match kiosk.pages.get() {
                            Some(page) => page(place),
                            None => view! { <p role="status">{words::looking()}</p> }.into_any(),
                        }
                    }
                }}
            </main>
            <Foot />
        </div>
    }
}

#[component]
fn Bar() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let inside = Memo::new(move |_| kiosk.place.get() != Place::Languages);
    let deep = Memo::new(move |_| {
        kiosk
            .place
            .with(|place| !matches!(place, Place::Languages | Place::Doors))
    });
    let name = move || kiosk.content(|content| content.about.name.clone());
    let other = move || match language() {
        Language::English => Language::Spanish,
        Language::Spanish => Language::English,
    };
    view! {
        <header class="kiosk-bar" aria-label=name>
            <p class="kiosk-school">{name}</p>
            <Show when=move || inside.get()>
                <nav class="kiosk-actions" aria-label=move || words::ways().say()>
                    <Show when=move || deep.get()>
                        <Button kind=ButtonKind::Quiet icon=Icon::ChevronLeft on_click=move |()| kiosk.back()>
                            {words::back()}
                        </Button>
                        <Button
                            kind=ButtonKind::Quiet
                            icon=Icon::Home
                            on_click=move |()| kiosk.go(Place::Doors)
                        >
                            {words::home()}
                        </Button>
                    </Show>
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Icon::Globe
                        on_click=move |()| set_language(untrack(other))
                    >
                        <span lang=move || other().tag()>{move || other().own_name()}</span>
                    </Button>
                </nav>
                <Button icon=Icon::Close on_click=move |()| kiosk.end_visit()>
                    {words::leave()}
                </Button>
            </Show>
        </header>
    }
}

/// While there is no pack: what that means, and where to open one.
#[component]
fn NoPack() -> impl IntoView {
    let kiosk = Kiosk::expect();
    view! {
        <Show
            when=move || kiosk.looked.get()
            fallback=|| view! { <p role="status">{words::looking()}</p> }
        >
            <div class="kiosk-page">
                <h1 tabindex="-1">{words::no_pack()}</h1>
                <p class="kiosk-lead">{words::no_pack_lead()}</p>
                <PackTrouble />
                <PackFile />
            </div>
        </Show>
    }
}

#[component]
fn Foot() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let made_on = Memo::new(move |_| {
        kiosk.pack.with(|pack| {
            let created = &pack.as_ref()?.manifest.created_at;
            created.get(..10)?.parse::<chrono::NaiveDate>().ok()
        })
    });
    let age = move || {
        let made_on = made_on.get()?;
        let today = kiosk.content(|content| clock::today(&content.about));
        let old = (today - made_on).num_days() > OLD_AFTER;
        Some(view! {
            <p class:kiosk-old=old>
                {old.then(|| view! { <Symbol icon=Icon::Clock /> })}
                {move || words::as_of(clock::date(made_on).say()).say()}
            </p>
        })
    };
    view! {
        <footer class="kiosk-foot">
            {age}
            <Button kind=ButtonKind::Quiet icon=Icon::Key on_click=move |()| kiosk.go(Place::Staff)>
                {words::for_staff()}
            </Button>
        </footer>
    }
}
