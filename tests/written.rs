//! Tables and documents to take away: what people have typed comes out as text, whatever it is. Read back by
//! parsers that have nothing to do with the writers.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::formats::csv;
use fairway::formats::file_name::file_name;
use fairway::formats::markdown::Markdown;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use support::generate::Dice;

const TEXTS: u64 = 4_000;

/// What means something to a spreadsheet, to Markdown, or to a reader of lines.
const PIECES: [&str; 49] = [
    "=",
    "+",
    "-",
    "@",
    "＝",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\n\n",
    "    ",
    " ",
    "\"",
    "'",
    ",",
    ";",
    "|",
    "||",
    "cmd|' /C calc'!A0",
    "HYPERLINK(\"http://x\",\"y\")",
    "#",
    "# ",
    "## x ##",
    "* ",
    "***",
    "---",
    "===",
    "_a_",
    "`",
    "```",
    "<script>alert(1)</script>",
    "<!-- ",
    "[x](javascript:alert(1))",
    "[x]: y",
    "![a](b)",
    "&lt;",
    "&#61;",
    "\\",
    "1. ",
    "2) ",
    "~~a~~",
    "$x$",
    "^a^",
    "{#id}",
    "> ",
    "[ ] ",
    "- [x] ",
    "Söhne",
    "日本",
];

fn hostile(dice: &mut Dice) -> String {
    (0..dice.below(7)).map(|_| *dice.pick(&PIECES)).collect()
}

#[test]
fn a_table_is_written_as_spreadsheets_read_it() {
    let row = |cells: &[&str]| cells.iter().map(ToString::to_string).collect::<Vec<_>>();
    let rows = [row(&["Task", "Owner"]), row(&["Say \"yes\", or no", "Ann"]), row(&["two\nlines", ""])];
    let expected = "\u{feff}Task,Owner\r\n\"Say \"\"yes\"\", or no\",Ann\r\n\"two\nlines\",\r\n";
    assert_eq!(csv::write(&rows), expected);
    let guarded = [row(&["=1+1", "+1", "-1", "@x", "a=1", " =1"])];
    assert_eq!(csv::write(&guarded), "\u{feff}'=1+1,'+1,'-1,'@x,a=1,\"' =1\"\r\n");
    assert_eq!(csv::write(&[]), "\u{feff}");
}

#[test]
fn no_cell_begins_like_a_formula_and_all_read_back() {
    let mut dice = Dice::new(7);
    let rows: Vec<Vec<String>> = (0..TEXTS).map(|_| vec![hostile(&mut dice), hostile(&mut dice)]).collect();
    let written = csv::write(&rows);
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(written.strip_prefix('\u{feff}').unwrap().as_bytes());
    let read: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(read.len(), rows.len());
    let mut guarded = 0;
    for (cell, text) in read.iter().zip(&rows).flat_map(|(read, row)| read.iter().zip(row)) {
        let begins = cell.trim_start().chars().next();
        assert!(!begins.is_some_and(|first| "=+-@＝＋－＠".contains(first)), "{cell:?}");
        assert!(!cell.starts_with(['\t', '\r', '\n']), "{cell:?}");
        match cell.strip_prefix('\'') {
            Some(rest) if rest == text => guarded += 1,
            _ => assert_eq!(cell, text),
        }
    }
    assert!(guarded > 500, "only {guarded} cells were guarded");
}

/// Kind and text.
type Block = (String, String);

/// The document as blocks; anything else in it is a fault.
fn blocks(document: &str) -> Vec<Block> {
    let mut options = Options::all();
    options.remove(Options::ENABLE_SMART_PUNCTUATION);
    let mut found: Vec<Block> = Vec::new();
    let mut open: Vec<Block> = Vec::new();
    for event in Parser::new_ext(document, options) {
        match event {
            Event::Start(Tag::Heading { level, id: None, .. }) => {
                open.push((level.to_string(), String::new()))
            }
            Event::Start(Tag::Paragraph) => open.push(("p".into(), String::new())),
            Event::Start(Tag::Item) => open.push(("li".into(), String::new())),
            // An item's own words stand before the list inside it.
            Event::Start(Tag::List(None)) => {
                if let Some(item) = open.last_mut() {
                    found.push(std::mem::replace(item, ("told".into(), String::new())));
                }
            }
            Event::Text(text) => match open.last_mut() {
                Some((_, words)) => words.push_str(&text),
                None => panic!("text outside: {text:?} in {document:?}"),
            },
            Event::End(TagEnd::List(false)) => {}
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item) => {
                found.extend(open.pop().filter(|(kind, words)| kind != "told" || !words.is_empty()));
            }
            other => panic!("{other:?} in {document:?}"),
        }
    }
    found
}

/// A text as it shall be read: on one line.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_document_holds_what_was_written_and_nothing_that_texts_smuggle_in() {
    let mut dice = Dice::new(11);
    for _ in 0..TEXTS {
        let mut text = || loop {
            let text = hostile(&mut dice);
            if !plain(&text).is_empty() {
                return text;
            }
        };
        let (title, words, first, note, second) = (text(), text(), text(), text(), text());
        let document = Markdown::default().heading(2, &title).paragraph(&words);
        let document = document.list(&[(first.clone(), vec![note.clone()]), (second.clone(), Vec::new())]);
        let expected = [("h2", title), ("p", words), ("li", first), ("li", note), ("li", second)];
        let expected = expected.map(|(kind, text)| (kind.to_string(), plain(&text)));
        let document = document.text();
        assert_eq!(blocks(&document), expected, "{document:?}");
    }
}

#[test]
fn a_document_reads_well_as_it_stands() {
    let document = Markdown::default()
        .heading(1, "Scope of work: Hafen & Söhne")
        .paragraph("Nothing\nodd, in 2012 R2 (or later).")
        .list(&[("One".into(), vec!["together".into()]), ("1. Two".into(), Vec::new())]);
    let expected = "# Scope of work: Hafen \\& Söhne\n\nNothing odd, in 2012 R2 (or later).\n\n\
        - One\n  - together\n- 1\\. Two\n";
    assert_eq!(document.text(), expected);
}

#[test]
fn names_of_files_are_letters_digits_and_hyphens() {
    assert_eq!(file_name("Hafen & Söhne", "scope", "md"), "fairway-hafen-söhne-scope.md");
    assert_eq!(file_name(" ", "scope", "csv"), "fairway-scope.csv");
    assert_eq!(file_name("../../etc/passwd\0", "scope", "md"), "fairway-etc-passwd-scope.md");
    let long = file_name(&"long name ".repeat(50), "scope", "md");
    assert!(long.len() < 90 && long.ends_with("-scope.md"), "{long}");
    let mut dice = Dice::new(3);
    for _ in 0..500 {
        let name = file_name(&hostile(&mut dice), "scope", "md");
        let stem = name.strip_suffix(".md").unwrap();
        assert!(stem.chars().all(|letter| letter.is_alphanumeric() || letter == '-'), "{name}");
    }
}
