//! Runs the measurements and reports them to the page.

use std::collections::BTreeMap;

use throughline_domain::contents::Leaf;
use throughline_domain::roster::Roster;
use throughline_domain::time::Day;
use throughline_engine::browser::post;
use throughline_interchange::{oneroster, roster as interchange};
use throughline_protocol::command::InFile;
use throughline_protocol::{Command, Failure};
use throughline_public::directory::search::{Index, Wanted};
use throughline_public::directory::{Directory, Service, needs};
use throughline_public::id::ServiceId;
use throughline_public::words::Words;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

use super::people::{Person, clock};
use super::raw::Raw;

/// How many students, and how many entries about each.
const STUDENTS: u32 = 2000;
const ENTRIES: u32 = 50;
/// How many of the entries the receiver of a bundle has already.
const OLDER: u32 = 40;
/// How many members a group has.
const MEMBERS: u32 = 30;
/// Each is measured this often, and the least counts: what disturbs only ever adds.
pub const RUNS: usize = 5;
/// How often an export is repeated: one is short, and a pause of the machine weighs more in it.
const EXPORTS: usize = 10;

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Sends what the engine says to the page, as it goes to the app.
pub fn send(bytes: &[u8]) {
    if let Some(scope) = scope() {
        post::to_parent(&scope, bytes);
    }
}

fn report(value: &serde_json::Value) {
    if let Some(scope) = scope() {
        let _ = scope.post_message(&JsValue::from_str(&value.to_string()));
    }
}

/// Reports a figure.
pub fn figure(name: &str, ours: f64, raw: f64, bound: f64) {
    report(
        &serde_json::json!({ "name": name, "ratio": ours / raw, "bound": bound, "ours_ms": ours, "raw_ms": raw }),
    );
}

/// Everything that the worker's name, as a filter, asks for.
pub async fn run() {
    let filter = scope().map(|scope| scope.name()).unwrap_or_default();
    let wanted = |name: &str| name.contains(filter.as_str());
    let outcome = async {
        if ["unlock-2000", "export-2000", "import-2000"]
            .into_iter()
            .any(wanted)
        {
            dossiers().await?;
        }
        if wanted("roster-2000") {
            roster().await?;
        }
        if wanted("group-session-30") {
            group().await?;
        }
        if wanted("search-5000") {
            search();
        }
        if wanted("pack-20mb") {
            super::pack::measure()?;
        }
        Ok::<_, Failure>(())
    };
    match outcome.await {
        Ok(()) => report(&serde_json::json!({ "done": true })),
        Err(failure) => report(&serde_json::json!({ "error": format!("{failure:?}") })),
    }
}

async fn dossiers() -> Result<(), Failure> {
    let note = |text: &str| report(&serde_json::json!({ "note": text }));
    let mut amy = Person::new();
    amy.create_school().await?;
    let mut ben = amy.invite().await?;
    note("two people, one school; writing 80,000 observations");
    amy.observe(STUDENTS, OLDER).await?;
    let first = amy.export(ben.me()).await?;
    ben.import(&first).await?;
    drop(first);
    let receiver = Raw::open(ben.vault()).await?;
    let older = receiver.unseal(&receiver.read_all().await?)?;
    note("the receiver has them; writing 20,000 more");
    amy.observe(STUDENTS, ENTRIES - OLDER).await?;

    let sender = Raw::open(amy.vault()).await?;
    let (mut ours, mut raw) = (f64::MAX, f64::MAX);
    for _ in 0..RUNS {
        let start = clock();
        sender.unlock().await?;
        raw = raw.min(clock() - start);
        ours = ours.min(amy.unlock_anew().await?);
    }
    figure("unlock-2000", ours, raw, 1.6);

    let records = sender.read_all().await?;
    let recipients = [(); 2].map(|()| age::x25519::Identity::generate().to_public());
    let (mut ours, mut raw) = (f64::MAX, f64::MAX);
    let mut bundle = None;
    for _ in 0..EXPORTS {
        let start = clock();
        sender.export(&records, &recipients)?;
        raw = raw.min(clock() - start);
        let start = clock();
        bundle = Some(amy.export(ben.me()).await?);
        ours = ours.min(clock() - start);
    }
    figure("export-2000", ours, raw, 1.5);

    import(
        &mut ben,
        &bundle.ok_or(Failure::OutOfOrder)?,
        &sender,
        &receiver,
        &older,
    )
    .await
}

/// The receiver's import can be measured once only: after it, the bundle changes nothing.
async fn import(
    ben: &mut Person,
    bundle: &throughline_protocol::reply::OutFile,
    sender: &Raw,
    receiver: &Raw,
    older: &[Vec<u8>],
) -> Result<(), Failure> {
    use std::io::Write;
    let fault = |_| Failure::Fault("raw".to_owned());
    // The same documents in a plain age file, each beside its older self: both lists are matched by dossier.
    let by_id = |saves: &[Vec<u8>]| -> BTreeMap<Vec<u8>, Vec<u8>> {
        saves
            .iter()
            .map(|save| (identity(save), save.clone()))
            .collect()
    };
    let newer = by_id(&sender.unseal(&sender.read_all().await?)?);
    let pairs: Vec<(Vec<u8>, Vec<u8>)> = by_id(older)
        .into_iter()
        .filter_map(|(id, old)| Some((newer.get(&id)?.clone(), old)))
        .collect();
    let key = age::x25519::Identity::generate();
    let recipient = key.to_public();
    let mut file = Vec::new();
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as _))
        .map_err(|_| Failure::Fault("raw".to_owned()))?;
    let mut writer = encryptor.wrap_output(&mut file).map_err(fault)?;
    for (newer, _) in &pairs {
        writer.write_all(newer).map_err(fault)?;
    }
    writer.finish().map_err(fault)?;
    let sizes: Vec<usize> = pairs.iter().map(|(newer, _)| newer.len()).collect();
    let older: Vec<Vec<u8>> = pairs.into_iter().map(|(_, older)| older).collect();

    let start = clock();
    ben.import(bundle).await?;
    let ours = clock() - start;
    let start = clock();
    receiver.import(&file, &key, &sizes, &older).await?;
    let raw = clock() - start;
    figure("import-2000", ours, raw, 1.6);
    Ok(())
}

