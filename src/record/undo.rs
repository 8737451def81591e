//! Undo and redo: a further step that sets back what an earlier one of the same tab has changed. Nothing is
//! ever taken out of the history for it.

use super::{Change, Record, Stamp, Step, Turn};

/// What undoing or redoing came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    /// The step that was taken back or made again.
    pub step: Step,
    /// Paths that somebody else has changed since; they were left as they are.
    pub left: Vec<String>,
}

impl Record {
    /// Takes back the last step of this tab that stands. `None` where there is none.
    pub fn undo(&mut self, stamp: &Stamp) -> Option<Turned> {
        let at = self.standing(&stamp.tab).0.pop()?;
        self.turn(stamp, Turn::Undo(at))
    }

    /// Makes the step again that this tab has taken back last. `None` where something else was done since.
    pub fn redo(&mut self, stamp: &Stamp) -> Option<Turned> {
        let at = self.standing(&stamp.tab).1.pop()?;
        self.turn(stamp, Turn::Redo(at))
    }

    /// The step that [`Record::undo`] would take back, and the one that [`Record::redo`] would make again.
    pub fn turns(&self, tab: &str) -> (Option<&Step>, Option<&Step>) {
        let (done, undone) = self.standing(tab);
        let step = |at: Option<&u64>| at.and_then(|at| self.step(tab, *at));
        (step(done.last()), step(undone.last()))
    }

    /// The steps of a tab that stand, and those that were taken back, each in the order of their turn.
    fn standing(&self, tab: &str) -> (Vec<u64>, Vec<u64>) {
        let (mut done, mut undone) = (Vec::new(), Vec::new());
        for step in self.history.iter().filter(|step| step.stamp.tab == tab) {
            match step.turn {
                None => {
                    done.push(step.stamp.at);
                    undone.clear();
                }
                Some(Turn::Undo(at)) => {
                    done.retain(|known| *known != at);
                    undone.push(at);
                }
                Some(Turn::Redo(at)) => {
                    undone.retain(|known| *known != at);
                    done.push(at);
                }
            }
        }
        // A step that the history has let go cannot be turned any more.
        let known = |at: &u64| self.step(tab, *at).is_some();
        done.retain(known);
        undone.retain(known);
        (done, undone)
    }

    fn step(&self, tab: &str, at: u64) -> Option<&Step> {
        self.history.iter().find(|step| step.turn.is_none() && step.stamp.tab == tab && step.stamp.at == at)
    }

    fn turn(&mut self, stamp: &Stamp, turn: Turn) -> Option<Turned> {
        let (at, back) = match turn {
            Turn::Undo(at) => (at, true),
            Turn::Redo(at) => (at, false),
        };
        let step = self.step(&stamp.tab, at)?.clone();
        let (mut changes, mut left) = (Vec::new(), Vec::new());
        for Change { path, was, is } in &step.changes {
            let (from, to) = if back { (is, was) } else { (was, is) };
            if self.get(path) == from.as_ref() {
                self.put(path, to.clone());
                changes.push(Change { path: path.clone(), was: from.clone(), is: to.clone() });
            } else {
                left.push(path.clone());
            }
        }
        self.note(Step { stamp: stamp.clone(), turn: Some(turn), changes });
        Some(Turned { step, left })
    }
}
