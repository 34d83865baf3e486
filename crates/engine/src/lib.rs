//! Throughline engine.
