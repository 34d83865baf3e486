//! Files that come in and go out.

use throughline_protocol::reply::OutFile;

use crate::platform;

/// Offers a file that the engine made as a download; whether the browser did it.
pub fn download(file: &OutFile) -> bool {
    platform::files::download(&file.name, "application/octet-stream", &file.bytes)
}

/// Offers text as a download, such as a list in CSV; whether the browser did it.
pub fn download_text(name: &str, kind: &str, text: &str) -> bool {
    platform::files::download(name, kind, text.as_bytes())
}

/// Opens the browser's print dialog.
pub fn print() {
    platform::page::print();
}
