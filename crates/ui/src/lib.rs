//! The pieces that pages are made of: fields, buttons, tables, dialogs, and what says how things stand.
//!
//! The kit knows no feature and holds no words: every text is passed in, so that it follows the language. It stands
//! on native elements and the ARIA patterns; how it looks is in `style/`.
//!
//! Texts are `Signal<String>`s: a `&'static str`, a `String` or a closure will do.

// Components take their properties by value and have as many as there are things to say.
#![allow(clippy::needless_pass_by_value, clippy::too_many_arguments)]

mod badge;
mod button;
mod callout;
mod card;
mod choice;
mod dialog;
mod empty;
mod error_summary;
mod facts;
mod field;
mod file_drop;
mod finder;
mod grid_cell;
mod icon;
mod identity;
mod later;
mod page;
mod pin;
mod progress;
mod progress_chart;
mod qr;
mod rich_text;
mod secret;
mod select;
mod table;
mod tabs;
mod text_area;
mod timeline;
mod toast;
mod tone;
mod warning;
mod window;

pub use badge::Badge;
pub use button::{Button, ButtonKind, ButtonLink, IconButton};
pub use callout::Callout;
pub use card::Card;
pub use choice::{CheckGroup, Checkbox, Choice, RadioGroup};
pub use dialog::Dialog;
pub use empty::EmptyState;
pub use error_summary::{ErrorSummary, FieldError};
pub use facts::{Fact, Facts};
pub use field::{InputKind, SearchField, TextField};
pub use file_drop::{FileDrop, PickedFile};
pub use finder::{Find, Finder};
pub use grid_cell::GridCell;
pub use icon::{Icon, Symbol};
pub use identity::{focus_soon, unique_id};
pub use later::Later;
pub use page::{Page, Section};
pub use pin::PinField;
pub use progress::ProgressBar;
pub use progress_chart::{
    ChartLine, ChartPhase, ChartPoint, ChartWords, ProgressChart, ProgressPlot,
};
pub use qr::QrCode;
pub use rich_text::RichText;
pub use secret::SecretField;
pub use select::Select;
pub use table::{Order, Sort, SortHeader, Table};
pub use tabs::{Tab, Tabs};
pub use text_area::TextArea;
pub use timeline::{Timeline, TimelineItem};
pub use toast::{Toast, ToastRegion, Toasts};
pub use tone::Tone;
pub use warning::Warning;
pub use window::WindowedTable;
