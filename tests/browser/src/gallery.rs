//! The gallery: every component in every state in which the app shows it, on one page, gathered from the app itself
//! so that it cannot fall behind. For those who build Fairway; no part of what is shipped.

use crate::Visit;
use fairway::plan::Date;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Specimens by component and state.
pub type Specimens = BTreeMap<String, BTreeMap<String, String>>;

/// So many states of one component are enough to see them all.
const MOST: usize = 6;

/// The first specimen of each state: what its attributes and modifiers say, not what stands in it.
const GATHER: &str = "
    const MARKS = ['kind', 'state', 'status', 'mark', 'level', 'colour', 'party'];
    const STATES = ['aria-current', 'aria-invalid', 'open', 'disabled', 'hidden'];
    const found = [];
    for (const [name, blocks] of arguments[0]) {
      const taken = new Set();
      for (const block of blocks) for (const element of document.querySelectorAll(`.${block}, [class^='${block}__']`)) {
        if (!element.checkVisibility() || element.outerHTML.length > 6_000) continue;
        if ([...taken].some(known => known.contains(element))) continue;
        taken.add(element);
        const state = [...element.classList].filter(word => word.startsWith(block + '--'))
          .concat(MARKS.filter(mark => element.dataset[mark]).map(mark => `${mark} ${element.dataset[mark]}`))
          .concat(STATES.filter(state => element.hasAttribute(state))).join(', ');
        found.push([name, [block, state].filter(word => word).join(': '), element.outerHTML]);
      }
    }
    return found;";

fn styles() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style")
}

/// Every component by its style sheet, with the classes that its parts begin with.
pub fn components() -> Vec<(String, BTreeSet<String>)> {
    let mut all = Vec::new();
    for folder in ["components", "annex"] {
        for entry in fs::read_dir(styles().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_string();
            all.push((name, blocks(&fs::read_to_string(&path).unwrap())));
        }
    }
    all.sort();
    // What has a sheet of its own is shown there.
    let names: BTreeSet<String> = all.iter().map(|(name, _)| name.clone()).collect();
    for (name, blocks) in &mut all {
        let own: BTreeSet<String> =
            blocks.iter().filter(|block| *block == name || !names.contains(*block)).cloned().collect();
        if !own.is_empty() {
            *blocks = own;
        }
    }
    all
}

/// The classes of a style sheet, each without the part or the kind that it may name.
fn blocks(text: &str) -> BTreeSet<String> {
    let text = text.split_once("@layer").map_or(text, |(_, text)| text);
    let classes =
        text.split('.').skip(1).filter(|rest| rest.starts_with(|sign: char| sign.is_ascii_lowercase()));
    let word = |rest: &str| -> String {
        rest.chars().take_while(|sign| sign.is_ascii_alphanumeric() || "-_".contains(*sign)).collect()
    };
    let block = |class: String| class.split("__").next().unwrap().split("--").next().unwrap().to_string();
    classes.map(|rest| block(word(rest))).collect()
}

impl Visit {
    /// Adds what the page shows to the specimens.
    pub async fn gather(&self, specimens: &mut Specimens) {
        let found = self.run(GATHER, json!([components()])).await;
        let found: Vec<(String, String, String)> = serde_json::from_value(found).unwrap();
        for (name, state, html) in found {
            let states = specimens.entry(name).or_default();
            if states.len() < MOST {
                states.entry(state).or_insert(html);
            }
        }
    }
}

/// The page with all of them. It has the app's own style sheets, whose names are in its page.
pub fn page(folder: &Path, specimens: &Specimens) -> String {
    let shell = fs::read_to_string(folder.join("index.html")).unwrap();
    let sheet =
        shell.split("rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let mut html = format!(
        "<!doctype html><html lang=en-GB><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>Gallery</title><link rel=stylesheet href='{sheet}'><link rel=stylesheet href='annex.css'>\
         <body><main class=page__main><h1>Gallery</h1>"
    );
    for (name, states) in specimens {
        html.push_str(&format!("<section><h2>{name}</h2>"));
        for (state, specimen) in states {
            html.push_str(&format!("<p class=quiet>{state}</p><div>{specimen}</div>"));
        }
        html.push_str("</section>");
    }
    html
}

/// A clock that stands still, so that what is told of days is the same every day.
pub const CLOCK: &str = "
    const Real = Date, now = Real.UTC(2026, 10, 24, 10);
    window.Date = class extends Real {
      constructor(...parts) { if (parts.length) super(...parts); else super(now); }
      static now() { return now; }
    };";

/// The day so many days from where that clock stands.
pub fn day(after: i64) -> String {
    let stands = Date::new(2026, 11, 24);
    stands.and_then(|day| day.add_days(i32::try_from(after).unwrap())).unwrap().to_string()
}

/// What the look of text depends on besides the app: the browser and its fonts.
pub async fn environment(visit: &Visit) -> String {
    let widths = "const canvas = document.createElement('canvas').getContext('2d');
        return [getComputedStyle(document.documentElement).getPropertyValue('--font'), 'monospace'].map(font => {
          canvas.font = '100px ' + font; return canvas.measureText('Fairway 0123456789 äß').width; });";
    let widths: Value = visit.run(widths, json!([])).await;
    let browser = visit.run("return navigator.userAgent.match(/Chrome\\/(\\d+)/)[1]", json!([])).await;
    format!("Chromium {}, widths {widths}\n", browser.as_str().unwrap_or_default())
}
