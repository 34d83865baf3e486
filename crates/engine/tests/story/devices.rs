//! One person at several devices, and devices and people that lose their access.

use throughline_domain::contribution::OBSERVATIONS;
use throughline_domain::id::StudentId;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_protocol::command::{SignAs, UnlockKey};
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{HelloStanding, Opened, OutFile, Standing};
use throughline_protocol::share::{DeviceIs, Without};
use throughline_protocol::{Command, Failure};

use crate::desk::{Desk, STUDENT};

/// Amy at her laptop and her tablet, and Ben, who has shared with her.
fn three() -> (Desk, Desk, Desk) {
    let mut laptop = Desk::new();
    laptop.create_school("Amy");
    let mut ben = laptop.invite("Ben", Role::Counselor);
    let bundle = laptop.export(ben.me());
    ben.import(&bundle);
    let back = ben.export(laptop.me());
    laptop.import(&back);
    let tablet = laptop.add_device();
    (laptop, tablet, ben)
}

fn work(desk: &mut Desk, text: &str) {
    let subject = Subject::Contribution(STUDENT, desk.me());
    desk.append(subject, OBSERVATIONS, text).unwrap();
}

fn written(desk: &Desk) -> usize {
    desk.views
        .values()
        .filter_map(|view| view.contents.entries.get(OBSERVATIONS))
        .map(std::collections::BTreeMap::len)
        .sum()
}

#[test]
fn another_device_receives_everything_and_its_work_counts() {
    let (mut laptop, mut tablet, mut ben) = three();
    let (me, other) = (laptop.me(), StudentId(43));
    laptop
        .change::<Support>(Subject::Support(other), |support| {
            support.family_matters = "a secret".into();
            // Not even one's own name on a list keeps one's own work from one's own device.
            support.never_send.insert(me, true);
        })
        .unwrap();
    let shared = laptop
        .views
        .get(&Subject::Disclosures(laptop.me()))
        .cloned();
    let file = laptop.export(laptop.me());
    let after = laptop.views.get(&Subject::Disclosures(laptop.me()));
    assert_eq!(shared.as_ref(), after, "to oneself is no disclosure");
    tablet.import(&file);
    assert_eq!(tablet.state(), laptop.state());

    // The tablet's statement stands in the School that it sends: Ben needs nothing from the laptop first.
    work(&mut tablet, "from the tablet");
    let bundle = tablet.export(ben.me());
    assert_eq!(ben.import(&bundle).sender_name, "Amy");
    work(&mut ben, "from Ben");
    let back = ben.export(tablet.me());
    for device in [&mut tablet, &mut laptop] {
        device.import(&back);
        assert_eq!(written(device), 2);
    }
}

#[test]
fn both_devices_open_with_the_words_of_one_sheet() {
    let (laptop, tablet, _) = three();
    let vault = tablet.session().vault;
    let key = UnlockKey::Words(throughline_protocol::command::Secret(laptop.words.clone()));
    let unlock = Command::Unlock {
        vault,
        key,
        take_over: true,
    };
    assert!(Desk::on(tablet.disk.clone()).ask(unlock).is_ok());
}

#[test]
fn the_devices_of_a_person_are_told_apart() {
    let (laptop, tablet, ben) = three();
    let of = |desk: &Desk, staff| {
        let people = &desk.session().people;
        let person = people.iter().find(|person| person.staff == staff);
        let devices = &person.unwrap().devices;
        let mut is: Vec<_> = devices.iter().map(|it| (it.is, it.may_revoke)).collect();
        is.sort_by_key(|(is, _)| format!("{is:?}"));
        is
    };
    let own = [
        (DeviceIs::Other, true),
        (DeviceIs::Sheet, false),
        (DeviceIs::This, false),
    ];
    assert_eq!(of(&laptop, laptop.me()), own);
    // A coordinator may revoke Ben's; Ben may not revoke hers.
    assert_eq!(of(&laptop, ben.me()), [(DeviceIs::Other, true); 2]);
    assert_eq!(of(&ben, laptop.me()), [(DeviceIs::Other, false); 2]);
    // The tablet has not heard yet that it counts.
    assert_eq!(of(&tablet, tablet.me()).len(), 2);
}

