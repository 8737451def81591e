//! The decision tree of a pack, to look at: as a model, a drawing, an outline and Mermaid text.
//!
//! Multiplied out, a tree of 22 questions has more leaves than anyone reads. This one hangs each question
//! where it is decided whether it is asked: below the answer to the latest earlier question that its
//! condition rests on; what else it needs stands with it in words. Questions that are always asked are
//! the trunk. Verdicts rest on many questions at once, so they stand behind the last one, each with its
//! rules in the order in which they are tried. So every question and every rule appears exactly once.
//!
//! The model holds ids and conditions, never text; wording comes in from outside ([`Words`]). It decides
//! nothing: how questions and rules stand is told by `replay` and [`Evaluator`](super::Evaluator).

mod block;
mod branch;
mod figure;
mod grow;
mod layout;
mod legend;
mod measure;
mod mermaid;
mod outline;
mod sheets;
mod spread;
mod stack;
mod stand;
mod summary;
mod svg;
mod words;

pub use figure::{Drawn, Figure, Group, Shape, figure, sign_path};
pub use grow::tree;
pub use layout::{Edge, Layout, Lettering, Line, Piece, Width, layout};
pub use legend::{Key, SAMPLE, legend};
pub use mermaid::mermaid;
pub use outline::{Entry, outline, outline_text};
pub use sheets::{Sheet, sheets};
pub use svg::{COLOURS, svg};
pub use words::Words;

use super::{Answer, Mark};
use crate::content::{Condition, Level, SubjectKind};

/// All nodes, parents before children, in the order in which they are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// Pack and edition, for example `ems/2018-03`.
    pub name: String,
    /// Questions with their branches, then outcomes with their rules.
    pub nodes: Vec<Node>,
}

/// One thing in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Unique in the tree, made of the pack's own ids: `question/identity`, `outcome/intune/2`.
    pub id: String,
    /// Place of the node it hangs on; nothing for the trunk and for outcomes.
    pub parent: Option<usize>,
    /// Number of nodes above it.
    pub depth: usize,
    /// What it is.
    pub part: Part,
}

/// What a node stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A question.
    Question {
        /// Its id.
        question: String,
        /// Its place in the order of the pack, from 1.
        number: usize,
        /// How it stands; nothing where the tree was made without answers.
        mark: Option<Mark>,
        /// What was said to it, where that counts.
        said: Option<Answer>,
        /// What must hold besides the branch it hangs on.
        also: Vec<Condition>,
    },
    /// Answers to the question above that lead to the same questions.
    Branch {
        /// The question above.
        question: String,
        /// The answers.
        way: Way,
        /// How it stands; nothing where the tree was made without answers.
        course: Option<Course>,
    },
    /// What there is a verdict on.
    Outcome {
        /// Service, identity option or method.
        subject: String,
        /// What the subject is.
        kind: SubjectKind,
        /// Levels still possible, in the order of the rules; empty where the tree was made without answers.
        possible: Vec<Level>,
    },
    /// A rule of the outcome above.
    Rule {
        /// Its place in the verdict table.
        rule: usize,
        /// When it holds.
        when: Condition,
        /// Whether rules before it take what it does not have to say.
        last: bool,
        /// The level it leads to.
        level: Level,
        /// How it stands; nothing where the tree was made without answers.
        course: Option<Course>,
    },
}

/// The answers that make a branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// One of these options, in the order of the question.
    Options(Vec<String>),
    /// At least so many in one of these entries.
    AtLeast(Vec<String>, u32),
    /// A condition that is neither, in the words of the pack.
    When(Condition),
    /// Whatever is answered: nothing hangs on it.
    Every,
    /// The options that open no further question, and whether "none of these" is among them.
    Rest(Vec<String>, bool),
}

/// How a branch or rule stands under answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// The answers lead here.
    Taken,
    /// The answers still missing may lead here.
    Remains,
    /// The answers lead elsewhere.
    Closed,
}

impl Course {
    /// The word used as a state in drawings and wording keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Remains => "remains",
            Self::Closed => "closed",
        }
    }
}

impl Tree {
    /// Places of the nodes that hang on this one, in order.
    pub fn children(&self, parent: usize) -> impl Iterator<Item = usize> + '_ {
        let below = self.nodes.iter().enumerate().skip(parent + 1);
        let depth = self.nodes.get(parent).map_or(0, |node| node.depth);
        let below = below.take_while(move |(_, node)| node.depth > depth);
        below.filter(move |(_, node)| node.parent == Some(parent)).map(|(place, _)| place)
    }

    /// The question to answer next, with its place in the order of the pack.
    pub fn here(&self) -> Option<(&str, usize)> {
        self.nodes.iter().find_map(|node| match &node.part {
            Part::Question { question, number, mark: Some(Mark::Here), .. } => {
                Some((question.as_str(), *number))
            }
            _ => None,
        })
    }

    /// Whether the tree was made under answers.
    pub fn is_walked(&self) -> bool {
        self.nodes.iter().any(|node| matches!(node.part, Part::Question { mark: Some(_), .. }))
    }
}

impl Node {
    /// The word for what the node is.
    pub fn kind(&self) -> &'static str {
        match self.part {
            Part::Question { .. } => "question",
            Part::Branch { .. } => "branch",
            Part::Outcome { .. } => "outcome",
            Part::Rule { .. } => "rule",
        }
    }

    /// The word for how the node stands; nothing where the tree was made without answers.
    pub fn state(&self) -> Option<&'static str> {
        match &self.part {
            Part::Question { mark, .. } => mark.map(Mark::word),
            Part::Branch { course, .. } | Part::Rule { course, .. } => course.map(Course::word),
            Part::Outcome { possible, .. } => match possible.len() {
                0 => None,
                1 => Some("decided"),
                _ => Some("undecided"),
            },
        }
    }
}
