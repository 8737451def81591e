//! The tree as a whole in a few sentences: how large it is, where in it the answers have come, by which way,
//! and what is left. The same for the drawing, its file and the outline.

use super::{Course, Node, Part, Tree, Words};
use crate::journey::Mark;

impl Words<'_> {
    /// The name of the tree.
    pub fn title(&self, tree: &Tree) -> String {
        self.fill("tree.title", &[("name", &tree.name)])
    }

    /// The sentences: the size of the tree; with answers also where one is, the way so far, what remains.
    pub fn told(&self, tree: &Tree) -> Vec<String> {
        let count = |wanted: &dyn Fn(&Node) -> bool| tree.nodes.iter().filter(|node| wanted(node)).count();
        let of_kind = |kind: &str| count(&|node| node.kind() == kind).to_string();
        let outcomes = of_kind("outcome");
        let size =
            [("questions", of_kind("question")), ("outcomes", outcomes.clone()), ("rules", of_kind("rule"))];
        let size = size.each_ref().map(|(name, number)| (*name, number.as_str()));
        let mut told = vec![self.fill("tree.size", &size)];
        if !tree.is_walked() {
            return told;
        }
        told.push(self.here(tree));
        told.extend(self.way(tree));
        let remain = count(&|node| matches!(node.part, Part::Branch { course: Some(Course::Remains), .. }));
        if remain > 0 {
            told.push(self.interface.count("tree.remain", u32::try_from(remain).unwrap_or(u32::MAX), &[]));
        }
        let settled = count(&|node| node.state() == Some("decided")).to_string();
        told.push(self.fill("tree.settled", &[("settled", &settled), ("outcomes", &outcomes)]));
        told
    }

    /// The question to answer next, or that there is none.
    fn here(&self, tree: &Tree) -> String {
        tree.here().map_or_else(
            || self.t("tree.complete"),
            |(question, number)| {
                let (number, question) = (number.to_string(), self.short(question));
                self.fill("tree.here", &[("number", &number), ("question", &question)])
            },
        )
    }

    /// The questions that were answered, in the order in which they are asked.
    fn way(&self, tree: &Tree) -> Option<String> {
        let answered = tree.nodes.iter().filter_map(|node| match &node.part {
            Part::Question { question, number, mark, .. } if mark.is_some_and(Mark::is_answered) => {
                Some((*number, question))
            }
            _ => None,
        });
        let mut answered: Vec<(usize, &String)> = answered.collect();
        answered.sort_unstable();
        let names: Vec<String> = answered.into_iter().map(|(_, question)| self.short(question)).collect();
        (!names.is_empty()).then(|| self.fill("tree.way", &[("questions", &self.joined("and", names))]))
    }

    /// The number of a question, and how it stands where that is known.
    pub fn numbered(&self, number: usize, standing: Option<&str>) -> String {
        let number = number.to_string();
        match standing {
            Some(state) => self.fill("tree.number-state", &[("number", &number), ("state", state)]),
            None => self.fill("tree.number", &[("number", &number)]),
        }
    }
}