/// The hash of a document's first change: it names the dossier.
fn identity(save: &[u8]) -> Vec<u8> {
    let document = automerge::Automerge::load(save).unwrap_or_default();
    let changes = document.get_changes(&[]);
    changes
        .first()
        .map(|change| change.hash().0.to_vec())
        .unwrap_or_default()
}

async fn roster() -> Result<(), Failure> {
    let files = throughline_interchange::demo::school(STUDENTS, 1);
    let documents = values(&files)?;
    let (mut ours, mut raw) = (f64::MAX, f64::MAX);
    for _ in 0..RUNS {
        let mut amy = Person::new();
        amy.create_school().await?;
        let given = files
            .iter()
            .map(|(name, text)| InFile {
                name: name.clone(),
                bytes: text.clone().into_bytes(),
            })
            .collect();
        let start = clock();
        amy.ask(Command::ReadRoster { files: given }).await?;
        amy.ask(Command::ApplyRoster).await?;
        ours = ours.min(clock() - start);
        let beside = Raw::open(amy.vault()).await?;
        let start = clock();
        beside.roster(&files, &documents).await?;
        raw = raw.min(clock() - start);
    }
    figure("roster-2000", ours, raw, 1.6);
    Ok(())
}

/// The values that an import of these files writes, document by document.
fn values(files: &[(String, String)]) -> Result<Vec<BTreeMap<String, String>>, Failure> {
    let given = files
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()))
        .collect();
    let derive = |kind: &str, key: &str| {
        use sha2::{Digest, Sha256};
        let digest = Sha256::digest(format!("{kind} {key}"));
        digest
            .iter()
            .take(16)
            .fold(0, |bits, byte| (bits << 8) | u128::from(*byte))
    };
    let reading = oneroster::read(given, &derive, Day::default(), &mut |_, _| {
        std::ops::ControlFlow::Continue(())
    })?;
    let plan = interchange::plan(&reading, &Roster::default(), &BTreeMap::new());
    let text = |fields: BTreeMap<String, Leaf>| {
        let text = |(path, leaf)| match leaf {
            Leaf::Text(text) => Some((path, text)),
            _ => None,
        };
        fields
            .into_iter()
            .filter_map(text)
            .collect::<BTreeMap<_, _>>()
    };
    let fault = |_| Failure::Fault("values".to_owned());
    let roster = text(plan.roster_fields().map_err(fault)?);
    let contacts = plan.contacts_fields().map_err(fault)?;
    Ok(std::iter::once(roster)
        .chain(contacts.into_values().map(text))
        .collect())
}

/// A session of a group of 30, each of whom has a file of 50 entries already: one commit against the raw work on as many of
/// the same documents.
async fn group() -> Result<(), Failure> {
    let mut amy = Person::new();
    amy.create_school().await?;
    amy.begin_group(MEMBERS, ENTRIES).await?;
    let beside = Raw::open(amy.vault()).await?;
    let (mut ours, mut raw) = (f64::MAX, f64::MAX);
    for number in 0..EXPORTS {
        let start = clock();
        amy.log_session(MEMBERS, number).await?;
        ours = ours.min(clock() - start);
    }
    // The raw work takes the vault over: it comes last.
    for _ in 0..EXPORTS {
        let start = clock();
        beside.append(MEMBERS + 1).await?;
        raw = raw.min(clock() - start);
    }
    figure("group-session-30", ours, raw, 1.6);
    Ok(())
}

/// A directory of 5,000 services.
pub fn directory() -> Directory {
    const SERVICES: usize = 5000;
    const NOUNS: [&str; 10] = [
        "clinic", "pantry", "league", "shelter", "tutoring", "counsel", "library", "garden",
        "workshop", "center",
    ];
    let service = |at: usize| {
        let (one, other) = (NOUNS[at % 10], NOUNS[at / 10 % 10]);
        let (street, district) = (at % 700, at % 40);
        let text = format!("{one} {other} number{at} open to street{street} in district{district}");
        let service = Service {
            name: format!("{} {at}", NOUNS[at % 7]),
            needs: vec![needs::ALL[at % needs::ALL.len()].code.to_owned()],
            description: Words([("en".to_owned(), text)].into()),
            ..Service::default()
        };
        (ServiceId(format!("{at:08}")), service)
    };
    Directory {
        services: (0..SERVICES).map(service).collect(),
    }
}

/// A search in a directory of 5,000 services as it is typed, in two languages and with slips: the slowest keystroke of the
/// quickest time, against what one may take.
fn search() {
    const MAY_TAKE: f64 = 30.0;
    let index = Index::new(&directory());
    let keystroke = |words: &str| {
        let wanted = Wanted {
            words: words.to_owned(),
            ..Wanted::default()
        };
        let once = || {
            let start = clock();
            std::hint::black_box(index.find(&wanted));
            clock() - start
        };
        (0..RUNS).map(|_| once()).fold(f64::MAX, f64::min)
    };
    let typed = ["necesito comida", "houssing shelter", "xqzvw pantrxy"];
    let strokes = typed
        .iter()
        .flat_map(|words| (1..=words.len()).map(|end| &words[..end]));
    figure(
        "search-5000",
        strokes.map(keystroke).fold(0.0, f64::max),
        MAY_TAKE,
        1.0,
    );
}
