//! The days on which the school does not meet: all of them, one more, and a list from a letter.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::calendar::{Calendar, DaysOff, Line, LineProblem, Own, read_lines};
use throughline_domain::fields::Whole;
use throughline_domain::school::School;
use throughline_domain::subject::Subject;
use throughline_domain::time::Day;
use throughline_ui::{
    Button, ButtonKind, Card, EmptyState, Icon, InputKind, Page, Table, TextArea, TextField, Toast,
    Toasts, Tone,
};

use crate::pieces::fields::day;
use crate::pieces::{Back, Form, FormFrame, say_failure};
use crate::route::Route;
use crate::text::{self, Language, Text, days_off as say, language_now, shell};
use crate::workspace::{Failure, Workspace, time};

/// The page of days off.
#[component]
pub fn DaysOffPage() -> impl IntoView {
    let workspace = Workspace::get();
    let may = Memo::new(move |_| workspace.may_set_rules());
    view! {
        <Page
            title=say::title()
            lead=say::lead()
            before=|| view! { <Back to=Route::Settings words=text::settings::title() /> }
        >
            <div class="columns columns-even">
                <div class="stack">
                    <All may />
                </div>
                <Show when=move || may.get()>
                    <div class="stack screen-only">
                        <Card title=say::add() icon=Icon::Add>
                            <AddForm />
                        </Card>
                        <Card title=say::paste() icon=Icon::Note>
                            <PasteForm />
                        </Card>
                    </div>
                </Show>
            </div>
        </Page>
    }
}

/// A stretch as a row shows it.
type Stretch = (Day, DaysOff);

/// All days off, those to come first; those that are over stand folded up.
#[component]
fn All(may: Memo<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let all = Memo::new(move |_| {
        let today = time::today();
        let own = workspace.cabinet.school().days_off.clone();
        let (to_come, over): (Vec<Stretch>, Vec<Stretch>) = own
            .into_iter()
            .map(|(from, off)| (from, off.0))
            .partition(|(_, off)| off.until >= today);
        (to_come, over)
    });
    let any = move || all.with(|(to_come, _)| !to_come.is_empty());
    let over = move || all.with(|(_, over)| over.len());
    view! {
        <Show
            when=any
            fallback=|| {
                view! {
                    <EmptyState icon=Icon::Calendar title=say::empty_title()>
                        <p>{say::empty_text()}</p>
                    </EmptyState>
                }
            }
        >
            <Stretches stretches=Signal::derive(move || all.get().0) may />
        </Show>
        <Show when=move || over() != 0>
            <details class="screen-only">
                <summary>{move || say::over(over()).say()}</summary>
                <Stretches stretches=Signal::derive(move || all.get().1) may />
            </details>
        </Show>
    }
}

#[component]
fn Stretches(#[prop(into)] stretches: Signal<Vec<Stretch>>, may: Memo<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let head = move || {
        view! {
            <th scope="col">{say::column_name()}</th>
            <th scope="col">{say::column_days()}</th>
            <th scope="col" class="wide-only">
                {say::column_count()}
            </th>
            <Show when=move || may.get()>
                <th scope="col" class="screen-only">
                    <span class="heard-only">{say::remove()}</span>
                </th>
            </Show>
        }
    };
    let row = move |(from, off): Stretch| {
        let (until, name) = (off.until, off.name);
        let count = weekdays(from, until);
        let shown = name.clone();
        let named = move || {
            if shown.is_empty() {
                say::unnamed().say()
            } else {
                shown.clone()
            }
        };
        let label = StoredValue::new(named.clone());
        let remove = Callback::new(remove_of(workspace, toasts, from));
        view! {
            <tr>
                <th scope="row" class="table-main">
                    {named}
                </th>
                <td>{days(from, until)}</td>
                <td class="wide-only number">{count}</td>
                <Show when=move || may.get()>
                    <td class="screen-only">
                        <Button
                            kind=ButtonKind::Quiet
                            icon=Icon::Close
                            on_click=remove
                        >
                            {say::remove()}
                            <span class="heard-only">" " {move || label.with_value(|label| label())}</span>
                        </Button>
                    </td>
                </Show>
            </tr>
        }
    };
    view! {
        <Table caption=say::title() quiet_caption=true head=head>
            {move || stretches.get().into_iter().map(row).collect_view()}
        </Table>
    }
}

/// Takes a stretch out.
fn remove_of(workspace: Workspace, toasts: Toasts, from: Day) -> impl Fn(()) {
    move |()| {
        change(workspace, toasts, say::removed(), move |own| {
            own.remove(&from);
        });
    }
}

/// From one day to another, or one day alone.
fn days(from: Day, until: Day) -> Text {
    if from == until {
        text::day(from)
    } else {
        say::from_to(text::day(from), text::day(until))
    }
}

/// How many days that would be school days.
fn weekdays(from: Day, until: Day) -> String {
    let before = from.0.pred_opt().map_or(from, Day);
    Calendar::default().school_days(before, until).to_string()
}

