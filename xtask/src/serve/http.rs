//! Just enough HTTP for one browser on the same machine: GET and HEAD of files.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use super::files::{Found, find};

/// The longest request that is read, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Reads one request and answers it. Nothing may be cached: the next build shall be seen.
pub fn answer(stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream).take(LONGEST);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    // The headers say nothing we need, but a connection closed on unread bytes is reset in the browser's face.
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut stream = reader.into_inner().into_inner();

    let mut words = first.split_whitespace();
    let (method, address) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let (status, kind, body) = match method {
        "GET" | "HEAD" => match find(folder, address) {
            Found::File { kind, bytes } => ("200 OK", kind, bytes),
            Found::Refused => ("400 Bad Request", "text/plain", b"refused\n".to_vec()),
            Found::Nothing => ("404 Not Found", "text/plain", b"nothing here\n".to_vec()),
        },
        // A browser opens spare connections and closes them again without a word.
        "" => return Ok(()),
        _ => (
            "405 Method Not Allowed",
            "text/plain",
            b"GET and HEAD only\n".to_vec(),
        ),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method == "GET" {
        stream.write_all(&body)?;
    }
    stream.flush()
}
