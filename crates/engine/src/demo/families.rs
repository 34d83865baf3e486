//! What the demo school offers to families, in English and Spanish, what two of them wrote, and what some answered.

use std::collections::BTreeSet;

use throughline_domain::enclosure::{Enclosed, Enclosure};
use throughline_domain::family::{Family, Kept};
use throughline_domain::id::{EnclosureId, ItemId, StaffId};
use throughline_domain::inbox::{Received, SLIPS, survey};
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_protocol::{Commit, DossierView, Failure};
use throughline_public::about::Day;
use throughline_public::choice::{GradeBand, Subject as Learned, Topic};
use throughline_public::guide::Guide;
use throughline_public::sealed::ReplyCode;
use throughline_public::slip::{Contact, FORMAT, Note, Slip, VERSION};
use throughline_public::strategy::Strategy;
use throughline_public::survey::{Question, QuestionKind, Survey};
use throughline_public::words::Words;
use throughline_public::workshop::Workshop;
use throughline_vault::encoding::to_base64;

use crate::commit::random_bits;
use crate::host::Host;
use crate::office;
use crate::open::Open;

/// So far ahead is the workshop: two weeks.
const AHEAD_MS: i64 = 14 * 86_400_000;
/// A picture that goes with the strategy.
const STAIRS: &[u8] = include_bytes!("stairs.png");

fn both(english: &str, spanish: &str) -> Words {
    let pairs = [("en", english), ("es", spanish)];
    Words(pairs.map(|(tag, text)| (tag.into(), text.into())).into())
}

/// Fills the resource center, names the readers of what families write, and lets two slips come in.
pub async fn fill<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    colleague: StaffId,
) -> Result<Vec<DossierView>, Failure> {
    let readers = BTreeSet::from([open.me(), colleague]);
    let mut views = office::begin(host, open, &readers).await?;
    let now = host.now();
    let fault = |_| Failure::Fault("demo".to_owned());
    let before = Family {
        has_readers: true,
        ..Family::default()
    };
    let survey_id = ItemId(random_bits()).to_string();
    let file = EnclosureId(random_bits());
    let stairs = Enclosure::of("Six stairs, numbered from 1 to 6.png", STAIRS);
    let stairs = stairs.map_err(|_| Failure::Fault("demo".to_owned()))?;
    let after = family(before.clone(), now, &survey_id, (file, stairs));
    let fields = throughline_domain::contents::difference(&before, &after).map_err(fault)?;
    let enclosed = Enclosed {
        file,
        bytes: to_base64(STAIRS),
    };
    let mut edits = vec![
        office::change(open, Subject::Family, fields),
        super::new(Subject::Enclosure(file), &enclosed)?,
    ];
    let answers = answers(&survey_id).map(|note| (note, "en"));
    for (note, language) in notes().into_iter().chain(answers) {
        let reply_to = ReplyCode::random().and_then(|code| code.recipient().ok());
        let received = Received {
            hash: format!("{:032x}", random_bits()),
            slip: survey::without_traces(Slip {
                format: FORMAT.to_owned(),
                version: VERSION,
                minimum_reader: VERSION,
                written_at: now.to_rfc3339(),
                language: language.to_owned(),
                reply_to: reply_to.map(|it| it.to_string()).unwrap_or_default(),
                note,
            }),
        };
        edits.push(super::entry(Subject::Inbox, SLIPS, &received)?);
    }
    views.extend(
        open.commit(&Commit::new("demo.families", edits), now)
            .await?,
    );
    Ok(views)
}

