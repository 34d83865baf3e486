//! The kiosk's texts, made into functions as the app's are.

#[path = "../../build.rs"]
mod texts;

fn main() {
    println!("cargo::rerun-if-changed=../../build.rs");
    texts::main();
}
