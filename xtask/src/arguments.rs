//! The command line as a value. Nothing is looked up or carried out here.

use crate::pack::arguments::{PackCommand, Source, Words};
use crate::{Failure, Result};
use lexopt::prelude::{Long, Short, Value, ValueExt};
use std::ffi::OsString;
use std::path::PathBuf;

/// What `cargo xtask` without a command prints.
pub const HELP: &str = "\
cargo xtask serve [--open] [--port N] [--dev]
    brings what is missing, builds the app and serves it on this computer with the headers of production;
    --dev: Trunk's watch mode instead, which builds and reloads at each change
cargo xtask test [--quick]
    every check, and one line of totals; --quick: formatting, clippy and native tests only
cargo xtask build
    the release build into dist/ alone
cargo xtask size
    what a first visit of dist/ transfers, file by file, against the limits
cargo xtask decide (--edition PACK/EDITION | --folder DIR) --answers FILE-OR-FOLDER
    the result for a file of answers, or a line for each file of a folder, as JSON
cargo xtask pack check|prove|bundle (--edition PACK/EDITION | --folder DIR | FILE)
    check: every fault of a pack and its wording, each with file, line and path; prove: whether everything
    in it can apply and no answers are left without a verdict; bundle [--to FILE]: the pack as one file
cargo xtask pack outline|graph (--edition PACK/EDITION | --folder DIR | FILE)
    the decision tree of a pack, in words or drawn; graph [--as svg|mermaid] [--to FILE]
cargo xtask pack new DIR
    writes the example of the authoring guide, src/content/packs/README.md, as a start for a pack
cargo xtask pack schema
    writes pack.schema.json and difference.schema.json in src/content/packs, with which editors check
    packs, anew from the types
cargo xtask setup
    brings every tool that the others need; they do it themselves when they need one
cargo xtask dist [--embed-in ORIGIN]...
    the release in target/dist/: the site with settings for the usual hosts, checksums, licences and a list of
    its parts, as a folder and as a zip; --embed-in: a site that may show it in a frame, as https://intra.example
cargo xtask single-file
    the whole app as one HTML file that needs no web server, in target/dist/
cargo xtask finish
    Trunk calls this after each build; not meant for people";

/// A command with its options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Bring every tool.
    Setup,
    /// Build and serve.
    Serve(Serve),
    /// Build.
    Build,
    /// Finish a build: Trunk's hook.
    Finish,
    /// Make the single file.
    SingleFile,
    /// Make the release.
    Dist {
        /// Origins of sites that may show the app in a frame.
        embed_in: Vec<String>,
    },
    /// Measure a build.
    Size,
    /// Check everything.
    Test {
        /// Only what needs neither wasm nor a browser.
        quick: bool,
    },
    /// Run the core on answers.
    Decide(Decide),
    /// What authors of packs need.
    Pack(PackCommand),
}

/// Options of `serve`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Serve {
    /// Show the page in the browser.
    pub open: bool,
    /// The port to use; without it the first free one from the usual one on.
    pub port: Option<u16>,
    /// Trunk's watch mode.
    pub dev: bool,
}

/// Options of `decide`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decide {
    /// The pack.
    pub pack: Source,
    /// A file of answers, or a folder of such files.
    pub answers: PathBuf,
}

/// Reads the command line, the program's own name first.
///
/// # Errors
/// When a command or an option is unknown, missing or lacks its value.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command> {
    read(lexopt::Parser::from_iter(arguments)).map_err(|error| {
        Failure::new(
            format!("The command line was not understood: {error}."),
            "nothing was done.",
            "use one of these:",
        )
    })
}

