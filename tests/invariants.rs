//! What must stay true of the source as a whole: which folder may know which, how long files may be,
//! what has no place in shipped code. The README numbers these invariants and names the tests.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use support::tree::{File, files};
use support::{project, text_of};

/// The folders of `src`, each importing only from those before it.
const ORDER: [&str; 10] =
    ["content", "journey", "proof", "plan", "record", "formats", "state", "storage", "browser", "ui"];
/// The folders that know nothing of the browser.
const PURE: [&str; 8] = ["content", "journey", "proof", "plan", "record", "formats", "state", "storage"];
const LONGEST: usize = 400;

fn source() -> Vec<File> {
    files("src", &[".rs"])
}

/// Every program text of the project.
fn programs() -> Vec<File> {
    let folders = ["src", "tests", "xtask", "style", "public"];
    let endings = [".rs", ".css", ".js", ".mjs"];
    let mut all: Vec<File> = folders.iter().flat_map(|folder| files(folder, &endings)).collect();
    let top = fs::read_dir(project())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let top = top.filter(|name| endings.iter().any(|ending| name.ends_with(ending)));
    all.extend(top.map(|path| File { text: text_of(&path), path }));
    all
}

/// Fails with every place at once.
fn none(rule: &str, places: impl IntoIterator<Item = String>) {
    let places: Vec<String> = places.into_iter().collect();
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}

/// Lines of code that hold one of the words, as `path:line: word`.
fn lines_with<'a>(file: &'a File, words: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
    file.code().into_iter().flat_map(move |(line, code)| {
        let found = words.iter().filter(move |word| code.contains(**word));
        found.map(move |word| format!("{}:{line}: {word}", file.path)).collect::<Vec<_>>()
    })
}

/// Names that follow `crate::` in a line of code, also inside braces.
fn imported(code: &str) -> Vec<&str> {
    let word = |text: &'static str| move |rest: &str| rest.starts_with(text);
    let mut names = Vec::new();
    for start in code.match_indices("crate::").map(|(at, found)| at + found.len()) {
        let rest = &code[start..];
        let list =
            if word("{")(rest) { rest.trim_start_matches('{').split('}').next().unwrap_or("") } else { rest };
        let parts = if word("{")(rest) { list.split(',').collect() } else { vec![list] };
        names.extend(parts.into_iter().map(|part| {
            let end = part.trim().find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            &part.trim()[..end.unwrap_or(part.trim().len())]
        }));
    }
    names
}

#[test]
fn each_folder_imports_only_from_those_before_it() {
    let place = |folder: &str| ORDER.iter().position(|known| *known == folder);
    let mut wrong = Vec::new();
    for file in source() {
        let Some(folder) = file.part() else { continue };
        let own = place(folder)
            .unwrap_or_else(|| panic!("{}: unknown folder; expected one of {ORDER:?}", file.path));
        for (line, code) in file.code() {
            for name in imported(&code) {
                if place(name).is_some_and(|other| other > own) {
                    wrong.push(format!("{}:{line}: imports {name}", file.path));
                }
            }
        }
    }
    none("a folder imports from one behind it", wrong);
}

/// `super::` never leaves the folder: other folders are reached through `crate::`, where the order is seen.
#[test]
fn no_relative_path_leaves_its_folder() {
    let mut wrong = Vec::new();
    for file in source() {
        let inner = file.path.trim_start_matches("src/").trim_end_matches("/mod.rs").trim_end_matches(".rs");
        let depth = inner.split('/').count();
        for (line, code) in file.code() {
            for level in depth.max(1)..6 {
                if code.contains(&"super::".repeat(level)) {
                    wrong.push(format!("{}:{line}: {level} steps up", file.path));
                }
            }
        }
    }
    none("a path leaves its folder", wrong);
}

#[test]
fn the_pure_folders_know_neither_browser_nor_clock_nor_chance() {
    let words = [
        "leptos",
        "web_sys",
        "wasm_bindgen",
        "js_sys",
        "gloo",
        "std::time",
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
        "SystemTime",
        "Instant::",
        "rand::",
        "HashMap",
        "HashSet",
    ];
    let pure = source().into_iter().filter(|file| file.part().is_some_and(|part| PURE.contains(&part)));
    none(
        "a pure folder reaches outside",
        pure.flat_map(|file| lines_with(&file, &words).collect::<Vec<_>>()),
    );
}

