//! Making the pack for the kiosk: what is public, receipts for the slips that the office has, and sealed answers, signed
//! with the key that kiosks pin.

use std::collections::BTreeMap;

use throughline_domain::contents::{Contents, difference};
use throughline_domain::family::{Change, Changed, Family, PUBLISHED, Published};
use throughline_domain::inbox::{Case, Received, SLIPS, cases};
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_protocol::reply::OutFile;
use throughline_protocol::{Commit, DossierView, Edit, Failure, Stage};
use throughline_public::pack::{self, Draft};
use throughline_public::sealed::{self, PackKey};
use throughline_public::slip::Reply;
use throughline_vault::store::Store;

use crate::answer::Answer;
use crate::convert;
use crate::enclosure;
use crate::host::Host;
use crate::office::{self, Office};
use crate::open::Open;

/// For so long a slip is named among the receipts, and an answer goes along: whoever wrote it has a school year to come.
const CARRIED_MS: i64 = 365 * 86_400_000;

/// Makes the pack, and writes down what is in it.
///
/// # Errors
/// [`Failure::OutOfOrder`] for whoever does not read Inbox; [`Failure::TooManyFiles`] and [`Failure::FileNotHere`] as
/// [`enclosure::gather`] says. Then nothing is written down.
pub async fn make<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    answer: &Answer,
) -> Result<(OutFile, Vec<DossierView>), Failure> {
    answer.progress(Stage::Packing, 0, 1)?;
    let office = office::of(open).await?;
    let (family, published) = family(open).await?;
    let content = family.content(&open.school_body().await?);
    let files = enclosure::gather(open, &content).await?;
    let changes = family.changes(&content);
    let now = host.now();
    let last = published.map_or(0, |published| published.sequence);
    // Two people may make packs apart: the later one counts, by the clock.
    let by_clock = u64::try_from(now.0 / 1000).unwrap_or(0);
    let replies = replies(&office.contents, now);
    let made = Published {
        sequence: by_clock.max(last + 1),
        replies: count(replies.len()),
        ..told(&changes)
    };
    let draft = Draft {
        sequence: made.sequence,
        created_at: now.to_rfc3339(),
        successions: office.successions.clone(),
        office: office.recipient().into_iter().collect(),
        receipts: receipts(&office, now),
        replies,
        files,
        content,
    };
    let fault = || Failure::Fault("pack".to_owned());
    let bytes = pack::write(&draft, &office.pack).map_err(|_| fault())?;
    answer.progress(Stage::Saving, 0, 1)?;
    let mut after = family.clone();
    for change in changes {
        let kept = after.kept.entry(change.id).or_default();
        kept.published = change.wording;
    }
    let fields = difference(&family, &after).map_err(|_| fault())?;
    let edits = vec![
        office::change(open, Subject::Family, fields),
        Edit::Append {
            dossier: Subject::Family,
            collection: PUBLISHED.to_owned(),
            what: serde_json::to_string(&made).map_err(|_| fault())?,
            replaces: None,
        },
    ];
    let views = open
        .commit(&Commit::new("family.publish", edits), now)
        .await?;
    let name = pack::FILE_NAME.to_owned();
    Ok((OutFile { name, bytes }, views))
}

/// Makes a pack of what is public now, to be looked at: signed by a key that exists for it alone, so that no kiosk takes it,
/// and with nobody to seal a slip to.
///
/// # Errors
/// [`Failure::Fault`] when it cannot be written; as [`make`], where files are too many or not here.
pub async fn preview<H: Host>(host: &H, open: &Open<H::Store>) -> Result<OutFile, Failure> {
    let (family, _) = family(open).await?;
    let content = family.content(&open.school_body().await?);
    let draft = Draft {
        sequence: 1,
        created_at: host.now().to_rfc3339(),
        successions: vec![],
        office: vec![],
        receipts: vec![],
        replies: BTreeMap::new(),
        files: enclosure::gather(open, &content).await?,
        content,
    };
    let fault = || Failure::Fault("pack".to_owned());
    let key = PackKey::random().ok_or_else(fault)?;
    let bytes = pack::write(&draft, &key).map_err(|_| fault())?;
    let name = pack::FILE_NAME.to_owned();
    Ok(OutFile { name, bytes })
}

/// The Family dossier as it is here, and the pack that was made last.
async fn family<S: Store>(open: &Open<S>) -> Result<(Family, Option<Published>), Failure> {
    let Some((id, _)) = open.cabinet.find(Subject::Family) else {
        return Ok((Family::default(), None));
    };
    let Some((dossier, _)) = open.cabinet.load(id).await? else {
        return Ok((Family::default(), None));
    };
    let (contents, _) = convert::contents(dossier.read());
    let made = contents.entries::<Published>(PUBLISHED).into_iter();
    let last = made
        .map(|(_, entry)| entry.what)
        .max_by_key(|it| it.sequence);
    Ok((contents.read(), last))
}

/// The changes, counted.
fn told(changes: &[Change]) -> Published {
    let of = |how: Changed| count(changes.iter().filter(|change| change.how == how).count());
    Published {
        added: of(Changed::Added),
        changed: of(Changed::Reworded),
        taken_out: of(Changed::TakenOut),
        ..Published::default()
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The hashes of the slips that the office has.
fn receipts(office: &Office, now: Timestamp) -> Vec<String> {
    let all = office.contents.entries::<Received>(SLIPS).into_iter();
    let recent = all.filter(|(_, entry)| now.0 - entry.at.0 < CARRIED_MS);
    recent.map(|(_, entry)| entry.what.hash).collect()
}

/// The answers, each sealed to the writer of its slip. A slip whose reply code is none gets no answer this way.
fn replies(contents: &Contents, now: Timestamp) -> BTreeMap<String, Vec<u8>> {
    let sealed = |case: Case| {
        let (_, at, _) = case.answers.last()?;
        if now.0 - at.0 >= CARRIED_MS {
            return None;
        }
        let name = sealed::reply_name(&case.slip.reply_to)?;
        let bytes = sealed::seal_reply(&case.slip, &together(&case)?).ok()?;
        Some((name, bytes))
    };
    cases(contents).into_iter().filter_map(sealed).collect()
}

/// All that was answered to a slip, as one answer: its code opens one.
fn together(case: &Case) -> Option<Reply> {
    let (_, _, last) = case.answers.last()?;
    let texts: Vec<&str> = case
        .answers
        .iter()
        .map(|(_, _, it)| it.text.as_str())
        .collect();
    Some(Reply {
        text: texts.join("\n\n"),
        ..last.clone()
    })
}
