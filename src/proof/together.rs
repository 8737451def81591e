//! What refers to work that cannot be there at the same time: a task that waits for one that never applies
//! together with it, and an expectation whose task never applies while it is not met. What can never apply
//! by itself is told elsewhere, and not again here.

use super::diagram::{Id, TRUE};
use super::faults::{At, Statements};
use super::report::FaultKind;
use crate::content::{Condition, Task};
use std::collections::BTreeMap;

impl<'s: 'a, 'a> Statements<'s, 'a> {
    /// Looks at all references to work.
    pub fn references_to_work(&mut self) {
        let pack = self.logic.pack;
        let work: BTreeMap<&str, &'a Task> = pack.work().map(|task| (task.id.as_str(), task)).collect();
        for row in &pack.expectations {
            let others =
                row.tasks.iter().enumerate().filter_map(|(place, id)| Some((place, *work.get(id.as_str())?)));
            for (place, task) in others {
                let at = At::new("expectations.json", format!("{}.tasks[{place}]", row.id));
                let own = [
                    (format!("{}.when", row.id), &row.when, true),
                    (format!("{}.met", row.id), &row.met, false),
                ];
                self.together(&at, &own, task);
            }
        }
        for (file, list) in [("steps.json", &pack.steps), ("tasks.json", &pack.tasks)] {
            for task in list {
                let others = task.after.iter().enumerate();
                for (place, other) in others.filter_map(|(place, id)| Some((place, *work.get(id.as_str())?)))
                {
                    let at = At::new(file, format!("{}.after[{place}]", task.id));
                    self.together(&at, &[(format!("{}.when", task.id), &task.when, true)], other);
                }
            }
        }
    }

    /// Whether `task` applies under some answers under which every one of `own` comes to what it says there.
    fn together(&mut self, at: &At, own: &[(String, &'a Condition, bool)], task: &'a Task) {
        self.settle(at, |me| {
            let mut parts: Vec<(String, Id)> = Vec::new();
            let mut given = TRUE;
            for (path, condition, wanted) in own {
                let truth = me.logic.truth(condition)?;
                let part = if *wanted { truth.holds } else { truth.fails };
                given = me.logic.diagrams.and(given, part)?;
                parts.push((path.clone(), part));
            }
            let applies = me.logic.truth(&task.when)?.holds;
            let both = me.logic.diagrams.and(given, applies)?;
            if me.is_possible(given) && me.is_possible(applies) && !me.is_possible(both) {
                parts.push((format!("{}.when", task.id), applies));
                let because = me.conflict(TRUE, &parts)?;
                let message = "no answers make both apply; expected at least one way";
                me.fault(FaultKind::NeverTogether, at, message, because, None);
            }
            Ok(())
        });
    }
}
