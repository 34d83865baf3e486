//! Throughline interchange.
