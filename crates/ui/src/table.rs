//! Tables, with headers that sort by Space and Enter as by a click.

use leptos::prelude::*;

use crate::icon::{Icon, Symbol};

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// From the smallest.
    #[default]
    Ascending,
    /// From the largest.
    Descending,
}

/// By which column a table is sorted, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort<C> {
    /// The column.
    pub column: C,
    /// Which way.
    pub order: Order,
}

impl<C: Copy + PartialEq> Sort<C> {
    /// Sorted by this column, from the smallest.
    pub const fn by(column: C) -> Self {
        Self {
            column,
            order: Order::Ascending,
        }
    }

    /// What a press on this column's header leads to: the column, or the other way round when it is sorted by it.
    #[must_use]
    pub fn pressed(self, column: C) -> Self {
        let order = match self.order {
            Order::Ascending if self.column == column => Order::Descending,
            _ => Order::Ascending,
        };
        Self { column, order }
    }

    /// `ordering` in the order of this sort.
    #[must_use]
    pub const fn apply(self, ordering: std::cmp::Ordering) -> std::cmp::Ordering {
        match self.order {
            Order::Ascending => ordering,
            Order::Descending => ordering.reverse(),
        }
    }
}

/// The header of a column that can be sorted.
#[component]
pub fn SortHeader<C>(
    /// The column's name.
    #[prop(into)]
    label: Signal<String>,
    /// The column.
    column: C,
    /// How the table is sorted.
    sort: RwSignal<Sort<C>>,
) -> impl IntoView
where
    C: Copy + PartialEq + Send + Sync + 'static,
{
    let order = move || {
        let sort = sort.get();
        (sort.column == column).then_some(sort.order)
    };
    let icon = Signal::derive(move || match order() {
        None => Icon::SortNone,
        Some(Order::Ascending) => Icon::SortUp,
        Some(Order::Descending) => Icon::SortDown,
    });
    let spoken = move || {
        order().map(|order| match order {
            Order::Ascending => "ascending",
            Order::Descending => "descending",
        })
    };
    view! {
        <th scope="col" aria-sort=spoken>
            <button
                type="button"
                class="sort"
                on:click=move |_| sort.update(|sort| *sort = sort.pressed(column))
            >
                <span>{label}</span>
                <Symbol icon />
            </button>
        </th>
    }
}

/// A table with a caption. It scrolls sideways on its own where the page is too narrow.
#[component]
pub fn Table(
    /// What it is a table of.
    #[prop(into)]
    caption: Signal<String>,
    /// Whether the caption is only for screen readers: a heading says it already.
    #[prop(optional)]
    quiet_caption: bool,
    /// The header cells.
    #[prop(into)]
    head: ViewFn,
    /// The rows.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="table-box" role="group" aria-label=caption tabindex="0">
            <table class="table">
                <caption class:heard-only=quiet_caption>{caption}</caption>
                <thead>
                    <tr>{head.run()}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cmp::Ordering::{Greater, Less};

    #[test]
    fn pressing_a_header_twice_turns_the_order_round() {
        let once = Sort::by('a').pressed('b');
        assert_eq!((once.column, once.apply(Less)), ('b', Less));
        assert_eq!(once.pressed('b').apply(Less), Greater);
        assert_eq!(once.pressed('b').pressed('b'), once);
    }
}
