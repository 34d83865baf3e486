//! Throughline's app: it draws, asks the engine, and never blocks.
//!
//! `platform` is the browser, `workspace` is the data, `features` are what people do with it. Features know each
//! other only through [`features::Feature`].

// Views and components take their properties by value, and have no use for a `must_use`.
#![allow(clippy::needless_pass_by_value)]

pub mod app;
pub mod features;
pub mod pieces;
pub mod platform;
pub mod route;
pub mod shell;
pub mod text;
pub mod workspace;
