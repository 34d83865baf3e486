//! Every place in the app and its address: one typed value ↔ the hash of the URL.
//!
//! Static hosts know no routes, so places live after `#`. No other code builds an address, and none holds a name or
//! a natural key: identifiers only.

use throughline_domain::id::{
    EntryId, GroupId, HandoverId, ItemId, ReferralId, StaffId, StudentId, ThreadId,
};

/// A place in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Route {
    /// What waits for me; before a vault is open, the welcome page.
    #[default]
    Today,
    /// What happened on a day.
    Recap,
    /// Founding a school.
    Create,
    /// Introducing oneself to a school, without an invitation.
    Introduce,
    /// Opening a file of ours: a bundle, an invitation, a reply to one, a backup.
    OpenFile,
    /// All students.
    Students,
    /// Who needs a check-in.
    CheckIn,
    /// One student.
    Student(StudentId),
    /// What a student's teachers need, on one sheet of paper.
    ClassroomSheet(StudentId),
    /// A student's family: guardians, and how to reach them safely.
    Family(StudentId),
    /// What a guardian inspects of a student's records.
    Packet(StudentId),
    /// Students who move up or leave.
    Transitions,
    /// A student's move to another team or school, and what is handed on.
    Transition(StudentId),
    /// Making a file of what is handed on, for another school.
    HandOver(StudentId),
    /// What another school handed on, as it is filed here.
    Received(HandoverId),
    /// Writing what one hands on about this student.
    HandOn(StudentId),
    /// A student on two pages, for a meeting.
    Profile(StudentId),
    /// All referrals.
    Referrals,
    /// One referral.
    Referral(ReferralId),
    /// Referring a student yet to be chosen.
    NewReferral,
    /// Referring this student.
    ReferStudent(StudentId),
    /// Answering what a colleague asked about this student.
    Contribute(StudentId),
    /// What a school can do for its students, to choose from.
    Library,
    /// A blank form on paper, to be filled in by hand.
    PaperReferral,
    /// What to do when a student is not safe now.
    Safety,
    /// All plans.
    Plans,
    /// Plans to begin from.
    PlanTemplates,
    /// The plan of a student.
    Plan(StudentId),
    /// All support groups.
    Groups,
    /// Beginning a support group.
    NewGroup,
    /// One support group.
    Group(GroupId),
    /// A list of a group's members for paper.
    GroupSheet(GroupId),
    /// The notes about a student.
    Notes(StudentId),
    /// One's own notes, about whomever.
    PrivateNotes,
    /// Contacts with the family of a student.
    FamilyLog(StudentId),
    /// What several roles saw of a student.
    SideBySide(StudentId),
    /// Importing a roster.
    Roster,
    /// Fields that two people changed apart.
    Clashes,
    /// All consultations.
    Consultations,
    /// One consultation.
    Consultation(ThreadId),
    /// Beginning a consultation.
    NewConsultation,
    /// Beginning a consultation about this student.
    ConsultOn(StudentId),
    /// A consultation without names, for asking a colleague outside.
    ConsultationSheet(ThreadId),
    /// Who in the neighbourhood helps with what.
    Directory,
    /// One service of the community directory.
    Service(ItemId),
    /// A note for a family that is referred to this service.
    ServiceNote(ItemId),
    /// The services that must be called again.
    Calls,
    /// Bringing services from elsewhere.
    ImportServices,
    /// The staff directory.
    Staff,
    /// One member of the staff.
    Person(StaffId),
    /// Inviting a colleague.
    Invite,
    /// Sending changes to colleagues.
    Share,
    /// Sending changes to this colleague, and to others.
    ShareWith(StaffId),
    /// Sending changes to several colleagues.
    Send,
    /// Making a file that a passphrase opens.
    SendLocked,
    /// What was shared, with whom and why.
    Disclosures,
    /// Who received something about this student.
    DisclosuresOf(StudentId),
    /// What the school offers to families.
    Centre,
    /// Writing a guide.
    NewGuide,
    /// Writing a learn-at-home strategy.
    NewStrategy,
    /// Planning a workshop.
    NewWorkshop,
    /// Asking families something.
    NewSurvey,
    /// Something that families may see.
    Thing(ItemId),
    /// Changing something that families may see.
    EditThing(ItemId),
    /// A workshop on a sheet to be put up.
    Flyer(ItemId),
    /// What families answered to a survey.
    Results(ItemId),
    /// Asking families about this workshop.
    AskAbout(ItemId),
    /// What families and staff without a vault sent to the office.
    Inbox,
    /// One of these slips.
    Slip(EntryId),
    /// Making the pack for the kiosk.
    Kiosk,
    /// What the kiosk says of the school.
    KioskSettings,
    /// One's own devices.
    Devices,
    /// Adding a device of one's own.
    AddDevice,
    /// Making a backup.
    Backup,
    /// Language, theme, storage.
    Settings,
    /// Choosing a new passphrase.
    Passphrase,
    /// The days on which the school does not meet.
    DaysOff,
    /// Everything there is, for narrow screens without a side.
    More,
    /// No place that this release knows.
    Unknown,
}

