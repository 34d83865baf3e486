//! A student's accommodations: what is arranged, and who has read it.

use leptos::prelude::*;
use throughline_domain::classroom::{ACKNOWLEDGEMENTS, Accommodation, Acknowledgement, Classroom};
use throughline_domain::entry::Entry;
use throughline_domain::id::{AccommodationId, EntryId, StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_ui::{Badge, Button, ButtonKind, Card, Dialog, Icon, Toasts, Tone};

use super::accommodation_form::AccommodationForm;
use crate::features::Reminder;
use crate::pieces::{Failed, Saving};
use crate::route::Route;
use crate::text::{self, Text, shell, students as say};
use crate::workspace::{DossierView, Workspace, time};

/// After how many days without a word of everyone the counseling team is told.
const PATIENCE: i64 = 7;

type Read = Vec<(EntryId, Entry<Acknowledgement>)>;

/// What I have not read yet, and, for the counseling team, who has not read what for a week.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let (me, today) = (workspace.me(), time::today());
    let counseling = workspace.is_counseling();
    let roster = workspace.cabinet.roster();
    let of = |view: &DossierView| {
        let student = view.subject.student()?;
        let classroom: Classroom = view.contents.read();
        if classroom.accommodations.is_empty() {
            return None;
        }
        let read: Read = view.contents.entries(ACKNOWLEDGEMENTS);
        let readers = classroom.readers(&roster);
        let unread = |staff: StaffId| classroom.unread(staff, &read, today);
        let name = workspace.student_name(student);
        let words = if readers.contains(&me) && !unread(me).is_empty() {
            say::remind_read(name)
        } else if counseling {
            let old = |id: &AccommodationId| {
                let since = classroom.accommodations.get(id).and_then(|it| it.since);
                since.is_some_and(|since| today.days_since(since) >= PATIENCE)
            };
            let waiting = readers
                .iter()
                .filter(|staff| unread(**staff).iter().any(old));
            match waiting.count() {
                0 => return None,
                count => say::remind_unread(count, name),
            }
        } else {
            return None;
        };
        Some(Reminder {
            words,
            detail: None,
            icon: Icon::Check,
            tone: Tone::Info,
            route: Route::Student(student),
            since: None,
        })
    };
    let views = workspace.cabinet.of_kind(Kind::Classroom);
    views.iter().filter_map(|view| of(view)).collect()
}

/// The accommodations of a student.
#[component]
pub fn Accommodations(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let classroom = workspace
        .cabinet
        .body::<Classroom>(Subject::Classroom(student));
    let adding = RwSignal::new(false);
    let holding = Memo::new(move |_| {
        let today = time::today();
        let classroom = classroom.get();
        let all = classroom.accommodations.iter();
        all.filter(|(_, it)| it.holds(today))
            .map(|(id, it)| (*id, it.clone()))
            .collect::<Vec<_>>()
    });
    let add = move || {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Add on_click=move |()| adding.set(true)>
                {say::accommodation_add()}
            </Button>
        }
    };
    let line = move |(id, accommodation): (AccommodationId, Accommodation)| {
        view! { <Line student id accommodation /> }
    };
    view! {
        <Card title=say::accommodations() icon=Icon::Check actions=add>
            <Show
                when=move || holding.with(|holding| !holding.is_empty())
                fallback=|| view! { <p class="soft">{say::accommodations_empty()}</p> }
            >
                <ul class="plain stack">
                    {move || holding.get().into_iter().map(line).collect_view()}
                </ul>
                <p class="screen-only">
                    <a href=Route::ClassroomSheet(student).href()>{say::sheet_open()}</a>
                </p>
            </Show>
        </Card>
        <Dialog open=adding title=say::accommodation_add() close=shell::close()>
            <AccommodationForm student id=None open=adding />
        </Dialog>
    }
}

