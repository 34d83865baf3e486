//! What several pages show: words of the school, simple Markdown, the tools under a text, numbers to call.

use leptos::prelude::*;
use throughline_public::about::NumberKind;
use throughline_public::markdown::{Block, Span, blocks, plain};
use throughline_public::words::Words;
use throughline_ui::{Button, Icon, QrCode, Symbol};

use crate::browser;
use crate::clock;
use crate::kiosk::{Kiosk, Place};
use crate::text::{language, language_now, words};

/// The most bytes of a text in a code: more is hard to scan with an old telephone.
const CODE_MAX: usize = 900;

/// The school's words in the visitor's language, or in the one in which they were written.
pub fn said(text: &Words) -> String {
    let found = text.best(language().tag());
    found.map(|(_, text)| text.to_owned()).unwrap_or_default()
}

/// The school's words, which say in what language they are where it is not the visitor's.
#[component]
pub fn Said(
    /// The words.
    text: Words,
) -> impl IntoView {
    move || {
        text.best(language().tag()).map(|(tag, text)| {
            let (tag, text) = (tag.to_owned(), text.to_owned());
            view! { <span lang=tag>{text}</span> }
        })
    }
}

/// A text of the school in simple Markdown.
#[component]
pub fn Prose(
    /// The text.
    text: Words,
) -> impl IntoView {
    move || {
        text.best(language().tag()).map(|(tag, text)| {
            let foreign = (tag != language().tag()).then(|| {
                view! { <p class="kiosk-note">{words::not_translated()}</p> }
            });
            let blocks = blocks(text).into_iter().map(block).collect_view();
            view! {
                {foreign}
                <div class="kiosk-prose" lang=tag.to_owned()>
                    {blocks}
                </div>
            }
        })
    }
}

fn block(block: Block) -> AnyView {
    let items = |lines: Vec<Vec<Span>>| {
        let item = |line| view! { <li>{spans(line)}</li> };
        lines.into_iter().map(item).collect_view()
    };
    match block {
        Block::Heading(line) => view! { <h2>{spans(line)}</h2> }.into_any(),
        Block::Paragraph(line) => view! { <p>{spans(line)}</p> }.into_any(),
        Block::Points(lines) => view! { <ul>{items(lines)}</ul> }.into_any(),
        Block::Steps(lines) => view! { <ol>{items(lines)}</ol> }.into_any(),
    }
}

fn spans(line: Vec<Span>) -> impl IntoView {
    let span = |span| match span {
        Span::Plain(words) => words.into_any(),
        Span::Strong(words) => view! { <strong>{words}</strong> }.into_any(),
        Span::Stressed(words) => view! { <em>{words}</em> }.into_any(),
    };
    line.into_iter().map(span).collect_view()
}

/// Under a text: print it, hear it, take it along.
#[component]
pub fn TakeAlong(
    /// The text without its marks.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let speaking = RwSignal::new(false);
    // Below the buttons, the code may lie outside a telephone's screen.
    let place = NodeRef::new();
    place.on_load(|code: web_sys::HtmlDivElement| code.scroll_into_view_with_bool(false));
    let hear = move |()| {
        if browser::is_speaking() {
            browser::be_quiet();
            speaking.set(false);
        } else {
            browser::speak(&text.get_untracked(), language_now().tag());
            speaking.set(true);
        }
    };
    let code = move || {
        shown.get().then(|| {
            view! {
                <div class="kiosk-code" node_ref=place>
                    <QrCode text=shortened(&text.get()) label=words::code_of_page() />
                    <p>{words::code_lead()}</p>
                </div>
            }
        })
    };
    let loud = browser::can_speak().then(|| {
        view! {
            <Button icon=Icon::Talk on_click=hear>
                {move || if speaking.get() { words::stop_reading().say() } else { words::read_aloud().say() }}
            </Button>
        }
    });
    view! {
        <div class="kiosk-actions kiosk-tools">
            {loud}
            <Button icon=Icon::Print on_click=|()| browser::print()>
                {words::print()}
            </Button>
            <Button icon=Icon::Share on_click=move |()| shown.update(|shown| *shown = !*shown)>
                {words::take_along()}
            </Button>
        </div>
        {code}
    }
}

