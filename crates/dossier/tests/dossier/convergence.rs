//! Property: whatever people do apart, and however their bundles travel, all end equal and nothing is lost.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::acts::acts;
use crate::model::{Deed, Event, Model};
use crate::school::School;

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn all_converge_and_nothing_is_lost(people in 2..=5usize, acts in acts(false)) {
        let mut school = School::new(people, false);
        for act in &acts {
            school.act(act);
        }
        school.exchange_all();
        for who in 0..people {
            school.check(who);
        }
    }

    #[test]
    fn all_converge_and_nothing_is_lost_while_things_are_erased(
        people in 2..=4usize,
        acts in acts(true),
    ) {
        let mut school = School::new(people, true);
        for act in &acts {
            school.act(act);
        }
        school.exchange_all();
        for who in 0..people {
            school.check_kept(who);
        }
    }
}

#[test]
fn the_model_tells_values_apart() {
    // The model itself, on a clash that one person settles and another has not seen.
    let mut model = Model::default();
    let write = |value: &str, replaced: &[Event]| Deed {
        written: Some(("status".to_owned(), value.to_owned())),
        replaced: replaced.iter().copied().collect(),
        ..Deed::default()
    };
    let first = model.note(write("a", &[]));
    let second = model.note(write("b", &[]));
    let settled = model.note(write("c", &[first, second]));
    let seen = |events: &[Event]| events.iter().copied().collect::<BTreeSet<_>>();
    let standing: BTreeMap<_, _> = model.standing(&seen(&[first, second]), "status");
    assert_eq!(standing.len(), 2);
    assert_eq!(
        model
            .values(&seen(&[first, second, settled]), "status")
            .len(),
        1
    );
}
