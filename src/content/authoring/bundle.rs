//! A pack in one file, with its wording, as it is passed on; and the way to read one from somebody unknown.
//! Nothing of it is trusted: it is refused whole unless it passes every check that our own packs pass,
//! with limits on everything that could be made large. Texts stay texts; whoever shows them must not read
//! them as anything else.

use super::faults::Faults;
use super::shape::{Form, shape};
use super::{check, check_wording, limits, load};
use crate::content::{Pack, Problem, Table, Wording};
use serde::Deserialize;
use serde_json::Value;

/// Bytes of the largest file that is read: nine times the shipped edition with its wording.
pub const MAX_BYTES: usize = 2_000_000;
/// Texts of one language.
const TEXTS: usize = 20_000;
/// Languages.
const LANGUAGES: usize = 20;

/// A pack with its wording.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Bundle {
    /// The pack, composed.
    pub pack: Pack,
    /// Its texts, by language: `en`.
    pub wording: Table<Wording>,
}

impl Bundle {
    /// The texts in which the pack is told, with their language: English ones, or those of the first language
    /// there is.
    pub fn told(&self) -> Option<(&str, &Wording)> {
        let english = self.wording.get("en").map(|texts| ("en", texts));
        english.or_else(|| self.wording.iter().next().map(|(language, texts)| (language.as_str(), texts)))
    }
}

/// Reads a pack from outside, given as the text of a file such as `cargo xtask pack bundle` writes. Never
/// panics, whatever the text; the work is bounded by [`MAX_BYTES`] and by the limits on what is inside.
///
/// # Errors
/// All faults, so that an honest author can mend them at once; of a text that is too long or not JSON, the
/// one that stopped the reading.
pub fn read_untrusted(text: &str) -> Result<Bundle, Vec<Problem>> {
    if text.len() > MAX_BYTES {
        let message = format!("found {} bytes; expected at most {MAX_BYTES}", text.len());
        return Err(vec![Problem::new(FILE, "(whole file)", message)]);
    }
    let mut faults = Faults::default();
    let value = read_once(text, &mut faults)?;
    limits::texts(FILE, &value, &mut faults);
    shape(Form::Bundle, FILE, &value, &mut faults);
    faults.or(())?;
    let bundle = typed(value)?;
    let mut faults = Faults::default();
    let inside = |problem: Problem| Problem::new(FILE, format!("pack.{}", problem.path), problem.message);
    faults.extend(check(&bundle.pack).into_iter().map(inside));
    wording(&bundle, faults.is_empty(), &mut faults);
    faults.or(bundle)
}

/// The file's name in problems; it has no other here.
const FILE: &str = "pack";

/// The JSON, with keys told that stand twice: the reader would silently drop one.
fn read_once(text: &str, faults: &mut Faults) -> Result<Value, Vec<Problem>> {
    let value = load::parse(FILE, text)?;
    let repeated = super::position::Position::read(text).map(|position| position.repeated());
    for (path, line) in repeated.unwrap_or_default() {
        let message = "found this key twice in one object; expected it once";
        faults.push(Problem::new(&format!("{FILE}:{line}"), path, message));
    }
    Ok(value)
}

fn typed(value: Value) -> Result<Bundle, Vec<Problem>> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        vec![Problem::new(FILE, path, error.into_inner().to_string())]
    })
}

/// Languages and texts; keys are held against the pack only where the pack is sound.
fn wording(bundle: &Bundle, is_sound: bool, faults: &mut Faults) {
    let mut tell = |path: String, message: String| faults.push(Problem::new(FILE, path, message));
    if bundle.wording.is_empty() || bundle.wording.len() > LANGUAGES {
        let found = bundle.wording.len();
        return tell("wording".into(), format!("found {found} languages; expected 1 to {LANGUAGES}"));
    }
    for (language, texts) in bundle.wording.iter() {
        let path = format!("wording.{language}");
        let is_tag =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        if !language.split('-').all(is_tag) {
            tell(path, "expected the tag of a language, such as en or pt-BR".into());
            continue;
        }
        let found = texts.keys().count();
        if found > TEXTS {
            tell(path, format!("found {found} texts; expected at most {TEXTS}"));
        } else if is_sound {
            let told = check_wording(&bundle.pack, texts).into_iter();
            told.for_each(|problem| tell(format!("{path}.{}", problem.path), problem.message));
        }
    }
}
