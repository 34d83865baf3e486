//! A QR code, drawn as one path.

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode as Code};

/// The light border that a reader needs around the code, in modules (ISO/IEC 18004: four).
const QUIET: usize = 4;

/// A QR code of a text of at most 2,331 bytes, black on white in every theme. Longer text shows nothing: it always
/// stands beside its code as well.
#[component]
pub fn QrCode(
    /// What it holds.
    text: String,
    /// What it is, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    drawn(&text).map(|(size, path)| {
        view! {
            <svg
                class="qr"
                role="img"
                aria-label=label
                viewBox=format!("0 0 {size} {size}")
                shape-rendering="crispEdges"
            >
                <rect class="qr-ground" width=size height=size></rect>
                <path class="qr-modules" d=path></path>
            </svg>
        }
    })
}

/// The width of the code with its border, in modules, and the path of its dark ones: a run of a row at a time.
fn drawn(text: &str) -> Option<(usize, String)> {
    let code = Code::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                let (left, top, length) = (x + QUIET, y + QUIET, run.len());
                // Writing into a string cannot fail.
                let _ = write!(path, "M{left} {top}h{length}v1h-{length}z");
            }
            x += run.len();
        }
    }
    Some((width + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the code as a phone does: from the pixels of what was drawn, eight to a module.
    fn read(size: usize, path: &str) -> String {
        const SCALE: usize = 8;
        let mut dark = vec![false; size * size];
        for run in path.split('M').skip(1) {
            let numbers: Vec<usize> = run
                .split(['h', ' ', 'v'])
                .take(3)
                .map(|number| number.parse().unwrap())
                .collect();
            let [left, top, length] = numbers[..] else {
                panic!("{run}");
            };
            dark[top * size + left..][..length].fill(true);
        }
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(size * SCALE, size * SCALE, |x, y| {
                if dark[y / SCALE * size + x / SCALE] {
                    0
                } else {
                    255
                }
            });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn what_is_drawn_is_read_again() {
        let words = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        let long = "aB3/+=é ".repeat(100);
        for text in [words, "É", long.as_str()] {
            let (size, path) = drawn(text).unwrap();
            assert_eq!(read(size, &path), text);
        }
    }

    #[test]
    fn what_does_not_fit_is_not_drawn() {
        assert_eq!(drawn(&"x".repeat(2_331)).map(|(size, _)| size), Some(185));
        assert_eq!(drawn(&"x".repeat(2_332)), None);
    }
}
