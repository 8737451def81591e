//! Documents as Markdown (CommonMark). Writes only. Every text is text: whatever it holds, it becomes neither
//! a heading, a list, a link nor markup, and never leaves its line.

/// Characters that mean something wherever they stand.
const MARKS: &str = "\\`*_[]{}<>&|~^$#";

/// A document under construction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markdown(String);

impl Markdown {
    /// Adds a heading of a level from 1 to 6.
    #[must_use]
    pub fn heading(mut self, level: usize, text: &str) -> Self {
        let level = level.clamp(1, 6);
        self.block(&["#".repeat(level).as_str(), " ", &escaped(text)]);
        self
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn paragraph(mut self, text: &str) -> Self {
        self.block(&[&escaped(text)]);
        self
    }

    /// Adds a list: each item with lines that belong to it, as a list of their own.
    #[must_use]
    pub fn list(mut self, items: &[(String, Vec<String>)]) -> Self {
        let mut lines = Vec::new();
        for (text, notes) in items {
            lines.push(["- ", &escaped(text)].concat());
            lines.extend(notes.iter().map(|note| ["  - ", &escaped(note)].concat()));
        }
        self.block(&[&lines.join("\n")]);
        self
    }

    /// The finished document.
    pub fn text(self) -> String {
        self.0
    }

    fn block(&mut self, parts: &[&str]) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.extend(parts.iter().copied());
        self.0.push('\n');
    }
}

/// The text on one line, with a backslash before what would otherwise mean something.
fn escaped(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    // "1." and "1)" begin a list as "-" does; a number alone does not.
    let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (place, letter) in line.char_indices() {
        let begins = place == 0 && "+-=:".contains(letter);
        let numbers = number > 0 && place == number && ".)".contains(letter);
        if MARKS.contains(letter) || begins || numbers {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
