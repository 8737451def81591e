//! The one place where these commands call the proof.

use super::source::Read;
use super::texts::Texts;
use crate::Result;
use crate::project::Project;
use fairway::content::authoring::Bundle;
use fairway::content::{Pack, Problem};
use fairway::journey::{Answers, told};
use fairway::proof::{Limits, Proof};
use std::time::Instant;

/// What a proof comes to.
pub enum Proved {
    /// The pack holds: figures and notes.
    Holds(String),
    /// What keeps it from being proved, each with the answers that show it.
    Faulty(Vec<String>),
}

/// Proves the pack and tells what came of it.
///
/// # Errors
/// When there are no texts to tell it in.
pub fn prove(project: &Project, read: &Read, bundle: &Bundle) -> Result<Proved> {
    let start = Instant::now();
    let proof = fairway::proof::prove(&bundle.pack, Limits::default());
    let milliseconds = start.elapsed().as_millis();
    let shown = Shown { read, bundle, texts: Texts::of(project, bundle)? };
    if proof.holds() {
        return Ok(Proved::Holds(shown.figures(&proof, milliseconds)));
    }
    let faults = proof.faults.iter().map(|fault| shown.fault(&fault.problem, fault.witness.as_ref()));
    let unsettled = proof.unsettled.iter().map(|problem| shown.fault(problem, None));
    Ok(Proved::Faulty(faults.chain(unsettled).collect()))
}

/// How it is told.
struct Shown<'a> {
    read: &'a Read,
    bundle: &'a Bundle,
    texts: Texts<'a>,
}

impl Shown<'_> {
    fn figures(&self, proof: &Proof, milliseconds: u128) -> String {
        let (pack, figures) = (&self.bundle.pack, &proof.figures);
        let words = "every question, rule and task can apply, and no answers are left without a verdict";
        let counted =
            |count: &Option<String>| count.clone().unwrap_or_else(|| "not counted within the limits".into());
        let mut told = format!("{} is proved: {words}.\n", pack.name());
        told.push_str(&format!(
            "questions   {}\nrules       {}\ntasks       {}\nconditions  {}\n",
            figures.questions, figures.rules, figures.tasks, figures.conditions
        ));
        told.push_str(&format!(
            "paths       {}\noutcomes    {}\nnodes       {}\n",
            counted(&figures.paths),
            counted(&figures.outcomes),
            figures.nodes
        ));
        told.push_str(&format!("time        {milliseconds} ms\ncontent     sha256 {}\n", digest(pack)));
        for note in &proof.notes {
            told.push_str(&format!("note: {}\n", self.fault(&note.problem, note.witness.as_ref())));
        }
        told.trim_end().to_string()
    }

    /// A problem with its file and line, and below it the answers that show it.
    fn fault(&self, problem: &Problem, witness: Option<&Answers>) -> String {
        let located = self.read.locate(vec![problem.clone()]);
        let mut lines: Vec<String> = located.iter().map(ToString::to_string).collect();
        lines.extend(witness.into_iter().flat_map(|answers| self.witness(answers)));
        lines.join("\n")
    }

    fn witness(&self, answers: &Answers) -> Vec<String> {
        let Texts { content, interface } = &self.texts;
        if answers.is_empty() {
            return vec![format!("    {}", interface.text("proof.witness.any"))];
        }
        let said = told(&self.bundle.pack, content, interface, answers).into_iter();
        let said = said.map(|(question, said)| format!("      {question} {}", said.join("; ")));
        std::iter::once(format!("    {}", interface.text("proof.witness"))).chain(said).collect()
    }
}

/// The digest of the pack as it travels, by which anybody can tell that a proof is of the same content.
fn digest(pack: &Pack) -> String {
    fairway::content::encode(pack)
        .map_or_else(|error| error.to_string(), |bytes| fairway::content::authoring::digest(&bytes))
}
