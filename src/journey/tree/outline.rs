//! The tree as nested lists in words: equal in rank to the drawing, with the same nodes in the same order.

use super::{Part, Tree, Words};
use crate::content::Level;

/// A node in words. Entry and node have the same place, so the tree tells what hangs on what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Id of the node.
    pub id: String,
    /// Number of entries above it.
    pub depth: usize,
    /// What it is: `question`, `branch`, `outcome` or `rule`.
    pub kind: &'static str,
    /// How it stands, as a word for styles; nothing where the tree was made without answers.
    pub state: Option<&'static str>,
    /// The number by which it is called: of a question in the pack, of a rule in its table.
    pub number: Option<usize>,
    /// What it says.
    pub text: String,
    /// How it stands, in words.
    pub standing: Option<String>,
    /// What else there is to say: the question as it is asked, what else must hold.
    pub notes: Vec<String>,
    /// The level a rule leads to, and its word.
    pub level: Option<(Level, String)>,
}

/// The tree in words, an entry for each node.
pub fn outline(tree: &Tree, words: &Words<'_>) -> Vec<Entry> {
    tree.nodes
        .iter()
        .map(|node| {
            let (text, standing) = words.node(&node.part);
            let (number, notes, level) = match &node.part {
                Part::Question { question, number, also, said, .. } => {
                    let said = said.as_ref().and_then(|said| words.said(question, said));
                    let notes = std::iter::once(words.question(question)).chain(words.also(also)).chain(said);
                    (Some(*number), notes.collect(), None)
                }
                Part::Branch { .. } => (None, Vec::new(), None),
                Part::Outcome { kind, .. } => (None, vec![words.kind(*kind)], None),
                Part::Rule { rule, level, .. } => {
                    (Some(rule + 1), Vec::new(), Some((*level, words.level(*level))))
                }
            };
            let (id, depth, kind, state) = (node.id.clone(), node.depth, node.kind(), node.state());
            Entry { id, depth, kind, state, number, text, standing, notes, level }
        })
        .collect()
}

/// The outline as text: title and summary, then a line for each node, indented by two blanks a step.
pub fn outline_text(tree: &Tree, words: &Words<'_>) -> String {
    let mut out = format!("{}\n{}\n", one_line(&words.title(tree)), one_line(&words.summary(tree)));
    let mut group = String::new();
    for entry in outline(tree, words) {
        if entry.kind == "outcome" && entry.notes.first() != Some(&group) {
            group = entry.notes.first().cloned().unwrap_or_default();
            out.push_str(&format!("\n{}\n", one_line(&group)));
        } else if entry.depth == 0 && entry.kind == "question" {
            out.push('\n');
        }
        let number = entry.number.map(|number| format!("{number}. ")).unwrap_or_default();
        let mut line = format!("{}{number}{}", if number.is_empty() { "- " } else { "" }, entry.text);
        if let Some((_, level)) = &entry.level {
            line.push_str(&format!(" → {level}"));
        }
        if entry.kind != "outcome" {
            entry.notes.iter().for_each(|note| line.push_str(&format!(" · {note}")));
        }
        if let Some(standing) = &entry.standing {
            line.push_str(&format!(" [{standing}]"));
        }
        out.push_str(&format!("{}{}\n", "  ".repeat(entry.depth), one_line(&line)));
    }
    out
}

/// Line breaks and other control characters of a wording do not make lines of their own.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
