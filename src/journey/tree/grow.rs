//! Grows the tree of a pack: which question hangs on which branch, and in what order all is read.
//! How the nodes stand under answers is `stand`'s part.

use super::branch::{Place, mentions, place, without_implied};
use super::stand::Stand;
use super::{Node, Part, Tree, Way};
use crate::content::{Pack, QuestionKind};
use crate::journey::Answers;

/// The tree of `pack`; with answers, every node tells how it stands under them.
pub fn tree(pack: &Pack, answers: Option<&Answers>) -> Tree {
    let places: Vec<Place> = (0..pack.questions.len()).map(|own| place(pack, own)).collect();
    let mut grown = Grown { pack, places: &places, stand: Stand::new(pack, answers), nodes: Vec::new() };
    grown.questions();
    grown.outcomes();
    Tree { name: pack.name(), nodes: grown.nodes }
}

struct Grown<'a> {
    pack: &'a Pack,
    places: &'a [Place],
    stand: Stand<'a>,
    nodes: Vec<Node>,
}

/// What is still to be put into the tree, the next on top. A list and no recursion, so that a pack whose
/// questions form one long chain does not exhaust the stack.
enum Next {
    Question(usize),
    Branch { above: usize, place: usize, way: Way, below: Vec<usize> },
}

impl Grown<'_> {
    fn questions(&mut self) {
        let mut hanging: Vec<Vec<usize>> = vec![Vec::new(); self.places.len()];
        let mut trunk = Vec::new();
        for (own, place) in self.places.iter().enumerate() {
            match place.above {
                Some(above) => hanging[above].push(own),
                None => trunk.push(own),
            }
        }
        let mut next: Vec<(Option<usize>, Next)> =
            trunk.into_iter().rev().map(|own| (None, Next::Question(own))).collect();
        while let Some((parent, what)) = next.pop() {
            match what {
                Next::Question(own) => {
                    let node = self.question(parent, own);
                    let branches = self.branches(own, &hanging[own]);
                    let branches = branches.into_iter().enumerate().map(|(place, (way, below))| {
                        (Some(node), Next::Branch { above: own, place, way, below })
                    });
                    next.extend(branches.rev());
                }
                Next::Branch { above, place, way, below } => {
                    let node = self.branch(parent, above, place, way);
                    next.extend(below.into_iter().rev().map(|own| (Some(node), Next::Question(own))));
                }
            }
        }
    }

    fn add(&mut self, parent: Option<usize>, id: String, part: Part) -> usize {
        let depth = parent.map_or(0, |parent| self.nodes[parent].depth + 1);
        self.nodes.push(Node { id, parent, depth, part });
        self.nodes.len() - 1
    }

    fn question(&mut self, parent: Option<usize>, own: usize) -> usize {
        let question = &self.pack.questions[own];
        let part = Part::Question {
            question: question.id.clone(),
            number: own + 1,
            mark: self.stand.mark(own),
            said: self.stand.said(own).cloned(),
            also: without_implied(self.pack, self.places, own),
        };
        self.add(parent, format!("question/{}", question.id), part)
    }

    fn branch(&mut self, parent: Option<usize>, above: usize, place: usize, way: Way) -> usize {
        let question = &self.pack.questions[above];
        let siblings =
            self.nodes.iter().skip(parent.unwrap_or_default()).filter(|node| node.parent == parent);
        let others = siblings.filter_map(|node| match &node.part {
            Part::Branch { course, .. } => *course,
            _ => None,
        });
        let course = self.stand.branch(question, &way, &others.collect::<Vec<_>>());
        let id = format!("question/{}/{place}", question.id);
        self.add(parent, id, Part::Branch { question: question.id.clone(), way, course })
    }

    /// The branches of a question with the questions they open: ways in the order in which they first
    /// open one, then all that opens none.
    fn branches(&self, own: usize, hanging: &[usize]) -> Vec<(Way, Vec<usize>)> {
        let mut found: Vec<(Way, Vec<usize>)> = Vec::new();
        for below in hanging {
            let way = &self.places[*below].way;
            match found.iter_mut().find(|(known, _)| known == way) {
                Some((_, questions)) => questions.push(*below),
                None => found.push((way.clone(), vec![*below])),
            }
        }
        let question = &self.pack.questions[own];
        let opens = |option: &String| {
            found.iter().any(|(way, _)| match way {
                Way::Options(options) => options.contains(option),
                Way::When(condition) => mentions(self.pack, condition, &question.id, option),
                Way::AtLeast(..) | Way::Every | Way::Rest(..) => false,
            })
        };
        let rest: Vec<String> = question.options.iter().filter(|option| !opens(option)).cloned().collect();
        let amounts = question.kind == QuestionKind::Amounts;
        if found.is_empty() && amounts {
            found.push((Way::Every, Vec::new()));
        } else if amounts || question.none || !rest.is_empty() || found.is_empty() {
            found.push((Way::Rest(rest, question.none && !amounts), Vec::new()));
        }
        found
    }

    /// Outcomes of one kind stand together, in the order of the pack.
    fn outcomes(&mut self) {
        let mut kinds = Vec::new();
        for table in &self.pack.verdicts {
            if !kinds.contains(&table.kind) {
                kinds.push(table.kind);
            }
        }
        for kind in kinds {
            for table in self.pack.verdicts.iter().filter(|table| table.kind == kind) {
                let (possible, courses) = self.stand.rules(table);
                let part = Part::Outcome { subject: table.subject.clone(), kind, possible };
                let outcome = self.add(None, format!("outcome/{}", table.subject), part);
                for (place, (rule, course)) in table.rules.iter().zip(courses).enumerate() {
                    let last = place + 1 == table.rules.len();
                    let (when, level) = (rule.when.clone(), rule.level);
                    let part = Part::Rule { rule: place, when, last, level, course };
                    self.add(Some(outcome), format!("outcome/{}/{place}", table.subject), part);
                }
            }
        }
    }
}
