//! Throughline protocol.
