//! Selects the tasks that apply. A plan is derived from answers every time; only progress is kept.

use crate::content::{Pack, Party, PhaseName, Qualifier, Task, Track};
use crate::journey::{Answers, Evaluator, Truth, open_questions, settle};

/// A task that applies or may apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedTask {
    /// Row id; progress is kept under it.
    pub id: String,
    /// Phase.
    pub phase: PhaseName,
    /// Track.
    pub track: Track,
    /// Who does it here.
    pub party: Party,
    /// Who does it instead if open answers come out so.
    pub party_may_be: Option<Party>,
    /// Whether it is a diagram step, and its place there.
    pub order: Option<u32>,
    /// Soft condition for the administrator to judge.
    pub qualifier: Option<Qualifier>,
    /// `True`: applies. `Unknown`: may apply, depending on open answers.
    pub applies: Truth,
    /// Questions that would settle whether it applies; empty when it does.
    pub depends_on: Vec<String>,
    /// Rows that mention the same work a second time; shown here, once.
    pub also: Vec<String>,
}

/// The tasks, in working order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Tasks by phase and track: steps in their order, then responsibilities.
    pub tasks: Vec<PlannedTask>,
    /// Second mentions that were folded into another task: (row id, task that shows it).
    pub folded: Vec<(String, String)>,
}

impl Plan {
    /// The tasks of one phase and track.
    pub fn part(&self, phase: PhaseName, track: Track) -> impl Iterator<Item = &PlannedTask> {
        self.tasks.iter().filter(move |task| task.phase == phase && task.track == track)
    }

    /// The tasks of one party, as far as is known who does them.
    pub fn of_party(&self, party: Party) -> impl Iterator<Item = &PlannedTask> {
        self.tasks.iter().filter(move |task| task.party == party)
    }

    /// The task with this row id.
    pub fn task(&self, id: &str) -> Option<&PlannedTask> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The tasks that show these rows, second mentions included, each once and in working order.
    pub fn showing(&self, ids: &[String]) -> Vec<&PlannedTask> {
        let shows =
            |task: &&PlannedTask| ids.contains(&task.id) || task.also.iter().any(|id| ids.contains(id));
        self.tasks.iter().filter(shows).collect()
    }
}

/// By phase, then track; inside them the pack's order stays, steps before responsibilities. Picked
/// rather than sorted: a sort costs 4 kB of wasm.
fn in_working_order(mut tasks: Vec<PlannedTask>) -> Vec<PlannedTask> {
    let mut ordered = Vec::with_capacity(tasks.len());
    for phase in PhaseName::ALL {
        for track in Track::ALL {
            let (picked, rest): (Vec<_>, Vec<_>) =
                tasks.into_iter().partition(|task| task.phase == phase && task.track == track);
            ordered.extend(picked);
            tasks = rest;
        }
    }
    ordered
}

/// Derives the plan for `answers`.
pub fn plan(pack: &Pack, answers: &Answers) -> Plan {
    let evaluator = Evaluator::new(pack, answers);
    let mut tasks: Vec<PlannedTask> = Vec::new();
    let mut folded = Vec::new();
    for task in pack.work() {
        let applies = settle(&evaluator, answers, &task.when);
        if !applies.is_possible() {
            continue;
        }
        if let Some(first) =
            task.same_as.as_ref().and_then(|id| tasks.iter_mut().find(|known| known.id == *id))
        {
            first.also.push(task.id.clone());
            folded.push((task.id.clone(), first.id.clone()));
            continue;
        }
        let (party, party_may_be) = party(&evaluator, answers, task);
        tasks.push(PlannedTask {
            id: task.id.clone(),
            phase: task.phase,
            track: task.track,
            party,
            party_may_be,
            order: task.order,
            qualifier: task.qualifier,
            applies,
            depends_on: match applies {
                Truth::Unknown => open_questions(&evaluator, answers, &task.when),
                _ => Vec::new(),
            },
            also: Vec::new(),
        });
    }
    Plan { tasks: in_working_order(tasks), folded }
}

/// Whether any task applies or may apply: the same as that the plan has tasks, for less.
pub fn has_work(pack: &Pack, answers: &Answers) -> bool {
    let evaluator = Evaluator::new(pack, answers);
    pack.work().any(|task| settle(&evaluator, answers, &task.when).is_possible())
}

/// Who does the task as far as is known, and who does it instead if open answers come out so.
fn party<'a>(evaluator: &Evaluator<'a>, answers: &Answers, task: &'a Task) -> (Party, Option<Party>) {
    let mut may_be = None;
    for other in &task.party_when {
        match settle(evaluator, answers, &other.when) {
            Truth::True => return (other.party, may_be),
            Truth::Unknown => may_be = may_be.or(Some(other.party)),
            Truth::False => {}
        }
    }
    (task.party, may_be)
}
