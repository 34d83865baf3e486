//! The choice of a language, and the four doors.

use leptos::prelude::*;
use throughline_ui::{Icon, Symbol};

use crate::kiosk::{Kiosk, Place};
use crate::text::{Language, Text, set_language, words};

/// Where every visit begins.
#[component]
pub fn Languages() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let choice = move |language: Language| {
        let choose = move |_| {
            set_language(language);
            kiosk.go(Place::Doors);
        };
        view! {
            <li>
                <button type="button" class="kiosk-door" lang=language.tag() on:click=choose>
                    <span class="kiosk-door-title">{language.own_name()}</span>
                    <span>{words::begin().in_language(language)}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="kiosk-page kiosk-welcome">
            <h1 tabindex="-1">
                {Language::ALL
                    .iter()
                    .map(|language| {
                        view! {
                            <span lang=language.tag()>{words::welcome().in_language(*language)}</span>
                        }
                    })
                    .collect_view()}
            </h1>
            <ul class="plain kiosk-doors">
                {Language::ALL.iter().copied().map(choice).collect_view()}
            </ul>
        </div>
    }
}

/// The four doors.
#[component]
pub fn Doors() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let door = move |to: Place, icon: Icon, title: Text, lead: Text| {
        view! {
            <li>
                <button type="button" class="kiosk-door" on:click=move |_| kiosk.go(to.clone())>
                    <span class="kiosk-door-icon">
                        <Symbol icon />
                    </span>
                    <span class="kiosk-door-title">{title}</span>
                    <span>{lead}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="kiosk-page">
            <h1 tabindex="-1">{words::doors_title()}</h1>
            <ul class="plain kiosk-doors">
                {door(Place::Find, Icon::Heart, words::find_help(), words::find_help_lead())}
                {door(Place::Learn, Icon::Star, words::learn(), words::learn_lead())}
                {door(Place::Workshops, Icon::Calendar, words::workshops(), words::workshops_lead())}
                {door(Place::Ask, Icon::Talk, words::ask(), words::ask_lead())}
            </ul>
        </div>
    }
}
