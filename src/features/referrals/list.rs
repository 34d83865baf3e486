//! All referrals that are here, as a list or as a board: searched, narrowed down, printed, saved as a table.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::referral::{Concern, State};
use throughline_ui::{
    Badge, Button, ButtonKind, ButtonLink, Checkbox, Choice, Dialog, EmptyState, Icon, Later, Page,
    SearchField, Select, Sort, SortHeader, Tone, WindowedTable,
};

use super::board::Board;
use super::line::{self, Column, Filter, Line, Standing};
use super::names;
use super::settings::Settings;
use crate::route::Route;
use crate::text::names::{concern as concern_words, concern_code, concern_of_code};
use crate::text::{self, Text, referrals as say, shell};
use crate::workspace::{Workspace, csv, files};

/// The name under which it is remembered whether one sees a board.
const VIEW: &str = "referrals";
/// A board.
const BOARD: &str = "board";
/// A list.
const LIST: &str = "list";

/// What narrows the referrals down, as the fields hold it.
#[derive(Clone, Copy)]
struct Fields {
    words: RwSignal<String>,
    standing: RwSignal<String>,
    concern: RwSignal<String>,
    mine: RwSignal<bool>,
}

/// A choice with its code and its words.
type Coded<T> = (T, &'static str, fn() -> Text);

/// The choices of states that are no single state.
const GROUPS: [Coded<Standing>; 4] = [
    (Standing::Open, "open", say::show_open),
    (Standing::Waiting, "waiting", say::show_waiting),
    (Standing::Ended, "ended", say::show_closed),
    (Standing::Any, "all", say::show_all),
];

impl Fields {
    fn new() -> Self {
        Self {
            words: RwSignal::new(String::new()),
            standing: RwSignal::new(GROUPS[0].1.to_owned()),
            concern: RwSignal::new(String::new()),
            mine: RwSignal::new(false),
        }
    }

    fn standing(self) -> Standing {
        self.standing.with(|code| {
            let group = GROUPS.iter().find(|(_, it, _)| it == code);
            let state = State::ALL.into_iter().find(|it| names::code(*it) == code);
            match (group, state) {
                (Some((standing, ..)), _) => *standing,
                (_, Some(state)) => Standing::In(state),
                _ => Standing::Any,
            }
        })
    }

    /// A board has a column for each state, and shows them all.
    fn filter(self, board: bool) -> Filter {
        Filter {
            words: self.words.get(),
            standing: if board {
                Standing::Any
            } else {
                self.standing()
            },
            concern: concern_of_code(&self.concern.get()),
            mine: self.mine.get(),
        }
    }

    fn clear(self) {
        self.words.set(String::new());
        self.standing.set("all".to_owned());
        self.concern.set(String::new());
        self.mine.set(false);
    }
}

/// All referrals.
#[component]
pub fn Referrals() -> impl IntoView {
    let workspace = Workspace::get();
    let fields = Fields::new();
    let sort = RwSignal::new(Sort::by(Column::State));
    let board = Memo::new(move |_| workspace.choice(VIEW) == Some(BOARD));
    let lines = Memo::new(move |_| line::lines(workspace));
    let shown = Memo::new(move |_| {
        let board = board.get();
        let sort = if board {
            Sort::by(Column::State)
        } else {
            sort.get()
        };
        let filter = fields.filter(board);
        lines.with(|lines| Arc::new(line::shown(lines, &filter, sort)))
    });
    let any = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    let sees_settings = Memo::new(move |_| workspace.may_set_rules());
    let setting = RwSignal::new(false);
    let export = move |()| {
        let text = csv::csv(shown.with_untracked(|shown| table(shown)));
        files::download_text(&say::export_name().say(), "text/csv", &text);
    };
    let actions = move || {
        view! {
            <span class="row wide-only">
                <Show when=move || any.get()>
                    <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                        {say::print()}
                    </Button>
                    <Button kind=ButtonKind::Quiet icon=Icon::Download on_click=export>
                        {say::export()}
                    </Button>
                </Show>
                <Show when=move || sees_settings.get()>
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Icon::Clock
                        on_click=move |()| setting.set(true)
                    >
                        {say::settings()}
                    </Button>
                </Show>
            </span>
            <ButtonLink
                href=Route::NewReferral.href()
                kind=ButtonKind::Primary
                icon=Icon::Flag
            >
                {say::new()}
            </ButtonLink>
        }
    };
    view! {
        <Page title=say::title() lead=say::lead() actions=actions>
            <Show when=move || any.get() fallback=Nothing>
                <Later>
                    <Filters fields board shown=Signal::derive(move || shown.with(|it| it.len())) />
                    <Show
                        when=move || shown.with(|shown| !shown.is_empty())
                        fallback=move || view! { <NoMatch fields /> }
                    >
                        <Show
                            when=move || board.get()
                            fallback=move || view! { <List shown sort /> }
                        >
                            <Board lines=shown />
                        </Show>
                    </Show>
                </Later>
            </Show>
            <Dialog open=setting title=say::settings() close=shell::close()>
                <Settings open=setting />
            </Dialog>
        </Page>
    }
}

/// What stands where there is none yet.
#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState
            icon=Icon::Flag
            title=say::empty_title()
            actions=|| {
                view! {
                    <ButtonLink
                        href=Route::NewReferral.href()
                        kind=ButtonKind::Primary
                        icon=Icon::Flag
                    >
                        {say::new()}
                    </ButtonLink>
                }
            }
        >
            <p>{say::empty_text()}</p>
        </EmptyState>
    }
}

