//! Throughline app.
fn main() {}