/// Adding one stretch.
#[component]
fn AddForm() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let field = || RwSignal::new(String::new());
    let (name, from, until) = (field(), field(), field());
    let form = Form::new();
    let add = move || {
        let first = day(&from.get_untracked());
        let typed = until.get_untracked();
        let last = if typed.trim().is_empty() {
            first
        } else {
            day(&typed)
        };
        let line = first.zip(last).map(|(from, until)| Line {
            from,
            until,
            name: name.get_untracked().trim().to_owned(),
        });
        let problem = line.as_ref().and_then(Line::problem);
        let checks = [
            (first.is_none(), "off-from", say::error_from()),
            (
                first.is_some() && last.is_none(),
                "off-until",
                say::error_until(),
            ),
            (
                problem == Some(LineProblem::Backwards),
                "off-until",
                say::error_backwards(),
            ),
            (
                problem == Some(LineProblem::TooLong),
                "off-until",
                say::error_long(),
            ),
        ];
        let wrong: Vec<(&str, Text)> = checks
            .into_iter()
            .filter(|(wrong, ..)| *wrong)
            .map(|(_, field, words)| (field, words))
            .collect();
        let (true, Some(line)) = (form.accepts(&wrong), line) else {
            return;
        };
        for field in [name, from, until] {
            field.set(String::new());
        }
        change(workspace, toasts, say::added(1), move |own| {
            put(own, vec![line]);
        });
    };
    view! {
        <FormFrame form on_submit=add go=say::add_do() kind=ButtonKind::Secondary>
            <TextField label=say::name() note=shell::optional() hint=say::name_hint() value=name />
            <div class="pair">
                <TextField
                    label=say::from()
                    value=from
                    kind=InputKind::Date
                    error=form.error("off-from")
                    id="off-from"
                />
                <TextField
                    label=say::until()
                    note=shell::optional()
                    value=until
                    kind=InputKind::Date
                    error=form.error("off-until")
                    id="off-until"
                />
            </div>
        </FormFrame>
    }
}

/// Bringing in a list, one line a day or a range.
#[component]
fn PasteForm() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let list = RwSignal::new(String::new());
    let form = Form::new();
    let bring_in = move || {
        let read = list.with_untracked(|text| read_lines(text, day_first(language_now())));
        let wrong: Vec<(&str, Text)> = match &read {
            Ok(lines) if lines.is_empty() => vec![("off-list", say::error_nothing())],
            Ok(_) => Vec::new(),
            Err(wrong) => wrong
                .iter()
                .map(|(line, problem)| ("off-list", line_problem(*line, *problem)))
                .collect(),
        };
        let (true, Ok(lines)) = (form.accepts(&wrong), read) else {
            return;
        };
        list.set(String::new());
        change(workspace, toasts, say::added(lines.len()), move |own| {
            put(own, lines);
        });
    };
    view! {
        <FormFrame form on_submit=bring_in go=say::paste_do() kind=ButtonKind::Secondary>
            <TextArea
                label=say::paste_label()
                hint=say::paste_hint()
                value=list
                rows=6
                error=form.error("off-list")
                id="off-list"
            />
        </FormFrame>
    }
}

/// Whether the day stands before the month where a date is written with slashes.
const fn day_first(language: Language) -> bool {
    match language {
        Language::English => false,
        Language::Spanish => true,
    }
}

fn line_problem(line: usize, problem: LineProblem) -> Text {
    let line = line.to_string();
    match problem {
        LineProblem::Days => say::error_line_days(line),
        LineProblem::Backwards => say::error_line_backwards(line),
        LineProblem::TooLong => say::error_line_long(line),
    }
}

fn put(own: &mut Own, lines: Vec<Line>) {
    let known = lines.into_iter().map(|line| {
        let Line { from, until, name } = line;
        (from, Whole(DaysOff { until, name }))
    });
    own.extend(known.collect::<BTreeMap<_, _>>());
}

/// Changes the days off, says so, and offers to take it back: what it touched stands as it did before, and nothing else.
fn change(
    workspace: Workspace,
    toasts: Toasts,
    words: Text,
    make: impl FnOnce(&mut Own) + 'static,
) {
    let before = untrack(|| workspace.cabinet.school()).days_off.clone();
    let mut after = before.clone();
    make(&mut after);
    let touched: Vec<(Day, Option<Whole<DaysOff>>)> = before
        .keys()
        .chain(after.keys())
        .filter(|from| before.get(from) != after.get(from))
        .map(|from| (*from, before.get(from).cloned()))
        .collect();
    spawn_local(async move {
        if let Err(failure) = store(workspace, after).await {
            say_failure(toasts, &failure);
            return;
        }
        let undo = Callback::new(move |()| {
            let mut now = untrack(|| workspace.cabinet.school()).days_off.clone();
            for (from, was) in touched.clone() {
                match was {
                    Some(was) => now.insert(from, was),
                    None => now.remove(&from),
                };
            }
            spawn_local(async move {
                if let Err(failure) = store(workspace, now).await {
                    say_failure(toasts, &failure);
                }
            });
        });
        toasts.show(Toast {
            tone: Tone::Good,
            words: workspace.saved(words),
            action: Some((say::undo().say_now(), undo)),
        });
    });
}

async fn store(workspace: Workspace, own: Own) -> Result<(), Failure> {
    let set = move |school: &mut School| school.days_off = own;
    workspace
        .save("school.days_off", Subject::School, set)
        .await
}