fn family(
    mut family: Family,
    now: Timestamp,
    survey_id: &str,
    (file, stairs): (EnclosureId, Enclosure),
) -> Family {
    let id = || ItemId(random_bits()).to_string();
    let kept = |public| Kept {
        public,
        ..Kept::default()
    };
    let (guide_id, strategy_id, workshop_id) = (id(), id(), id());
    let about = &mut family.about;
    "America/Los_Angeles".clone_into(&mut about.time_zone);
    about.reading.who = both(
        "Robin Vale, the school counselor",
        "Robin Vale, de consejería",
    );
    about.reading.days = [Day::Monday, Day::Thursday].into_iter().collect();
    about.reading.until = "15:30:00".parse().ok();
    let guide = Guide {
        title: both(
            "When a child does not want to go to school",
            "Cuando un niño no quiere ir a la escuela",
        ),
        summary: both(
            "What to ask, what to try, and whom to call.",
            "Qué preguntar, qué probar y a quién llamar.",
        ),
        body: both(
            "## Ask, and listen\n\nAsk what the hardest part of the day is. Listen before you answer.\n\n## Try\n\n- The same morning, in the same order\n- One person to meet at the door\n- A word with us, **the first week** it happens",
            "## Pregunte y escuche\n\nPregunte cuál es la parte más difícil del día. Escuche antes de responder.\n\n## Pruebe\n\n- La misma mañana, en el mismo orden\n- Una persona que espere en la puerta\n- Hablar con nosotros **la primera semana** que ocurra",
        ),
        topics: [Topic::Attendance, Topic::Feelings].into_iter().collect(),
        minutes: Some(2),
        ..Guide::default()
    };
    let strategy = Strategy {
        title: both("Count the stairs", "Contar los escalones"),
        why: both("Numbers grow steady when the body counts along.", "Los números se afirman cuando el cuerpo cuenta."),
        steps: Words([("en".into(), "1. Count each step aloud, going up.\n2. Count back, coming down.\n3. Guess first: how many to the second floor?".into())].into()),
        bands: [GradeBand::Early, GradeBand::Primary].into_iter().collect(),
        subjects: [Learned::Mathematics].into_iter().collect(),
        minutes: Some(5),
        files: [(file.to_string().as_str().into(), stairs)].into(),
        ..Strategy::default()
    };
    let workshop = Workshop {
        title: both("Homework without tears", "Tareas sin lágrimas"),
        about: both(
            "An evening to try what helps, with tea.",
            "Una tarde para probar lo que ayuda, con té.",
        ),
        place: both("Library, side entrance", "Biblioteca, entrada lateral"),
        date: Some(Timestamp(now.0 + AHEAD_MS).day(0).0),
        from: "18:00:00".parse().ok(),
        to: "19:30:00".parse().ok(),
        seats: Some(20),
        childcare: true,
        interpreters: ["es".to_owned()].into_iter().collect(),
        ..Workshop::default()
    };
    family.guides.insert(guide_id.as_str().into(), guide);
    family
        .strategies
        .insert(strategy_id.as_str().into(), strategy);
    family
        .workshops
        .insert(workshop_id.as_str().into(), workshop);
    family.surveys.insert(survey_id.into(), welcome());
    family.kept.insert(survey_id.to_owned(), kept(true));
    family.kept.insert(guide_id, kept(true));
    family.kept.insert(strategy_id, kept(false));
    family.kept.insert(workshop_id, kept(true));
    family
}

/// What families are asked.
fn welcome() -> Survey {
    let questions = [
        (
            "1",
            QuestionKind::Scale,
            both(
                "I feel welcome when I come to school.",
                "Me siento bienvenido cuando vengo a la escuela.",
            ),
        ),
        (
            "2",
            QuestionKind::YesNo,
            both(
                "I know whom to ask when my child has a problem.",
                "Sé a quién preguntar cuando mi hijo tiene un problema.",
            ),
        ),
        (
            "3",
            QuestionKind::Words,
            both("What would make it better?", "¿Qué lo mejoraría?"),
        ),
    ];
    let questions =
        questions.map(|(place, kind, text)| (place.to_owned(), Question { text, kind }));
    Survey {
        title: both(
            "How welcome do you feel at school?",
            "¿Qué tan bienvenido se siente en la escuela?",
        ),
        why: both(
            "We tell here in a month what we heard and what we change.",
            "En un mes contamos aquí qué oímos y qué cambiamos.",
        ),
        questions: questions.into(),
        ..Survey::default()
    }
}

/// What families answered.
fn answers(survey: &str) -> impl Iterator<Item = Note> + use<> {
    let survey = survey.to_owned();
    let all = [
        ("4", "yes", "A sign at the door that says where to go."),
        ("5", "yes", "Coffee after drop-off, once a month."),
        ("3", "unsure", "Alguien que hable español en la entrada."),
        ("4", "yes", "Nothing, thank you!"),
        ("2", "no", "To know who my son's counselor is."),
        ("5", "yes", "Un banco a la sombra para esperar."),
    ];
    all.into_iter().map(move |(scale, yes_no, words)| {
        let given = [("1", scale), ("2", yes_no), ("3", words)];
        let given = given.map(|(place, answer)| (place.to_owned(), answer.to_owned()));
        Note::Survey {
            survey: survey.as_str().into(),
            answers: given.into(),
        }
    })
}

fn notes() -> [(Note, &'static str); 2] {
    let question = Note::Question {
        text: "¿Hay alguien que pueda explicarme las notas de mi hija en español?".to_owned(),
        contact: Contact {
            language: "es".to_owned(),
            safe: "Por la mañana, por favor.".to_owned(),
            ..Contact::default()
        },
    };
    let idea = Note::Suggestion {
        text: "Could the lost-and-found be open when we pick up our children?".to_owned(),
        contact: Contact::default(),
    };
    [(question, "es"), (idea, "en")]
}