#[test]
fn components_know_neither_pages_nor_context() {
    let words = ["ui::pages", "ui::context", "super::pages", "super::context", "app_context"];
    let components = files("src/ui/components", &[".rs"]);
    none("a component looks up", components.iter().flat_map(|file| lines_with(file, &words)));
}

/// A page may be split into files of its own (`outcome.rs`, `outcome_parts.rs`), no more.
#[test]
fn no_page_imports_another() {
    let pages = files("src/ui/pages", &[".rs"]);
    let name = |file: &File| file.path.rsplit('/').next().unwrap().trim_end_matches(".rs").to_string();
    let names: Vec<String> = pages.iter().map(name).filter(|name| name != "mod").collect();
    let mut wrong = Vec::new();
    for file in pages.iter().filter(|file| name(file) != "mod") {
        let own = name(file);
        for other in names.iter().filter(|other| **other != own && !other.starts_with(&format!("{own}_"))) {
            let words =
                [format!("super::{other}::"), format!("pages::{other}::"), format!("super::{other};")];
            wrong.extend(lines_with(file, &words.each_ref().map(String::as_str)));
        }
    }
    none("a page imports another", wrong);
}

#[test]
fn no_file_is_too_long() {
    let long = programs().into_iter().map(|file| (file.text.lines().count(), file.path));
    none(
        "longer than 400 lines",
        long.filter(|(lines, _)| *lines > LONGEST).map(|(lines, path)| format!("{path}: {lines}")),
    );
}

#[test]
fn every_file_opens_with_what_it_is() {
    let opening = |file: &File| match file.path.rsplit('.').next() {
        Some("rs") => "//! ",
        Some("css") => "/* ",
        _ => "// ",
    };
    // A file without a word is yet to be written.
    let written = programs().into_iter().filter(|file| !file.text.trim().is_empty());
    none("no heading", written.filter(|file| !file.text.starts_with(opening(file))).map(|file| file.path));
}

#[test]
fn nothing_that_is_shipped_can_panic_by_design_or_drop_a_result() {
    let words = [
        ".unwrap(",
        ".expect(",
        ".unwrap_err(",
        ".expect_err(",
        "let _ =",
        "let _:",
        "panic!",
        "todo!",
        "unimplemented!",
        "unreachable!",
        "dbg!",
        "println!",
    ];
    none("in shipped code", source().iter().flat_map(|file| lines_with(file, &words)));
}

/// Tests inside a source file stand at its end, so that all code before them is looked at.
#[test]
fn tests_inside_a_file_stand_at_its_end() {
    let mut wrong = Vec::new();
    for file in source() {
        let mut after = file.text.lines().skip_while(|line| line.trim() != "#[cfg(test)]").skip(1);
        let Some(first) = after.next() else { continue };
        let closed = after.position(|line| line == "}");
        if !first.starts_with("mod tests {") || closed.is_none() || after.any(|line| !line.trim().is_empty())
        {
            wrong.push(file.path);
        }
    }
    none("code behind tests, or a test outside `mod tests`", wrong);
}

/// The content security policy allows neither markup made from text nor styles in attributes.
#[test]
fn views_hold_no_raw_markup_and_no_inline_style() {
    let words = [
        "inner_html",
        "set_outer_html",
        "insert_adjacent_html",
        "document.write",
        " style=",
        "style:",
        "<style",
    ];
    let mut views = source();
    views.extend(
        ["index.html", "boot.js"]
            .iter()
            .filter(|path| project().join(path).exists())
            .map(|path| File { text: text_of(path), path: (*path).to_string() }),
    );
    none("raw markup or inline style", views.iter().flat_map(|file| lines_with(file, &words)));
}

#[test]
fn colours_are_raw_in_the_tokens_only() {
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];
    let hex = |line: &str| {
        line.match_indices('#').any(|(at, _)| {
            let word: String =
                line[at + 1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            matches!(word.len(), 3 | 4 | 6 | 8) && word.chars().all(|c| c.is_ascii_hexdigit())
        })
    };
    let function = |line: &str| {
        functions.iter().any(|name| {
            let starts = line.match_indices(name).map(|(at, _)| at);
            starts
                .into_iter()
                .any(|at| !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-'))
        })
    };
    let mut wrong = Vec::new();
    for file in files("style", &[".css"]).iter().filter(|file| file.path != "style/tokens.css") {
        let lines = file.css().into_iter().filter(|(_, line)| hex(line) || function(line));
        wrong.extend(lines.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())));
    }
    none("a raw colour", wrong);
}

