//! What a badge, callout or toast is about. A tone is never told by colour alone: it brings an icon.

use crate::icon::Icon;

/// How things stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing to say about it.
    #[default]
    Neutral,
    /// Worth knowing.
    Info,
    /// Done, or as it should be.
    Good,
    /// Needs a look.
    Caution,
    /// Wrong, or cannot be undone.
    Danger,
}

impl Tone {
    /// The name in class lists, such as `tone-good`.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Tone::Neutral => "tone-neutral",
            Tone::Info => "tone-info",
            Tone::Good => "tone-good",
            Tone::Caution => "tone-caution",
            Tone::Danger => "tone-danger",
        }
    }

    /// The icon that goes with it.
    pub const fn icon(self) -> Icon {
        match self {
            Tone::Neutral => Icon::Dot,
            Tone::Info => Icon::Info,
            Tone::Good => Icon::Check,
            Tone::Caution => Icon::Clock,
            Tone::Danger => Icon::Warning,
        }
    }
}