#[test]
fn changes_alone_go_only_to_who_has_what_they_build_on_at_every_device() {
    let (mut laptop, mut tablet, mut ben) = three();
    work(&mut ben, "one");
    let file = laptop.export(laptop.me());
    tablet.import(&file);
    // Ben's files so far came to the laptop. What the laptop has shown to have, the tablet may lack.
    let first = ben.export(laptop.me());
    laptop.import(&first);
    let shown = laptop.export(ben.me());
    ben.import(&shown);
    work(&mut ben, "two");
    let second = ben.export(laptop.me());
    tablet.import(&second);
    laptop.import(&second);
    assert_eq!((written(&tablet), written(&laptop)), (2, 2));
}

#[test]
fn a_lost_device_gets_nothing_more_and_what_it_signs_is_not_accepted() {
    let (mut laptop, mut tablet, mut ben) = three();
    let file = laptop.export(laptop.me());
    tablet.import(&file);
    let device = tablet.session().device.clone();
    laptop.ask(Command::RevokeDevice { device }).unwrap();

    let bundle = laptop.export(laptop.me());
    let refused = tablet.preview(&bundle);
    assert_eq!(refused, Err(FileProblem::NotForYou.into()));
    work(&mut tablet, "by whoever found it");
    let (to_amy, theirs) = (tablet.export(laptop.me()), tablet.export(ben.me()));
    let to_ben = laptop.export(ben.me());
    ben.import(&to_ben);
    let name = "Amy".to_owned();
    let revoked = FileProblem::RevokedSender { name };
    assert_eq!(ben.preview(&theirs), Err(revoked.clone().into()));
    assert_eq!(laptop.preview(&to_amy), Err(revoked.into()));
    // Amy herself goes on.
    assert_eq!(ben.preview(&to_ben).unwrap().sender_name, "Amy");
}

#[test]
fn a_person_who_left_gets_nothing_more() {
    let (mut amy, _, mut ben) = three();
    let old = ben.export(amy.me());
    let denied = ben.ask(Command::RevokePerson { staff: amy.me() });
    assert_eq!(denied, Err(Failure::NotCoordinator));
    amy.ask(Command::RevokePerson { staff: ben.me() }).unwrap();
    let mut people = amy.session().people.iter();
    let person = people.find(|it| it.staff == ben.me()).unwrap();
    assert_eq!((person.standing, person.unshared), (Standing::Revoked, 0));
    let export = amy.ask(Command::Export {
        to: vec![ben.me()],
        purpose: String::new(),
        without: Without::default(),
    });
    assert_eq!(export, Err(Failure::NotTrusted));
    let name = "Ben".to_owned();
    let revoked = FileProblem::RevokedSender { name };
    assert_eq!(amy.preview(&old), Err(revoked.into()));
}

#[test]
fn nobody_shuts_themselves_out() {
    let (mut amy, ..) = three();
    let (device, staff) = (amy.session().device.clone(), amy.me());
    assert_eq!(
        amy.ask(Command::RevokeDevice { device }),
        Err(Failure::OutOfOrder)
    );
    assert_eq!(
        amy.ask(Command::RevokePerson { staff }),
        Err(Failure::OutOfOrder)
    );
}

#[test]
fn a_device_that_nobody_confirmed_takes_in_no_other() {
    let mut laptop = Desk::new();
    laptop.create_school("Amy");
    let mut tablet = laptop.add_device();
    assert_eq!(tablet.ask(Command::InviteDevice), Err(Failure::NotTrusted));
    let file = laptop.export(laptop.me());
    tablet.import(&file);
    let mut phone = tablet.add_device();
    let file = tablet.export(tablet.me());
    phone.import(&file);
    assert_eq!(phone.state(), tablet.state());
    // The laptop hears of the phone from the phone itself.
    work(&mut phone, "on the bus");
    let file = phone.export(phone.me());
    laptop.import(&file);
    assert_eq!(written(&laptop), 1);
}

fn standing(desk: &mut Desk, hello: &OutFile) -> HelloStanding {
    match desk.open_file(hello, None) {
        Ok(Opened::Hello { standing, .. }) => standing,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_reply_of_ones_own_device_is_known_as_such() {
    let (mut laptop, tablet, mut ben) = three();
    let hello = tablet.hello.clone().unwrap();
    assert_eq!(standing(&mut laptop, &hello), HelloStanding::SignedIn);
    assert_eq!(standing(&mut ben, &hello), HelloStanding::OtherKeys);
    let signed = ben.ask(Command::SignHello(SignAs::AsItSays));
    assert_eq!(signed, Err(Failure::NotCoordinator));

    let phone = laptop.add_device_unconfirmed();
    let opened = laptop.open_file(&phone.hello.unwrap(), None).unwrap();
    assert!(matches!(opened, Opened::OwnHello { .. }), "{opened:?}");
}
