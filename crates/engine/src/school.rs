//! The fields of School and Inbox that are the engine's alone: the app never gets them.

/// The first part of their paths.
pub const ENGINE_FIELDS: &str = "engine/";
/// The workspace secret, in hexadecimal.
pub const SECRET: &str = "engine/secret";
/// The workspace's identifier.
pub const WORKSPACE: &str = "engine/workspace";
