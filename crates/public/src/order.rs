//! Putting things in order by their places: one sorting for all kinds of things, where each kind would get its own.

use std::cmp::Ordering;

/// The places `0..count` in order; what is equal stays as it was.
pub fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// These things in order; what is equal stays as it was.
pub fn ordered<T>(things: Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) -> Vec<T> {
    let places = order(things.len(), &mut |one, other| {
        compare(&things[one], &things[other])
    });
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    let in_turn = places.into_iter();
    in_turn.filter_map(|place| things[place].take()).collect()
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn what_is_equal_stays_as_it_was() {
        let things = vec![(2, "a"), (1, "b"), (2, "c"), (1, "d")];
        let found = ordered(things, |one, other| one.0.cmp(&other.0));
        assert_eq!(found, [(1, "b"), (1, "d"), (2, "a"), (2, "c")]);
    }
}