/// One accommodation, with who has read it, and a way to say so.
#[component]
fn Line(student: StudentId, id: AccommodationId, accommodation: Accommodation) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let subject = Subject::Classroom(student);
    let classroom = workspace.cabinet.body::<Classroom>(subject);
    let read = workspace
        .cabinet
        .entries::<Acknowledgement>(subject, ACKNOWLEDGEMENTS);
    let editing = RwSignal::new(false);
    let saving = Saving::new();
    // Who must read it, and has not.
    let readers = Memo::new(move |_| {
        let classroom = classroom.get();
        let readers = classroom.readers(&workspace.cabinet.roster());
        let (all, today) = (readers.len(), time::today());
        let unread =
            |staff: &StaffId| read.with(|read| classroom.unread(*staff, read, today).contains(&id));
        let waiting: Vec<StaffId> = readers.into_iter().filter(unread).collect();
        (all, waiting)
    });
    let mine = Memo::new(move |_| readers.with(|(_, waiting)| waiting.contains(&workspace.me())));
    let what = accommodation.what.clone();
    let acknowledge = move |()| {
        let entry = Acknowledgement {
            accommodation: id,
            what: what.clone(),
            reader: None,
        };
        let work = async move {
            let meaning = "accommodation.acknowledge";
            workspace
                .append(meaning, subject, ACKNOWLEDGEMENTS, &entry)
                .await
        };
        saving.run(work, move || {
            toasts.good(workspace.saved(say::accommodation_read()));
        });
    };
    let status = move || {
        let (all, waiting) = readers.get();
        let names: Vec<String> = waiting.iter().map(|it| workspace.staff_name(*it)).collect();
        match (all, names.len()) {
            (0, _) => ().into_any(),
            (_, 0) => view! {
                <Badge tone=Tone::Good icon=Icon::Check>{say::read_by_all()}</Badge>
            }
            .into_any(),
            _ => {
                view! { <p class="soft small">{say::not_read_by(names.join(", "))}</p> }.into_any()
            }
        }
    };
    let what = accommodation.what.clone();
    let by_slip = move || by_slip(workspace, id, &what, &read.get());
    let detail = move || {
        let since = accommodation
            .since
            .map(|day| say::since(text::day(day)).say());
        let until = accommodation
            .until
            .map(|day| say::until(text::day(day)).say());
        let words = [accommodation.place.clone(), accommodation.who.clone()];
        let words = words.into_iter().filter(|word| !word.is_empty());
        words
            .chain(since)
            .chain(until)
            .collect::<Vec<_>>()
            .join(" · ")
    };
    view! {
        <li>
            <p>
                <strong>{accommodation.what.clone()}</strong>
            </p>
            <p class="soft small">{detail}</p>
            {status}
            {move || {
                let lines = by_slip().into_iter();
                lines.map(|words| view! { <p class="soft small">{words}</p> }).collect_view()
            }}
            <Failed failure=saving.failure() />
            <div class="actions screen-only">
                <Show when=move || mine.get()>
                    <Button icon=Icon::Check busy=saving.busy() on_click=acknowledge.clone()>
                        {say::accommodation_acknowledge()}
                    </Button>
                </Show>
                <Button kind=ButtonKind::Quiet icon=Icon::Edit on_click=move |()| editing.set(true)>
                    {say::edit()}
                </Button>
            </div>
            <Dialog open=editing title=say::accommodation_edit() close=shell::close()>
                <AccommodationForm student id=Some(id) open=editing />
            </Dialog>
        </li>
    }
}

/// Who has read an accommodation as it stands by a slip, and who filed it. Tracked.
fn by_slip(workspace: Workspace, id: AccommodationId, what: &str, read: &Read) -> Vec<Text> {
    let of = read.iter().map(|(_, entry)| entry);
    let these = of.filter(|it| it.what.accommodation == id && it.what.what == what);
    let words = |entry: &Entry<Acknowledgement>| {
        let filer = workspace.staff_name(entry.by);
        let name = workspace.staff_name(entry.what.reader?);
        Some(say::read_by_slip(
            text::day(time::day_of(entry.at)),
            filer,
            name,
        ))
    };
    these.filter_map(words).collect()
}
