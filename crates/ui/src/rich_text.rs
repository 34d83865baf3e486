//! Text in the simple Markdown of what families read: no text can do anything but be read.

use leptos::prelude::*;
use throughline_public::markdown::{Block, Span, blocks};

fn said(spans: Vec<Span>) -> impl IntoView {
    let span = |span: Span| match span {
        Span::Plain(words) => words.into_any(),
        Span::Strong(words) => view! { <strong>{words}</strong> }.into_any(),
        Span::Stressed(words) => view! { <em>{words}</em> }.into_any(),
    };
    spans.into_iter().map(span).collect_view()
}

fn items(lines: Vec<Vec<Span>>) -> impl IntoView {
    let item = |line| view! { <li>{said(line)}</li> };
    lines.into_iter().map(item).collect_view()
}

/// A text in simple Markdown. Its headings stand on the fourth level, below that of the thing it belongs to.
#[component]
pub fn RichText(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let block = |block: Block| match block {
        Block::Heading(line) => view! { <h4>{said(line)}</h4> }.into_any(),
        Block::Paragraph(line) => view! { <p>{said(line)}</p> }.into_any(),
        Block::Points(lines) => view! { <ul>{items(lines)}</ul> }.into_any(),
        Block::Steps(lines) => view! { <ol>{items(lines)}</ol> }.into_any(),
    };
    let blocks = blocks(&text).into_iter().map(block).collect_view();
    view! { <div class="rich-text stack stack-close">{blocks}</div> }
}
