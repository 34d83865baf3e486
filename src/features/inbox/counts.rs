//! How many slips there are of each theme and kind.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::inbox::{Case, Closing, Theme};
use throughline_ui::{Card, Icon, Table};

use super::names;
use crate::text::{self, Text, inbox as say};

/// The counts, of what was meant seriously.
#[component]
pub fn Counts(all: Memo<Arc<Vec<Case>>>) -> impl IntoView {
    let counts = Memo::new(move |_| all.with(|all| counts(all)));
    let line = |(theme, count): (Option<Theme>, usize)| {
        let words: Text = theme.map_or_else(say::no_theme, names::theme);
        view! {
            <tr>
                <th scope="row">{words}</th>
                <td class="number">{text::number(count)}</td>
            </tr>
        }
    };
    let head = || {
        view! {
            <th scope="col">{say::theme()}</th>
            <th scope="col" class="number">{say::column_count()}</th>
        }
    };
    view! {
        <Show when=move || counts.with(|counts| !counts.is_empty())>
            <Card title=say::counts_title() icon=Icon::Filter>
                <Table caption=say::counts_title() quiet_caption=true head=head>
                    {move || counts.get().into_iter().map(line).collect_view()}
                </Table>
            </Card>
        </Show>
    }
}

/// How many of a family's words there are of each theme, the most first.
fn counts(all: &[Case]) -> Vec<(Option<Theme>, usize)> {
    let mut by_theme: BTreeMap<Option<Theme>, usize> = BTreeMap::new();
    for case in all {
        let words = names::contact(&case.slip.note).is_some();
        if words && case.closed != Some(Closing::Spam) {
            *by_theme.entry(case.theme).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = by_theme.into_iter().collect();
    counts.sort_by_key(|(theme, count)| (std::cmp::Reverse(*count), *theme));
    counts
}
