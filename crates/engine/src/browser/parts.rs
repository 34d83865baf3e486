//! The parts of the engine beyond its door: each is loaded when it is first asked for, so that a first visit does not pay for
//! it (decision 0020).

use futures::future::{FutureExt as _, LocalBoxFuture};
use throughline_protocol::{Command, Failure, Reply};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::worker::BrowserHost;
use crate::answer::Answer;
use crate::engine::Engine;
use crate::inspect::{Inspect, Inspected, inspect};

/// What exchanges things with elsewhere.
pub struct Exchange {
    /// Carries out a command of [`crate::engine::Part::Exchange`].
    pub handle: Handle,
    /// Looks into bytes that are not yet trusted; only an inspector does that.
    pub inspect: fn(Inspect) -> Result<Inspected, Failure>,
}

/// Carries a command out.
pub type Handle = for<'a> fn(
    &'a mut Engine<BrowserHost>,
    Command,
    &'a Answer,
) -> LocalBoxFuture<'a, Result<Reply, Failure>>;

/// A part did not come: the network is away, or the site was replaced by a newer one.
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        NotLoaded
    }
}

impl From<NotLoaded> for Failure {
    fn from(_: NotLoaded) -> Self {
        Failure::NotLoaded
    }
}

/// Gives what carries out a command of [`crate::engine::Part::Desk`], once it is here.
#[wasm_split(desk, fallible)]
pub fn desk() -> Result<Handle, NotLoaded> {
    Ok(|engine, command, answer| engine.desk(command, answer).boxed_local())
}

/// Gives what exchanges things with elsewhere, once it is here.
#[wasm_split(exchange, fallible)]
pub fn exchange() -> Result<Exchange, NotLoaded> {
    Ok(Exchange {
        handle: |engine, command, answer| engine.exchange(command, answer).boxed_local(),
        inspect,
    })
}
