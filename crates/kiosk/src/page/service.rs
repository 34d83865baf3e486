//! One service: what it does, where and when, what it costs, and how to get there in words.

use leptos::prelude::*;
use throughline_public::about::Day;
use throughline_public::directory::hours::Hours;
use throughline_public::directory::{Phone, Place as Location, Service};
use throughline_public::id::ServiceId;
use throughline_ui::{Callout, Tone};

use crate::clock;
use crate::kiosk::Kiosk;
use crate::piece::{Said, TakeAlong, said};
use crate::text::{language, words};

/// One service.
#[component]
pub fn ServicePage(
    /// Which.
    id: ServiceId,
) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let service = kiosk.content_now(|content| content.directory.services.get(&id).cloned());
    service.map(|service| {
        let stale = kiosk.content_now(|content| service.is_stale(clock::today(&content.about)));
        let open = kiosk.content_now(|content| service.is_open(clock::now(&content.about)));
        let taken = service.clone();
        let text = Signal::derive(move || as_text(&taken));
        let notice = service.alert.clone();
        let alert = notice.best("en").is_some().then(|| {
            view! { <Callout tone=Tone::Caution><Said text=notice /></Callout> }
        });
        let opening = open.map(|open| {
            let words = if open {
                words::open_now()
            } else {
                words::closed_now()
            };
            view! { <p><span class="kiosk-fact" class:kiosk-fact-good=open>{words}</span></p> }
        });
        let old = stale
            .then(|| view! { <Callout tone=Tone::Caution>{words::not_checked_lately()}</Callout> });
        let organization = service.organization.name.clone();
        let places = service.places.clone();
        view! {
            <div class="kiosk-page">
                <h1 tabindex="-1">{service.name.clone()}</h1>
                <p class="kiosk-soft">{organization}</p>
                {opening}
                {alert}
                <p class="kiosk-lead"><Said text=service.description.clone() /></p>
                <dl class="kiosk-facts-list">
                    {phones(&service)}
                    {hours(&service)}
                    {places.into_iter().map(location).collect_view()}
                    {money(&service)}
                    {papers(&service)}
                    {tongues(&service)}
                    {who(&service)}
                </dl>
                {old}
                <TakeAlong text />
            </div>
        }
    })
}

fn fact(name: crate::text::Text, value: impl IntoView + 'static) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}

fn phones(service: &Service) -> Option<AnyView> {
    let all: Vec<Phone> = service.all_phones().cloned().collect();
    let line = |phone: Phone| {
        let extension = (!phone.extension.is_empty()).then(|| format!(" · {}", phone.extension));
        view! { <li><strong>{phone.number}</strong>{extension}" "<Said text=phone.about /></li> }
    };
    (!all.is_empty()).then(|| {
        let lines = all.into_iter().map(line).collect_view();
        fact(words::phone(), view! { <ul class="plain">{lines}</ul> })
    })
}

/// Its hours in a line each.
fn hour_lines(service: &Service) -> Vec<String> {
    let places = service.places.iter().flat_map(|place| &place.hours);
    service.hours.iter().chain(places).map(hour_line).collect()
}

fn hour_line(hours: &Hours) -> String {
    let note = said(&hours.note);
    if !hours.is_understood() {
        return note;
    }
    let days = hours
        .days
        .iter()
        .filter_map(|day| Day::ALL.get(usize::from(*day)));
    let days: Vec<String> = days.map(|day| clock::day(*day).say()).collect();
    let (opens, closes) = (clock::time(hours.opens), clock::time(hours.closes));
    format!("{}: {opens} – {closes} {note}", days.join(", "))
        .trim()
        .to_owned()
}

fn hours(service: &Service) -> Option<AnyView> {
    let service = service.clone();
    let known = !hour_lines(&service).is_empty();
    known.then(|| {
        fact(
            words::hours(),
            view! {
                <ul class="plain">
                    {move || {
                        let lines = hour_lines(&service).into_iter();
                        lines.map(|line| view! { <li>{line}</li> }).collect_view()
                    }}
                </ul>
            },
        )
    })
}

fn location(place: Location) -> AnyView {
    let line = |line: String| view! { <span class="kiosk-line">{line}</span> };
    let address = place.address().into_iter().map(line).collect_view();
    fact(
        words::address(),
        view! {
            {address}
            <span class="kiosk-line kiosk-soft"><Said text=place.transportation /></span>
            <span class="kiosk-line kiosk-soft"><Said text=place.accessibility /></span>
        },
    )
}

fn money(service: &Service) -> Option<AnyView> {
    let cost = service.cost.clone();
    match service.free {
        Some(true) => Some(fact(words::cost(), || words::free().say())),
        _ if cost.best("en").is_some() => Some(fact(words::cost(), view! { <Said text=cost /> })),
        _ => None,
    }
}

fn papers(service: &Service) -> Option<AnyView> {
    let papers = service.documents.clone()?;
    Some(if papers.is_empty() {
        fact(words::bring(), || words::no_papers().say())
    } else {
        let each = |text| view! { <li><Said text /></li> };
        let papers = papers.into_iter().map(each).collect_view();
        fact(words::bring(), view! { <ul class="plain">{papers}</ul> })
    })
}

/// What a language is called, where its tag is known.
pub fn tongue(tag: &str) -> String {
    match tag.split('-').next().unwrap_or_default() {
        "en" => words::english().say(),
        "es" => words::spanish().say(),
        "vi" => words::vietnamese().say(),
        "zh" => words::chinese().say(),
        "tl" => words::tagalog().say(),
        "ar" => words::arabic().say(),
        "ru" => words::russian().say(),
        "ko" => words::korean().say(),
        "fr" => words::french().say(),
        "so" => words::somali().say(),
        "ht" => words::haitian().say(),
        "pt" => words::portuguese().say(),
        _ => tag.to_owned(),
    }
}

fn tongues(service: &Service) -> Option<AnyView> {
    let tags = service.languages.clone();
    (!tags.is_empty()).then(|| {
        let said = move || {
            let names: Vec<String> = tags.iter().map(|tag| tongue(tag)).collect();
            names.join(", ")
        };
        fact(words::languages(), said)
    })
}

fn who(service: &Service) -> Option<AnyView> {
    let ages: Vec<String> = service
        .ages
        .iter()
        .map(|ages| match (ages.from, ages.to) {
            (Some(from), Some(to)) => format!("{from}–{to}"),
            (Some(from), None) => format!("{from}+"),
            (None, Some(to)) => format!("0–{to}"),
            (None, None) => "0+".to_owned(),
        })
        .collect();
    let eligibility = service.eligibility.clone();
    let known = !ages.is_empty() || eligibility.best("en").is_some();
    known.then(|| {
        let ages = ages.join(", ");
        let said = (!ages.is_empty()).then_some(move || words::ages(ages.clone()).say());
        fact(
            words::for_whom(),
            view! {
                {said}
                " "
                <Said text=eligibility />
            },
        )
    })
}

/// All that one needs to take along.
fn as_text(service: &Service) -> String {
    // Tracks the language.
    let _ = language();
    let mut lines = vec![service.name.clone(), said(&service.description)];
    lines.extend(service.all_phones().map(|phone| phone.number.clone()));
    lines.extend(hour_lines(service));
    for place in &service.places {
        lines.push(place.address().join(", "));
        lines.push(said(&place.transportation));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
