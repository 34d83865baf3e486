//! Hellos: whose one claims to be, and signing it into the key chain, so that its device counts.
//!
//! A hello answers an invitation, which kept a place in the directory, or it came first. Then nobody knows more of its
//! person than a name, and who goes by the same name is never taken for them unless the coordinator says so.

use throughline_domain::fields::Whole;
use throughline_domain::fold::fold;
use throughline_domain::id::StaffId;
use throughline_domain::school::School;
use throughline_protocol::command::SignAs;
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{HelloStanding, Opened};
use throughline_protocol::{DossierView, Failure};
use throughline_vault::chain::{Act, Standing};
use throughline_vault::introduction::{Hello, HelloError};
use throughline_vault::signing::SignatureError;
use throughline_vault::store::Store;

use crate::host::Host;
use crate::join::{directory, say};
use crate::open::Open;
use crate::{chain, people};

/// A hello that waits for the person's word.
pub struct Pending {
    hello: Hello,
    /// Who they are, or will be.
    staff: StaffId,
}

/// What a hello begins with.
const BEGINS: &str = "throughline-hello:";

/// The hello in a file or in the text of a message, which may say something before it, and more after an empty line.
pub fn find(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = &text[text.find(BEGINS)?..];
    let mut ends = text.char_indices().filter(|(_, letter)| *letter == '\n');
    let empty = ends.find(|(at, _)| {
        let mut next = text[at + 1..].chars();
        next.find(|letter| *letter == '\n' || !letter.is_whitespace()) == Some('\n')
    });
    Some(empty.map_or(text, |(at, _)| &text[..at]))
}

/// Reads a hello by itself.
fn parse(text: &str) -> Result<Hello, FileProblem> {
    let hello = Hello::read(text).map_err(|error| match error {
        // It begins as one: letters are missing, or came to it.
        HelloError::NotOurs | HelloError::Signature(SignatureError::Malformed) => {
            FileProblem::Damaged
        }
        HelloError::NewerVersion { needs } => FileProblem::NeedsNewerRelease { version: needs },
        HelloError::Signature(_) => FileProblem::BadSignature,
    })?;
    if hello.name.trim().is_empty() {
        return Err(FileProblem::Misfit);
    }
    Ok(hello)
}

/// What a hello says where no school is open that could sign it.
///
/// # Errors
/// [`FileProblem`]: no hello, or altered.
pub fn unread(text: &str) -> Result<Opened, Failure> {
    let hello = parse(text)?;
    Ok(Opened::Hello {
        staff: StaffId(crate::commit::random_bits()),
        role: chain::role_of(&hello.role),
        fingerprint: hello.device.fingerprint(),
        name: hello.name,
        standing: HelloStanding::First { namesakes: vec![] },
    })
}

/// Reads a hello and says whose it claims to be.
///
/// # Errors
/// [`FileProblem`]: no hello, altered, of another school, or of a device that lost its access or goes by other keys here.
pub async fn read<S: Store>(open: &Open<S>, text: &str) -> Result<(Pending, Opened), Failure> {
    let hello = parse(text)?;
    if let Some(workspace) = hello.workspace
        && workspace.as_bytes() != &open.workspace().to_bytes()
    {
        return Err(FileProblem::OtherSchool {
            school: String::new(),
        }
        .into());
    }
    let school = open.school_body().await?;
    let said = match &hello.staff {
        Some(staff) => Some(staff.parse().map_err(|_| FileProblem::Misfit)?),
        None => None,
    };
    let (staff, standing) = standing(open, &school, &hello, said)?;
    let fingerprint = hello.device.fingerprint();
    let preview = if said == Some(open.me()) && standing != HelloStanding::SignedIn {
        Opened::OwnHello { fingerprint }
    } else {
        Opened::Hello {
            staff,
            name: hello.name.clone(),
            role: chain::role_of(&hello.role),
            fingerprint,
            standing,
        }
    };
    Ok((Pending { hello, staff }, preview))
}

/// Who they are or will be, and how their hello stands towards the staff.
fn standing<S: Store>(
    open: &Open<S>,
    school: &School,
    hello: &Hello,
    said: Option<StaffId>,
) -> Result<(StaffId, HelloStanding), Failure> {
    let device = &hello.device;
    let known = open.trust.device_by_key(&device.signing_key);
    let by_id = || open.trust.device_by_id(&device.device);
    if let Some(known) = known.or_else(by_id) {
        let name = people::names(school)
            .remove(&known.staff)
            .unwrap_or_default();
        let owner: Option<StaffId> = known.staff.parse().ok();
        let same = known.device == *device && said.is_none_or(|said| owner == Some(said));
        return match owner {
            Some(_) if same && known.revoked => Err(FileProblem::RevokedSender { name }.into()),
            Some(owner) if same => Ok((owner, HelloStanding::SignedIn)),
            _ => Err(FileProblem::ChangedKey { name }.into()),
        };
    }
    let Some(staff) = said else {
        let named = fold(hello.name.trim());
        let others = school
            .staff
            .iter()
            .filter(|(staff, _)| **staff != open.me());
        let namesakes = others.filter(|(_, entry)| fold(entry.name.trim()) == named);
        let namesakes = namesakes.map(|(staff, _)| *staff).collect();
        let new = StaffId(crate::commit::random_bits());
        return Ok((new, HelloStanding::First { namesakes }));
    };
    let standing = open
        .trust
        .standing(&staff.to_string(), &device.device, &device.signing_key);
    let standing = match standing {
        Standing::ChangedKey { .. } => HelloStanding::OtherKeys,
        _ => HelloStanding::Invited,
    };
    Ok((staff, standing))
}

/// Signs a hello into the key chain: a newcomer with their role, and into the directory; somebody who counts already,
/// oneself or a colleague, with one device more.
///
/// # Errors
/// [`Failure::NotCoordinator`] when this device may not say so; [`Failure::OutOfOrder`] when the hello is not of the kind
/// that is signed this way.
pub async fn sign<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    pending: &Pending,
    sign_as: SignAs,
) -> Result<Vec<DossierView>, Failure> {
    let Pending { hello, staff } = pending;
    if open
        .trust
        .device_by_key(&hello.device.signing_key)
        .is_some()
    {
        return Ok(vec![]);
    }
    let school = open.school_body().await?;
    let (staff, new_role) = match (sign_as, &hello.staff) {
        (SignAs::AsItSays, Some(_)) => (*staff, chain::role_of(&hello.role)),
        (SignAs::New(role), None) => (*staff, role),
        (SignAs::Known(known), None) if known != open.me() && school.staff.contains_key(&known) => {
            (known, chain::role_of(&hello.role))
        }
        _ => return Err(Failure::OutOfOrder),
    };
    let counts = open.trust.staff().contains(staff.to_string().as_str());
    let entry = school.staff.get(&staff).cloned();
    let roles = match &entry {
        _ if counts => vec![],
        Some(entry) => entry.roles.0.clone(),
        None => vec![new_role],
    };
    let act = Act::AddDevice {
        staff: staff.to_string(),
        device: hello.device.clone(),
        roles: roles.iter().map(|role| chain::role_text(*role)).collect(),
    };
    if !open.trust.may(&open.device.public().signing_key, &act) {
        return Err(Failure::NotCoordinator);
    }
    if counts {
        return say(open, host, vec![act], None).await;
    }
    let mut entry = entry.unwrap_or_default();
    entry.name.clone_from(&hello.name);
    entry.roles = Whole(roles);
    let commit = directory(open, staff, entry).await?;
    say(open, host, vec![act], Some(&commit)).await
}
