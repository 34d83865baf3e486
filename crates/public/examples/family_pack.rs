//! Writes a family pack of a made-up school, with keys that everybody knows: for trying the kiosk, and for its stories.
//!
//! `family_pack OUT [--sequence N] [--slips FILE --reply TEXT]`: with slips, their receipts and one answer to each.
//! `family_pack --read FILE`: what the slips in a file say, one JSON a line.

#![allow(clippy::print_stdout, reason = "it is a program of the command line")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use throughline_public::content::Content;
use throughline_public::pack::{Draft, write};
use throughline_public::sealed::{OfficeKey, PackKey, collected, open, reply_name, seal_reply};
use throughline_public::slip::Reply;

const OFFICE: &str = "AGE-SECRET-KEY-1VYSXKETEYP6XSCT5YPHHQETWWVSXGETDDUS8XMRFWPEJQMMWD3US2L0GGZ";
const SIGNING: &str = "ZGVtb2tleTFhIGtleSB0aGF0IHNpZ25zIGRlbW8gcGFja3Mgb25seQ==";

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = given.iter().position(|word| word == name)?;
        given.get(at + 1).cloned()
    };
    let office = OfficeKey::from_text(OFFICE)?;
    if let Some(file) = option("--read") {
        for slip in collected(&fs::read(file)?)? {
            let slip = open(&slip.bytes, std::slice::from_ref(&office))?;
            println!("{}", serde_json::to_string(&slip)?);
        }
        return Ok(());
    }
    let out = given.first().ok_or("say where to write the pack")?;
    let mut receipts = Vec::new();
    let mut replies = BTreeMap::new();
    if let Some(file) = option("--slips") {
        for sealed in collected(&fs::read(file)?)? {
            let slip = open(&sealed.bytes, std::slice::from_ref(&office))?;
            receipts.push(sealed.hash);
            if let Some(text) = option("--reply") {
                let reply = Reply {
                    text,
                    from: "Ms. Ortiz".to_owned(),
                    language: slip.language.clone(),
                    written_at: "2026-11-26T16:00:00Z".to_owned(),
                };
                let name = reply_name(&slip.reply_to).ok_or("no recipient")?;
                replies.insert(name, seal_reply(&slip, &reply)?);
            }
        }
    }
    let content: Content = serde_json::from_str(include_str!("demo.json"))?;
    let draft = Draft {
        sequence: option("--sequence").map_or(Ok(1), |number| number.parse())?,
        created_at: "2026-11-26T08:00:00Z".to_owned(),
        successions: vec![],
        office: vec![office.recipient()],
        receipts,
        replies,
        files: BTreeMap::new(),
        content,
    };
    fs::write(out, write(&draft, &PackKey::from_text(SIGNING)?)?)?;
    Ok(())
}
