//! The one place where these commands call the proof.

use fairway::content::{Pack, Problem};
use fairway::proof::Limits;
use std::time::Instant;

/// What the proof found, in words and figures, and what keeps the pack from being proved.
pub fn prove(pack: &Pack) -> (String, Vec<Problem>) {
    let start = Instant::now();
    let proof = fairway::proof::prove(pack, Limits::default());
    let milliseconds = start.elapsed().as_millis();
    let words = "every question, rule and task can apply, and no answers are left without a verdict";
    let figures = &proof.figures;
    let counted = |count: &Option<String>| {
        count.clone().unwrap_or_else(|| "too many to count within the limits".into())
    };
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
        told.push_str(&format!("note: {}\n", note.problem));
    }
    (told.trim_end().to_string(), proof.problems())
}

/// The digest of the pack as it travels, by which anybody can tell that a proof is of the same content.
fn digest(pack: &Pack) -> String {
    fairway::content::encode(pack)
        .map_or_else(|error| error.to_string(), |bytes| fairway::content::authoring::digest(&bytes))
}
