//! What follows `cargo xtask pack`, as a value.

use std::ffi::OsString;
use std::path::PathBuf;

/// What to do for an author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackCommand {
    /// Tell every fault.
    Check(Source),
    /// Tell what can never apply and what is left without a verdict.
    Prove(Source),
    /// Print the decision tree in words.
    Outline(Source),
    /// Draw the decision tree; without a name it is printed.
    Graph(Source, Drawing, Option<PathBuf>),
    /// Put the pack into one file; without a name it is printed.
    Bundle(Source, Option<PathBuf>),
    /// Write the example of the guide into a new folder.
    New(PathBuf),
    /// Write the schema anew.
    Schema,
}

/// How the decision tree is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// As an SVG file.
    Svg,
    /// As Mermaid text, for pages that draw it themselves.
    Mermaid,
}

/// Where a pack is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// An edition of this project, as in `ems/2018-03`.
    Edition(String),
    /// A folder of files, with a folder of wording for each language.
    Folder(PathBuf),
    /// One file with the pack and its wording.
    File(PathBuf),
}

/// The words of the command line, as read.
#[derive(Debug, Default)]
pub struct Words {
    /// What stands without an option: what to do, and a file or folder.
    pub plain: Vec<OsString>,
    /// `--edition`.
    pub edition: Option<String>,
    /// `--folder`.
    pub folder: Option<PathBuf>,
    /// `--to`.
    pub to: Option<PathBuf>,
    /// `--as`.
    pub drawn_as: Option<String>,
}

impl Words {
    /// The command that the words make.
    ///
    /// # Errors
    /// A sentence for the author, where they make none.
    pub fn command(mut self) -> Result<PackCommand, String> {
        let mut plain = std::mem::take(&mut self.plain).into_iter();
        let what = plain.next().unwrap_or_default().to_string_lossy().into_owned();
        let path = plain.next().map(PathBuf::from);
        if let Some(more) = plain.next() {
            return Err(format!("`pack {what}` does not know what to do with {}", more.display()));
        }
        if self.to.is_some() && !matches!(what.as_str(), "bundle" | "graph") {
            return Err(format!("`pack {what}` has no option --to"));
        }
        let drawing = match self.drawn_as.as_deref() {
            Some(_) if what != "graph" => return Err(format!("`pack {what}` has no option --as")),
            None | Some("svg") => Drawing::Svg,
            Some("mermaid") => Drawing::Mermaid,
            Some(other) => return Err(format!("there is no drawing `{other}`, only svg and mermaid")),
        };
        let to = self.to.take();
        match (what.as_str(), path) {
            ("new", Some(folder)) if !self.names_pack() => Ok(PackCommand::New(folder)),
            ("new", _) => Err("`pack new` needs a folder, and nothing else".into()),
            ("schema", None) if !self.names_pack() => Ok(PackCommand::Schema),
            ("schema", _) => Err("`pack schema` needs nothing else".into()),
            ("check", path) => self.one_of("pack check", path).map(PackCommand::Check),
            ("prove", path) => self.one_of("pack prove", path).map(PackCommand::Prove),
            ("outline", path) => self.one_of("pack outline", path).map(PackCommand::Outline),
            ("graph", path) => {
                self.one_of("pack graph", path).map(|from| PackCommand::Graph(from, drawing, to))
            }
            ("bundle", path) => self.one_of("pack bundle", path).map(|from| PackCommand::Bundle(from, to)),
            (other, _) => Err(format!("there is no command `pack {other}`")),
        }
    }

    /// The pack that `--edition` or `--folder` names.
    ///
    /// # Errors
    /// A sentence for the author, where there is none or both are there.
    pub fn source(self, command: &str) -> Result<Source, String> {
        match (self.edition, self.folder) {
            (Some(edition), None) => Ok(Source::Edition(edition)),
            (None, Some(folder)) => Ok(Source::Folder(folder)),
            _ => Err(format!("`{command}` needs one of --edition and --folder")),
        }
    }

    /// As [`Words::source`], or a file.
    fn one_of(self, command: &str, path: Option<PathBuf>) -> Result<Source, String> {
        match path {
            Some(path) if !self.names_pack() => Ok(Source::File(path)),
            None if self.names_pack() => self.source(command),
            _ => Err(format!("`{command}` needs one of --edition, --folder and a file")),
        }
    }

    fn names_pack(&self) -> bool {
        self.edition.is_some() || self.folder.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::{Command, parse};

    fn check(line: &str, expected: Result<PackCommand, &str>) {
        let told = parse(line.split(' ').map(OsString::from)).map_err(|failure| failure.to_string());
        match expected {
            Ok(command) => assert_eq!(told, Ok(Command::Pack(command)), "{line}"),
            Err(part) => assert!(told.as_ref().is_err_and(|text| text.contains(part)), "{line}: {told:?}"),
        }
    }

    #[test]
    fn command_lines() {
        let edition = || Source::Edition("ems/2018-03".into());
        check("xtask pack check --edition ems/2018-03", Ok(PackCommand::Check(edition())));
        check("xtask pack prove --folder a/b", Ok(PackCommand::Prove(Source::Folder("a/b".into()))));
        check("xtask pack check a.json", Ok(PackCommand::Check(Source::File("a.json".into()))));
        let to = Some(PathBuf::from("b.json"));
        check("xtask pack bundle --edition ems/2018-03 --to b.json", Ok(PackCommand::Bundle(edition(), to)));
        check("xtask pack bundle --edition ems/2018-03", Ok(PackCommand::Bundle(edition(), None)));
        check("xtask pack outline --folder a", Ok(PackCommand::Outline(Source::Folder("a".into()))));
        let graph = |drawing, to| Ok(PackCommand::Graph(edition(), drawing, to));
        let line = "xtask pack graph --edition ems/2018-03";
        check(line, graph(Drawing::Svg, None));
        check(&format!("{line} --as mermaid --to a"), graph(Drawing::Mermaid, Some("a".into())));
        check(&format!("{line} --as png"), Err("there is no drawing `png`, only svg and mermaid"));
        check("xtask pack check a.json --as svg", Err("has no option --as"));
        check("xtask pack new mine", Ok(PackCommand::New("mine".into())));
        check("xtask pack schema", Ok(PackCommand::Schema));
        check("xtask pack", Err("there is no command `pack `"));
        check("xtask pack draw a.json", Err("there is no command `pack draw`"));
        check("xtask pack check", Err("needs one of --edition, --folder and a file"));
        check("xtask pack check a.json --folder b", Err("needs one of"));
        check("xtask pack check a.json b.json", Err("b.json"));
        check("xtask pack check a.json --to b.json", Err("has no option --to"));
        check("xtask pack new", Err("needs a folder"));
        check("xtask pack schema a", Err("needs nothing else"));
        check("xtask pack check --open", Err("--open"));
    }
}
