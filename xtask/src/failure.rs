//! Why a task stopped, in words that say what to do next.

use std::path::{Path, PathBuf};

/// Why a task stopped. Its text is the last line a person sees, so it says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The task was called with arguments it does not know.
    #[error("{0}")]
    Usage(String),
    /// A program the task needs is missing and cannot be installed from here.
    #[error("missing: {program}. {remedy}")]
    Missing {
        /// The program that was looked for.
        program: String,
        /// What the person can run to get it.
        remedy: String,
    },
    /// A program could not be started at all.
    #[error("could not start `{program}`: {source}")]
    Start {
        /// The program that did not start.
        program: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A program ran and reported failure; its own words stand above.
    #[error("`{program}` failed (its own words stand above)")]
    Program {
        /// The program and its first argument.
        program: String,
    },
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A port could not be listened on, or a connection broke.
    #[error("network on localhost: {0}")]
    Network(std::io::Error),
    /// A tool answered with something this task does not understand.
    #[error("{0}")]
    Unexpected(String),
    /// Tests failed, a bound was missed or a budget exceeded; the figures stand above.
    #[error("{0}")]
    Red(String),
}

/// Names the file in a failed file operation: `read(path).map_err(at(path))`.
pub fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Failure + '_ {
    move |source| Failure::File {
        path: path.to_owned(),
        source,
    }
}
