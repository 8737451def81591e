//! Pictures held against those that were kept, a sixteenth of their size: small enough to keep, and small differences
//! of how an edge is smoothed do not count. What is moved, missing or of another colour does.

use image::{DynamicImage, RgbImage, imageops::FilterType};
use std::path::{Path, PathBuf};

/// How much smaller.
const SCALE: u32 = 16;
/// How alike two pictures have to be, from 0 to 1.
const LEAST: f64 = 0.985;

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pictures").join(format!("{name}.png"))
}

/// Whether pictures are kept anew instead of compared.
pub fn keeps() -> bool {
    std::env::var_os("FAIRWAY_KEEP").is_some()
}

/// The environment in which the kept pictures were made; writes it where they are kept anew.
pub fn made_in(now: &str) -> String {
    let path = kept("made-in").with_extension("txt");
    if keeps() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, now).unwrap();
    }
    std::fs::read_to_string(&path).unwrap_or_default()
}

/// What differs between this picture, a PNG, and the kept one; nothing where they are alike. What differs is put
/// into `target/screens` as it is now.
pub fn difference(name: &str, png: &[u8]) -> Option<String> {
    let now = image::load_from_memory(png).unwrap();
    let small = smaller(&now);
    let path = kept(name);
    if keeps() {
        small.save(&path).unwrap();
        return None;
    }
    let told = match image::open(&path) {
        Err(error) => Some(format!("{name}: no picture is kept ({error})")),
        Ok(known) => compared(name, &known.to_rgb8(), &small),
    };
    if told.is_some() {
        std::fs::write(crate::photograph::screens().join(format!("differs-{name}.png")), png).unwrap();
    }
    told
}

fn smaller(image: &DynamicImage) -> RgbImage {
    let (width, height) = (image.width().div_ceil(SCALE), image.height().div_ceil(SCALE));
    image.resize_exact(width, height, FilterType::Triangle).to_rgb8()
}

fn compared(name: &str, known: &RgbImage, now: &RgbImage) -> Option<String> {
    if known.dimensions() != now.dimensions() {
        return Some(format!(
            "{name}: {:?} instead of {:?} sixteenths",
            now.dimensions(),
            known.dimensions()
        ));
    }
    let alike = image_compare::rgb_hybrid_compare(known, now).unwrap().score;
    (alike < LEAST).then(|| format!("{name}: only {alike:.4} alike"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    fn page(edge: u32, ink: u8) -> RgbImage {
        RgbImage::from_fn(96, 128, |x, y| {
            let inside = x > 8 && x < edge && y % 16 < 8;
            if inside { Rgb([ink, ink, 40]) } else { Rgb([250, 250, 247]) }
        })
    }

    #[test]
    fn smoothing_does_not_count_and_moved_missing_or_recoloured_things_do() {
        let known = page(80, 20);
        assert_eq!(compared("same", &known, &known), None);
        assert_eq!(compared("smoothed", &known, &page(80, 23)), None);
        assert!(compared("moved", &known, &page(60, 20)).is_some());
        assert!(compared("recoloured", &known, &page(80, 160)).is_some());
        assert!(compared("longer", &known, &RgbImage::new(96, 136)).is_some());
    }
}
