//! What people may do, drawn at random.

use proptest::prelude::*;

/// The fields that people write.
pub const PATHS: [&str; 2] = ["status", "team/1"];

/// What someone does. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub enum Act {
    Set {
        who: usize,
        path: usize,
        value: u8,
        stale: usize,
    },
    Clear {
        who: usize,
        path: usize,
        stale: usize,
    },
    Settle {
        who: usize,
        path: usize,
        value: u8,
        stale: usize,
    },
    Prose {
        who: usize,
        stale: usize,
    },
    Append {
        who: usize,
        stale: usize,
    },
    /// A whole dossier into the pool of bundles.
    Pack {
        who: usize,
    },
    /// What is new since some earlier state of anyone.
    PackSince {
        who: usize,
        whose: usize,
        stale: usize,
    },
    /// Any bundle of the pool, to anyone, as often as it comes: order, repeats and losses.
    Deliver {
        to: usize,
        bundle: usize,
    },
    /// Back to an earlier state, with a fresh actor.
    Restore {
        who: usize,
        stale: usize,
    },
    Erase {
        who: usize,
        entry: usize,
    },
}

/// Anything people may do, erasing or not.
pub fn acts(erasing: bool) -> impl Strategy<Value = Vec<Act>> {
    let who = 0..5usize;
    let at = || any::<usize>();
    let field = (who.clone(), 0..PATHS.len(), 0..4u8, at());
    let act = prop_oneof![
        4 => field.clone().prop_map(|(who, path, value, stale)| Act::Set { who, path, value, stale }),
        1 => field.clone().prop_map(|(who, path, _, stale)| Act::Clear { who, path, stale }),
        1 => field.prop_map(|(who, path, value, stale)| Act::Settle { who, path, value, stale }),
        1 => (who.clone(), at()).prop_map(|(who, stale)| Act::Prose { who, stale }),
        2 => (who.clone(), at()).prop_map(|(who, stale)| Act::Append { who, stale }),
        3 => who.clone().prop_map(|who| Act::Pack { who }),
        2 => (who.clone(), who.clone(), at())
            .prop_map(|(who, whose, stale)| Act::PackSince { who, whose, stale }),
        6 => (who.clone(), at()).prop_map(|(to, bundle)| Act::Deliver { to, bundle }),
        1 => (who.clone(), at()).prop_map(|(who, stale)| Act::Restore { who, stale }),
        2 * u32::from(erasing) => (who, at()).prop_map(|(who, entry)| Act::Erase { who, entry }),
    ];
    prop::collection::vec(act, 1..40)
}
