//! The staff: what the directory says of them, and what the key chain proves.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use throughline_domain::access::Reader;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::roster::Roster;
use throughline_domain::school::School;
use throughline_domain::subject::Subject;
use throughline_protocol::reply::{Person, Standing};
use throughline_protocol::share::{Device, DeviceIs};
use throughline_protocol::{Failure, Heads};
use throughline_vault::chain::{Act, Trust, TrustedDevice};
use throughline_vault::device::DevicePublic;
use throughline_vault::store::Store;

use crate::open::Open;
use crate::{chain, colleague, convert, scope};

/// Everyone in the directory, and everyone whom the chain knows.
pub async fn of<S: Store>(open: &Open<S>, school: &School) -> Result<Vec<Person>, Failure> {
    let known: BTreeSet<StaffId> = open
        .trust
        .devices()
        .iter()
        .filter_map(|known| known.staff.parse().ok())
        .collect();
    let everyone: BTreeSet<StaffId> = school.staff.keys().copied().chain(known).collect();
    let mut people = Vec::with_capacity(everyone.len());
    for staff in everyone {
        let id = staff.to_string();
        if open.trust.roles(&id).iter().any(|role| role == chain::SAFE) {
            continue;
        }
        let entry = school.staff.get(&staff).cloned().unwrap_or_default();
        let standing = standing(&open.trust, &id);
        let colleague = colleague::of(open, staff).await?;
        let trusted = matches!(standing, Standing::Member | Standing::Coordinator);
        let devices = devices(open, staff);
        let others = staff != open.me() || devices.iter().any(|it| it.is == DeviceIs::Other);
        let unshared = if trusted && others {
            let reader = reader(&open.trust, &*roster(open).await?, staff);
            scope::unshared(open, &reader, &colleague)
        } else {
            0
        };
        let revoked = Act::RevokeStaff { staff: id };
        people.push(Person {
            staff,
            name: entry.name,
            roles: entry.roles.0,
            standing,
            devices,
            may_revoke: trusted && staff != open.me() && may(open, &revoked),
            unshared,
            last_sent: colleague.sent_at,
        });
    }
    Ok(people)
}

/// The devices of a person that count.
fn devices<S: Store>(open: &Open<S>, staff: StaffId) -> Vec<Device> {
    let this = open.device.device();
    let is = |device: &DevicePublic| match device {
        device if device.device == this => DeviceIs::This,
        device if *device == open.own.recovery => DeviceIs::Sheet,
        _ => DeviceIs::Other,
    };
    let device = |known: &TrustedDevice| {
        let id = known.device.device.clone();
        let act = Act::RevokeDevice { device: id.clone() };
        let is = is(&known.device);
        Device {
            fingerprint: known.device.fingerprint(),
            is,
            may_revoke: is == DeviceIs::Other && may(open, &act),
            id,
        }
    };
    counting(&open.trust, staff).map(device).collect()
}

fn may<S: Store>(open: &Open<S>, act: &Act) -> bool {
    open.trust.may(open.device.signing().verifying_key(), act)
}

fn counting(trust: &Trust, staff: StaffId) -> impl Iterator<Item = &TrustedDevice> {
    let staff = staff.to_string();
    let devices = trust.devices().iter();
    devices.filter(move |known| known.staff == staff && !known.revoked)
}

/// The devices of a person that bundles can come from: all that count, but for the one in use.
pub fn devices_that_send<S: Store>(open: &Open<S>, staff: StaffId) -> Vec<String> {
    counting(&open.trust, staff)
        .map(|known| known.device.device.clone())
        .filter(|device| device != open.device.device())
        .collect()
}

/// The roster as it was last read, and at which heads: it is large, and every save asks who teaches whom.
#[derive(Default)]
pub struct LastRoster(RefCell<Option<(Heads, Rc<Roster>)>>);

impl LastRoster {
    /// The students who have several cards, each with all of them.
    pub fn joined(&self) -> Vec<BTreeSet<StudentId>> {
        let last = self.0.borrow();
        let roster = last.iter().map(|(_, roster)| roster);
        roster
            .flat_map(|roster| roster.joined.keys().map(|student| roster.same(*student)))
            .collect()
    }
}

/// The roster's body; empty when there is none.
pub async fn roster<S: Store>(open: &Open<S>) -> Result<Rc<Roster>, Failure> {
    let Some((id, known)) = open.cabinet.find(Subject::Roster) else {
        return Ok(Rc::default());
    };
    if let Some((heads, roster)) = &*open.roster.0.borrow()
        && *heads == known.heads
    {
        return Ok(Rc::clone(roster));
    }
    let Some((dossier, _)) = open.cabinet.load(id).await? else {
        return Ok(Rc::default());
    };
    let roster: Rc<Roster> = Rc::new(convert::contents(dossier.read()).0.read());
    let heads = convert::heads_out(&dossier.heads());
    *open.roster.0.borrow_mut() = Some((heads, Rc::clone(&roster)));
    Ok(roster)
}

fn standing(trust: &Trust, staff: &str) -> Standing {
    if trust.coordinators().contains(staff) {
        Standing::Coordinator
    } else if trust.staff().contains(staff) {
        Standing::Member
    } else if trust.devices().iter().any(|known| known.staff == staff) {
        Standing::Revoked
    } else {
        Standing::Claimed
    }
}

/// A person as the access table sees them: by the roles that the chain proves, never by what the directory claims.
pub fn reader(trust: &Trust, roster: &Roster, staff: StaffId) -> Reader {
    let roles = trust
        .roles(&staff.to_string())
        .iter()
        .map(|role| chain::role_of(role))
        .collect();
    Reader {
        staff,
        roles,
        teaches: roster.taught_by(staff),
    }
}

/// Names by staff id, for what a file says of its sender.
pub fn names(school: &School) -> BTreeMap<String, String> {
    school
        .staff
        .iter()
        .map(|(staff, entry)| (staff.to_string(), entry.name.clone()))
        .collect()
}
