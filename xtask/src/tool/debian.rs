//! Programs that come from Debian's packages: installed when that is possible, named when it is not.

use crate::command::{command, on_path, output, run, say};
use crate::failure::Failure;

/// A program and the Debian package it comes in.
pub type Packaged = (&'static str, &'static str);

/// The browser that runs the tests.
pub const CHROMIUM: Packaged = ("chromium", "chromium");
/// The browser's remote control, for tests that run inside it.
pub const CHROMEDRIVER: Packaged = ("chromedriver", "chromium-driver");
/// What reads our bundles without us.
pub const AGE: Packaged = ("age", "age");
/// What checks our signatures without us.
pub const MINISIGN: Packaged = ("minisign", "minisign");
/// What installs packages for Node.
pub const NPM: Packaged = ("npm", "npm");
/// What opens our archives without us.
pub const UNZIP: Packaged = ("unzip", "unzip");

/// Makes sure that these programs are on the path. Installs them as root on Debian and its kin; says what to install
/// elsewhere.
pub fn ensure(programs: &[Packaged]) -> Result<(), Failure> {
    let missing: Vec<&str> = programs
        .iter()
        .filter(|(program, _)| !on_path(program))
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if !on_path("apt-get") || !is_root()? {
        return Err(Failure::Missing {
            program: packages.clone(),
            remedy: format!(
                "On Debian or Ubuntu: sudo apt-get install {packages}. Elsewhere: put these programs on the path."
            ),
        });
    }
    say(&format!("apt-get install {packages}"));
    run(apt().arg("update"))?;
    run(apt()
        .args(["install", "--yes", "--no-install-recommends"])
        .args(&missing))
}

/// Whether this runs as root: a browser then needs `--no-sandbox`, and packages can be installed.
pub fn is_root() -> Result<bool, Failure> {
    Ok(output(command("id").arg("-u"))?.trim() == "0")
}

fn apt() -> std::process::Command {
    let mut apt = command("apt-get");
    apt.arg("--quiet").env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
