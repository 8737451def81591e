//! The board: the tasks of a plan with what people have entered about them, what each waits for, and what
//! stands aside. Derived from plan, record and day every time; keeps nothing.

use super::{Record, TaskWork};
use crate::content::{Pack, Party, PhaseName};
use crate::journey::Truth;
use crate::plan::{Date, Dependencies, Graph, Item, Plan, PlannedTask, Status, Tally};
use std::collections::BTreeMap;

/// Working days of a task for which nobody has said how many.
const EFFORT: u32 = 1;

/// Where a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing keeps it from starting.
    Ready,
    /// Work has begun.
    InProgress,
    /// Something else has to be settled first.
    Waiting,
    /// Done or not needed.
    Settled,
}

/// Something that a task waits for, settled or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// Id of the other task.
    pub id: String,
    /// The row of the phase table whose end it belongs to, where that is why.
    pub exit_of: Option<String>,
    /// Whether somebody has entered it here.
    pub by_hand: bool,
    /// Whether the other task is settled.
    pub settled: bool,
}

/// A task with everything about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Row id of the pack, or the id of a task that was added.
    pub id: String,
    /// Phase.
    pub phase: PhaseName,
    /// Who does it.
    pub party: Party,
    /// Whether it applies for certain.
    pub applies: Truth,
    /// The task of the pack; none for one that was added.
    pub planned: Option<PlannedTask>,
    /// What was entered.
    pub work: TaskWork,
    /// First day, where it was entered and exists.
    pub start: Option<Date>,
    /// Last day, where it was entered and exists.
    pub due: Option<Date>,
    /// Working days it takes.
    pub effort: u32,
    /// What it waits for.
    pub waits: Vec<Wait>,
    /// Where it stands.
    pub standing: Standing,
    /// Whether its last day has passed and it is not settled.
    pub overdue: bool,
}

/// Work on a task that does not apply now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parked {
    /// Row id.
    pub id: String,
    /// What was entered; comes back with the task.
    pub work: TaskWork,
}

/// All tasks of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// In working order; those that were added stand at the end of their phase.
    pub rows: Vec<Row>,
    /// Work on tasks that do not apply now.
    pub parked: Vec<Parked>,
    /// The day for which it was made.
    pub today: Date,
    places: BTreeMap<String, usize>,
}

impl Board {
    /// The board of `plan`, derived from `pack`, as `record` has it on the day `today`.
    pub fn of(pack: &Pack, plan: &Plan, record: &Record, today: Date) -> Self {
        let dependencies = Dependencies::of(pack, plan);
        let efforts: BTreeMap<&str, u32> =
            pack.work().filter_map(|task| Some((task.id.as_str(), task.effort?))).collect();
        let own: Vec<(&str, TaskWork)> =
            record.own_tasks().into_iter().map(|id| (id, record.task(id))).collect();
        let mut rows: Vec<Row> = Vec::new();
        for phase in PhaseName::ALL {
            for task in plan.tasks.iter().filter(|task| task.phase == phase) {
                let effort = efforts.get(task.id.as_str()).copied();
                let waits = dependencies.after(&task.id).iter().map(|wait| Wait {
                    id: wait.task.id.clone(),
                    exit_of: wait.exit_of.map(String::from),
                    by_hand: false,
                    settled: false,
                });
                rows.push(Row::of_pack(task, record.task(&task.id), effort, waits.collect(), today));
            }
            let of_phase = own.iter().filter(|(_, work)| work.phase.unwrap_or(PhaseName::General) == phase);
            rows.extend(of_phase.map(|(id, work)| Row::own(id, phase, work.clone(), today)));
        }
        let places: BTreeMap<String, usize> =
            rows.iter().enumerate().map(|(place, row)| (row.id.clone(), place)).collect();
        let settled: Vec<bool> = rows.iter().map(|row| row.standing == Standing::Settled).collect();
        for row in &mut rows {
            row.wait_for(|id| places.get(id).map(|place| settled[*place]));
        }
        let parked = record.tasks().into_iter().filter(|id| !places.contains_key(*id) && !Record::is_own(id));
        let parked = parked.map(|id| Parked { id: id.to_string(), work: record.task(id) });
        let parked = parked.filter(|parked| !parked.work.is_empty()).collect();
        Self { rows, parked, today, places }
    }

    /// The row of a task.
    pub fn row(&self, id: &str) -> Option<&Row> {
        self.rows.get(self.place(id)?)
    }

