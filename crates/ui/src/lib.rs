//! Throughline ui.
