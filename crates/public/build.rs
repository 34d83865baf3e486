//! Writes down the words of reply codes (BIP-39, English), one after the other: as one text they are a third of what they are as
//! a list of two thousand texts.

use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let words = bip39::Language::English.word_list().join(" ");
    let file = Path::new(&env::var("OUT_DIR")?).join("words.txt");
    fs::write(file, words)?;
    Ok(())
}
