//! Referrals as a board: a column for each state, the ageing ones on top of each. To move one on, it is opened and
//! answered: who referred is always told why.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::referral::State;
use throughline_ui::{Badge, Button, ButtonKind, Icon, Symbol, Tone};

use super::line::Line;
use super::names;
use crate::route::Route;
use crate::text::{self, referrals as say};

/// The states in which somebody waits or something goes on.
const OPEN: [State; 5] = [
    State::New,
    State::NeedsInformation,
    State::Accepted,
    State::Waitlisted,
    State::InSupport,
];
/// Those in which it is over.
const OVER: [State; 2] = [State::Declined, State::Closed];

/// How many cards a column shows before one asks for more.
const FIRST: usize = 25;

/// The board.
#[component]
pub fn Board(
    /// What it shows, in order.
    lines: Memo<Arc<Vec<Line>>>,
) -> impl IntoView {
    let within = move |state: State| {
        Memo::new(move |_| {
            let lines = lines.get();
            let within = lines.iter().filter(|line| line.state == state);
            within.cloned().collect::<Vec<Line>>()
        })
    };
    let open = move |state: State| {
        let lines = within(state);
        let (_, icon) = names::state_look(state);
        view! {
            <section class="board-column" aria-label=move || names::state(state).say()>
                <h2 class="board-head">
                    <Symbol icon />
                    <span>{names::state(state)}</span>
                    <span class="soft number">{move || text::number(lines.with(Vec::len))}</span>
                </h2>
                <Cards lines />
            </section>
        }
    };
    let folded = move |state: State| {
        let lines = within(state);
        view! {
            <details class="board-folded">
                <summary>
                    {names::state(state)} " "
                    <span class="soft number">{move || text::number(lines.with(Vec::len))}</span>
                </summary>
                <div class="tiles">
                    <Cards lines />
                </div>
            </details>
        }
    };
    view! {
        <div class="board">{OPEN.into_iter().map(open).collect_view()}</div>
        {OVER.into_iter().map(folded).collect_view()}
    }
}

/// The cards of a column.
#[component]
fn Cards(lines: Memo<Vec<Line>>) -> impl IntoView {
    let all = RwSignal::new(false);
    let most = move || if all.get() { usize::MAX } else { FIRST };
    let more = move || lines.with(Vec::len).saturating_sub(most());
    view! {
        <Show
            when=move || lines.with(|lines| !lines.is_empty())
            fallback=|| view! { <p class="soft small">{say::board_nothing()}</p> }
        >
            <ol class="plain board-cards">
                {move || lines.get().into_iter().take(most()).map(card).collect_view()}
            </ol>
            <Show when=move || { more() > 0 }>
                <Button kind=ButtonKind::Quiet on_click=move |()| all.set(true)>
                    {move || say::board_more(more()).say()}
                </Button>
            </Show>
        </Show>
    }
}

fn card(line: Line) -> impl IntoView {
    let concerns = names::concerns(&line.concerns);
    let urgency = names::urgency_badge(line.urgency);
    let disputed = line.disputed.then(|| {
        view! {
            <Badge tone=Tone::Caution icon=Icon::Clash>
                {say::disputed()}
            </Badge>
        }
    });
    let days = (!line.ageing.is_due()).then(|| names::days(line.days));
    view! {
        <li>
            <a class="board-card" href=Route::Referral(line.id).href()>
                <strong>{line.student}</strong>
                <span class="board-marks">
                    {urgency} {names::ageing_badge(line.ageing)} {disputed}
                </span>
                <span class="soft small">{move || concerns().clone()}</span>
                <span class="soft small">
                    {days.map(|days| view! { {days} " · " })} {say::board_by(line.by)}
                </span>
            </a>
        </li>
    }
}
