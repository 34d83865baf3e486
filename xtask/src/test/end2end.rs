//! The stories: a real browser, the built app, and nothing mocked.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::Tally;
use crate::build::{Care, site};
use crate::command::{say, succeeds};
use crate::demo;
use crate::failure::{Failure, at};
use crate::place;
use crate::tool::{browser, debian, node};
use crate::workspace::Workspace;

/// Builds the app and runs every story, or those whose file or title holds `filter`.
pub fn run(filter: Option<&str>, care: Care) -> Result<Tally, Failure> {
    say("end-to-end tests");
    debian::ensure(&[
        debian::CHROMIUM,
        debian::AGE,
        debian::MINISIGN,
        debian::UNZIP,
    ])?;
    node::packages()?;
    let dist = site(care)?;
    let results = Workspace::read()?.target.join("end2end");
    fs::create_dir_all(&results).map_err(at(&results))?;
    let report = results.join("report.json");
    if report.exists() {
        fs::remove_file(&report).map_err(at(&report))?;
    }
    let mut playwright = playwright(&dist, &results)?;
    playwright.env("THROUGHLINE_PACKER", demo::packer()?);
    if let Some(filter) = filter {
        playwright.args(["--grep", filter]);
    }
    let content = succeeds(&mut playwright)?;
    let mut tally = counted(&report)?;
    tally.content = content;
    Ok(tally)
}

/// Playwright on an app that was built.
pub fn playwright(dist: &Path, results: &Path) -> Result<Command, Failure> {
    let mut playwright = node::node()?;
    playwright
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .current_dir(place::end2end())
        .env("THROUGHLINE_DIST", dist)
        .env("THROUGHLINE_RESULTS", results)
        .env("THROUGHLINE_CHROMIUM", browser::chromium())
        .env("THROUGHLINE_CHROMIUM_FLAGS", browser::flags()?.join(" "))
        .env("THROUGHLINE_PORT", free_port()?.to_string());
    Ok(playwright)
}

/// A port that was free a moment ago, so that several checkouts can be tested at once.
pub fn free_port() -> Result<u16, Failure> {
    std::net::TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(Failure::Network)
}

/// The counts in Playwright's report. A test that passed only on a second try is a failure.
fn counted(report: &Path) -> Result<Tally, Failure> {
    let text = fs::read_to_string(report).map_err(at(report))?;
    tally(&text).ok_or_else(|| Failure::Unexpected("Playwright's report was not understood".into()))
}

fn tally(report: &str) -> Option<Tally> {
    let report: Value = serde_json::from_str(report).ok()?;
    let count = |name: &str| {
        let number = report["stats"][name].as_u64()?;
        u32::try_from(number).ok()
    };
    Some(Tally {
        passed: count("expected")?,
        failed: count("unexpected")? + count("flaky")?,
        ignored: count("skipped")?,
        red: report["suites"].as_array()?.iter().flat_map(red).collect(),
        ..Tally::new("end2end")
    })
}

/// The stories of a suite that failed, each with the line where it did and what went wrong.
fn red(suite: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut red: Vec<String> = list(&suite["suites"]).iter().flat_map(red).collect();
    for story in list(&suite["specs"]) {
        if story["ok"] == true {
            continue;
        }
        let result = &story["tests"][0]["results"][0];
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let file = word(&result["errorLocation"]["file"]);
        let file = Path::new(&file).file_name().unwrap_or_default();
        red.push(format!(
            "{}: {}: {} ({}:{})",
            word(&story["file"]),
            word(&story["title"]),
            reason(&word(&result["error"]["message"])),
            file.display(),
            result["errorLocation"]["line"],
        ));
    }
    red
}

/// What Playwright says first, which tells what was expected and where, on one line and without its colours.
fn reason(message: &str) -> String {
    let (first, _) = message.split_once("Call log:").unwrap_or((message, ""));
    let mut pieces = first.split('\u{1b}');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once('m').map_or("", |(_, text)| text));
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::tally;

    #[test]
    fn a_flaky_story_is_a_failed_one() {
        let report = r#"{"stats":{"expected":3,"unexpected":1,"flaky":1,"skipped":2},"suites":[]}"#;
        let text = tally(report).unwrap().to_string();
        assert_eq!(text, "end2end: 3 passed, 2 failed, 2 ignored");
        assert!(tally("{}").is_none());
    }

    #[test]
    fn a_failed_story_is_named_with_its_reason() {
        let report = r#"{
            "stats":{"expected":1,"unexpected":1,"flaky":0,"skipped":0},
            "suites":[{"suites":[{"specs":[
                {"file":"lock.spec.ts","title":"it locks","ok":false,"tests":[{"results":[{
                    "errorLocation":{"file":"/a/people.ts","line":7},
                    "error":{"message":"Error: \u001b[2mexpect(\u001b[22mit\u001b[2m)\u001b[22m failed\n\nLocator: it\n\nCall log:\n"}
                }]}]},
                {"file":"lock.spec.ts","title":"it opens","ok":true,"tests":[]}
            ]}]}]
        }"#;
        let text = tally(report).unwrap().to_string();
        assert_eq!(
            text,
            "failed in end2end: lock.spec.ts: it locks: Error: expect(it) failed Locator: it (people.ts:7)\nend2end: 1 passed, 1 failed"
        );
    }
}
