//! The office's keys: one opens slips, one signs packs. Their secret halves lie in Inbox, in fields that the app never
//! gets, so that its readers have them and nobody else.

use std::collections::{BTreeMap, BTreeSet};

use throughline_domain::contents::{Contents, Leaf, Path};
use throughline_domain::id::{OfficeKeyId, StaffId};
use throughline_domain::inbox::{FEWEST, KEYS, KeyUse, OfficeKey as Entry};
use throughline_domain::subject::Subject;
use throughline_protocol::{Commit, DossierView, Edit, Failure, Heads};
use throughline_public::pack::Succession;
use throughline_public::sealed::{OfficeKey, PackKey, Recipient};
use throughline_vault::store::Store;

use crate::commit::random_bits;
use crate::convert;
use crate::host::Host;
use crate::open::Open;
use crate::school::ENGINE_FIELDS;

/// The office as Inbox knows it.
pub struct Office {
    /// What Inbox holds, the engine's own fields included.
    pub contents: Contents,
    /// The keys that open slips, the one in use last.
    pub slips: Vec<OfficeKey>,
    /// The key that signs packs.
    pub pack: PackKey,
    /// How that key changed, oldest first.
    pub successions: Vec<Succession>,
}

impl Office {
    /// To whom slips are sealed from now on.
    pub fn recipient(&self) -> Option<Recipient> {
        self.slips.last().map(OfficeKey::recipient)
    }
}

/// The office, for one of its readers.
///
/// # Errors
/// [`Failure::OutOfOrder`] when Inbox is not here, or holds no keys.
pub async fn of<S: Store>(open: &Open<S>) -> Result<Office, Failure> {
    let (id, _) = open
        .cabinet
        .find(Subject::Inbox)
        .ok_or(Failure::OutOfOrder)?;
    let loaded = open.cabinet.load(id).await?;
    let (dossier, _) = loaded.ok_or(Failure::OutOfOrder)?;
    let (contents, _) = convert::contents(dossier.read());
    let secret = |entry: &Entry| match contents.fields.get(&field(entry.of, entry.id)) {
        Some(Leaf::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let (mut slips, mut pack, mut successions) = (vec![], None, vec![]);
    for (_, entry) in contents.entries::<Entry>(KEYS) {
        let entry = entry.what;
        let Some(secret) = secret(&entry) else {
            continue;
        };
        match entry.of {
            KeyUse::Slips => slips.extend(OfficeKey::from_text(&secret)),
            KeyUse::Pack => {
                pack = PackKey::from_text(&secret).ok().or(pack);
                let vouched = entry.vouched.as_deref();
                successions.extend(vouched.and_then(|text| serde_json::from_str(text).ok()));
            }
        }
    }
    let pack = pack.ok_or(Failure::OutOfOrder)?;
    Ok(Office {
        contents,
        slips,
        pack,
        successions,
    })
}

/// Where the secret half of a key lies.
fn field(of: KeyUse, id: OfficeKeyId) -> Path {
    let of = match of {
        KeyUse::Slips => "slips",
        KeyUse::Pack => "pack",
    };
    format!("{ENGINE_FIELDS}{of}/{id}")
}

/// Names the readers, and makes both keys.
///
/// # Errors
/// [`Failure::BadEdit`] when they are fewer than two, or oneself is not among them; [`Failure::OutOfOrder`] when they were
/// named before.
pub async fn begin<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    readers: &BTreeSet<StaffId>,
) -> Result<Vec<DossierView>, Failure> {
    if readers.len() < FEWEST || !readers.contains(&open.me()) {
        return Err(Failure::BadEdit);
    }
    if open.cabinet.find(Subject::Inbox).is_some() {
        return Err(Failure::OutOfOrder);
    }
    let circle = readers.iter().map(|staff| format!("circle/{staff}"));
    let circle = circle.map(|path| (path, Some(Leaf::Flag(true))));
    let family = ("has_readers".to_owned(), Some(Leaf::Flag(true)));
    let mut edits = vec![
        change(open, Subject::Inbox, circle.collect()),
        change(open, Subject::Family, [family].into()),
    ];
    edits.extend(fresh(open, KeyUse::Slips, None)?);
    edits.extend(fresh(open, KeyUse::Pack, None)?);
    open.commit(&Commit::new("inbox.begin", edits), host.now())
        .await
}

/// Makes another key. What was sealed to the one before is still opened.
pub async fn renew<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    of: KeyUse,
) -> Result<Vec<DossierView>, Failure> {
    let office = self::of(open).await?;
    let edits = fresh(open, of, Some(&office.pack))?;
    open.commit(&Commit::new("inbox.key", edits), host.now())
        .await
}

/// A fresh key; one that signs packs is vouched for by the one before it.
fn fresh<S: Store>(
    open: &Open<S>,
    of: KeyUse,
    before: Option<&PackKey>,
) -> Result<Vec<Edit>, Failure> {
    let fault = || Failure::Fault("office key".to_owned());
    let id = OfficeKeyId(random_bits());
    let (secret, public, vouched) = match of {
        KeyUse::Slips => {
            let key = OfficeKey::random();
            (key.to_text(), key.recipient().to_string(), None)
        }
        KeyUse::Pack => {
            let key = PackKey::random().ok_or_else(fault)?;
            let says = |before| serde_json::to_string(&Succession::sign(before, &key.signer()));
            let vouched = before.map(says).transpose().map_err(|_| fault())?;
            (key.to_text(), key.signer().to_string(), vouched)
        }
    };
    let entry = Entry {
        id,
        of,
        public,
        vouched,
    };
    let secret = Leaf::Text(secret.as_str().to_owned());
    Ok(vec![
        change(open, Subject::Inbox, [(field(of, id), Some(secret))].into()),
        Edit::Append {
            dossier: Subject::Inbox,
            collection: KEYS.to_owned(),
            what: serde_json::to_string(&entry).map_err(|_| fault())?,
            replaces: None,
        },
    ])
}

/// A change of a dossier as it is here.
pub fn change<S: Store>(
    open: &Open<S>,
    dossier: Subject,
    fields: BTreeMap<Path, Option<Leaf>>,
) -> Edit {
    let known = open.cabinet.find(dossier);
    Edit::Change {
        dossier,
        base: known.map_or_else(Heads::default, |(_, known)| known.heads.clone()),
        fields,
    }
}
