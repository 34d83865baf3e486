//! A made-up school to look around in: a vault of its own, marked as a demo, that can never mix with real data.

mod consultation;
mod days_off;
mod families;
mod group;
mod handover;
mod notes;
mod plan;
mod safety;
mod services;

use throughline_domain::classroom::{Classroom, TeamMember};
use throughline_domain::contents::difference;
use throughline_domain::contribution::{OBSERVATIONS, Observation, ObservationKind};
use throughline_domain::fields::Whole;
use throughline_domain::id::{ReferralId, StaffId, StudentId};
use throughline_domain::referral::{Concern, Referral, Urgency};
use throughline_domain::shape::Body;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_protocol::command::{InFile, Secret};
use throughline_protocol::{Command, Commit, DossierView, Edit, Failure, Heads};
use throughline_vault::store::Store;
use throughline_vault::words;

use crate::answer::Answer;
use crate::convert;
use crate::host::Host;
use crate::open::Open;
use crate::prepare::{self, Prepared};
use crate::{join, people, roster};

/// How many students the demo school has.
const STUDENTS: u32 = 180;
/// About how many of its students there are notes.
const NOTED: usize = 1;
/// From which number it is made up: always the same school.
const SEED: u64 = 7;

/// What is written about the first students, in one language.
struct Words {
    school: &'static str,
    person: &'static str,
    observations: [&'static str; 4],
    strengths: [&'static str; 4],
    helps: &'static str,
    seen: [&'static str; 2],
    tried: &'static str,
    notes: notes::NoteWords,
    plan: plan::PlanWords,
    consultation: consultation::ConsultationWords,
    group: group::GroupWords,
    safety: safety::SafetyWords,
    handover: handover::HandoverWords,
    /// What its next break is called.
    days_off: &'static str,
}

const ENGLISH: Words = Words {
    school: "Juniper Hill School (demo)",
    person: "Robin Vale",
    observations: [
        "Explained fractions to a neighbour without being asked.",
        "Quiet in the first hour three days running; brighter after lunch.",
        "Forgot the reader again, borrowed one and kept up.",
        "Asked to stay in at break. Said the playground is loud.",
    ],
    strengths: [
        "Patient with younger children",
        "Draws to think",
        "Remembers every story",
        "Builds things",
    ],
    helps: "A quiet corner to begin the day, and knowing what comes next.",
    seen: [
        "Has not handed in work since the middle of October and looks tired.",
        "Two quarrels at break this week, both after changes to the timetable.",
    ],
    tried: "A talk with the student, a seat near the front, two weeks.",
    notes: notes::NoteWords {
        own: "Ask how the move to the new flat went.",
        team: "Prefers to talk while walking. Ten minutes at break say more than half an hour in the office.",
        about: "Called to say how well the week began.",
        said: "He talks about the reading corner at home. Mornings are hard since the night shift changed.",
        reached: "mother",
    },
    plan: plan::PlanWords {
        concerns: "Reads slowly aloud and stops at long words.",
        family: "Listens to ten minutes of reading on most evenings.",
        goal: "Read a grade 2 text aloud, 70 words a minute",
        measure: ["Words read correctly", "a minute"],
        intervention: "Reading the same text again",
        steps: [
            "Choose a short text that is a little too hard.",
            "Listen, and say the words that stop the reader.",
            "Read it together once, then twice alone.",
            "Count the words of the last minute and mark them on the chart.",
        ],
    },
    consultation: consultation::ConsultationWords {
        title: "A calm start after lunch",
        question: "The first ten minutes after lunch are loud, and I spend them calling for quiet. What would you do at the door?",
        tries: "Dana’s idea from the corridor: greet each one at the door, with a short task already on the board. From Monday on.",
    },
    group: group::GroupWords {
        name: "Tuesday lunch",
        purpose: "Join others at play, ask for help in words, and end a quarrel without an adult.",
        measure: "Feels at ease with others",
        done: [
            "Getting to know each other; rules that we all made.",
            "Ways to join a game: watch, ask, take turns.",
            "Asking for help: who, when, how. Played it in pairs.",
            "What to do when someone says no.",
        ],
        word: "Asked a partner for help without being told.",
    },
    safety: safety::SafetyWords {
        protocol: "Stay with the student, out of sight of others.\n\
            Send another adult to the counseling office, room 12, or to the principal; do not send a student.\n\
            The counselor or the principal takes over and says who calls whom.\n\
            Afterwards write down what you saw and heard, in the student's own words, the same day.",
        labels: [
            "Front office, until 5 p.m.",
            "Emergency",
            "Suicide and crisis lifeline",
        ],
    },
    handover: handover::HandoverWords {
        to: "Cedar Middle School",
        place: "Library, the round table",
        going: [
            "Explains to others what is new to them, and enjoys it.",
            "Ask about the drawings first. Say beforehand when something changes.",
            "Beginning the day in the quiet corner; the schedule on a card in the desk.",
        ],
        from: ["Pine Creek School", "Sam Adler"],
        name: "Jo Winter",
        came: [
            "Reads to the younger ones and never tires of it.",
            "A walk around the yard opens more than a question at the table.",
            "Two short breaks before noon, agreed on with a nod.",
        ],
    },
    days_off: "Midyear break",
};

const SPANISH: Words = Words {
    school: "Escuela Cerro Enebro (demostración)",
    person: "Robin Vale",
    observations: [
        "Explicó las fracciones a su compañera sin que nadie se lo pidiera.",
        "Callado la primera hora tres días seguidos; mejor después del almuerzo.",
        "Volvió a olvidar el libro, pidió uno prestado y siguió la clase.",
        "Pidió quedarse dentro en el recreo. Dijo que en el patio hay mucho ruido.",
    ],
    strengths: [
        "Paciente con los pequeños",
        "Dibuja para pensar",
        "Recuerda cada historia",
        "Construye cosas",
    ],
    helps: "Un rincón tranquilo para empezar el día y saber qué viene después.",
    seen: [
        "No entrega trabajos desde mediados de octubre y se le ve cansancio.",
        "Dos peleas en el recreo esta semana, ambas tras cambios de horario.",
    ],
    tried: "Una conversación, un asiento cerca de la pizarra, dos semanas.",
    notes: notes::NoteWords {
        own: "Preguntar cómo fue la mudanza.",
        team: "Prefiere hablar caminando. Diez minutos en el recreo dicen más que media hora en la oficina.",
        about: "Llamé para contar lo bien que empezó la semana.",
        said: "En casa habla del rincón de lectura. Las mañanas son difíciles desde que cambió el turno de noche.",
        reached: "madre",
    },
    plan: plan::PlanWords {
        concerns: "Lee despacio en voz alta y se detiene en las palabras largas.",
        family: "Escucha diez minutos de lectura casi todas las tardes.",
        goal: "Leer en voz alta un texto de 2.º grado, 70 palabras por minuto",
        measure: ["Palabras leídas correctamente", "por minuto"],
        intervention: "Leer otra vez el mismo texto",
        steps: [
            "Elija un texto corto, un poco más difícil de lo cómodo.",
            "Escuche y diga las palabras que detienen a quien lee.",
            "Léanlo juntos una vez y después dos veces a solas.",
            "Cuente las palabras del último minuto y márquelas en el gráfico.",
        ],
    },
    consultation: consultation::ConsultationWords {
        title: "Empezar con calma después del almuerzo",
        question: "Los primeros diez minutos después del almuerzo hay mucho ruido y los paso pidiendo silencio. ¿Qué haría usted en la puerta?",
        tries: "Una idea de Dana en el pasillo: saludar a cada estudiante en la puerta, con una tarea corta ya en la pizarra. Desde el lunes.",
    },
    group: group::GroupWords {
        name: "Almuerzo del martes",
        purpose: "Unirse al juego de otros, pedir ayuda con palabras y terminar una pelea sin un adulto.",
        measure: "Se siente a gusto con los demás",
        done: [
            "Conocerse; reglas que hicimos entre todos.",
            "Maneras de unirse a un juego: mirar, preguntar, esperar el turno.",
            "Pedir ayuda: a quién, cuándo, cómo. Lo jugamos en parejas.",
            "Qué hacer cuando alguien dice que no.",
        ],
        word: "Pidió ayuda a su pareja sin que nadie se lo dijera.",
    },
    safety: safety::SafetyWords {
        protocol: "Quédese con el estudiante, fuera de la vista de los demás.\n\
            Envíe a otro adulto a consejería, sala 12, o a dirección; no envíe a un estudiante.\n\
            Consejería o dirección se hace cargo y dice quién llama a quién.\n\
            Después, el mismo día, anote lo que vio y oyó, con las palabras del estudiante.",
        labels: [
            "Secretaría, hasta las 17:00",
            "Emergencias",
            "Línea de prevención del suicidio y crisis",
        ],
    },
    handover: handover::HandoverWords {
        to: "Secundaria El Cedro",
        place: "Biblioteca, la mesa redonda",
        going: [
            "Explica a los demás lo que es nuevo para ellos, y le gusta hacerlo.",
            "Pregunte primero por sus dibujos. Avísele antes cuando algo cambie.",
            "Empezar el día en el rincón tranquilo; el horario en una tarjeta en su mesa.",
        ],
        from: ["Escuela Arroyo del Pino", "Sam Adler"],
        name: "Jo Invierno",
        came: [
            "Lee a los más pequeños sin cansarse nunca.",
            "Una vuelta por el patio abre más que una pregunta en la mesa.",
            "Dos pausas cortas antes del mediodía, acordadas con un gesto.",
        ],
    },
    days_off: "Vacaciones de mitad de curso",
};

/// What the observations tell of, in their order.
const KINDS: [ObservationKind; 4] = [
    ObservationKind::Strength,
    ObservationKind::Concern,
    ObservationKind::Neutral,
    ObservationKind::Neutral,
];

fn words_in(language: &str) -> &'static Words {
    if language.starts_with("es") {
        &SPANISH
    } else {
        &ENGLISH
    }
}

/// Prepares the demo school's vault, and gives the passphrase that opens it.
pub fn prepare(language: &str, now: Timestamp) -> Result<(Prepared, String), Failure> {
    let passphrase = words::spoken_passphrase().expose().to_owned();
    let text = words_in(language);
    let command = Command::PrepareSchool {
        school: text.school.to_owned(),
        language: language.to_owned(),
        person: text.person.to_owned(),
        role: Role::Counselor,
        passphrase: Secret(passphrase.clone()),
    };
    Ok((prepare::new_school(command, now, true)?, passphrase))
}

/// Fills the demo school: a roster through the same import as a real one, then some work on its first students.
pub async fn fill<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    language: &str,
    answer: &Answer,
) -> Result<Vec<DossierView>, Failure> {
    let files = throughline_interchange::demo::school(STUDENTS, SEED)
        .into_iter()
        .map(|(name, text)| InFile {
            name,
            bytes: text.into_bytes(),
        })
        .collect();
    let plan = roster::read(host, open, files, answer).await?;
    let mut views = roster::apply(host, open, &plan, answer).await?;
    let roster = people::roster(open).await?;
    let students: Vec<StudentId> = roster.cards.keys().take(12).copied().collect();
    let (me, text) = (open.me(), words_in(language));
    let mut edits = work(me, &students, text, host.now())?;
    for student in students.iter().take(NOTED) {
        edits.extend(notes::edits(me, *student, text, host.now())?);
    }
    if let Some(student) = students.get(2) {
        edits.extend(plan::edits(me, *student, text, host.now())?);
    }
    let asked = StaffId(crate::commit::random_bits());
    let entry = join::directory(open, asked, consultation::colleague()).await?;
    views.extend(open.commit(&entry, host.now()).await?);
    edits.extend(consultation::edits(
        me,
        asked,
        &text.consultation,
        host.now(),
    )?);
    if let Some(members) = students.get(4..10) {
        edits.extend(group::edits(me, members, text, host.now())?);
    }
    if let [going, came] = students.get(10..12).unwrap_or_default() {
        edits.extend(handover::edits(me, *going, *came, text, host.now())?);
    }
    edits.push(school(open, text, host.now()).await?);
    views.extend(
        open.commit(&Commit::new("demo.fill", edits), host.now())
            .await?,
    );
    views.extend(families::fill(host, open, asked).await?);
    let services = services::edit(open, host.now())?;
    let commit = Commit::new("demo.services", vec![services]);
    views.extend(open.commit(&commit, host.now()).await?);
    Ok(views)
}

/// What the school says of itself.
async fn school<S: Store>(open: &Open<S>, text: &Words, now: Timestamp) -> Result<Edit, Failure> {
    let (school, _) = open.school().await?;
    let before = open.school_body().await?;
    let mut after = before.clone();
    safety::write(&mut after, &text.safety);
    days_off::write(&mut after, text.days_off, now);
    let fields = difference(&before, &after).map_err(|_| Failure::Fault("demo".to_owned()))?;
    Ok(Edit::Change {
        dossier: Subject::School,
        base: convert::heads_out(&school.heads()),
        fields,
    })
}

fn work(
    me: throughline_domain::id::StaffId,
    students: &[StudentId],
    text: &Words,
    now: Timestamp,
) -> Result<Vec<Edit>, Failure> {
    let mut edits = Vec::new();
    for (index, student) in students.iter().enumerate() {
        let observation = Observation {
            seen: Timestamp(now.0 - i64::try_from(index).unwrap_or(0) * 86_400_000),
            setting: String::new(),
            text: text.observations[index % text.observations.len()].to_owned(),
            strength: index % 4 == 0,
            kind: Some(KINDS[index % KINDS.len()]),
            before: String::new(),
            did: String::new(),
            followed: String::new(),
        };
        edits.push(Edit::Append {
            dossier: Subject::Contribution(*student, me),
            collection: OBSERVATIONS.to_owned(),
            what: serde_json::to_string(&observation)
                .map_err(|_| Failure::Fault("demo".to_owned()))?,
            replaces: None,
        });
        let mut classroom = Classroom {
            student: *student,
            ..Classroom::default()
        };
        text.strengths[index % text.strengths.len()].clone_into(&mut classroom.strengths);
        text.helps.clone_into(&mut classroom.voice_helps);
        classroom.team.insert(
            me,
            TeamMember {
                part: String::new(),
                leads: true,
            },
        );
        edits.push(new(Subject::Classroom(*student), &classroom)?);
    }
    // The second one waits for some days already, as one that was typed in from paper.
    for ((student, seen), ago) in students.iter().zip(text.seen).zip([0, 6]) {
        let referral = ReferralId(crate::commit::random_bits());
        let body = Referral {
            referral,
            student: *student,
            referred_by: me,
            day: Some(Timestamp(now.0 - ago * 86_400_000).day(0)),
            concerns: Whole([Concern::SocialEmotional, Concern::Academic].into()),
            seen: seen.to_owned(),
            tried: text.tried.to_owned(),
            urgency: Urgency::Soon,
            ..Referral::default()
        };
        edits.push(new(Subject::Referral(referral), &body)?);
    }
    Ok(edits)
}

fn new<B: Body>(dossier: Subject, body: &B) -> Result<Edit, Failure> {
    let fields = throughline_domain::contents::difference(&B::default(), body)
        .map_err(|_| Failure::Fault("demo".to_owned()))?;
    Ok(Edit::Change {
        dossier,
        base: Heads::default(),
        fields,
    })
}

/// A new entry.
fn entry<T: serde::Serialize>(
    dossier: Subject,
    collection: &str,
    what: &T,
) -> Result<Edit, Failure> {
    Ok(Edit::Append {
        dossier,
        collection: collection.to_owned(),
        what: serde_json::to_string(what).map_err(|_| Failure::Fault("demo".to_owned()))?,
        replaces: None,
    })
}
