//! `cargo xtask pack`: what authors of packs need. Files, arguments and printing are handled here; what a
//! pack may hold is the knowledge of `fairway::content::authoring`.

pub mod arguments;
mod draw;
mod prove;
pub mod source;
pub mod start;
mod texts;

use crate::project::Project;
use crate::{Failure, Result, files};
use arguments::{PackCommand, Source};
use fairway::content::authoring::{difference_schema, schema};
use fairway::content::{Pack, Problem};
use prove::Proved;
use source::Read;
use std::io::Write as _;
use std::path::Path;

/// Carries out one command; false where the pack has faults.
///
/// # Errors
/// When a file cannot be read or written, or there is no such edition.
pub fn run(project: &Project, command: &PackCommand) -> Result<bool> {
    match command {
        PackCommand::Check(from) => {
            let read = Read::from(project, from)?;
            match read.bundle() {
                Ok(bundle) => print(&format!("{} is sound: {}.", bundle.pack.name(), size(&bundle.pack))),
                Err(faults) => tell(from, &faults),
            }
        }
        PackCommand::Prove(from) => {
            let read = Read::from(project, from)?;
            match read.bundle() {
                Ok(bundle) => match prove::prove(project, &read, &bundle)? {
                    Proved::Holds(figures) => print(&figures),
                    Proved::Faulty(faults) => tell_all(from, faults),
                },
                Err(faults) => tell(from, &faults),
            }
        }
        PackCommand::Outline(from) => match Read::from(project, from)?.bundle() {
            Ok(bundle) => print(&draw::outline(project, &bundle)?),
            Err(faults) => tell(from, &faults),
        },
        PackCommand::Graph(from, drawing, to) => match Read::from(project, from)?.bundle() {
            Ok(bundle) => give(&draw::graph(project, &bundle, *drawing)?, to.as_deref()),
            Err(faults) => tell(from, &faults),
        },
        PackCommand::Bundle(from, to) => match Read::from(project, from)?.text() {
            Ok(text) => give(&text, to.as_deref()),
            Err(faults) => tell(from, &faults),
        },
        PackCommand::New(folder) => start::write(folder).and_then(|told| print(&told)),
        PackCommand::Schema => {
            let all = [("pack.schema.json", schema()), ("difference.schema.json", difference_schema())];
            for (name, text) in all {
                let path = project.packs().join(name);
                files::write(&path, text)?;
                print(&format!("{} is written.", path.display()))?;
            }
            Ok(true)
        }
    }
}

/// What a sound pack holds.
fn size(pack: &Pack) -> String {
    let rules: usize = pack.verdicts.iter().map(|table| table.rules.len()).sum();
    format!(
        "{} questions, {} verdicts with {rules} rules, {} tasks",
        pack.questions.len(),
        pack.verdicts.len(),
        pack.work().count()
    )
}

/// Writes a text to a file, or prints it where there is none.
fn give(text: &str, to: Option<&Path>) -> Result<bool> {
    let Some(path) = to else { return print(text.trim_end()) };
    files::write(path, text)?;
    print(&format!("{} is written: {} bytes.", path.display(), text.len()))
}

/// Prints all faults, one a line, and their number.
fn tell(from: &Source, faults: &[Problem]) -> Result<bool> {
    tell_all(from, faults.iter().map(ToString::to_string).collect())
}

/// The same of faults in words, each in one line or several.
fn tell_all(from: &Source, mut lines: Vec<String>) -> Result<bool> {
    let count = if lines.len() == 1 { "1 fault".to_string() } else { format!("{} faults", lines.len()) };
    lines.push(format!("{count} in {}.", source::name(from)));
    print(&lines.join("\n")).map(|_| false)
}

/// A reader that stops early (`| head`) is a reason to stop, not to panic.
fn print(text: &str) -> Result<bool> {
    writeln!(std::io::stdout(), "{text}").map(|()| true).map_err(|error| {
        Failure::new(
            format!("The result could not be printed: {error}."),
            "what was printed so far is complete.",
            "read the whole output, or write it to a file.",
        )
    })
}
