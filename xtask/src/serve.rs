//! `cargo xtask serve`: builds the app and serves it on localhost until stopped.

mod files;
mod http;

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::thread;

use crate::arguments::Arguments;
use crate::build::{Care, KIOSK, site};
use crate::command::say;
use crate::demo;
use crate::failure::Failure;

/// Where the app is served when nothing else is asked for.
const PORT: u16 = 8080;

/// The task: `--release` for the optimised build, `--port N` for another port.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let care = if arguments.flag("--release") {
        Care::Optimised
    } else {
        Care::Quick
    };
    let port = arguments.number("--port")?.unwrap_or(PORT);
    arguments.finish()?;
    // Taken before the build, so that a busy port is said at once and not after minutes.
    let listener = listen(port)?;
    let folder = site(care)?;
    let pack = folder.join(KIOSK).join("family.pack");
    if !pack.exists() {
        demo::family_pack(&pack)?;
        say("the kiosk shows a made-up school; put a family.pack beside it to see yours");
    }
    println!("Throughline is at http://localhost:{port}/ (stop with Ctrl-C)");
    println!("The kiosk is at http://localhost:{port}/{KIOSK}/");
    serve(&listener, &folder);
    Ok(())
}

fn listen(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|reason| {
        if reason.kind() == std::io::ErrorKind::AddrInUse {
            Failure::Usage(format!(
                "port {port} is taken; choose another with --port N"
            ))
        } else {
            Failure::Network(reason)
        }
    })
}

/// Answers every connection on its own thread, for as long as the program runs.
fn serve(listener: &TcpListener, folder: &Path) {
    thread::scope(|threads| {
        for stream in listener.incoming().flatten() {
            threads.spawn(move || {
                if let Err(reason) = http::answer(stream, folder) {
                    say(&format!("a connection broke: {reason}"));
                }
            });
        }
    });
}