/// What stands where the filter leaves none.
#[component]
fn NoMatch(fields: Fields) -> impl IntoView {
    view! {
        <EmptyState
            icon=Icon::Search
            title=say::none_shown()
            actions=move || {
                view! { <Button on_click=move |()| fields.clear()>{say::show_every()}</Button> }
            }
        >
            <p>{say::none_text()}</p>
        </EmptyState>
    }
}

/// List or board, search, and what narrows them down.
#[component]
fn Filters(fields: Fields, board: Memo<bool>, shown: Signal<usize>) -> impl IntoView {
    let workspace = Workspace::get();
    let states = move || {
        let groups = GROUPS
            .iter()
            .map(|(_, code, words)| Choice::new(*code, words().say()));
        let states = State::ALL.iter();
        let states =
            states.map(|state| Choice::new(names::code(*state), names::state(*state).say()));
        groups.chain(states).collect::<Vec<_>>()
    };
    let concerns = move || {
        let all = Choice::new("", say::all_concerns().say());
        let concerns = Concern::ALL.iter();
        let concerns = concerns.map(|it| Choice::new(concern_code(*it), concern_words(*it).say()));
        std::iter::once(all).chain(concerns).collect::<Vec<_>>()
    };
    let view_of = move |(is_board, code, words): Coded<bool>| {
        let pressed = move || (board.get() == is_board).to_string();
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=pressed
                on:click=move |_| workspace.choose(VIEW, code)
            >
                {words()}
            </button>
        }
    };
    let views: [Coded<bool>; 2] = [(false, LIST, say::as_list), (true, BOARD, say::as_board)];
    view! {
        <div class="row row-between">
            <div class="chips" role="group" aria-label=move || say::view().say()>
                {views.into_iter().map(view_of).collect_view()}
            </div>
            <span class="soft number" role="status">
                {move || say::count(shown.get()).say()}
            </span>
        </div>
        <div class="filters">
            <SearchField label=say::search() value=fields.words />
            <Show when=move || !board.get()>
                <Select
                    label=say::column_state()
                    value=fields.standing
                    options=Signal::derive(states)
                />
            </Show>
            <Select
                label=say::concern()
                value=fields.concern
                options=Signal::derive(concerns)
            />
            <Checkbox label=say::mine() checked=fields.mine />
        </div>
    }
}

/// The list.
#[component]
fn List(shown: Memo<Arc<Vec<Line>>>, sort: RwSignal<Sort<Column>>) -> impl IntoView {
    let head = move || {
        view! {
            <SortHeader label=say::column_student() column=Column::Student sort />
            <th scope="col" class="wide-only">
                {say::column_concerns()}
            </th>
            <SortHeader label=say::column_urgency() column=Column::Urgency sort />
            <SortHeader label=say::column_state() column=Column::State sort />
            <SortHeader label=say::column_since() column=Column::Time sort />
            <SortHeader label=say::column_by() column=Column::By sort />
            <SortHeader label=say::column_day() column=Column::Day sort />
        }
    };
    view! {
        <div class="referral-table">
            <WindowedTable caption=say::caption() rows=shown head=head row=cells />
        </div>
    }
}

/// The cells of a line.
fn cells(line: Signal<Line>) -> impl IntoView {
    let href = move || Route::Referral(line.with(|line| line.id)).href();
    let concerns = move || line.with(|line| names::concerns(&line.concerns)());
    let state = move || {
        let (state, disputed) = line.with(|line| (line.state, line.disputed));
        if disputed {
            view! {
                <Badge tone=Tone::Caution icon=Icon::Clash>
                    {say::disputed()}
                </Badge>
            }
            .into_any()
        } else {
            names::state_badge(state).into_any()
        }
    };
    let urgency = move || {
        let urgency = line.with(|line| line.urgency);
        names::urgency_badge(urgency).map_or_else(
            || view! { <span class="soft">{names::urgency(urgency)}</span> }.into_any(),
            IntoAny::into_any,
        )
    };
    let time = move || {
        let (ageing, days) = line.with(|line| (line.ageing, line.days));
        names::ageing_badge(ageing).map_or_else(
            || view! { <span class="soft">{names::days(days)}</span> }.into_any(),
            IntoAny::into_any,
        )
    };
    view! {
        <td class="table-main">
            <a href=href>
                <span class="cut">{move || line.with(|line| line.student.clone())}</span>
            </a>
        </td>
        <td class="wide-only">
            <span class="cut soft" title=concerns>
                {concerns}
            </span>
        </td>
        <td>{urgency}</td>
        <td>
            {state}
            <span class="phone-urgency">
                {move || names::urgency_badge(line.with(|line| line.urgency))}
            </span>
        </td>
        <td>{time}</td>
        <td>
            <span class="cut">{move || line.with(|line| line.by.clone())}</span>
        </td>
        <td class="soft">{move || text::day(line.with(|line| line.day)).say()}</td>
    }
}

/// The lines as rows of text, with a header.
fn table(shown: &[Line]) -> Vec<Vec<String>> {
    let head = [
        say::column_student(),
        say::concerns(),
        say::column_urgency(),
        say::column_state(),
        say::column_days(),
        say::column_by(),
        say::column_day(),
    ];
    let lines = shown.iter().map(|line| {
        vec![
            line.student.clone(),
            names::concerns(&line.concerns)(),
            names::urgency(line.urgency).say(),
            names::state(line.state).say(),
            line.days.to_string(),
            line.by.clone(),
            line.day.to_string(),
        ]
    });
    std::iter::once(head.iter().map(Text::say).collect())
        .chain(lines)
        .collect()
}
