//! QR codes in pictures of a camera (decision 0034).
//!
//! What a camera sees is untrusted, and the library that looks for codes may break off over an odd picture. So this runs
//! in a worker of its own, which holds no key and can be started anew.

/// The fewest pixels that a side of a picture with a code in it has: a module each of the smallest code.
const LEAST_SIDE: usize = 21;
/// How many pixels a side of an enlarged picture has at most.
const LONGEST: usize = 2880;
/// How much pictures are enlarged before they are looked through, in turn, as fractions. The library finds corners to whole
/// pixels, which is too coarse for the many modules of a large code: some codes are found at one size, some at another,
/// and a camera soon gives another picture.
const ENLARGED: [(usize, usize); 3] = [(1, 1), (2, 1), (3, 2)];

/// The texts of the codes in a picture: rows of pixels from the top, four bytes each (red, green, blue and how opaque, which
/// does not count). None where the bytes are not those of such a picture. `turn` counts the pictures: each is looked through
/// in another size than the one before.
pub fn read(width: usize, height: usize, rgba: &[u8], turn: usize) -> Vec<String> {
    let pixels = width.checked_mul(height);
    let whole = pixels.and_then(|pixels| pixels.checked_mul(4)) == Some(rgba.len());
    if !whole || width.min(height) < LEAST_SIDE {
        return Vec::new();
    }
    let picture = Grey {
        width,
        height,
        pixels: rgba.chunks_exact(4).map(grey).collect(),
    };
    let (times, of) = ENLARGED[turn % ENLARGED.len()];
    let picture = match width.max(height) * times / of {
        longest if times == of || longest > LONGEST => picture,
        _ => picture.enlarged(times, of),
    };
    picture.texts()
}

/// How light a pixel is: the weights of ITU-R BT.601, in parts of 256.
fn grey(pixel: &[u8]) -> u8 {
    let [red, green, blue] = [0, 1, 2].map(|place| pixel.get(place).copied().map_or(0, u32::from));
    u8::try_from((77 * red + 150 * green + 29 * blue) >> 8).unwrap_or(u8::MAX)
}

/// A picture of which only counts how light it is.
struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Grey {
    fn texts(&self) -> Vec<String> {
        let light = |x: usize, y: usize| self.pixels[y * self.width + x];
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, light);
        let found = image.detect_grids();
        let texts = found.iter().filter_map(|grid| grid.decode().ok());
        texts.map(|(_, text)| text).collect()
    }

    /// The same, `times / of` as large: what lies between two pixels is between them in lightness too.
    fn enlarged(&self, times: usize, of: usize) -> Self {
        let columns = steps(self.width, times, of);
        let rows = steps(self.height, times, of);
        let mut pixels = Vec::with_capacity(columns.len() * rows.len());
        for row in &rows {
            let [upper, lower] = [row.before, row.after].map(|at| &self.pixels[at * self.width..]);
            for column in &columns {
                let [above, below] = [upper, lower].map(|line| column.between(line));
                let light = above * (256 - row.parts) + below * row.parts;
                pixels.push(u8::try_from(light >> 16).unwrap_or(u8::MAX));
            }
        }
        Self {
            width: columns.len(),
            height: rows.len(),
            pixels,
        }
    }
}

/// A place between two pixels.
struct Step {
    before: usize,
    after: usize,
    /// How far it is from the one before, in parts of 256 of the way.
    parts: u32,
}

impl Step {
    /// How light it is here, in parts of 256.
    fn between(&self, line: &[u8]) -> u32 {
        let [before, after] = [self.before, self.after].map(|at| u32::from(line[at]));
        before * (256 - self.parts) + after * self.parts
    }
}

