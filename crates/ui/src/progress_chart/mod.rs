//! A progress chart: scores against a goal line, with the days on which interventions began or ended, as schools know
//! it from curriculum-based measurement.
//!
//! Lines differ in their dashes and not by colour alone. The drawing itself is hidden from screen readers; its frame
//! has the summary for its name, and what is said of the current point is a live region beneath. The frame is an
//! `application`, since in any other role screen readers keep the arrow keys to themselves; and an image while there is
//! no point to go to.

mod drawing;
mod labels;
mod parts;
mod plot;
mod scale;
mod ticks;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use self::drawing::{Drawing, Frame, NARROW, WIDE};
pub use self::plot::{ChartLine, ChartPhase, ChartPoint, ChartWords, ProgressPlot};
use crate::identity::unique_id;

/// The chart of one goal. Arrow keys, Home and End go from point to point; a pointer near a point goes there.
#[component]
pub fn ProgressChart(
    /// What the chart shows, in a sentence.
    #[prop(into)]
    label: Signal<String>,
    /// What it shows.
    #[prop(into)]
    plot: Signal<ProgressPlot>,
    /// How to go from point to point. It is seen while the keyboard is on the chart.
    #[prop(into)]
    hint: Signal<String>,
) -> impl IntoView {
    let hint_id = StoredValue::new(unique_id());
    let plot = Memo::new(move |_| plot.get().in_order());
    let current = RwSignal::new(None);
    let points = move || plot.with(|plot| !plot.points.is_empty());
    // A point that has gone is no longer current, and one that moved up the list stays so.
    let place = Memo::new(move |_| {
        let current = current.get()?;
        plot.with(|plot| plot.points.iter().position(|point| *point == current))
    });
    let go = Callback::new(move |place: usize| {
        current.set(plot.with_untracked(|plot| plot.points.get(place).cloned()));
    });
    let said = move || {
        let place = place.get()?;
        plot.with(|plot| plot.points.get(place).map(|point| point.label.clone()))
    };
    let keys = move |event: KeyboardEvent| {
        let count = plot.with_untracked(|plot| plot.points.len());
        // Alt and an arrow is the way back in browsers.
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        if let Some(there) = step(&event.key(), place.get_untracked(), count) {
            event.prevent_default();
            go.run(there);
        }
    };
    view! {
        <figure class="chart">
            <div
                class="chart-frame"
                role=move || if points() { "application" } else { "img" }
                tabindex=move || points().then_some("0")
                aria-label=label
                aria-describedby=move || points().then(|| hint_id.get_value())
                on:keydown=keys
            >
                <Picture frame=WIDE plot place go />
                <Picture frame=NARROW plot place go />
            </div>
            <div class="chart-words">
                <p class="chart-said" role="status">
                    {said}
                </p>
                <p class="chart-hint" id=hint_id.get_value()>
                    {hint}
                </p>
            </div>
            {move || plot.with(parts::legend)}
        </figure>
    }
}

/// The plot in one of the frames. The style shows the one that fits: SVG cannot choose by itself.
#[component]
fn Picture(
    frame: Frame,
    plot: Memo<ProgressPlot>,
    /// The number of the current point.
    place: Memo<Option<usize>>,
    /// Goes to the point of a number.
    go: Callback<usize>,
) -> impl IntoView {
    let svg = NodeRef::<leptos::svg::Svg>::new();
    let drawing = Memo::new(move |_| plot.with(|plot| Drawing::of(plot, frame)));
    let point = move |event: PointerEvent| {
        let Some(svg) = svg.get_untracked() else {
            return;
        };
        let shown = svg.get_bounding_client_rect();
        let scale = frame.width / shown.width();
        let x = (f64::from(event.client_x()) - shown.left()) * scale;
        let y = (f64::from(event.client_y()) - shown.top()) * scale;
        let meant = drawing.with_untracked(|drawing| drawing.nearest(x, y));
        if let Some(meant) = meant
            && place.get_untracked() != Some(meant)
        {
            go.run(meant);
        }
    };
    let ring = move || {
        let place = place.get()?;
        let dot = drawing.with(|drawing| drawing.dots.get(place).copied())?;
        Some(parts::circle("chart-ring", 9.0, dot))
    };
    view! {
        <svg
            class=frame.class
            node_ref=svg
            viewBox=format!("0 0 {} {}", frame.width, frame.height)
            aria-hidden="true"
            focusable="false"
            on:pointermove=point
            on:pointerdown=point
        >
            {move || drawing.with(|it| plot.with(|plot| parts::unit(it, &plot.unit)))}
            {move || drawing.with(parts::strokes)}
            {ring}
        </svg>
    }
}

/// The point that a key leads to from `here`, of `count` points; `None` for other keys. There is nothing past the ends.
fn step(key: &str, here: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(here.map_or(0, |here| last.min(here + 1))),
        "ArrowLeft" => Some(here.map_or(last, |here| here.saturating_sub(1))),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    fn check(key: &str, here: Option<usize>, there: Option<usize>) {
        assert_eq!(step(key, here, 3), there, "{key} from {here:?}");
    }

    #[test]
    fn arrows_stop_at_the_ends_and_other_keys_do_nothing() {
        check("ArrowRight", None, Some(0));
        check("ArrowRight", Some(1), Some(2));
        check("ArrowRight", Some(2), Some(2));
        check("ArrowLeft", None, Some(2));
        check("ArrowLeft", Some(0), Some(0));
        check("Home", Some(2), Some(0));
        check("End", None, Some(2));
        check("ArrowUp", Some(1), None);
        assert_eq!(step("End", None, 0), None);
    }
}
