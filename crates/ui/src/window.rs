//! A table of thousands of rows that draws only those in sight. All of them are drawn for printing.

use std::ops::Range;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

/// Rows drawn above and below what is in sight, so that quick scrolling meets no blank.
const SPARE: usize = 12;
/// How many rows are drawn before the first measurement: a screenful, since laying out more holds up the browser.
const FIRST: usize = 20;
/// The height that a row is taken to have until it is measured, in CSS pixels.
const GUESSED_HEIGHT: f64 = 44.0;

/// A table of thousands of rows. Rows have one height; those out of sight are kept as empty space. A row that is drawn
/// stays when other rows come, and shows what now stands in its place: a list that narrows as one types is not drawn anew.
#[component]
pub fn WindowedTable<T, V>(
    /// What it is a table of, for screen readers.
    #[prop(into)]
    caption: Signal<String>,
    /// All rows, in order.
    #[prop(into)]
    rows: Signal<Arc<Vec<T>>>,
    /// The header cells.
    #[prop(into)]
    head: ViewFn,
    /// The cells of a row, which follow what stands in its place.
    row: fn(Signal<T>) -> V,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let body = NodeRef::<leptos::html::Tbody>::new();
    let height = RwSignal::new(GUESSED_HEIGHT);
    let printing = RwSignal::new(false);
    let sight = RwSignal::new(0..FIRST);
    let count = move || rows.with(|rows| rows.len());

    let look = move || {
        // A frame that was asked for may come when the table has gone.
        let Some(body) = body.try_get_untracked().flatten() else {
            return;
        };
        if let Ok(Some(first)) = body.query_selector("tr[aria-rowindex]") {
            let measured = first.get_bounding_client_rect().height();
            if measured > 1.0 && (measured - height.get_untracked()).abs() > 0.5 {
                height.set(measured);
            }
        }
        let top = body.get_bounding_client_rect().top();
        let seen = seen(-top, viewport_height(), height.get_untracked());
        if sight.with_untracked(|sight| *sight != seen) {
            sight.set(seen);
        }
    };
    listen(ev::scroll, move |_| look());
    listen(ev::resize, move |_| look());
    listen(ev::beforeprint, move |_| printing.set(true));
    listen(ev::afterprint, move |_| printing.set(false));
    // Another filter may leave the page scrolled past the end of the list.
    Effect::new(move |_| {
        count();
        request_animation_frame(look);
    });

    let drawn = Memo::new(move |_| {
        if printing.get() {
            0..count()
        } else {
            drawn(&sight.get(), count())
        }
    });
    let drawn_row = move |place: usize| {
        let first = rows.with_untracked(|rows| rows.get(place).cloned())?;
        let item = Memo::new(move |before: Option<&T>| {
            let now = rows.with(|rows| rows.get(place).cloned());
            // What has gone is shown until its row goes too.
            now.unwrap_or_else(|| before.unwrap_or(&first).clone())
        });
        Some(view! { <tr aria-rowindex=(place + 2).to_string()>{row(item.into())}</tr> })
    };
    let space = move |rows: usize| {
        #[allow(clippy::cast_precision_loss)] // Lists are far shorter than 2^52 rows.
        let pixels = rows as f64 * height.get();
        format!("{pixels}px")
    };
    let space_above = move || space(drawn.get().start);
    let space_below = move || space(count().saturating_sub(drawn.get().end));

    view! {
        <div class="table-box table-tall">
            <table class="table" aria-rowcount=move || (count() + 1).to_string()>
                <caption class="heard-only">{caption}</caption>
                <thead>
                    <tr>{head.run()}</tr>
                </thead>
                <tbody node_ref=body>
                    <tr class="table-space" aria-hidden="true">
                        <td style:height=space_above></td>
                    </tr>
                    <For each=move || drawn.get() key=|place| *place children=drawn_row />
                    <tr class="table-space" aria-hidden="true">
                        <td style:height=space_below></td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
}

/// Listens to the window for as long as the component lives.
fn listen<E>(event: E, act: impl Fn(E::EventType) + 'static)
where
    E: ev::EventDescriptor + 'static,
    E::EventType: wasm_bindgen::JsCast,
{
    let handle = window_event_listener(event, act);
    on_cleanup(move || handle.remove());
}

fn viewport_height() -> f64 {
    window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or(800.0)
}

/// The rows in sight when the list is scrolled by `offset` in a window of `viewport`, all in CSS pixels.
fn seen(offset: f64, viewport: f64, row: f64) -> Range<usize> {
    // Casts of negative numbers give 0, which is what is meant.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let place = |pixels: f64| (pixels / row.max(1.0)).floor() as usize;
    place(offset)..place(offset + viewport) + 1
}

/// The rows to draw when these are in sight, of `count`. Starts in steps, so that not every pixel draws anew.
fn drawn(sight: &Range<usize>, count: usize) -> Range<usize> {
    let end = count.min(sight.end.next_multiple_of(SPARE) + SPARE);
    let start = (sight.start / SPARE * SPARE).saturating_sub(SPARE);
    start.min(end)..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_sight_follows_the_scrolling() {
        assert_eq!(seen(-300.0, 800.0, 40.0), 0..13);
        assert_eq!(seen(400.0, 800.0, 40.0), 10..31);
    }

    #[test]
    fn what_is_in_sight_is_drawn_and_never_more_than_there_is() {
        for (sight, count) in [(0..13, 5), (10..31, 2000), (1990..2011, 2000), (50..70, 0)] {
            let drawn = drawn(&sight, count);
            assert!(drawn.end <= count);
            for place in sight {
                assert!(
                    place >= count || drawn.contains(&place),
                    "{place} of {count}"
                );
            }
        }
    }
}
