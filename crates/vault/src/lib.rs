//! Throughline vault.