/// Places whose address is one fixed path.
const FIXED: &[(Route, &str)] = &[
    (Route::Today, "/"),
    (Route::Create, "/create"),
    (Route::Introduce, "/introduce"),
    (Route::OpenFile, "/open"),
    (Route::Students, "/students"),
    (Route::CheckIn, "/students/check-in"),
    (Route::Recap, "/recap"),
    (Route::Referrals, "/referrals"),
    (Route::NewReferral, "/referrals/new"),
    (Route::PaperReferral, "/referrals/paper"),
    (Route::Safety, "/safety"),
    (Route::Plans, "/plans"),
    (Route::PlanTemplates, "/plans/templates"),
    (Route::Library, "/library"),
    (Route::Transitions, "/transitions"),
    (Route::Groups, "/groups"),
    (Route::NewGroup, "/groups/new"),
    (Route::PrivateNotes, "/notes"),
    (Route::Roster, "/roster"),
    (Route::Clashes, "/clashes"),
    (Route::Consultations, "/consultations"),
    (Route::NewConsultation, "/consultations/new"),
    (Route::Directory, "/directory"),
    (Route::Calls, "/directory/calls"),
    (Route::ImportServices, "/directory/import"),
    (Route::Staff, "/staff"),
    (Route::Invite, "/staff/invite"),
    (Route::Share, "/share"),
    (Route::Send, "/share/several"),
    (Route::SendLocked, "/share/passphrase"),
    (Route::Disclosures, "/disclosures"),
    (Route::Centre, "/centre"),
    (Route::NewGuide, "/centre/new-guide"),
    (Route::NewStrategy, "/centre/new-strategy"),
    (Route::NewWorkshop, "/centre/new-workshop"),
    (Route::NewSurvey, "/centre/new-survey"),
    (Route::Inbox, "/inbox"),
    (Route::Kiosk, "/kiosk"),
    (Route::KioskSettings, "/kiosk/settings"),
    (Route::Devices, "/devices"),
    (Route::AddDevice, "/devices/add"),
    (Route::Backup, "/backup"),
    (Route::Settings, "/settings"),
    (Route::Passphrase, "/settings/passphrase"),
    (Route::DaysOff, "/settings/days-off"),
    (Route::More, "/more"),
    (Route::Unknown, "/unknown"),
];

