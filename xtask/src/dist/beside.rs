//! What stands beside the editions of a pack, as pages can fetch it: when rules changed and what products
//! were called, one file for each language, and which ids move to another edition. What is sound is the app's
//! own knowledge (`fairway::content::authoring`).

use super::content::json_files;
use crate::{Failure, Result, files};
use fairway::content::authoring::{read_history, read_moves};
use fairway::content::{Pack, Problem, Wording};
use serde_json::{Map, Value, json};
use std::path::Path;

/// Checks the files of one pack's folder against its `editions` and writes them to `staging`/content.
///
/// # Errors
/// When a file has faults, belongs to nothing, or cannot be read or written.
pub fn write(folder: &Path, pack: &str, editions: &[&Pack], staging: &Path) -> Result<()> {
    let all = json_files(folder)?;
    let history = all.iter().find(|(name, _)| name == "history.json");
    for file in &all {
        let language = file.0.strip_prefix("history.").and_then(|name| name.strip_suffix(".json"));
        match (file.0.as_str(), language, history) {
            ("history.json", ..) => {}
            ("moves.json", ..) => {
                let moves = read_moves(file, editions).map_err(|problems| faulty(folder, &problems))?;
                put(staging, &format!("content/{pack}-moves.json"), &json!(moves.moves))?;
            }
            (_, Some(language), Some(history)) => {
                let read = read_history(history, file, editions);
                let (found, texts) = read.map_err(|problems| faulty(folder, &problems))?;
                let told = json!({"turns": found.turns, "names": found.names, "texts": object(&texts)});
                put(staging, &format!("content/{pack}-history.{language}.json"), &told)?;
            }
            (name, ..) => {
                let message =
                    "found a file that belongs to nothing; expected history.json, its texts, or moves.json";
                return Err(faulty(folder, &[Problem::new(name, "(whole)", message)]));
            }
        }
    }
    Ok(())
}

fn object(texts: &Wording) -> Map<String, Value> {
    texts.keys().map(|key| (key.to_string(), json!(texts.text(key)))).collect()
}

fn put(staging: &Path, name: &str, value: &Value) -> Result<()> {
    files::write(&staging.join(name), value.to_string())
}

fn faulty(folder: &Path, problems: &[Problem]) -> Failure {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    Failure::new(
        format!("The files in {} have faults:\n    {}", folder.display(), lines.join("\n    ")),
        "pages would tell what no edition says, so the app is not built.",
        "mend the places named above.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_project(editions: &[&str]) -> Result<Vec<Pack>> {
        let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/content/packs");
        let read = |name: &&str| {
            Ok(super::super::content::Edition::named(&packs, &format!("ems/{name}"))?.read()?.pack)
        };
        editions.iter().map(read).collect()
    }

    #[test]
    fn turning_points_names_and_moves_are_written() -> Result<()> {
        let folder = tempfile::tempdir().map_err(|error| Failure::new(error.to_string(), "", ""))?;
        let packs = of_project(&["2018-03", "2018-12"])?;
        let editions: Vec<&Pack> = packs.iter().collect();
        let put = |name: &str, text: &str| files::write(&folder.path().join(name), text);
        put(
            "history.json",
            r#"{"pack": "ems", "turns": [{"id": "a", "date": "2018-04-20", "state": "s", "edition": "2018-12"}],
            "names": [{"id": "n", "from": "x", "to": "y", "edition": "2018-03", "sources": ["LAND"]}]}"#,
        )?;
        put("history.en.json", r#"{"a": "Something changed.", "n": "Renamed."}"#)?;
        put(
            "moves.json",
            r#"{"pack": "ems", "moves": [{"from": ["2018-12"], "to": ["2018-03"], "work": {"ms-enable-comgmt-monitor": "step-hybrid-1"}}]}"#,
        )?;
        write(folder.path(), "ems", &editions, folder.path())?;
        let read = |name: &str| files::read_text(&folder.path().join("content").join(name));
        let told: Value = serde_json::from_str(&read("ems-history.en.json")?)
            .map_err(|error| Failure::new(error.to_string(), "", ""))?;
        assert_eq!(told["texts"]["a"], "Something changed.");
        assert_eq!((&told["turns"][0]["date"], &told["names"][0]["to"]), (&json!("2018-04-20"), &json!("y")));
        assert!(read("ems-moves.json")?.contains("step-hybrid-1"));
        put("history.en.json", r#"{"a": "Something changed."}"#)?;
        let told =
            write(folder.path(), "ems", &editions, folder.path()).map_err(|failure| failure.to_string());
        assert!(told.as_ref().is_err_and(|text| text.contains("names.n: found no text")), "{told:?}");
        put("other.json", "{}")?;
        put("history.en.json", r#"{"a": "Something changed.", "n": "Renamed."}"#)?;
        let told =
            write(folder.path(), "ems", &editions, folder.path()).map_err(|failure| failure.to_string());
        assert!(
            told.as_ref().is_err_and(|text| text.contains("other.json: (whole): found a file")),
            "{told:?}"
        );
        Ok(())
    }
}
