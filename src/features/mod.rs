//! What people do here, one folder a feature. This list is all that the rest of the app knows of them: a feature
//! brings its places and what it adds to the screens that all share.

pub mod clashes;
pub mod devices;
pub mod disclosures;
pub mod referrals;
pub mod roster;
pub mod settings;
pub mod share;
pub mod staff;
pub mod start;
pub mod students;
pub mod today;

use leptos::prelude::*;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::time::Timestamp;
use throughline_ui::{Icon, Tone};

use crate::route::Route;
use crate::text::Text;
use crate::workspace::Workspace;
use crate::workspace::reply::Opened;

/// Every feature, in the order in which their links and reminders stand.
pub const ALL: &[Feature] = &[
    today::FEATURE,
    students::FEATURE,
    referrals::FEATURE,
    roster::FEATURE,
    clashes::FEATURE,
    staff::FEATURE,
    share::FEATURE,
    devices::FEATURE,
    disclosures::FEATURE,
    settings::FEATURE,
];

/// What a feature brings.
#[derive(Clone, Copy)]
pub struct Feature {
    /// What it shows at a place; `None` when the place is not its own.
    pub place: fn(Route) -> Option<Place>,
    /// Its links in the navigation.
    pub navigation: &'static [Link],
    /// What it adds to Today. Runs inside a memo: what it reads is tracked.
    pub today: fn(Workspace) -> Vec<Reminder>,
    /// What it adds to a student's timeline, in any order. Runs inside a memo: what it reads is tracked.
    pub timeline: fn(Workspace, StudentId) -> Vec<Happening>,
    /// What it shows for a file of ours that was opened; `None` when such a file is not its own.
    pub opened: fn(&Opened) -> Option<AnyView>,
}

impl Feature {
    /// A feature that brings nothing: the start of every other.
    pub const NOTHING: Feature = Feature {
        place: |_| None,
        navigation: &[],
        today: |_| Vec::new(),
        timeline: |_, _| Vec::new(),
        opened: |_| None,
    };
}

/// What is shown at a place.
pub struct Place {
    /// The title of the tab: it holds no name.
    pub title: Text,
    /// The page. It begins with a [`throughline_ui::Page`], whose heading takes the focus.
    pub page: AnyView,
}

impl Place {
    /// A place with this title and this page.
    pub fn new(title: Text, page: impl IntoView + 'static) -> Option<Self> {
        Some(Self {
            title,
            page: page.into_any(),
        })
    }
}

/// A link in the navigation.
#[derive(Clone, Copy)]
pub struct Link {
    /// Where it leads.
    pub route: Route,
    /// Its words.
    pub label: fn() -> Text,
    /// Its icon.
    pub icon: Icon,
    /// The group it stands in.
    pub group: Group,
    /// Whether it stands in the bar at the bottom of a phone.
    pub on_phone: bool,
    /// How many wait there; none are shown for 0. What it reads is tracked.
    pub count: fn(Workspace) -> usize,
}

/// The groups of the navigation, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// On top, without a heading.
    Top,
    /// About students.
    Students,
    /// Working together.
    Together,
    /// At the foot, without a heading.
    Foot,
}

/// Something that waits for the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Reminder {
    /// What it is, in a sentence.
    pub words: Text,
    /// More about it, in a line.
    pub detail: Option<Text>,
    /// Its icon.
    pub icon: Icon,
    /// How pressing it is.
    pub tone: Tone,
    /// Where to see to it.
    pub route: Route,
    /// Since when it waits; the longest waiting stand first.
    pub since: Option<Timestamp>,
}

/// Something that happened with a student.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// What identifies it in the timeline.
    pub key: String,
    /// When.
    pub at: Timestamp,
    /// Who brought it about.
    pub by: StaffId,
    /// What kind of thing, for the filter.
    pub kind: HappeningKind,
    /// What happened, in a sentence.
    pub title: Text,
    /// What was written; may be empty.
    pub body: String,
    /// Where to see more.
    pub route: Option<Route>,
}

/// A kind of thing that happens with a student.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HappeningKind {
    /// Somebody saw something.
    Observation,
    /// A referral was made or answered.
    Referral,
    /// The family was in touch.
    Family,
}