/// As much of a text as a code holds well.
fn shortened(text: &str) -> String {
    if text.len() <= CODE_MAX {
        return text.to_owned();
    }
    let mut end = CODE_MAX;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}…", &text[..end])
}

/// What is found, made anew whenever what it depends on changes: comparing all texts of a pack would cost more program than
/// showing a list again.
pub fn shown_anew<T: Send + Sync + 'static>(
    find: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new_with_compare(move |_| find(), |_, _| true)
}

/// A text with its title, without marks: to hear and to take along.
pub fn titled(title: &Words, text: &Words) -> String {
    format!("{}\n\n{}", said(title), plain(&said(text)))
}

/// Numbers to call in an emergency, and others that the school names.
#[component]
pub fn Numbers(
    /// Whether the school's own number stands there too.
    #[prop(optional)]
    with_school: bool,
) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let numbers = move || {
        let numbers = kiosk.content(|content| content.about.numbers.clone());
        let shown = numbers
            .into_values()
            .filter(|number| with_school || number.purpose != NumberKind::School);
        shown
            .map(|number| {
                view! {
                    <li>
                        <strong class="kiosk-number">{number.number}</strong>
                        <span class="kiosk-number-words">
                            <span class="kiosk-number-name">
                                <Said text=number.name />
                            </span>
                            <span>
                                <Said text=number.note />
                            </span>
                        </span>
                    </li>
                }
            })
            .collect_view()
    };
    view! { <ul class="plain kiosk-numbers">{numbers}</ul> }
}

/// What a family knows before it types: who reads it, when, and whom to call when it cannot wait.
#[component]
pub fn BeforeYouWrite() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let reading = Memo::new(move |_| kiosk.content(|content| content.about.reading.clone()));
    let next = move || {
        kiosk.content(|content| {
            let now = clock::now(&content.about);
            content.about.reading.next(now).map(|date| {
                if date == now.date() {
                    words::next_reading_today().say()
                } else {
                    words::next_reading(clock::date(date).say()).say()
                }
            })
        })
    };
    view! {
        <section class="kiosk-before" aria-label=move || words::before_you_write().say()>
            <p class="kiosk-before-title">
                <Symbol icon=Icon::Eye />
                <span>
                    {move || words::who_reads(said(&reading.get().who)).say()} " "
                    <strong>{words::nobody_now()}</strong> " " {next}
                </span>
            </p>
            <p class="kiosk-soft">{move || said(&reading.get().note)}</p>
            <p>
                <strong>{words::cannot_wait()}</strong>
            </p>
            <Numbers />
        </section>
    }
}

/// A card of a list that leads to a page.
#[component]
pub fn Entry(
    /// Where it leads.
    to: Place,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// A line under it.
    #[prop(into)]
    line: Signal<String>,
    /// Small facts under that.
    #[prop(into, default = Signal::stored(Vec::new()))]
    facts: Signal<Vec<String>>,
) -> impl IntoView {
    let kiosk = Kiosk::expect();
    let fact = |fact: String| view! { <span class="kiosk-fact">{fact}</span> };
    view! {
        <li>
            <button type="button" class="kiosk-entry" on:click=move |_| kiosk.go(to.clone())>
                <span class="kiosk-entry-words">
                    <span class="kiosk-entry-title">{title}</span>
                    <span class="kiosk-soft">{line}</span>
                    <span class="kiosk-facts">
                        {move || facts.get().into_iter().map(fact).collect_view()}
                    </span>
                </span>
                <Symbol icon=Icon::ChevronRight />
            </button>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::{CODE_MAX, shortened};

    #[test]
    fn a_code_holds_whole_letters_only() {
        let long = "é".repeat(CODE_MAX);
        let short = shortened(&long);
        assert!(short.ends_with("é…") && short.len() <= CODE_MAX + 3);
        assert_eq!(shortened("é"), "é");
    }
}
