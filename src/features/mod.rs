//! What people do here, one folder a feature. This list is all that the rest of the app knows of them: a feature
//! brings its places and what it adds to the screens that all share.

pub mod centre;
pub mod clashes;
pub mod consultations;
pub mod devices;
pub mod directory;
pub mod disclosures;
pub mod family;
pub mod groups;
pub mod inbox;
pub mod library;
pub mod notes;
pub mod pages;
pub mod plans;
pub mod publish;
pub mod referrals;
pub mod roster;
pub mod settings;
pub mod share;
pub mod staff;
pub mod start;
pub mod students;
pub mod today;
pub mod transitions;

pub use crate::pieces::NotLoaded;
use leptos::prelude::AnyView;
pub use pages::{Coming, Pages, Seek, Shelf, Shelved};
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::time::Timestamp;
use throughline_ui::{Icon, Tone};

use crate::route::Route;
use crate::text::{self, Text};
use crate::workspace::{Workspace, time};

/// Every feature, in the order in which their links and reminders stand.
pub const ALL: &[Feature] = &[
    today::FEATURE,
    students::FEATURE,
    family::FEATURE,
    referrals::FEATURE,
    plans::FEATURE,
    library::FEATURE,
    transitions::FEATURE,
    groups::FEATURE,
    notes::FEATURE,
    roster::FEATURE,
    clashes::FEATURE,
    centre::FEATURE,
    inbox::FEATURE,
    publish::FEATURE,
    consultations::FEATURE,
    directory::FEATURE,
    staff::FEATURE,
    share::FEATURE,
    devices::FEATURE,
    disclosures::FEATURE,
    settings::FEATURE,
    start::FEATURE,
];

/// What the features tell, in the same order.
const TELLING: &[Telling] = &[
    today::TELLING,
    students::TELLING,
    referrals::TELLING,
    plans::TELLING,
    transitions::TELLING,
    groups::TELLING,
    notes::TELLING,
    clashes::TELLING,
    centre::TELLING,
    inbox::TELLING,
    publish::TELLING,
    consultations::TELLING,
    staff::TELLING,
    share::TELLING,
    devices::TELLING,
];

/// The place in [`ALL`] of the pages for who has no school yet: it has no links, and no place once a school is open.
pub const START: usize = ALL.len() - 1;

/// All that waits for the person, by every feature. What it reads is tracked.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let of = |feature: &Telling| (feature.today)(workspace);
    TELLING.iter().flat_map(of).collect()
}

/// All that happened with a student, by every feature, newest first. What it reads is tracked.
pub fn happenings(workspace: Workspace, student: StudentId) -> Vec<Happening> {
    let same = workspace.cabinet.roster().same(student);
    let of = |feature: &Telling| {
        let all = same
            .iter()
            .map(|student| (feature.timeline)(workspace, *student));
        all.flatten().collect::<Vec<_>>()
    };
    let mut all: Vec<Happening> = TELLING.iter().flat_map(of).collect();
    all.sort_by(|a, b| (b.at, &b.key).cmp(&(a.at, &a.key)));
    all
}

/// What every feature holds about a student beyond the timeline, under any of the student's cards. Tracked.
pub fn record(workspace: Workspace, student: StudentId) -> Vec<(Text, String)> {
    let same = workspace.cabinet.roster().same(student);
    let of = |feature: &Telling| {
        let all = same
            .iter()
            .flat_map(|student| (feature.record)(workspace, *student));
        all.collect::<Vec<_>>()
    };
    TELLING.iter().flat_map(of).collect()
}

/// What every feature has for a student's profile, in order. What it reads is tracked.
pub fn profile(workspace: Workspace, student: StudentId, audience: Audience) -> Vec<AnyView> {
    let of = |feature: &Telling| (feature.profile)(workspace, student, audience);
    TELLING.iter().filter_map(of).collect()
}

/// What a feature brings.
#[derive(Clone, Copy)]
pub struct Feature {
    /// The title of the tab at a place, which holds no name; `None` when the place is not its own.
    pub title: fn(Route) -> Option<Text>,
    /// Its pages.
    pub pages: fn() -> Coming,
    /// Its links in the navigation.
    pub navigation: &'static [Link],
    /// Where else one can go to begin something, besides its links.
    pub begins: &'static [Beginning],
}

impl Feature {
    /// A feature that brings nothing: the start of every other.
    pub const NOTHING: Feature = Feature {
        title: |_| None,
        pages: || Box::pin(async { Err(NotLoaded) }),
        navigation: &[],
        begins: &[],
    };
}

