//! The tree as nested lists in words: equal in rank to the drawing, with the same nodes in the same order.

use super::{Node, Part, Tree, Words};
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
    /// The level a rule leads to, or that of an outcome that is settled, and its word.
    pub level: Option<(Level, String)>,
}

/// The tree in words, an entry for each node.
pub fn outline(tree: &Tree, words: &Words<'_>) -> Vec<Entry> {
    tree.nodes.iter().map(|node| entry(node, words)).collect()
}

/// One node in words.
pub fn entry(node: &Node, words: &Words<'_>) -> Entry {
    let (text, mut standing) = words.node(&node.part);
    let (mut number, mut notes, mut level) = (None, Vec::new(), None);
    let told = |level: Level| Some((level, words.level(level)));
    match &node.part {
        Part::Question { question, number: place, also, said, .. } => {
            let said = said.as_ref().and_then(|said| words.said(question, said));
            notes = std::iter::once(words.question(question)).chain(words.also(also)).chain(said).collect();
            number = Some(*place);
        }
        Part::Branch { .. } => {}
        Part::Outcome { kind, possible, .. } => {
            notes = vec![words.kind(*kind)];
            // What is settled is told as a level, with its sign.
            if let [only] = possible.as_slice() {
                (level, standing) = (told(*only), None);
            }
        }
        Part::Rule { rule, level: leads_to, .. } => (number, level) = (Some(rule + 1), told(*leads_to)),
    }
    let (id, depth, kind, state) = (node.id.clone(), node.depth, node.kind(), node.state());
    Entry { id, depth, kind, state, number, text, standing, notes, level }
}

impl Entry {
    /// Everything as one text, in the order in which it stands in a drawing, for those who have it read out.
    pub fn read(&self, words: &Words<'_>) -> String {
        let standing = self.standing.clone();
        let level = self.level.iter().map(|(_, level)| level.clone());
        let parts: Vec<String> = match (self.kind, self.number) {
            ("question", Some(number)) => {
                let numbered = words.numbered(number, standing.as_deref());
                [numbered, self.text.clone()].into_iter().chain(self.notes.iter().cloned()).collect()
            }
            (_, number) => {
                let number = number.map(|number| number.to_string());
                number.into_iter().chain([self.text.clone()]).chain(level).chain(standing).collect()
            }
        };
        let all = parts.into_iter().reduce(|before, next| {
            match before.ends_with(['.', '?', '!', '…', '。', '？']) {
                true => format!("{before} {next}"),
                false => words.fill("tree.read", &[("before", &before), ("next", &next)]),
            }
        });
        all.unwrap_or_default()
    }
}

/// The outline as text: title and summary, then a line for each node, indented by two blanks a step.
pub fn outline_text(tree: &Tree, words: &Words<'_>) -> String {
    let told = words.told(tree).join(" ");
    let mut out = format!("{}\n{}\n", one_line(&words.title(tree)), one_line(&told));
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
