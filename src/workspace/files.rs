//! Files that come in and go out.

use throughline_protocol::reply::OutFile;

use crate::platform;

/// What a file of ours is to a browser: bytes.
const BYTES: &str = "application/octet-stream";

/// Offers a file that the engine made as a download; whether the browser did it.
pub fn download(file: &OutFile) -> bool {
    platform::files::download(&file.name, BYTES, &file.bytes)
}

/// An address at which the page shows these bytes, such as a picture, for as long as the present owner lives.
pub fn shown(kind: &str, bytes: &[u8]) -> Option<String> {
    let address = platform::files::address(kind, bytes)?;
    let gone = address.clone();
    leptos::prelude::on_cleanup(move || platform::files::forget(&gone));
    Some(address)
}

/// Whether the system's share sheet takes this file.
pub fn sheet_takes(file: &OutFile) -> bool {
    platform::share_sheet::takes(&file.name, BYTES, &file.bytes)
}

/// Opens the system's share sheet with this file; whether the person shared it.
pub async fn to_sheet(file: &OutFile) -> bool {
    platform::share_sheet::open(&file.name, BYTES, &file.bytes).await
}

/// The address that opens a draft in the person's mail program. Nothing about students belongs into it.
pub fn draft_mail(to: &str, subject: &str, body: &str) -> String {
    platform::mail::draft(to, subject, body)
}

/// Offers text as a download, such as a list in CSV; whether the browser did it.
pub fn download_text(name: &str, kind: &str, text: &str) -> bool {
    platform::files::download(name, kind, text.as_bytes())
}

/// Puts text on the clipboard; whether the browser did it.
pub async fn copy(text: &str) -> bool {
    platform::clipboard::copy(text).await
}

/// Opens the browser's print dialog.
pub fn print() {
    platform::page::print();
}
