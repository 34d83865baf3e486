//! What the columns of a table are: guessed, shown with their first values, and named by the person.

use leptos::prelude::*;
use throughline_domain::student_list as column;
use throughline_domain::table_import::{ColumnView, Mapping, TableView};
use throughline_ui::{Button, ButtonKind, Callout, Card, Checkbox, Choice, Icon, Select, Tone};

use crate::text::{Text, roster as say};

/// What a column may hold, as a mapping names it and as a person reads it.
type Offer = (&'static str, fn() -> Text);

/// What a column may hold, in the order in which it is offered.
const OFFERED: [Offer; 8] = [
    (column::NAME, say::holds_name),
    (column::GIVEN, say::holds_given),
    (column::FAMILY, say::holds_family),
    (column::PREFERRED, say::holds_preferred),
    (column::PRONOUNS, say::holds_pronouns),
    (column::NUMBER, say::holds_number),
    (column::GRADE, say::holds_grade),
    (column::CLASS, say::holds_class),
];

/// The columns of a table, with a way on and a way out.
#[component]
pub fn Columns(
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
    let problem = Memo::new(move |_| problem(&mapping()));
    let go = move |()| preview.run(untrack(mapping));
    let lead = match table.header_line {
        Some(line) => say::columns_header(line.to_string()),
        None => say::columns_no_header(),
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
                    .map(|(at, (column, taken))| view! { <Column at column taken /> })
                    .collect_view()}
            </ul>
            <Checkbox label=say::whole() hint=say::whole_hint() checked=whole />
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
fn Column(at: usize, column: ColumnView, taken: RwSignal<String>) -> impl IntoView {
    let title = if column.title.is_empty() {
        say::column_untitled(at + 1).say()
    } else {
        column.title
    };
    let options = Signal::derive(|| {
        let aside = Choice::new("", say::holds_nothing().say());
        let offered = OFFERED.iter();
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

/// The mapping that was guessed, where the table says by its header what it holds and the guess can be used: then a
/// person sees at once what would change, and can still come back to the columns.
pub fn certain(table: &TableView) -> Option<Mapping> {
    let guessed = table.columns.iter().map(|column| column.taken_for.clone());
    let mapping = Mapping {
        columns: guessed.collect(),
        whole: false,
    };
    (table.header_line.is_some() && problem(&mapping).is_none()).then_some(mapping)
}

/// Why this mapping cannot be used; `None` when it can.
fn problem(mapping: &Mapping) -> Option<Text> {
    let twice = OFFERED.iter().find(|(what, _)| {
        let held = mapping.columns.iter().flatten();
        held.filter(|held| held.as_str() == *what).count() > 1
    });
    if let Some((_, words)) = twice {
        return Some(say::columns_twice(words()));
    }
    let named = [column::NAME, column::GIVEN, column::FAMILY];
    let any_name = named.iter().any(|what| mapping.column(what).is_some());
    (!any_name).then(say::columns_nameless)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem_of(columns: &[&str]) -> Option<Text> {
        let held = |held: &&str| (!held.is_empty()).then(|| (*held).to_owned());
        problem(&Mapping {
            columns: columns.iter().map(held).collect(),
            whole: false,
        })
    }

    #[test]
    fn a_name_is_needed_and_nothing_twice() {
        assert_eq!(problem_of(&["number", "", "family"]), None);
        assert_eq!(problem_of(&["name", "class"]), None);
        assert_eq!(
            problem_of(&["number", "grade"]),
            Some(say::columns_nameless())
        );
        assert_eq!(
            problem_of(&["name", "grade", "grade"]),
            Some(say::columns_twice(say::holds_grade()))
        );
    }
}
