//! `cargo xtask decide`: the app's core on files of answers, natively, as JSON on standard output. Only
//! files and arguments are handled here; what an answers file may hold and what the result holds is
//! `fairway::formats`' knowledge.

use crate::arguments::Decide;
use crate::dist::content::Edition;
use crate::project::Project;
use crate::{Failure, Result, files};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Prints the result for a file, or one line for each file of a folder; false if a file had an error.
///
/// # Errors
/// When the edition is unknown or has faults, a path cannot be read, or the only file has an error.
pub fn run(project: &Project, request: &Decide) -> Result<bool> {
    let edition = Edition::named(&project.packs(), &request.edition)?.composed()?;
    if !request.answers.is_dir() {
        let report = decide(&edition, &files::read_text(&request.answers)?).map_err(|error| {
            Failure::new(
                format!("{}: {error}", request.answers.display()),
                "the answers were not used, so there is no result.",
                "correct the file; the README describes what it may hold.",
            )
        })?;
        println!("{report:#}");
        return Ok(true);
    }
    let mut all_good = true;
    for path in answer_files(&request.answers)? {
        let line = line(&edition, &path)?;
        all_good &= line.get("error").is_none();
        println!("{line}");
    }
    Ok(all_good)
}

fn line(edition: &str, path: &Path) -> Result<Value> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut line = serde_json::Map::new();
    line.insert("file".into(), json!(name));
    match decide(edition, &files::read_text(path)?) {
        Ok(Value::Object(report)) => line.extend(report),
        Ok(other) => {
            line.insert("report".into(), other);
        }
        Err(error) => {
            line.insert("error".into(), json!(error));
        }
    }
    Ok(Value::Object(line))
}

fn answer_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = files::entries(folder)?;
    paths.retain(|path| path.is_file() && path.extension().is_some_and(|ending| ending == "json"));
    Ok(paths)
}

/// The one place that calls the core.
fn decide(_edition: &str, _answers: &str) -> std::result::Result<Value, String> {
    Err("the core cannot decide yet".to_string())
}
