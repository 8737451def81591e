//! Two languages that nobody speaks, made of the English texts: one with accents and half as long again, one that
//! runs from right to left. What is still English on a page in them is not among the texts; what no longer fits
//! would not fit in German.

use crate::worker::{copy_of_dist, release, tamper};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The code of the long one, and of the one from right to left.
pub const CODES: [&str; 2] = ["qp", "qr"];
/// Around every text, so that a page shows where texts begin and end.
pub const EDGES: [char; 2] = ['⟦', '⟧'];

/// Files with texts, without their language.
const FILES: [&str; 3] = ["content/interface", "content/ems-2018-03", "annex"];

/// A copy of the build that speaks them as well.
pub fn copy_that_speaks_them() -> TempDir {
    let folder = copy_of_dist();
    for code in CODES {
        for stem in FILES {
            let texts = fs::read_to_string(folder.path().join(format!("{stem}.en.json"))).unwrap();
            let texts: Map<String, Value> = serde_json::from_str(&texts).unwrap();
            let made: Map<String, Value> = texts
                .into_iter()
                .map(|(key, text)| (key, made(code, text.as_str().unwrap()).into()))
                .collect();
            write(folder.path(), &format!("{stem}.{code}.json"), &Value::Object(made));
        }
    }
    let list = "data-languages=\"en";
    tamper(folder.path(), "index.html", |page| page.replacen(list, &format!("{list} qp qr:rtl"), 1));
    release(folder.path());
    folder
}

fn write(folder: &Path, name: &str, value: &Value) {
    fs::write(folder.join(name), value.to_string()).unwrap();
}

/// A text in one of them. Placeholders stay.
fn made(code: &str, text: &str) -> String {
    let mut out = String::from(EDGES[0]);
    // From here everything runs from right to left, whatever its letters.
    out.push_str(if code == "qr" { "\u{202e}" } else { "" });
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('{') {
        let (name, after) = tail.split_once('}').unwrap();
        out.push_str(&accented(code, before));
        out.push_str(&format!("{{{name}}}"));
        rest = after;
    }
    out.push_str(&accented(code, rest));
    out.push_str(if code == "qr" { "\u{202c}" } else { "" });
    out.push(EDGES[1]);
    out
}

fn accented(code: &str, text: &str) -> String {
    if code == "qr" {
        return text.to_string();
    }
    let letter = |letter: char| match letter {
        'a' => "áá".to_string(),
        'e' => "éé".to_string(),
        'i' => "ïï".to_string(),
        'o' => "öö".to_string(),
        'u' => "üü".to_string(),
        'y' => "ÿ".to_string(),
        'n' => "ñ".to_string(),
        'c' => "ç".to_string(),
        'A' => "Å".to_string(),
        'E' => "É".to_string(),
        'O' => "Ø".to_string(),
        other => other.to_string(),
    };
    text.chars().map(letter).collect()
}
