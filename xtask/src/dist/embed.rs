//! What pages need that show the app in a frame: `embed.js` for the page, made of its element and the messages;
//! the scripts of the frame's side, which the app fetches only there; the types; and the list of origins that
//! may command, which is the host's to fill in. What they do is in `src/embed`.

use super::content::{Edition, START};
use crate::project::Project;
use crate::{Failure, Result, files};
use std::path::Path;

/// The list of origins, beside the page.
pub const ORIGINS: &str = "embed.json";
/// What the page includes.
pub const ELEMENT: &str = "embed.js";
/// The types of both, for those who write the page.
pub const TYPES: &str = "embed.d.ts";
/// The folder of the frame's side; by its name it belongs to the annex.
const FOLDER: &str = "annex-embed";

const IMPORT: &str = "import { FROM_FRAME, read, say } from \"./messages.js\";\n";
const EXPORT: &str = "export { FROM_FRAME, TO_FRAME, read, say };\n";

/// Writes all of them into `staging`.
///
/// # Errors
/// When a script is not of the shape that is expected here, or a file cannot be read or written.
pub fn write(project: &Project, staging: &Path) -> Result<()> {
    let source = project.root().join("src/embed");
    // A frame opens the edition that the app starts with, and no other.
    let editions: Vec<String> = START.rsplit('/').take(1).map(ToString::to_string).collect();
    let languages = Edition::languages(&project.packs())?;
    for path in files::entries(&source)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "element.js" || !name.ends_with(".js") {
            continue;
        }
        let text = files::read_text(&path)?
            .replace("/* {{editions}} */", &quoted(&editions))
            .replace("/* {{languages}} */", &quoted(&languages))
            .replace("{{version}}", env!("CARGO_PKG_VERSION"));
        if text.contains("{{") {
            return Err(unexpected(&format!("{name} has a place that nothing fills")));
        }
        files::write(&staging.join(FOLDER).join(&name), text)?;
    }
    let [element, messages] = ["element.js", "messages.js"].map(|name| files::read_text(&source.join(name)));
    files::write(&staging.join(ELEMENT), together(&element?, &messages?)?)?;
    files::write(&staging.join(TYPES), files::read(&source.join(TYPES))?)?;
    files::write(&staging.join(ORIGINS), origins(&[])?)
}

/// The list of origins as a file.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn origins(list: &[String]) -> Result<String> {
    let text = serde_json::to_string_pretty(&serde_json::json!({ "origins": list }));
    text.map(|text| text + "\n").map_err(|error| unexpected(&error.to_string()))
}

/// The element with the messages in it, as one script that leaves nothing behind but the element.
fn together(element: &str, messages: &str) -> Result<String> {
    let (above, below) =
        element.split_once(IMPORT).ok_or_else(|| unexpected("element.js imports otherwise"))?;
    let messages =
        messages.strip_suffix(EXPORT).ok_or_else(|| unexpected("messages.js exports otherwise"))?;
    Ok(format!("{above}(() => {{\n\"use strict\";\n{messages}{below}}})();\n"))
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

fn unexpected(what: &str) -> Failure {
    Failure::new(
        format!("The scripts for embedding cannot be put together: {what}."),
        "no page could show the app, so it is not built.",
        "bring src/embed and xtask/src/dist/embed.rs in step.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_is_one_script_without_imports() -> Result<()> {
        let script =
            together(&format!("// What.\n{IMPORT}use(read);\n"), &format!("const read = 1;\n{EXPORT}"))?;
        assert_eq!(script, "// What.\n(() => {\n\"use strict\";\nconst read = 1;\nuse(read);\n})();\n");
        assert!(together("", EXPORT).is_err() && together(IMPORT, "").is_err());
        Ok(())
    }

    #[test]
    fn the_list_of_origins_is_json() -> Result<()> {
        assert_eq!(origins(&[])?, "{\n  \"origins\": []\n}\n");
        let list = origins(&["https://intra.example".into()])?;
        assert!(list.contains("\"https://intra.example\""), "{list}");
        Ok(())
    }
}