fn read(mut parser: lexopt::Parser) -> std::result::Result<Command, lexopt::Error> {
    let mut name: Option<String> = None;
    let mut serve = Serve::default();
    let (mut quick, mut answers) = (false, None);
    let mut embed_in = Vec::new();
    let mut pack = Words::default();
    while let Some(argument) = parser.next()? {
        match (name.as_deref(), argument) {
            (_, Long("help") | Short('h')) => return Ok(Command::Help),
            (None, Value(value)) => name = Some(value.string()?),
            (Some("serve"), Long("open")) => serve.open = true,
            (Some("serve"), Long("dev")) => serve.dev = true,
            (Some("serve"), Long("port")) => serve.port = Some(parser.value()?.parse()?),
            (Some("test"), Long("quick")) => quick = true,
            (Some("dist"), Long("embed-in")) => embed_in.push(parser.value()?.string()?),
            (Some("decide"), Long("answers")) => answers = Some(PathBuf::from(parser.value()?)),
            (Some("pack"), Value(value)) => pack.plain.push(value),
            (Some("pack" | "decide"), Long("edition")) => pack.edition = Some(parser.value()?.string()?),
            (Some("pack" | "decide"), Long("folder")) => pack.folder = Some(PathBuf::from(parser.value()?)),
            (Some("pack"), Long("to")) => pack.to = Some(PathBuf::from(parser.value()?)),
            (Some("pack"), Long("as")) => pack.drawn_as = Some(parser.value()?.string()?),
            (_, unknown) => return Err(unknown.unexpected()),
        }
    }
    match name.as_deref() {
        None | Some("help") => Ok(Command::Help),
        Some("setup") => Ok(Command::Setup),
        Some("serve") => Ok(Command::Serve(serve)),
        Some("build") => Ok(Command::Build),
        Some("single-file") => Ok(Command::SingleFile),
        Some("finish") => Ok(Command::Finish),
        Some("dist") => Ok(Command::Dist { embed_in }),
        Some("size") => Ok(Command::Size),
        Some("test") => Ok(Command::Test { quick }),
        Some("decide") => Ok(Command::Decide(Decide {
            pack: pack.source("decide")?,
            answers: answers.ok_or("`decide` needs --answers FILE-OR-FOLDER")?,
        })),
        Some("pack") => Ok(Command::Pack(pack.command()?)),
        Some(other) => Err(format!("there is no command `{other}`").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: std::result::Result<Command, &str>) {
        let told = parse(line.split(' ').map(OsString::from)).map_err(|failure| failure.to_string());
        match expected {
            Ok(command) => assert_eq!(told, Ok(command), "{line}"),
            Err(part) => assert!(told.as_ref().is_err_and(|text| text.contains(part)), "{line}: {told:?}"),
        }
    }

    #[test]
    fn command_lines() {
        check("xtask", Ok(Command::Help));
        check("xtask serve --help", Ok(Command::Help));
        check("xtask serve", Ok(Command::Serve(Serve::default())));
        let all = Serve { open: true, port: Some(81), dev: true };
        check("xtask serve --open --port 81 --dev", Ok(Command::Serve(all)));
        check("xtask test --quick", Ok(Command::Test { quick: true }));
        check("xtask single-file", Ok(Command::SingleFile));
        check("xtask finish", Ok(Command::Finish));
        let embed_in = vec!["https://a.example".to_string(), "https://b.example".to_string()];
        let sites = "--embed-in https://a.example --embed-in https://b.example";
        check(&format!("xtask dist {sites}"), Ok(Command::Dist { embed_in }));
        let decide = Decide { pack: Source::Edition("ems/2018-03".into()), answers: "a.json".into() };
        check("xtask decide --edition ems/2018-03 --answers a.json", Ok(Command::Decide(decide)));
        let folder = Decide { pack: Source::Folder("b".into()), answers: "a.json".into() };
        check("xtask decide --folder b --answers a.json", Ok(Command::Decide(folder)));
        check("xtask decide --edition ems/2018-03", Err("needs --answers"));
        check("xtask decide --answers a.json", Err("needs one of --edition and --folder"));
        check("xtask serve --port many", Err("many"));
        check("xtask test --open", Err("--open"));
        check("xtask launch", Err("no command `launch`"));
    }
}