/// What a feature tells the pages that show something of all of them. It stands apart from [`Feature`], which the shell
/// reads: only those pages reach it, so it is loaded with them, and a first visit does not pay for it.
#[derive(Clone, Copy)]
pub struct Telling {
    /// What it adds to Today. Runs inside a memo: what it reads is tracked.
    pub today: fn(Workspace) -> Vec<Reminder>,
    /// What it adds to a student's timeline, in any order. Runs inside a memo: what it reads is tracked.
    pub timeline: fn(Workspace, StudentId) -> Vec<Happening>,
    /// What it adds to a student's profile on paper; `None` for nothing. Runs where it is drawn: what it reads is tracked.
    pub profile: fn(Workspace, StudentId, Audience) -> Option<AnyView>,
    /// What it holds about a student beyond the timeline, in words: a heading and a text each. Tracked.
    pub record: fn(Workspace, StudentId) -> Vec<(Text, String)>,
}

/// Who reads what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Colleagues, at a meeting.
    Staff,
    /// The student's family: without tiers and flags, under the name for letters home.
    Family,
}

impl Telling {
    /// A feature that tells nothing.
    pub const NOTHING: Telling = Telling {
        today: |_| Vec::new(),
        timeline: |_, _| Vec::new(),
        profile: |_, _, _| None,
        record: |_, _| Vec::new(),
    };
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
}

/// A place where something is begun.
#[derive(Clone, Copy)]
pub struct Beginning {
    /// Where it leads.
    pub route: Route,
    /// Its words.
    pub label: fn() -> Text,
    /// Its icon.
    pub icon: Icon,
}

/// Something that a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What it is called.
    pub words: String,
    /// What kind of thing it is, or more about it.
    pub detail: Option<Text>,
    /// Its icon.
    pub icon: Icon,
    /// Where it is.
    pub route: Route,
}

/// How well words find a name, all of them folded: the less the better. 0 for each word that begins a word of the name,
/// 1 for one that stands within it, 3 for one whose letters follow each other in it with others between; `None` when one
/// of them does not find it.
pub fn rank(name: &str, words: &[&str]) -> Option<u32> {
    let of = |word: &&str| {
        if name.split(' ').any(|part| part.starts_with(*word)) {
            return Some(0);
        }
        if name.contains(*word) {
            return Some(1);
        }
        let mut letters = name.chars();
        let follows = word
            .chars()
            .all(|letter| letters.any(|other| other == letter));
        (follows && word.chars().nth(2).is_some()).then_some(3)
    };
    words.iter().map(of).sum()
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
    /// What is one's own.
    Work,
    /// For families.
    Families,
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

/// What somebody began to write in this kind of form and did not save. `place` tells whom something is about, and where
/// the form is.
fn unfinished(
    workspace: Workspace,
    form: &str,
    place: fn(Workspace, &str) -> Option<(String, Route)>,
) -> Vec<Reminder> {
    let reminder = |(about, kept): (String, Timestamp)| {
        let (name, route) = place(workspace, &about)?;
        Some(Reminder {
            words: text::drafts::unfinished(name),
            detail: Some(text::drafts::unfinished_since(time::moment(kept))),
            icon: Icon::Edit,
            tone: Tone::Neutral,
            route,
            since: Some(kept),
        })
    };
    let drafts = workspace.drafts_of(form).into_iter();
    drafts.filter_map(reminder).collect()
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
    /// Somebody saw a strength.
    Strength,
    /// Somebody saw something.
    Observation,
    /// Somebody saw what concerns them.
    Concern,
    /// A referral was made or answered.
    Referral,
    /// The family was in touch.
    Family,
    /// A plan began, was reviewed or ended.
    Plan,
    /// Colleagues were consulted.
    Consultation,
    /// A support group met.
    Group,
    /// Somebody wrote a note for the team.
    Note,
}

impl HappeningKind {
    /// How it looks in a timeline.
    pub const fn look(self) -> (Icon, Tone) {
        match self {
            HappeningKind::Strength => (Icon::Star, Tone::Good),
            HappeningKind::Observation => (Icon::Eye, Tone::Neutral),
            HappeningKind::Concern => (Icon::Bell, Tone::Caution),
            HappeningKind::Referral => (Icon::Flag, Tone::Caution),
            HappeningKind::Family => (Icon::People, Tone::Info),
            HappeningKind::Plan => (Icon::Target, Tone::Good),
            HappeningKind::Consultation => (Icon::Talk, Tone::Info),
            HappeningKind::Group => (Icon::People, Tone::Neutral),
            HappeningKind::Note => (Icon::Note, Tone::Neutral),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn what_begins_with_a_word_is_found_before_what_holds_it() {
        assert_eq!(rank("garcia marquez lucia", &["luc", "gar"]), Some(0));
        assert_eq!(rank("garcia marquez lucia", &["arq"]), Some(1));
        assert_eq!(rank("garcia marquez lucia", &["grc"]), Some(3));
        assert_eq!(rank("garcia marquez lucia", &["luc", "xyz"]), None);
        assert_eq!(rank("garcia", &["gz"]), None);
        assert_eq!(rank("today", &[]), Some(0));
    }
}
