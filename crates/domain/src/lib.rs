//! Throughline domain.
