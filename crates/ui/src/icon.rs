//! The icons: a few strokes each on a 24 × 24 grid, drawn in the colour of the text around them.

use leptos::prelude::*;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $strokes:literal;)+) => {
        /// An icon of the kit.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Icon { $($(#[$doc])* $name,)+ }

        impl Icon {
            /// Every icon.
            pub const ALL: &[Icon] = &[$(Icon::$name,)+];

            /// Its strokes, as the `d` of an SVG path.
            const fn strokes(self) -> &'static str {
                match self { $(Icon::$name => $strokes,)+ }
            }
        }
    };
}

icons! {
    /// To add.
    Add = "M12 5v14M5 12h14";
    /// A bell: something waits.
    Bell = "M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 2H5zM10.3 21.2h3.4";
    /// A backup: a box with a lid.
    Backup = "M3.5 4.5h17v4h-17zM5 8.5v11h14v-11M9.5 12.5h5";
    /// A calendar.
    Calendar = "M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8";
    /// A camera.
    Camera = "M4 8h3.500L9.500 5.500h5L16.500 8H20v11H4zM12 10a3.200 3.200 0 1 0 0 6.400 3.200 3.200 0 0 0 0-6.400";
    /// Done.
    Check = "m5 12.5 4.5 4.5L19 7.5";
    /// Opens downwards.
    ChevronDown = "m6 9.5 6 6 6-6";
    /// Leads on.
    ChevronRight = "m9.5 6 6 6-6 6";
    /// Leads back.
    ChevronLeft = "m14.5 6-6 6 6 6";
    /// Two ways that part: a clash of edits.
    Clash = "M12 21v-7.5M12 13.5 5.5 7M12 13.5 18.5 7M5 12V6.5h5.5M13.5 6.5H19V12";
    /// Time.
    Clock = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2";
    /// To close or remove.
    Close = "m6 6 12 12M18 6 6 18";
    /// A dot.
    Dot = "M12 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3";
    /// Comes in from a file.
    Download = "M12 4v11M7.5 11 12 15.5 16.5 11M4.5 19.5h15";
    /// To write.
    Edit = "m4.5 19.5 1-4L16 5l3 3L8.5 18.5zM13.5 7.5l3 3";
    /// To see.
    Eye = "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4";
    /// To hide.
    EyeOff = "M4 4l16 16M9.7 5.9A8.7 8.7 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.7M6.6 7.3A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4.6-1.3";
    /// A file.
    File = "M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5v5h5";
    /// A filter.
    Filter = "M4 6.5h16M7 12h10M10 17.5h4";
    /// A flag: a referral.
    Flag = "M6 21V4M6 4.5c4-2 7 2 12 0v9c-5 2-8-2-12 0";
    /// A globe: the language.
    Globe = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M3.5 12h17M12 3.5c-5 5-5 12 0 17 5-5 5-12 0-17";
    /// Two hands that make a heart: strengths.
    Heart = "M12 20S4 15 4 9.3A4.2 4.2 0 0 1 12 7.5 4.2 4.2 0 0 1 20 9.3C20 15 12 20 12 20";
    /// What was.
    History = "M4 5v5h5M4.6 10A8 8 0 1 1 4 13.5M12 8v4.5l3 1.5";
    /// A house: today.
    Home = "M4 11.5 12 4l8 7.5M6 10v9.5h12V10M10 19.5V14h4v5.5";
    /// Worth knowing.
    Info = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 11v5.5M12 7.6v.1";
    /// A key.
    Key = "M8 10.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 12l8.5-8.5M16 7l3 3";
    /// Closed, sealed.
    Lock = "M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11";
    /// A menu.
    Menu = "M4 7h16M4 12h16M4 17h16";
    /// Dark.
    Moon = "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10";
    /// A note: something that was seen.
    Note = "M5 4.5h14v10l-5 5H5zM19 14.5h-5v5M8.5 9h7M8.5 12.5h4";
    /// Several people.
    People = "M9 4.8a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8M2.8 19.5c0-3.4 2.6-5 6.2-5s6.2 1.6 6.2 5M15.5 5.2a3.4 3.4 0 0 1 0 6.2M18 15c2 .8 3.2 2.2 3.2 4.5";
    /// One person.
    Person = "M12 4a3.8 3.8 0 1 0 0 7.6A3.8 3.8 0 0 0 12 4M4.8 20c0-3.7 3-5.5 7.2-5.5s7.2 1.8 7.2 5.5";
    /// A printer.
    Print = "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z";
    /// An answer.
    Reply = "M10 6 4 12l6 6M4 12h9c4 0 7 2 7 6.5";
    /// To look for.
    Search = "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l5 5";
    /// Settings: sliders.
    Settings = "M4 7h9M17 7h3M4 17h3M11 17h9M15 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4M9 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4";
    /// To share with people.
    Share = "M12 15V4M7.5 8 12 3.5 16.5 8M7 12H5v8.5h14V12h-2";
    /// Sorted downwards.
    SortDown = "M12 5v14M6.5 13.5 12 19l5.5-5.5";
    /// Not sorted.
    SortNone = "m8 9.5 4-4 4 4M8 14.5l4 4 4-4";
    /// Sorted upwards.
    SortUp = "M12 19V5M6.5 10.5 12 5l5.5 5.5";
    /// Talking with somebody.
    Talk = "M4 5h16v11.500h-9L7 20v-3.500H4zM8 9.200h8M8 12.500h5";
    /// A star: a strength.
    Star = "m12 4 2.4 5.2 5.6.7-4.1 3.9 1.1 5.7-5-2.9-5 2.9 1.1-5.7L4 9.9l5.6-.7z";
    /// Light.
    Sun = "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1";
    /// A target: a goal.
    Target = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 12v.1";
    /// The mark of the program: one line through everything.
    Throughline = "M3 16.5c5 0 4.5-9.5 9-9.5s4 9.5 9 9.5M7.5 12.2v.1M12 7v.1M16.4 12.2v.1";
    /// Goes out to a file.
    Upload = "M12 15.5v-11M7.5 8.5 12 4l4.5 4.5M4.5 19.5h15";
    /// Take care.
    Warning = "M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1";
}

/// An icon. It says nothing to a screen reader: the word beside it does.
#[component]
pub fn Symbol(
    /// Which.
    #[prop(into)]
    icon: Signal<Icon>,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=move || icon.get().strokes()></path>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::Icon;

    #[test]
    fn every_icon_has_strokes_of_its_own() {
        for (place, icon) in Icon::ALL.iter().enumerate() {
            assert!(icon.strokes().to_ascii_uppercase().starts_with('M'));
            assert!(
                Icon::ALL[..place]
                    .iter()
                    .all(|other| other.strokes() != icon.strokes())
            );
        }
    }
}
