//! The kiosk: what a school shows to families, and what they write to it. A program of its own: it knows public content,
//! the office's public keys and sealed slips, and nothing else.

// Components take their properties by value and have as many as there are things to say.
#![allow(clippy::needless_pass_by_value, clippy::too_many_arguments)]

mod browser;
mod clock;
mod frame;
mod idle;
mod kiosk;
mod page;
mod piece;
mod store;
mod text;

fn main() {
    browser::begin_again_on_panic();
    leptos::mount::mount_to_body(frame::App);
}
