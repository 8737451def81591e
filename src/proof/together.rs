//! What refers to work that cannot be there at the same time: a task that waits for one that never applies
//! together with it, and an expectation whose task never applies while it is not met. What can never apply
//! by itself is told elsewhere, and not again here.

use super::diagram::{Id, TRUE};
use super::faults::{At, Statements};
use super::report::FaultKind;
use crate::content::{Condition, Task};

impl<'s: 'a, 'a> Statements<'s, 'a> {
    /// Looks at all references to work.
    pub fn references_to_work(&mut self) {
        let pack = self.logic.pack;
        let (work, places): (Vec<&'a Task>, _) = (pack.work().collect(), pack.places_of_work());
        let known = |id: &String| places.get(id.as_str()).map(|place| work[*place]);
        for row in &pack.expectations {
            for (place, id) in row.tasks.iter().enumerate() {
                let at = At::new("expectations.json", format!("{}.tasks[{place}]", row.id));
                let own = [("when", &row.when, true), ("met", &row.met, false)];
                known(id).into_iter().for_each(|task| self.together(&at, &row.id, &own, task));
            }
        }
        for (nth, task) in work.iter().enumerate() {
            let file = if nth < pack.steps.len() { "steps.json" } else { "tasks.json" };
            for (place, id) in task.after.iter().enumerate() {
                let at = At::new(file, format!("{}.after[{place}]", task.id));
                let own = [("when", &task.when, true)];
                known(id).into_iter().for_each(|other| self.together(&at, &task.id, &own, other));
            }
        }
    }

    /// Whether `task` applies under some answers under which each condition of `own`, which are
    /// those of the row `id`, comes to what is said there.
    fn together(&mut self, at: &At, id: &str, own: &[(&str, &'a Condition, bool)], task: &'a Task) {
        self.settle(at, |me| {
            let mut parts: Vec<(String, Id)> = Vec::new();
            let mut given = TRUE;
            for (key, condition, wanted) in own {
                let truth = me.logic.truth(condition)?;
                let part = if *wanted { truth.holds } else { truth.fails };
                given = me.logic.diagrams.and(given, part)?;
                parts.push((format!("{id}.{key}"), part));
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
