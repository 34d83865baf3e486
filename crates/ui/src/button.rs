//! Buttons, and links that look like them. A button does something here; a link leads somewhere.

use leptos::prelude::*;

use crate::icon::{Icon, Symbol};

/// How much a button asks for attention. A page has one primary button at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing this page is for.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// In toolbars and rows.
    Quiet,
    /// Erases something for good.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            ButtonKind::Primary => "button button-primary",
            ButtonKind::Secondary => "button",
            ButtonKind::Quiet => "button button-quiet",
            ButtonKind::Danger => "button button-danger",
        }
    }
}

/// A button. While it is busy it keeps the focus and does nothing.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Whether it sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// Whether it cannot be used now. Rather say why than disable.
    #[prop(into, default = Signal::stored(false))]
    disabled: Signal<bool>,
    /// Whether what it began is still going on.
    #[prop(into, default = Signal::stored(false))]
    busy: Signal<bool>,
    /// What it does.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
    /// The element's identifier, where the focus is moved to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let click = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
        } else if let Some(on_click) = on_click {
            on_click.run(());
        }
    };
    view! {
        <button
            id=id
            type=if submit { "submit" } else { "button" }
            class=kind.class()
            disabled=disabled
            aria-disabled=move || busy.get().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            on:click=click
        >
            {icon.map(|icon| view! { <Symbol icon /> })}
            <span class="button-words">{children()}</span>
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href>
            {icon.map(|icon| view! { <Symbol icon /> })}
            <span class="button-words">{children()}</span>
        </a>
    }
}

/// A button that shows an icon only; its words are heard, and shown as a tip.
#[component]
pub fn IconButton(
    /// What is shown.
    #[prop(into)]
    icon: Signal<Icon>,
    /// What it does, in words.
    #[prop(into)]
    label: Signal<String>,
    /// For a switch: whether it is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// What it does.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button-quiet button-icon"
            aria-label=label
            title=label
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            on:click=move |_| on_click.run(())
        >
            <Symbol icon />
        </button>
    }
}
