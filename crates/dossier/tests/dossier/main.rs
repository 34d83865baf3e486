//! Dossiers as the engine uses them: through the public face alone.

mod bad_input;
mod birth;
mod convergence;
mod editing;
mod erasure;
mod exchange;
mod generations;
mod model;
mod support;
