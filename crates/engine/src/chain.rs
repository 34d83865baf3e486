//! The key chain as it lies in School: signed statements, one an entry.

use throughline_domain::id::WorkspaceId;
use throughline_domain::school::CHAIN;
use throughline_domain::time::Timestamp;
use throughline_dossier::{Dossier, Edit};
use throughline_protocol::Failure;
use throughline_vault::chain::{Act, SignedStatement, Statement, Trust};
use throughline_vault::signing::{SigningKey, VerifyingKey};

use crate::commit::{Writer, random_bits};

/// The role, in the chain, of the device whose keys come from the school's recovery words. It is nobody's.
pub const SAFE: &str = "safe";

/// What the chain in this School says, starting from the pinned key.
pub fn trust(school: &Dossier, workspace: WorkspaceId, founder: &VerifyingKey) -> Trust {
    let contents = school.contents();
    let statements: Vec<SignedStatement> = contents
        .entries
        .get(CHAIN)
        .into_iter()
        .flatten()
        .filter_map(|(_, json)| serde_json::from_str(json).ok())
        .collect();
    let workspace = throughline_vault::id::WorkspaceId::from_bytes(workspace.to_bytes());
    Trust::evaluate(workspace, founder, &statements)
}

/// Signs statements one after the other, each knowing the one before, and adds them to School.
pub fn say(
    school: &mut Dossier,
    writer: &Writer,
    workspace: WorkspaceId,
    founder: &VerifyingKey,
    key: &SigningKey,
    acts: Vec<Act>,
) -> Result<(), Failure> {
    for act in acts {
        let knows = trust(school, workspace, founder).heads().clone();
        let id = throughline_vault::id::WorkspaceId::from_bytes(workspace.to_bytes());
        let at = writer.now.to_rfc3339();
        let statement = Statement::new(id, key.verifying_key().clone(), &at, knows, act)
            .sign(key)
            .map_err(|_| Failure::Fault("sign".to_owned()))?;
        add(school, writer, &statement)?;
    }
    Ok(())
}

fn add(school: &mut Dossier, writer: &Writer, statement: &SignedStatement) -> Result<(), Failure> {
    let json =
        serde_json::to_string(statement).map_err(|_| Failure::Fault("statement".to_owned()))?;
    let id = throughline_domain::id::EntryId::new(writer.now, random_bits());
    let append = Edit::Append {
        collection: CHAIN.to_owned(),
        id: id.to_string(),
        json,
    };
    let heads = school.heads();
    school
        .commit(
            &writer.author,
            &heads,
            &[append],
            "staff.sign",
            writer.now.0,
        )
        .map_err(|_| Failure::Fault("statement".to_owned()))?;
    Ok(())
}

/// A role as the chain writes it.
pub fn role_text(role: throughline_domain::staff::Role) -> String {
    serde_json::to_value(role)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// A role that the chain wrote.
pub fn role_of(text: &str) -> throughline_domain::staff::Role {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .unwrap_or(throughline_domain::staff::Role::Other)
}

/// The day of a moment, for file names.
pub fn day(now: Timestamp, utc_offset_minutes: i32) -> String {
    now.day(utc_offset_minutes).to_string()
}
