//! `cargo xtask decide`: the app's core on files of answers, natively, as JSON on standard output. Only
//! files and arguments are handled here; what an answers file may hold and what the result holds is
//! `fairway::formats`' knowledge.

use crate::arguments::Decide;
use crate::pack::arguments::Source;
use crate::pack::source::{Read, name};
use crate::project::Project;
use crate::{Failure, Result, files};
use fairway::content::{Pack, Problem};
use fairway::formats::decision;
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Prints the result for a file, or one line for each file of a folder; false if a file had an error.
///
/// # Errors
/// When the edition is unknown or has faults, a path cannot be read, or the only file has an error.
pub fn run(project: &Project, request: &Decide) -> Result<bool> {
    let pack = load_pack(project, &request.pack)?;
    if !request.answers.is_dir() {
        let report = decide(&pack, &files::read_text(&request.answers)?).map_err(|error| {
            Failure::new(
                format!("{}: {error}", request.answers.display()),
                "the answers were not used, so there is no result.",
                "correct the file; the README describes what it may hold.",
            )
        })?;
        print(&format!("{report:#}"))?;
        return Ok(true);
    }
    let mut all_good = true;
    for path in answer_files(&request.answers)? {
        let (line, is_good) = line(&pack, &path);
        all_good &= is_good;
        print(&line)?;
    }
    Ok(all_good)
}

/// A reader that stops early (`| head`) is a reason to stop, not to panic.
fn print(text: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{text}").map_err(|error| {
        Failure::new(
            format!("The result could not be printed: {error}."),
            "what was printed so far is complete.",
            "read the whole output, or write it to a file.",
        )
    })
}

fn load_pack(project: &Project, source: &Source) -> Result<Pack> {
    let read = Read::from(project, source)?.bundle();
    read.map(|bundle| bundle.pack).map_err(|problems| {
        Failure::new(
            format!("{} has faults: {}", name(source), told(&problems)),
            "nothing was decided.",
            "mend the places named above; `cargo xtask pack check` lists them one by one.",
        )
    })
}

/// A file's line, and whether it holds a result. The file's name comes first, whatever the order in which
/// the rest is written.
fn line(pack: &Pack, path: &Path) -> (String, bool) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = files::read_text(path).map_err(|failure| failure.to_string());
    let decided = text.and_then(|text| decide(pack, &text));
    let is_good = decided.is_ok();
    let rest = decided.unwrap_or_else(|error| json!({ "error": error })).to_string();
    (format!("{{\"file\":{},{}", json!(name), rest.trim_start_matches('{')), is_good)
}

fn answer_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = files::entries(folder)?;
    paths.retain(|path| path.is_file() && path.extension().is_some_and(|ending| ending == "json"));
    Ok(paths)
}

fn decide(pack: &Pack, answers: &str) -> std::result::Result<Value, String> {
    decision::report(pack, answers).map_err(|problems| told(&problems))
}

fn told(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Result<Pack> {
        load_pack(&Project::here()?, &Source::Edition("ems/2018-03".into()))
    }

    #[test]
    fn each_file_of_a_folder_gives_a_line_that_begins_with_its_name() -> Result<()> {
        let folder = tempfile::tempdir().map_err(|error| Failure::new(error.to_string(), "", ""))?;
        for (name, text) in [("b.json", "{}"), ("a.json", "{\"no-such-question\": 1}"), ("notes.txt", "")] {
            files::write(&folder.path().join(name), text)?;
        }
        let paths = answer_files(folder.path())?;
        let pack = pack()?;
        let lines: Vec<(String, bool)> = paths.iter().map(|path| line(&pack, path)).collect();
        let starts: Vec<(&str, bool)> = lines.iter().map(|(line, is_good)| (&line[..16], *is_good)).collect();
        assert_eq!(starts, [(r#"{"file":"a.json""#, false), (r#"{"file":"b.json""#, true)]);
        for (line, _) in &lines {
            assert!(serde_json::from_str::<Value>(line).is_ok_and(|value| value.is_object()), "{line}");
        }
        assert!(lines[0].0.contains("no-such-question"), "{}", lines[0].0);
        assert!(lines[1].0.contains("\"edition\":\"ems/2018-03\""), "{}", lines[1].0);
        Ok(())
    }

    #[test]
    fn an_unknown_edition_is_an_error() -> Result<()> {
        assert!(load_pack(&Project::here()?, &Source::Edition("ems/1999-01".into())).is_err());
        Ok(())
    }
}
