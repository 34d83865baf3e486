//! The strokes and words of a progress chart, as SVG. How they look is in `style/`: nothing here has a style of its own.

use std::fmt::Write as _;

use leptos::prelude::*;

use super::drawing::{Drawing, Line};
use super::labels::{Placed, cut};
use super::plot::ProgressPlot;

/// A number as SVG takes it: a tenth of a unit is less than anyone sees.
fn number(value: f64) -> String {
    format!("{value:.1}")
}

/// All of a drawing but the ring around the current point. What matters most comes last and lies on top.
pub fn strokes(drawing: &Drawing) -> impl IntoView + use<> {
    let line = |class, line: Option<Line>| line.map(|line| stroke(class, line));
    view! {
        {axes(drawing)}
        {drawing.phases.iter().map(|phase| phase_line(drawing, phase)).collect_view()}
        {line("chart-goal", drawing.goal)}
        {line("chart-trend", drawing.trend)}
        <path class="chart-score" d=path(&drawing.dots)></path>
        {drawing.dots.iter().map(|dot| circle("chart-dot", 4.5, *dot)).collect_view()}
        {drawing.phases.iter().map(|phase| phase_label(drawing, phase)).collect_view()}
    }
}

/// A circle, such as a dot or the ring around it.
pub fn circle(class: &'static str, radius: f64, (x, y): (f64, f64)) -> impl IntoView + use<> {
    view! { <circle class=class r=number(radius) cx=number(x) cy=number(y)></circle> }
}

fn stroke(class: &'static str, [(x1, y1), (x2, y2)]: Line) -> impl IntoView + use<> {
    view! { <line class=class x1=number(x1) y1=number(y1) x2=number(x2) y2=number(y2)></line> }
}

fn words(class: &'static str, (x, y): (f64, f64), words: &str) -> impl IntoView + use<> {
    view! {
        <text class=class x=number(x) y=number(y)>
            {words.to_owned()}
        </text>
    }
}

/// The line through the dots.
fn path(dots: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (nth, (x, y)) in dots.iter().enumerate() {
        let command = if nth == 0 { 'M' } else { 'L' };
        // Writing into a string cannot fail.
        let _ = write!(path, "{command}{x:.1} {y:.1}");
    }
    path
}

fn axes(drawing: &Drawing) -> impl IntoView + use<> {
    let Drawing {
        left,
        right,
        bottom,
        frame,
        ..
    } = *drawing;
    let score = |(y, score): &(f64, String)| {
        // The letters' middle is a third of their size above the base line.
        let at = (left - 0.4 * frame.letters, y + 0.35 * frame.letters);
        view! {
            {stroke("chart-grid", [(left, *y), (right, *y)])}
            {words("chart-number", at, score)}
        }
    };
    let mark = |x: &f64| stroke("chart-axis", [(*x, bottom), (*x, bottom + 5.0)]);
    let day = |(x, day): &(f64, String)| {
        words("chart-day", (*x, frame.height - 0.3 * frame.letters), day)
    };
    view! {
        {drawing.scores.iter().map(score).collect_view()}
        {stroke("chart-axis", [(left, bottom), (right, bottom)])}
        {drawing.marks.iter().map(mark).collect_view()}
        {drawing.days.iter().map(day).collect_view()}
    }
}

/// What the scores are counted in, over their axis.
pub fn unit(drawing: &Drawing, unit: &str) -> impl IntoView + use<> {
    let unit = cut(unit, drawing.frame.letters, drawing.frame.width);
    words("chart-unit", (0.0, drawing.unit), &unit)
}

fn phase_line(drawing: &Drawing, phase: &Placed) -> impl IntoView + use<> {
    let top = drawing.row(phase.row) - 0.8 * drawing.frame.letters;
    stroke("chart-phase", [(phase.at, top), (phase.at, drawing.bottom)])
}

fn phase_label(drawing: &Drawing, phase: &Placed) -> impl IntoView + use<> {
    words(
        "chart-label",
        (phase.left, drawing.row(phase.row)),
        &phase.words,
    )
}

/// What the strokes stand for. It explains only what is seen, so that screen readers pass over it.
pub fn legend(plot: &ProgressPlot) -> impl IntoView + use<> {
    let across: Line = [(1.0, 8.0), (35.0, 8.0)];
    let down: Line = [(2.0, 0.0), (2.0, 16.0)];
    let score =
        || view! { {stroke("chart-score", across)} {circle("chart-dot", 4.5, (18.0, 8.0))} };
    let ProgressPlot {
        points,
        goal,
        trend,
        phases,
        legend,
        ..
    } = plot;
    view! {
        <ul class="chart-legend plain" aria-hidden="true">
            {(!points.is_empty()).then(|| entry(36, score(), &legend.score))}
            {goal.map(|_| entry(36, stroke("chart-goal", across), &legend.goal))}
            {trend.map(|_| entry(36, stroke("chart-trend", across), &legend.trend))}
            {(!phases.is_empty()).then(|| entry(4, stroke("chart-phase", down), &legend.phase))}
        </ul>
    }
}

/// An entry of the legend: a sample of a width, and what it stands for.
fn entry<V: IntoView>(wide: u32, sample: V, words: &str) -> impl IntoView + use<V> {
    view! {
        <li class="chart-entry">
            <svg class="chart-sample" viewBox=format!("0 0 {wide} 16") focusable="false">
                {sample}
            </svg>
            {words.to_owned()}
        </li>
    }
}
