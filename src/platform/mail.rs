//! E-mail that the person's own mail program sends: a draft, which they look over first.

use js_sys::encode_uri_component;

/// The address of a draft. The file itself cannot be in it: a mail program takes no file from a page.
pub fn draft(to: &str, subject: &str, body: &str) -> String {
    let coded = |text: &str| String::from(encode_uri_component(text));
    // A line ends as mail has it, whatever the text has.
    let body = body.lines().collect::<Vec<_>>().join("\r\n");
    let (to, subject, body) = (coded(to.trim()), coded(subject), coded(&body));
    format!("mailto:{to}?subject={subject}&body={body}")
}
