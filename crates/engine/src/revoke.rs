//! Taking access away, from a device that was lost or a person who left: from then on no bundle is made for it, and what
//! it signs is not accepted. What it has already, it keeps.

use throughline_domain::id::StaffId;
use throughline_protocol::{DossierView, Failure};
use throughline_vault::chain::Act;

use crate::host::Host;
use crate::join;
use crate::open::Open;

/// Takes a device's access away.
///
/// # Errors
/// [`Failure::NotCoordinator`] when it is somebody else's whom this person may not revoke; [`Failure::OutOfOrder`] for the
/// device in use, which would shut itself out, and for one's own sheet, which backups are made for.
pub async fn device<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    device: String,
) -> Result<Vec<DossierView>, Failure> {
    if device == open.device.device() || device == open.own.recovery.device {
        return Err(Failure::OutOfOrder);
    }
    say(host, open, Act::RevokeDevice { device }).await
}

/// Takes a person's access away, on all their devices.
///
/// # Errors
/// [`Failure::NotCoordinator`] when this person may not; [`Failure::OutOfOrder`] for oneself.
pub async fn person<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    staff: StaffId,
) -> Result<Vec<DossierView>, Failure> {
    if staff == open.me() {
        return Err(Failure::OutOfOrder);
    }
    let staff = staff.to_string();
    say(host, open, Act::RevokeStaff { staff }).await
}

async fn say<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    act: Act,
) -> Result<Vec<DossierView>, Failure> {
    if !open.trust.may(open.device.signing().verifying_key(), &act) {
        return Err(Failure::NotCoordinator);
    }
    join::say(open, host, vec![act], None).await
}
