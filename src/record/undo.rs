//! Undo and redo: a further step that sets back what an earlier one of the same tab has changed. Nothing is
//! ever taken out of the history for it, so that it can be told; but it takes room there like every step.

use super::{Change, Record, Stamp, Step, Turn};

/// What undoing or redoing came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    /// The step that was taken back or made again.
    pub step: Step,
    /// Paths that another tab has changed since; they were left as they are.
    pub left: Vec<String>,
}

impl Record {
    /// Takes back the last step of this tab that stands. `None` where there is none.
    pub fn undo(&mut self, stamp: &Stamp) -> Option<Turned> {
        let step = self.turns(&stamp.tab).0?.clone();
        Some(self.turn(stamp, step, true))
    }

    /// Makes the step again that this tab has taken back last. `None` where something else was done since.
    pub fn redo(&mut self, stamp: &Stamp) -> Option<Turned> {
        let step = self.turns(&stamp.tab).1?.clone();
        Some(self.turn(stamp, step, false))
    }

    /// The step that [`Record::undo`] would take back, and the one that [`Record::redo`] would make again.
    pub fn turns(&self, tab: &str) -> (Option<&Step>, Option<&Step>) {
        // The steps that stand, and those that were taken back, each in the order of their turn. A step that
        // the history has let go is in neither, also where one that turned it is still there.
        let (mut done, mut undone): (Vec<&Step>, Vec<&Step>) = Default::default();
        for step in self.history.iter().filter(|step| step.stamp.tab == tab) {
            match step.turn {
                None | Some(Turn::Merged) => {
                    done.push(step);
                    undone.clear();
                }
                Some(Turn::Undo(at)) => hand_over(at, &mut done, &mut undone),
                Some(Turn::Redo(at)) => hand_over(at, &mut undone, &mut done),
            }
        }
        (done.pop(), undone.pop())
    }

    fn turn(&mut self, stamp: &Stamp, step: Step, back: bool) -> Turned {
        let (mut changes, mut left) = (Vec::new(), Vec::new());
        for Change { path, was, is } in &step.changes {
            let (from, to) = if back { (is, was) } else { (was, is) };
            if self.get(path) == from.as_ref() && !self.is_changed_elsewhere(path, &step.stamp) {
                self.put(path, to.clone());
                changes.push(Change { path: path.clone(), was: from.clone(), is: to.clone() });
            } else {
                left.push(path.clone());
            }
        }
        let at = step.stamp.at;
        let turn = if back { Turn::Undo(at) } else { Turn::Redo(at) };
        self.note(Step::new(stamp.clone(), Some(turn), changes));
        Turned { step, left }
    }

    /// Whether another tab has changed the field after the step that was made then. Asked besides the value,
    /// because somebody may have come to the same value, and meant it.
    fn is_changed_elsewhere(&self, path: &str, then: &Stamp) -> bool {
        let later = self.history.iter().rev().take_while(|step| step.stamp != *then);
        later
            .filter(|step| step.stamp.tab != then.tab)
            .any(|step| step.changes.iter().any(|change| change.path == path))
    }
}

fn hand_over<'a>(at: u64, from: &mut Vec<&'a Step>, to: &mut Vec<&'a Step>) {
    if let Some(place) = from.iter().rposition(|step| step.stamp.at == at) {
        to.push(from.remove(place));
    }
}
