//! What families look for: the needs by which services are found, in the words of families, in English and Spanish.

/// A need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The code that a service carries.
    pub code: &'static str,
    /// What it is called in English.
    pub english: &'static str,
    /// What it is called in Spanish.
    pub spanish: &'static str,
    /// What else people call it, in either language: words and short phrases, small, with or without accents.
    pub words: &'static [&'static str],
}

impl Need {
    /// The need with this code.
    pub fn of(code: &str) -> Option<&'static Need> {
        ALL.iter().find(|need| need.code == code)
    }

    /// What it is called in a language; in English where it is not Spanish.
    pub fn name(&self, language: &str) -> &'static str {
        if language.starts_with("es") {
            self.spanish
        } else {
            self.english
        }
    }
}

macro_rules! needs {
    ($($code:literal, $english:literal, $spanish:literal: [$($word:literal),* $(,)?];)+) => {
        &[$(Need { code: $code, english: $english, spanish: $spanish, words: &[$($word),*] },)+]
    };
}

/// All needs, in the order in which they are offered.
pub const ALL: &[Need] = needs! {
    "food", "Food", "Comida": ["groceries", "pantry", "food bank", "meals", "lunch", "breakfast", "hungry", "hunger", "nutrition",
        "snap", "wic", "calfresh", "food stamps", "alimentos", "alimentación", "despensa", "banco de alimentos", "mercado",
        "hambre", "almuerzo", "desayuno", "cupones", "estampillas", "formula", "fórmula"];
    "housing", "Housing and shelter", "Vivienda y refugio": ["rent", "home", "homeless", "eviction", "landlord", "apartment",
        "shelter", "utilities", "electricity", "heat", "water bill", "casa", "renta", "alquiler", "desalojo", "albergue",
        "sin hogar", "apartamento", "luz", "calefacción", "dueño"];
    "money", "Money and bills", "Dinero y cuentas": ["bills", "debt", "cash", "benefits", "taxes", "financial", "assistance", "tanf", "welfare",  "deudas", "impuestos", "beneficios", "ayuda económica", "pagos", "préstamo"];
    "clothing", "Clothes and supplies", "Ropa y útiles": ["clothes", "coat", "shoes", "uniform", "diapers", "backpack",
        "school supplies", "furniture", "laundry", "abrigo", "zapatos", "uniforme", "pañales", "mochila", "útiles escolares", "muebles", "lavandería"];
    "health", "Doctor and dentist", "Médico y dentista": ["clinic", "health", "medical", "dental", "teeth", "vision", "glasses", "eye",
        "vaccine", "shots", "immunization", "insurance", "medicaid", "medi-cal", "hospital", "pharmacy", "salud", "clínica",
        "doctor", "dientes", "lentes", "ojos", "vacunas", "seguro", "medicinas", "farmacia"];
    "counseling", "Counseling and feelings", "Consejería y emociones": ["mental health", "counseling", "therapy", "therapist", "anxiety",
        "depression", "sad", "worried", "stress", "counselor", "counselling", "psychologist", "salud mental", "terapia", "terapeuta",
        "ansiedad", "depresión", "tristeza", "estrés", "psicólogo", "consejero"];
    "grief", "Loss and grief", "Pérdida y duelo": ["death", "bereavement", "died", "funeral", "muerte", "luto", "falleció"];
    "safety", "Safety at home", "Seguridad en casa": ["domestic violence", "abuse", "violence", "hurt", "sexual assault", "trafficking",
        "restraining order", "violencia doméstica", "abuso", "maltrato", "violencia", "orden de protección"];
    "crisis", "Crisis help", "Ayuda en una crisis": ["emergency", "suicide", "hotline", "988", "crisis line", "emergencia",
        "suicidio", "línea de ayuda"];
    "substances", "Alcohol and drugs", "Alcohol y drogas": ["addiction", "recovery", "substance use", "rehab", "vaping", "opioid", "sober",
        "adicción", "recuperación", "rehabilitación", "vapeo"];
    "parenting", "Parenting", "Crianza de los hijos": ["parents", "parent", "family support", "fatherhood", "mother", "behavior", "parenting class",
        "padres", "familias", "apoyo familiar", "mamás", "papás", "crianza", "conducta"];
    "child-care", "Child care and preschool", "Guardería y preescolar": ["childcare", "daycare", "day care", "babysitting", "preschool", "head start",
        "pre-k", "toddler", "early childhood", "infant", "cuidado de niños", "guarderia", "niñera", "preescolar", "kínder", "bebé"];
    "after-school", "After school and summer", "Después de clases y verano": ["after school", "afterschool", "summer", "camp", "recreation", "club",
        "youth program", "youth", "después de la escuela", "campamento", "recreación", "verano", "jóvenes"];
    "tutoring", "Help with school work", "Ayuda con la tarea": ["tutor", "tutoring", "homework", "reading", "math", "literacy", "academic", "college",
        "scholarship", "ged", "tarea", "lectura", "matemáticas", "tutoría", "universidad", "beca", "refuerzo"];
    "sports-arts", "Sports, arts and mentoring", "Deportes, arte y mentores": ["sports", "soccer", "swimming", "dance", "music", "art", "arts", "theater",
        "mentor", "mentoring", "leadership", "deporte", "fútbol", "natación", "baile", "música", "teatro", "liderazgo"];
    "disability", "Disability and special needs", "Discapacidad y necesidades especiales": ["special education", "iep", "autism", "adhd", "speech", "wheelchair",
        "developmental", "respite", "advocate", "educación especial", "autismo", "tdah", "habla", "silla de ruedas", "desarrollo"];
    "jobs", "Jobs and training", "Trabajo y capacitación": ["work", "workforce", "employment", "job", "career", "resume", "internship", "vocational",
        "empleo", "currículum", "pasantía", "oficio", "carrera"];
    "english", "English and other classes", "Clases de inglés y otras": ["esl", "english class", "language class", "citizenship class", "computer class", "adult education", "literacy for adults",
        "inglés", "idiomas", "educación para adultos", "computación", "alfabetización"];
    "legal", "Legal help", "Ayuda legal": ["lawyer", "attorney", "court", "custody", "rights", "legal aid", "expungement", "abogado", "corte",
        "custodia", "derechos", "asesoría legal"];
    "immigration", "Immigration", "Inmigración": ["immigrant", "refugee", "asylum", "citizenship", "daca", "visa", "green card", "newcomer",
        "undocumented", "inmigrante", "refugiado", "asilo", "ciudadanía", "papeles", "indocumentado", "migración"];
    "transportation", "Getting there", "Transporte": ["bus", "ride", "transit", "car", "bus pass", "autobús", "camión", "pasaje", "carro", "viaje"];
    "lgbtq", "LGBTQ+ support", "Apoyo LGBTQ+": ["gay", "lesbian", "trans", "transgender", "queer", "pride", "lesbiana", "transgénero", "orgullo"];
};