/// Where the pixels of a side lie in the side that it is made of.
fn steps(side: usize, times: usize, of: usize) -> Vec<Step> {
    let last = side.saturating_sub(1);
    let step = |place: usize| {
        // Its middle, counted from the middle of the first, in parts of 256.
        let at = ((2 * place + 1) * 128 * of / times).saturating_sub(128);
        Step {
            before: (at >> 8).min(last),
            after: ((at >> 8) + 1).min(last),
            parts: u32::try_from(at & 0xFF).unwrap_or(0),
        }
    };
    (0..side * times / of).map(step).collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use qrcode::{Color, EcLevel, QrCode};

    use super::*;

    /// A picture of a screen in a dim room.
    struct Scene {
        width: usize,
        height: usize,
        rgba: Vec<u8>,
    }

    impl Scene {
        fn new(width: usize, height: usize) -> Self {
            let rgba = [214, 208, 190, 255].repeat(width * height);
            Self {
                width,
                height,
                rgba,
            }
        }

        /// With a code from this place on, so many pixels a module.
        fn with(mut self, text: &str, (left, top): (usize, usize), scale: usize) -> Self {
            let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
            for (place, color) in code.to_colors().iter().enumerate() {
                let (x, y) = (place % code.width(), place / code.width());
                if *color == Color::Light {
                    continue;
                }
                for row in top + y * scale..top + (y + 1) * scale {
                    let from = (row * self.width + left + x * scale) * 4;
                    self.rgba[from..from + 4 * scale]
                        .copy_from_slice(&[60, 40, 70, 255].repeat(scale));
                }
            }
            self
        }

        /// A code in the middle, held at an angle (in radians), in light that falls from the left.
        fn slanting(text: &str, angle: f64, (width, height): (u16, u16)) -> Self {
            let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
            let (colors, modules) = (code.to_colors(), code.width());
            let middle = f64::from(u16::try_from(modules).unwrap()) / 2.0;
            let scale = 2.0 * middle / (0.85 * f64::from(height));
            let (sine, cosine) = angle.sin_cos();
            let light = |x: f64, y: f64| {
                let (dx, dy) = (x - f64::from(width) / 2.0, y - f64::from(height) / 2.0);
                let column = (dx * cosine + dy * sine) * scale + middle;
                let row = (dy * cosine - dx * sine) * scale + middle;
                #[expect(clippy::cast_possible_truncation, reason = "a picture is small")]
                let place = |at: f64| usize::try_from(at.floor() as i64).ok();
                let inside = place(column).zip(place(row));
                let inside = inside.filter(|(column, row)| *column.max(row) < modules);
                match inside.map(|(column, row)| colors[row * modules + column]) {
                    Some(Color::Dark) => 50.0,
                    _ => 200.0,
                }
            };
            let mut rgba = Vec::new();
            for y in 0..height {
                for x in 0..width {
                    let (x, y) = (f64::from(x), f64::from(y));
                    let corners = [(0.0, 0.0), (0.7, 0.0), (0.0, 0.7), (0.7, 0.7)];
                    let sum: f64 = corners.map(|(dx, dy)| light(x + dx, y + dy)).iter().sum();
                    let shade = 1.0 - 0.3 * x / f64::from(width);
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "from 0 to 255"
                    )]
                    let grey = (sum / 4.0 * shade) as u8;
                    rgba.extend([grey, grey, grey, 255]);
                }
            }
            Self {
                width: width.into(),
                height: height.into(),
                rgba,
            }
        }

        fn read(&self, turn: usize) -> Vec<String> {
            read(self.width, self.height, &self.rgba, turn)
        }
    }

    #[test]
    fn white_is_light_and_green_is_lighter_than_blue() {
        assert_eq!(grey(&[255, 255, 255, 255]), 255);
        assert_eq!(grey(&[0, 0, 0, 255]), 0);
        assert_eq!(grey(&[0, 255, 0, 0]), 149);
        assert_eq!(grey(&[255, 0, 0, 0]), 76);
        assert_eq!(grey(&[0, 0, 255, 0]), 28);
    }

    #[test]
    fn what_is_enlarged_keeps_its_lights_and_shades() {
        let small = Grey {
            width: 2,
            height: 1,
            pixels: vec![0, 200],
        };
        let large = small.enlarged(2, 1);
        assert_eq!((large.width, large.height), (4, 2));
        assert_eq!(large.pixels, [0, 50, 150, 200].repeat(2));
        assert_eq!(small.enlarged(3, 2).pixels, [0, 100, 200]);
    }

    #[test]
    fn every_code_in_the_picture_is_read_in_every_size() {
        let two = Scene::new(640, 480).with("one", (60, 100), 6);
        let two = two.with("TWO", (400, 140), 7);
        for turn in 0..ENLARGED.len() {
            let mut found = two.read(turn);
            found.sort();
            assert_eq!(found, ["TWO", "one"], "{turn}");
        }
    }

    /// The kiosk's codes have 109 modules: where one size does not do, another often does.
    #[test]
    fn a_large_code_that_is_held_askew_is_read_in_one_of_the_sizes() {
        let text = format!("TLS1{}", "QRSTUV6723".repeat(119));
        let turns = 0..ENLARGED.len();
        for angle in [-0.05, 0.02, 0.08] {
            let scene = Scene::slanting(&text, angle, (1280, 720));
            let found: Vec<String> = turns.clone().flat_map(|turn| scene.read(turn)).collect();
            assert!(!found.is_empty(), "{angle}");
            assert!(found.iter().all(|it| *it == text), "{angle}");
        }
    }

    #[test]
    fn where_no_code_is_none_is_read() {
        assert!(Scene::new(320, 240).read(1).is_empty());
        assert!(read(320, 240, &[0; 12], 0).is_empty());
        assert!(read(usize::MAX, 2, &[0; 12], 0).is_empty());
        assert!(read(0, 0, &[], 0).is_empty());
        assert!(read(20, 20, &[0; 1600], 0).is_empty());
    }
}
