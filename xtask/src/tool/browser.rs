//! Chromium: where it is, and how it is started for tests.

use serde_json::{Value, json};

use crate::failure::Failure;
use crate::tool::debian;

/// The browser's program, from `CHROMIUM` or Debian's place.
pub fn chromium() -> String {
    std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned())
}

/// The browser's remote control, from `CHROMEDRIVER` or Debian's place.
pub fn chromedriver() -> String {
    std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "/usr/bin/chromedriver".to_owned())
}

/// Flags for a browser that only talks to localhost and needs no screen.
pub fn flags() -> Result<Vec<&'static str>, Failure> {
    let mut flags = vec![
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];
    if debian::is_root()? {
        flags.push("--no-sandbox");
    }
    Ok(flags)
}

/// What the browser's remote control is asked for, in the words of `WebDriver`.
pub fn capabilities() -> Result<Value, Failure> {
    Ok(json!({
        "goog:chromeOptions": { "binary": chromium(), "args": flags()? }
    }))
}