impl Route {
    /// The place of a hash, without `#`. What is no address of ours is [`Route::Unknown`].
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_end_matches('/');
        let path = if path.is_empty() { "/" } else { path };
        if let Some((route, _)) = FIXED.iter().find(|(_, fixed)| *fixed == path) {
            return *route;
        }
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let found = match parts.as_slice() {
            ["students", id] => id.parse().map(Route::Student),
            ["classroom", id] => id.parse().map(Route::ClassroomSheet),
            ["family", id] => id.parse().map(Route::Family),
            ["profile", id] => id.parse().map(Route::Profile),
            ["packet", id] => id.parse().map(Route::Packet),
            ["transitions", id] => id.parse().map(Route::Transition),
            ["hand-over", id] => id.parse().map(Route::HandOver),
            ["received", id] => id.parse().map(Route::Received),
            ["hand-on", id] => id.parse().map(Route::HandOn),
            ["referrals", "new", id] => id.parse().map(Route::ReferStudent),
            ["referrals", id] => id.parse().map(Route::Referral),
            ["contribute", id] => id.parse().map(Route::Contribute),
            ["plans", id] => id.parse().map(Route::Plan),
            ["consultations", "about", id] => id.parse().map(Route::ConsultOn),
            ["consultations", id, "sheet"] => id.parse().map(Route::ConsultationSheet),
            ["consultations", id] => id.parse().map(Route::Consultation),
            ["groups", id] => id.parse().map(Route::Group),
            ["groups", id, "sheet"] => id.parse().map(Route::GroupSheet),
            ["notes", id] => id.parse().map(Route::Notes),
            ["family-log", id] => id.parse().map(Route::FamilyLog),
            ["side-by-side", id] => id.parse().map(Route::SideBySide),
            ["directory", id] => id.parse().map(Route::Service),
            ["directory", id, "note"] => id.parse().map(Route::ServiceNote),
            ["centre", id] => id.parse().map(Route::Thing),
            ["centre", id, "edit"] => id.parse().map(Route::EditThing),
            ["centre", id, "flyer"] => id.parse().map(Route::Flyer),
            ["centre", id, "results"] => id.parse().map(Route::Results),
            ["centre", id, "ask"] => id.parse().map(Route::AskAbout),
            ["inbox", id] => id.parse().map(Route::Slip),
            ["staff", id] => id.parse().map(Route::Person),
            ["share", id] => id.parse().map(Route::ShareWith),
            ["disclosures", id] => id.parse().map(Route::DisclosuresOf),
            _ => return Route::Unknown,
        };
        found.unwrap_or(Route::Unknown)
    }

    /// The hash of the place, without `#`.
    pub fn path(self) -> String {
        match self {
            Route::Student(id) => format!("/students/{id}"),
            Route::ReferStudent(id) => format!("/referrals/new/{id}"),
            Route::Referral(id) => format!("/referrals/{id}"),
            Route::Contribute(id) => format!("/contribute/{id}"),
            Route::Family(id) => format!("/family/{id}"),
            Route::Profile(id) => format!("/profile/{id}"),
            Route::Packet(id) => format!("/packet/{id}"),
            Route::Transition(id) => format!("/transitions/{id}"),
            Route::HandOver(id) => format!("/hand-over/{id}"),
            Route::Received(id) => format!("/received/{id}"),
            Route::HandOn(id) => format!("/hand-on/{id}"),
            Route::ClassroomSheet(id) => format!("/classroom/{id}"),
            Route::Plan(id) => format!("/plans/{id}"),
            Route::Consultation(id) => format!("/consultations/{id}"),
            Route::ConsultOn(id) => format!("/consultations/about/{id}"),
            Route::ConsultationSheet(id) => format!("/consultations/{id}/sheet"),
            Route::Group(id) => format!("/groups/{id}"),
            Route::GroupSheet(id) => format!("/groups/{id}/sheet"),
            Route::Notes(id) => format!("/notes/{id}"),
            Route::FamilyLog(id) => format!("/family-log/{id}"),
            Route::SideBySide(id) => format!("/side-by-side/{id}"),
            Route::Service(id) => format!("/directory/{id}"),
            Route::ServiceNote(id) => format!("/directory/{id}/note"),
            Route::Thing(id) => format!("/centre/{id}"),
            Route::EditThing(id) => format!("/centre/{id}/edit"),
            Route::Flyer(id) => format!("/centre/{id}/flyer"),
            Route::Results(id) => format!("/centre/{id}/results"),
            Route::AskAbout(id) => format!("/centre/{id}/ask"),
            Route::Slip(id) => format!("/inbox/{id}"),
            Route::Person(id) => format!("/staff/{id}"),
            Route::ShareWith(id) => format!("/share/{id}"),
            Route::DisclosuresOf(id) => format!("/disclosures/{id}"),
            fixed => FIXED
                .iter()
                .find(|(route, _)| *route == fixed)
                .map_or("/unknown", |(_, path)| path)
                .to_owned(),
        }
    }

    /// The address to put into a link.
    pub fn href(self) -> String {
        format!("#{}", self.path())
    }

    /// The list that this place belongs to, for marking where one is in the navigation.
    #[must_use]
    pub const fn section(self) -> Self {
        match self {
            Route::Student(_)
            | Route::ClassroomSheet(_)
            | Route::Family(_)
            | Route::Profile(_)
            | Route::Packet(_)
            | Route::CheckIn
            | Route::Notes(_)
            | Route::FamilyLog(_)
            | Route::SideBySide(_)
            | Route::Roster
            | Route::DisclosuresOf(_) => Route::Students,
            Route::Recap => Route::Today,
            Route::Referral(_)
            | Route::NewReferral
            | Route::ReferStudent(_)
            | Route::PaperReferral
            | Route::Contribute(_) => Route::Referrals,
            Route::Plan(_) | Route::PlanTemplates => Route::Plans,
            Route::Transition(_) | Route::HandOn(_) | Route::HandOver(_) | Route::Received(_) => {
                Route::Transitions
            }
            Route::Consultation(_)
            | Route::NewConsultation
            | Route::ConsultOn(_)
            | Route::ConsultationSheet(_) => Route::Consultations,
            Route::NewGroup | Route::Group(_) | Route::GroupSheet(_) => Route::Groups,
            Route::Service(_) | Route::ServiceNote(_) | Route::Calls | Route::ImportServices => {
                Route::Directory
            }
            Route::NewGuide
            | Route::NewStrategy
            | Route::NewWorkshop
            | Route::NewSurvey
            | Route::Thing(_)
            | Route::EditThing(_)
            | Route::Flyer(_)
            | Route::Results(_)
            | Route::AskAbout(_) => Route::Centre,
            Route::Slip(_) => Route::Inbox,
            Route::KioskSettings => Route::Kiosk,
            Route::Person(_) | Route::Invite => Route::Staff,
            Route::ShareWith(_)
            | Route::Send
            | Route::SendLocked
            | Route::Disclosures
            | Route::OpenFile
            | Route::Backup => Route::Share,
            Route::Passphrase | Route::DaysOff | Route::Devices | Route::AddDevice => {
                Route::Settings
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_route() -> impl Strategy<Value = Route> {
        let fixed = proptest::sample::select(FIXED).prop_map(|(route, _)| route);
        let made = (0..32_u8, any::<u128>()).prop_map(|(which, id)| match which {
            0 => Route::Student(StudentId(id)),
            1 => Route::ReferStudent(StudentId(id)),
            2 => Route::Referral(ReferralId(id)),
            3 => Route::Person(StaffId(id)),
            4 => Route::DisclosuresOf(StudentId(id)),
            5 => Route::Plan(StudentId(id)),
            6 => Route::Contribute(StudentId(id)),
            7 => Route::ClassroomSheet(StudentId(id)),
            8 => Route::Family(StudentId(id)),
            9 => Route::Profile(StudentId(id)),
            10 => Route::Packet(StudentId(id)),
            11 => Route::Transition(StudentId(id)),
            12 => Route::HandOn(StudentId(id)),
            13 => Route::Consultation(ThreadId(id)),
            14 => Route::ConsultOn(StudentId(id)),
            15 => Route::ConsultationSheet(ThreadId(id)),
            16 => Route::Group(GroupId(id)),
            17 => Route::GroupSheet(GroupId(id)),
            18 => Route::Notes(StudentId(id)),
            19 => Route::FamilyLog(StudentId(id)),
            20 => Route::SideBySide(StudentId(id)),
            21 => Route::HandOver(StudentId(id)),
            22 => Route::Received(HandoverId(id)),
            23 => Route::Thing(ItemId(id)),
            24 => Route::EditThing(ItemId(id)),
            25 => Route::Flyer(ItemId(id)),
            26 => Route::Slip(EntryId(id)),
            27 => Route::Service(ItemId(id)),
            28 => Route::ServiceNote(ItemId(id)),
            29 => Route::Results(ItemId(id)),
            30 => Route::AskAbout(ItemId(id)),
            _ => Route::ShareWith(StaffId(id)),
        });
        prop_oneof![fixed, made]
    }

    proptest! {
        #[test]
        fn an_address_leads_back_to_its_place(route in any_route()) {
            prop_assert_eq!(Route::parse(&route.path()), route);
        }

        #[test]
        fn any_hash_leads_somewhere_that_has_an_address(hash: String) {
            let route = Route::parse(&hash);
            prop_assert_eq!(Route::parse(&route.path()), route);
        }
    }

    #[test]
    fn what_is_no_address_is_unknown() {
        for hash in ["/students/Ada", "/elsewhere", "students", "/students/1/2"] {
            assert_eq!(Route::parse(hash), Route::Unknown, "{hash}");
        }
    }

    #[test]
    fn an_empty_hash_is_today() {
        assert_eq!(Route::parse(""), Route::Today);
        assert_eq!(Route::parse("/students/"), Route::Students);
    }
}
