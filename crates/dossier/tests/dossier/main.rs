//! Dossiers as the engine uses them: through the public face alone.

// Clippy knows functions marked as tests, but not what they share.
#![allow(clippy::unwrap_used, clippy::panic)]

mod acts;
mod bad_input;
mod birth;
mod convergence;
mod editing;
mod erasure;
mod exchange;
mod generations;
mod model;
mod school;
mod support;