/// Trunk does not follow `@import`: the page lists every sheet, once, in the order of the layers.
#[test]
fn every_style_sheet_is_on_the_page_once_in_the_order_of_layers() {
    let sheets: BTreeSet<String> = files("style", &[".css"]).into_iter().map(|file| file.path).collect();
    if !project().join("index.html").exists() {
        println!("there is no page yet");
        return;
    }
    let page = text_of("index.html");
    let linked: Vec<&str> = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let linked: Vec<&str> = linked.into_iter().filter(|path| path.ends_with(".css")).collect();
    // Those of the annex are joined by the build and fetched with it.
    let (annex, sheets): (BTreeSet<_>, BTreeSet<_>) =
        sheets.into_iter().partition(|path| path.starts_with("style/annex/"));
    assert!(!annex.is_empty());
    assert_eq!(linked.iter().map(ToString::to_string).collect::<BTreeSet<_>>(), sheets);
    assert_eq!(linked.len(), sheets.len(), "a sheet is linked twice");
    let layers =
        ["style/tokens", "style/base", "style/layout", "style/components/", "style/utilities", "style/print"];
    let places: Vec<_> =
        linked.iter().map(|path| layers.iter().position(|layer| path.starts_with(layer))).collect();
    assert!(places.is_sorted() && !places.contains(&None), "{linked:?}");
    for file in files("style/components", &[".css"]).into_iter().chain(files("style/annex", &[".css"])) {
        assert!(file.text.contains("@layer components"), "{} stands in no layer", file.path);
    }
    let important = files("style", &[".css"]).into_iter().filter(|file| file.path != "style/utilities.css");
    let important = important.filter(|file| file.css().iter().any(|(_, line)| line.contains("!important")));
    none(
        "`!important` outside the utilities and paper",
        important.map(|file| file.path).filter(|path| path != "style/print.css"),
    );
}

/// What may stand at the top of the project. What git ignores may be there as well.
#[test]
fn the_top_holds_only_what_belongs_there() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "style",
        "index.html",
        "Trunk.toml",
        "tests",
        "README.md",
        "boot.js",
        "public",
        ".cargo",
        ".ci",
        ".gitignore",
        "xtask",
        "LICENSE",
        "rust-toolchain.toml",
        "rustfmt.toml",
        "clippy.toml",
        ".git",
        "target",
        "dist",
        ".cache",
    ];
    let entries = fs::read_dir(project())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    none("does not belong at the top", entries.filter(|name| !allowed.contains(&name.as_str())));
}

/// Files name no place on the machine of whoever wrote them.
#[test]
fn no_file_names_a_place_on_one_machine() {
    let places = ["work", "home", "root", "Users"].map(|folder| format!("/{folder}/"));
    let mut texts = programs();
    texts.extend(files("src", &[".json"]));
    texts.extend(files("tests", &[".json"]));
    let found = texts.iter().flat_map(|file| {
        let lines = file.text.lines().enumerate();
        lines
            .filter(|(_, line)| places.iter().any(|place| line.contains(place)))
            .map(|(i, _)| format!("{}:{}", file.path, i + 1))
    });
    none("a place on one machine", found);
}

#[test]
fn the_tools_of_these_tests_see_what_they_should() {
    assert_eq!(imported("use crate::{content::Pack, plan};"), ["content", "plan"]);
    assert_eq!(imported("    crate::ui::start(crate::state::update)"), ["ui", "state"]);
    let file = File {
        path: "src/ui/pages/x.rs".into(),
        text: "a // b\nlet s = \"http://x\"; // c\n#[cfg(test)]\nmod".into(),
    };
    assert_eq!(file.code(), [(1, "a ".to_string()), (2, "let s = \"http://x\"; ".to_string())]);
    assert_eq!(file.part(), Some("ui"));
    let sheet = File { path: String::new(), text: "a /* #fff\n*/ b\nc".into() };
    assert_eq!(sheet.css(), [(1, "a ".to_string()), (2, " b".to_string()), (3, "c".to_string())]);
}