    /// Where the row of a task stands among the others.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// What can start now and had to wait on the board `before`.
    pub fn unlocked_since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = &'a Row> {
        let waited = |row: &&Row| before.row(&row.id).is_some_and(|row| row.standing == Standing::Waiting);
        self.rows.iter().filter(|row| row.standing == Standing::Ready).filter(waited)
    }

    /// The circle that would arise if the task `id` waited for `after` too; see [`Graph::would_cycle`].
    pub fn circle(&self, id: &str, after: &str) -> Option<Vec<&Row>> {
        let items = self.items();
        let circle = Graph::new(&items).would_cycle(id, after)?;
        Some(circle.into_iter().filter_map(|id| self.row(id)).collect())
    }

    /// The tasks as the planning engine takes them.
    pub fn items(&self) -> Vec<Item> {
        let items = self.rows.iter().zip(0..).map(|(row, order)| Item {
            id: row.id.clone(),
            after: row.waits.iter().map(|wait| wait.id.clone()).collect(),
            effort: row.effort,
            start: row.start,
            due: row.due,
            settled: row.standing == Standing::Settled,
            may_apply_only: row.applies == Truth::Unknown,
            order,
        });
        items.collect()
    }

    /// Sums over the tasks of a phase, or over all.
    pub fn tally(&self, phase: Option<PhaseName>) -> Tally {
        let mut sum = Tally::default();
        for row in self.rows.iter().filter(|row| phase.is_none_or(|phase| row.phase == phase)) {
            if row.applies == Truth::Unknown {
                sum.possible += 1;
                continue;
            }
            sum.total += 1;
            match row.standing {
                Standing::Settled => sum.settled += 1,
                Standing::InProgress => sum.in_progress += 1,
                Standing::Ready | Standing::Waiting => {}
            }
        }
        sum
    }

    /// Owners that were entered, sorted, each once.
    pub fn owners(&self) -> Vec<&str> {
        let mut owners: Vec<&str> = self.rows.iter().map(|row| row.work.owner.as_str()).collect();
        owners.retain(|owner| !owner.is_empty());
        owners.sort_unstable();
        owners.dedup();
        owners
    }
}

impl Row {
    fn of_pack(
        task: &PlannedTask,
        work: TaskWork,
        effort: Option<u32>,
        waits: Vec<Wait>,
        today: Date,
    ) -> Self {
        let row = Self::made(&task.id, task.phase, task.party, work, today);
        let effort = row.work.effort.or(effort).unwrap_or(EFFORT);
        Self { applies: task.applies, planned: Some(task.clone()), effort, waits, ..row }
    }

    fn own(id: &str, phase: PhaseName, work: TaskWork, today: Date) -> Self {
        let party = work.party.unwrap_or(Party::Customer);
        Self::made(id, phase, party, work, today)
    }

    fn made(id: &str, phase: PhaseName, party: Party, work: TaskWork, today: Date) -> Self {
        let date = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<Date>().ok());
        let standing = match work.status {
            Status::Done | Status::NotNeeded => Standing::Settled,
            Status::InProgress => Standing::InProgress,
            Status::NotStarted => Standing::Ready,
        };
        let due = date(&work.due);
        Self {
            id: id.to_string(),
            phase,
            party,
            applies: Truth::True,
            planned: None,
            start: date(&work.start),
            due,
            effort: work.effort.unwrap_or(EFFORT),
            waits: Vec::new(),
            standing,
            overdue: standing != Standing::Settled && due.is_some_and(|due| due < today),
            work,
        }
    }

    /// Adds what was entered by hand, and finds out what of it all is settled. What is not on the board is
    /// not waited for.
    fn wait_for(&mut self, is_settled: impl Fn(&str) -> Option<bool>) {
        for id in &self.work.after {
            if !self.waits.iter().any(|wait| wait.id == *id) {
                let wait = Wait { id: id.clone(), exit_of: None, by_hand: true, settled: false };
                self.waits.push(wait);
            }
        }
        self.waits.retain_mut(|wait| match is_settled(&wait.id) {
            Some(settled) => {
                wait.settled = settled;
                wait.id != self.id
            }
            None => false,
        });
        if self.standing == Standing::Ready && self.blockers().next().is_some() {
            self.standing = Standing::Waiting;
        }
    }

    /// What keeps it from starting.
    pub fn blockers(&self) -> impl Iterator<Item = &Wait> {
        self.waits.iter().filter(|wait| !wait.settled)
    }

    /// Whether work on it has begun and is not settled.
    pub fn is_in_progress(&self) -> bool {
        self.standing == Standing::InProgress
    }

    /// Whether it was added by somebody here.
    pub fn is_own(&self) -> bool {
        self.planned.is_none()
    }
}
