//! One edition of a content pack as a whole, read from its composed JSON. Wording is separate.

#[cfg(feature = "authoring")]
use super::aside::{self, Beside, Deadline, Mark};
use super::{
    Completion, Condition, Consequence, Diagram, Expectation, Information, LeftOut, Level, Link, OutOfScope,
    PhaseName, Question, Request, SourcePage, Table, Task, Term, Track, Unclear, VerdictTable,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Version of the shape that this code reads.
pub const FORMAT: u32 = 1;

/// A service that can be onboarded.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Service {
    /// Row id.
    pub id: String,
    /// Level of benefit.
    pub level: Level,
    /// Full product name of the edition.
    pub name: String,
    /// Short product name.
    pub short: String,
    /// Page and diagram codes.
    pub sources: Vec<String>,
    /// Ambiguity row ids.
    #[serde(default)]
    pub unclear: Vec<String>,
}

/// A plan under which licences are bought.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Plan {
    /// Row id.
    pub id: String,
    /// `bundle` or `standalone`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["bundle", "standalone"])))]
    pub kind: String,
    /// Name of the plan in the edition.
    pub name: String,
    /// Services it contains.
    pub covers: Vec<String>,
    /// Page and diagram codes.
    pub sources: Vec<String>,
    /// Ambiguity row ids.
    #[serde(default)]
    pub unclear: Vec<String>,
}

/// A service as reached through a bundle.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct BundleService {
    /// Row id.
    pub id: String,
    /// The service.
    pub service: String,
    /// Page and diagram codes.
    pub sources: Vec<String>,
}

/// A row of the phase table: a phase, or one track of it.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Phase {
    /// Row id.
    pub id: String,
    /// The phase.
    pub phase: PhaseName,
    /// The track of the row.
    pub track: Track,
    /// Page and diagram codes.
    pub sources: Vec<String>,
    /// Its steps and tasks that have to be settled before what comes next is entered: the next phase, and
    /// after the groundwork of a phase (the track `core`) the other tracks of that phase.
    #[serde(default)]
    pub exit_tasks: Vec<String>,
}

/// A content pack in one edition. Its author may leave out lists that a small pack does without; in the form
/// that travels all of them are there, so the shipped app carries no code for their absence.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Pack {
    /// Subject, for example `ems`.
    pub pack: String,
    /// Dated edition, for example `2018-03`.
    pub edition: String,
    /// Version of this shape; this code reads format 1.
    pub format: u32,
    /// Code of the page that wins where pages differ.
    pub authority: String,
    /// Services.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub services: Vec<Service>,
    /// Plans.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub plans: Vec<Plan>,
    /// Services reachable through a bundle.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub bundle_services: Vec<BundleService>,
    /// Named conditions.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub conditions: Table<Condition>,
    /// Questions in the order in which they are asked.
    pub questions: Vec<Question>,
    /// Verdict tables.
    pub verdicts: Vec<VerdictTable>,
    /// Decision rules that follow from the chosen way.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub consequences: Vec<Consequence>,
    /// Source environment expectations.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub expectations: Vec<Expectation>,
    /// What the benefit does not include.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub out_of_scope: Vec<OutOfScope>,
    /// Responsibilities.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub tasks: Vec<Task>,
    /// Diagram steps.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub steps: Vec<Task>,
    /// What exists at the end.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub completion: Vec<Completion>,
    /// Pages.
    pub sources: Vec<SourcePage>,
    /// Diagrams.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub diagrams: Vec<Diagram>,
    /// Links.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub links: Vec<Link>,
    /// Glossary.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub glossary: Vec<Term>,
    /// Ambiguities.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub unclear: Vec<Unclear>,
    /// Phase table.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub phases: Vec<Phase>,
    /// Facts that are told.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub information: Vec<Information>,
    /// How to ask for the help; left out by a pack that does not say.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub request: Option<Request>,
    /// Every row id of the sources, by table, for a pack that accounts for each; otherwise left out.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub rows: Table<Vec<String>>,
    /// Rows left out, with reasons.
    #[cfg_attr(feature = "authoring", serde(default))]
    pub left_out: Vec<LeftOut>,
    /// Rows, pages and other items that the pages do not plainly say, by id: `unconfirmed` or `editorial`.
    #[cfg(feature = "authoring")]
    #[serde(default)]
    pub marks: Beside<Table<Mark>>,
    /// Day or month on which a page was read, by its code.
    #[cfg(feature = "authoring")]
    #[serde(default)]
    pub read: Beside<Table<String>>,
    /// What ends, begins or changes on a day.
    #[cfg(feature = "authoring")]
    #[serde(default)]
    pub deadlines: Beside<Vec<Deadline>>,
}

/// The pack as it travels to the browser, in postcard's binary form, as far as the app's first part reads it.
/// Measured: reading the pack from JSON in the browser costs 125 kB of wasm code (two ways to read each
/// struct), reading this form a fraction.
///
/// # Errors
/// When a part has no such form; the types of this pack all have one.
pub fn encode_front(pack: &Pack) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(pack)
}

/// The whole pack as it travels. The build writes it, and only after every check and the proof found nothing
/// to mend.
///
/// # Errors
/// As [`encode_front`].
#[cfg(feature = "authoring")]
pub fn encode(pack: &Pack) -> Result<Vec<u8>, postcard::Error> {
    let mut bytes = encode_front(pack)?;
    bytes.extend(aside::behind(pack)?);
    Ok(bytes)
}

/// Reads what `encode` wrote. The file belongs to the same build as this code and is held to its
/// digest by the service worker; bytes of another shape are refused.
///
/// # Errors
/// When the bytes are no pack of this build's shape, or of another format.
pub fn decode(bytes: &[u8]) -> Result<Pack, &'static str> {
    #[cfg(feature = "authoring")]
    let read = aside::whole(bytes);
    #[cfg(not(feature = "authoring"))]
    let read = postcard::from_bytes::<Pack>(bytes);
    // Postcard's own words tell a user nothing and cost half a kilobyte.
    let pack = read.map_err(|_| "not a pack of this build")?;
    if pack.format == FORMAT { Ok(pack) } else { Err("a pack of another format") }
}

impl Phase {
    /// Whether work of this phase and track is part of the row.
    pub fn has(&self, phase: PhaseName, track: Track) -> bool {
        self.phase == phase && (self.track == Track::All || self.track == track)
    }
}

impl Pack {
    /// Pack and edition as written in saved plans and answers files, for example `ems/2018-03`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.pack, self.edition)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The verdict table of this subject.
    pub fn verdict_table(&self, subject: &str) -> Option<&VerdictTable> {
        self.verdicts.iter().find(|table| table.subject == subject)
    }

    /// Steps first (they carry the order), then responsibilities.
    pub fn work(&self) -> impl Iterator<Item = &Task> {
        self.steps.iter().chain(&self.tasks)
    }

    /// The step or responsibility with this id.
    pub fn task(&self, id: &str) -> Option<&Task> {
        self.work().find(|task| task.id == id)
    }

    /// Where each step and responsibility stands in [`Pack::work`], by id: for whoever looks up many.
    pub fn places_of_work(&self) -> BTreeMap<&str, usize> {
        self.work().enumerate().map(|(place, task)| (task.id.as_str(), place)).collect()
    }

    /// The page that a page or diagram code stands for.
    pub fn source_page(&self, code: &str) -> Option<&SourcePage> {
        let page = self.diagrams.iter().find(|d| d.id == code).map_or(code, |d| d.page.as_str());
        self.sources.iter().find(|source| source.id == page)
    }
}
