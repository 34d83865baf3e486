//! What the columns of a table are: guessed, shown with their first values, and named by the person.

use leptos::prelude::*;
use throughline_domain::table_import::{ColumnView, Mapping, TableView};
use throughline_ui::{Button, ButtonKind, Callout, Card, Checkbox, Choice, Icon, Select, Tone};

use crate::text::{Text, roster as say};

/// What a column may hold, as a mapping names it and as a person reads it.
type Offer = (&'static str, fn() -> Text);

/// What an import seeks in a table.
#[derive(Clone, Copy)]
pub struct Sought {
    /// What a column may hold, as a mapping names it and as a person reads it, in the order in which it is offered.
    pub offered: &'static [Offer],
    /// Of these, what several columns may hold.
    pub several: &'static [&'static str],
    /// Of these, what one column at least must hold.
    pub needed: &'static [&'static str],
    /// What to say when none of them does.
    pub needs: fn() -> Text,
    /// What to say where the table has no header.
    pub no_header: fn() -> Text,
    /// Whether a table may name everything, so that what it leaves out is gone.
    pub may_be_whole: bool,
}

/// The columns of a table, with a way on and a way out.
#[component]
pub fn Columns(
    /// What is sought in it.
    sought: Sought,
    /// The table as it was read.
    table: TableView,
    /// What was chosen before; the guesses where nothing was.
    chosen: Option<Mapping>,
    /// Whether the engine is at work.
    busy: Signal<bool>,
    /// Shows what importing it would do.
    preview: Callback<Mapping>,
    /// Forgets it.
    discard: Callback<()>,
) -> impl IntoView {
    let whole = RwSignal::new(chosen.as_ref().is_some_and(|chosen| chosen.whole));
    let guessed = table.columns.iter().map(|column| column.taken_for.clone());
    let taken = chosen.map_or_else(|| guessed.collect(), |chosen| chosen.columns);
    let taken: Vec<RwSignal<String>> = taken
        .into_iter()
        .map(|taken| RwSignal::new(taken.unwrap_or_default()))
        .collect();
    let holds = StoredValue::new(taken.clone());
    let mapping = move || Mapping {
        columns: holds.with_value(|holds| {
            let held = holds.iter().map(|held| held.get());
            held.map(|held| (!held.is_empty()).then_some(held))
                .collect()
        }),
        whole: whole.get(),
    };
    let problem = Memo::new(move |_| sought.problem(&mapping()));
    let go = move |()| preview.run(untrack(mapping));
    let lead = match table.header_line {
        Some(line) => say::columns_header(line.to_string()),
        None => (sought.no_header)(),
    };
    let remembered = table.remembered.then(|| {
        view! {
            <Callout tone=Tone::Info title=say::columns_remembered()>
                <p>{say::columns_remembered_text()}</p>
            </Callout>
        }
    });
    let columns = table.columns.into_iter().zip(taken).enumerate();
    view! {
        <Card title=say::columns_title(table.rows) icon=Icon::Filter>
            <p>{say::columns_lead()} " " {lead}</p>
            {remembered}
            <ul class="plain mapped">
                {columns
                    .map(|(at, (column, taken))| view! { <Column sought at column taken /> })
                    .collect_view()}
            </ul>
            {sought
                .may_be_whole
                .then(|| {
                    view! { <Checkbox label=say::whole() hint=say::whole_hint() checked=whole /> }
                })}
            <div role="status">
                {move || {
                    problem
                        .get()
                        .map(|problem| {
                            view! {
                                <Callout tone=Tone::Caution title=say::columns_problem()>
                                    <p>{problem}</p>
                                </Callout>
                            }
                        })
                }}
            </div>
            <div class="actions">
                <Button
                    kind=ButtonKind::Primary
                    busy
                    disabled=Signal::derive(move || problem.with(Option::is_some))
                    on_click=go
                >
                    {say::columns_go()}
                </Button>
                <Button on_click=discard>{say::discard()}</Button>
            </div>
        </Card>
    }
}

/// A column: its title, its first values, and what it holds.
#[component]
fn Column(sought: Sought, at: usize, column: ColumnView, taken: RwSignal<String>) -> impl IntoView {
    let title = if column.title.is_empty() {
        say::column_untitled(at + 1).say()
    } else {
        column.title
    };
    let options = Signal::derive(move || {
        let aside = Choice::new("", say::holds_nothing().say());
        let offered = sought.offered.iter();
        std::iter::once(aside)
            .chain(offered.map(|(what, words)| Choice::new(*what, words().say())))
            .collect::<Vec<_>>()
    });
    let samples = column.samples.join(" · ");
    let choice = if column.withheld {
        view! { <p class="soft small">{say::withheld()}</p> }.into_any()
    } else {
        let label = say::column_holds(title.as_str());
        view! { <Select label value=taken options /> }.into_any()
    };
    view! {
        <li class="mapped-column" class=("mapped-aside", move || taken.with(String::is_empty))>
            <div class="mapped-words">
                <strong class="cut">{title.clone()}</strong>
                <span class="soft small cut">{samples}</span>
            </div>
            {choice}
        </li>
    }
}

impl Sought {
    /// The mapping that was guessed, where the table says by its header what it holds and the guess can be used: then a
    /// person sees at once what would change, and can still come back to the columns.
    pub fn certain(self, table: &TableView) -> Option<Mapping> {
        let guessed = table.columns.iter().map(|column| column.taken_for.clone());
        let mapping = Mapping {
            columns: guessed.collect(),
            whole: false,
        };
        (table.header_line.is_some() && self.problem(&mapping).is_none()).then_some(mapping)
    }

    /// Why this mapping cannot be used; `None` when it can.
    fn problem(self, mapping: &Mapping) -> Option<Text> {
        let twice = self.offered.iter().find(|(what, _)| {
            let held = mapping.columns.iter().flatten();
            let count = held.filter(|held| held.as_str() == *what).count();
            count > 1 && !self.several.contains(what)
        });
        if let Some((_, words)) = twice {
            return Some(say::columns_twice(words()));
        }
        let named = self
            .needed
            .iter()
            .any(|what| mapping.column(what).is_some());
        (!named).then(self.needs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUGHT: Sought = Sought {
        offered: &[("name", say::holds_name), ("grade", say::holds_grade)],
        several: &["grade"],
        needed: &["name", "family"],
        needs: say::columns_nameless,
        no_header: say::columns_no_header,
        may_be_whole: true,
    };

    fn problem_of(columns: &[&str]) -> Option<Text> {
        let held = |held: &&str| (!held.is_empty()).then(|| (*held).to_owned());
        SOUGHT.problem(&Mapping {
            columns: columns.iter().map(held).collect(),
            whole: false,
        })
    }

    #[test]
    fn what_is_needed_is_there_and_nothing_twice_that_may_stand_once() {
        assert_eq!(problem_of(&["number", "", "family"]), None);
        assert_eq!(problem_of(&["name", "grade", "grade"]), None);
        assert_eq!(
            problem_of(&["number", "grade"]),
            Some(say::columns_nameless())
        );
        assert_eq!(
            problem_of(&["name", "name"]),
            Some(say::columns_twice(say::holds_name()))
        );
    }
}
