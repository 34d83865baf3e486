//! What is wrong with rows of files: file, line and reason, and all of it as a table to mend them by.

use leptos::prelude::*;
use throughline_domain::roster_import::BadRow;
use throughline_ui::{Button, ButtonKind, Card, Icon, Table};

use crate::text::{self, Text, roster as say};
use crate::workspace::{csv, files};

/// What is wrong with rows of files.
#[component]
pub fn BadRows(
    /// Those that are listed.
    rows: Vec<BadRow>,
    /// How many there are in all.
    count: usize,
    /// What they are, with their number.
    title: Text,
    /// What to do with them.
    lead: Text,
) -> impl IntoView {
    let shown = rows.len();
    let more = (shown < count).then(|| view! { <p class="soft">{say::bad_shown(shown)}</p> });
    let rows = StoredValue::new(rows);
    let save = move |()| {
        let text = csv::csv(rows.with_value(|rows| table(rows)));
        files::download_text(&say::bad_name().say(), "text/csv", &text);
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Download on_click=save>
                {say::bad_save()}
            </Button>
        }
    };
    let line = |row: BadRow| {
        view! {
            <tr>
                <td>{row.file}</td>
                <td class="number">{row.line.to_string()}</td>
                <td>{text::roster_problem::of_row(&row.reason)}</td>
            </tr>
        }
    };
    view! {
        <Card title=title icon=Icon::Warning actions=actions>
            <p>{lead}</p>
            {more}
            <div class="tall">
                <Table caption=say::bad_caption() quiet_caption=true head=head>
                    {rows.get_value().into_iter().map(line).collect_view()}
                </Table>
            </div>
        </Card>
    }
}

fn head() -> impl IntoView {
    view! {
        <th scope="col">{say::column_file()}</th>
        <th scope="col" class="number">
            {say::column_line()}
        </th>
        <th scope="col">{say::column_reason()}</th>
    }
}

fn table(rows: &[BadRow]) -> Vec<Vec<String>> {
    let head = [say::column_file(), say::column_line(), say::column_reason()];
    let lines = rows.iter().map(|row| {
        let reason = text::roster_problem::of_row(&row.reason);
        vec![row.file.clone(), row.line.to_string(), reason.say()]
    });
    std::iter::once(head.iter().map(Text::say).collect())
        .chain(lines)
        .collect()
}
