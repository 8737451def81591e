//! What has to be settled before what in one plan: the pack's dependencies between tasks, and the gates
//! between phases. Derived from the plan every time; it knows neither progress nor dates. Which task waits
//! for which, and how many days one takes, are hints of the pack's author; see [`OURS`].

use super::{Plan, PlannedTask};
use crate::content::{Pack, PhaseName, Track};
use std::collections::BTreeMap;

/// Key of the interface's sentence that says whose hints these are. It stands wherever a page shows an order
/// of tasks or a number of days that come from the pack.
pub const OURS: &str = "schedule.ours";

/// One task that another waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait<'a> {
    /// What has to be settled first. It may only possibly apply; see [`PlannedTask::applies`].
    pub task: &'a PlannedTask,
    /// The row of the phase table whose end it belongs to, where that is why.
    pub exit_of: Option<&'a str>,
}

/// What every task of a plan waits for.
#[derive(Debug, Clone)]
pub struct Dependencies<'a> {
    places: BTreeMap<&'a str, usize>,
    waits: Vec<Vec<Wait<'a>>>,
    unlocks: Vec<Vec<&'a PlannedTask>>,
}

impl<'a> Dependencies<'a> {
    /// Those of `plan`, which was derived from `pack`. Work that does not apply is not waited for. A task
    /// that also stands for second mentions waits for what they wait for.
    pub fn of(pack: &'a Pack, plan: &'a Plan) -> Self {
        let places = places(plan);
        let (work, rows): (Vec<_>, _) = (pack.work().collect(), pack.places_of_work());
        let gates = Gates::of(pack, &places);
        let (mut waits, mut unlocks) = (Vec::new(), vec![Vec::new(); plan.tasks.len()]);
        for (place, task) in plan.tasks.iter().enumerate() {
            let own = std::iter::once(&task.id).chain(&task.also).filter_map(|id| rows.get(id.as_str()));
            let after = own.flat_map(|row| &work[*row].after);
            let after = after.filter_map(|id| places.get(id.as_str()).map(|first| (*first, None)));
            let gate = gates.before(task.phase, task.track).iter().map(|(first, row)| (*first, Some(*row)));
            let mut known = vec![place];
            let mut own: Vec<Wait<'_>> = Vec::new();
            for (first, exit_of) in after.chain(gate) {
                if !known.contains(&first) {
                    known.push(first);
                    own.push(Wait { task: &plan.tasks[first], exit_of });
                    unlocks[first].push(task);
                }
            }
            waits.push(own);
        }
        Self { places, waits, unlocks }
    }

    /// What the task `id` waits for, settled or not: what its pack names, then the end of what comes before
    /// it. A second mention counts as the task that shows it.
    pub fn after(&self, id: &str) -> &[Wait<'a>] {
        self.places.get(id).map_or(&[], |place| &self.waits[*place])
    }

    /// What of it is not settled yet and keeps the task `id` from starting.
    pub fn blockers(&self, id: &str, is_settled: impl Fn(&str) -> bool) -> Vec<Wait<'a>> {
        self.after(id).iter().filter(|wait| !is_settled(&wait.task.id)).copied().collect()
    }

    /// The tasks that wait for the task `id`, in working order.
    pub fn unlocks(&self, id: &str) -> &[&'a PlannedTask] {
        self.places.get(id).map_or(&[], |place| &self.unlocks[*place])
    }
}

/// Places of tasks that end a stage, each with the row of the phase table that asks for it.
type Exits<'a> = Vec<(usize, &'a str)>;

/// The ends of the stages of a plan: of each phase in the order of [`PhaseName`], and of its groundwork.
#[derive(Default)]
struct Gates<'a> {
    phases: Vec<(PhaseName, Exits<'a>)>,
    groundwork: Vec<(PhaseName, Exits<'a>)>,
}

impl<'a> Gates<'a> {
    /// Those that have something to wait for.
    fn of(pack: &'a Pack, places: &BTreeMap<&'a str, usize>) -> Self {
        let mut gates = Self::default();
        for phase in PhaseName::ALL {
            let (mut whole, mut groundwork) = (Vec::new(), Vec::new());
            for row in pack.phases.iter().filter(|row| row.phase == phase) {
                for place in row.exit_tasks.iter().filter_map(|id| places.get(id.as_str())) {
                    whole.push((*place, row.id.as_str()));
                    if row.track == Track::Core {
                        groundwork.push((*place, row.id.as_str()));
                    }
                }
            }
            gates.phases.extend((!whole.is_empty()).then_some((phase, whole)));
            gates.groundwork.extend((!groundwork.is_empty()).then_some((phase, groundwork)));
        }
        gates
    }

    /// The nearest end that work of this phase and track waits for. The ends before that one it waits for
    /// too, because what ends a stage waits for the stage before.
    fn before(&self, phase: PhaseName, track: Track) -> &[(usize, &'a str)] {
        let inside = self.groundwork.iter().find(|(of, _)| *of == phase && track.follows_groundwork());
        let earlier = || self.phases.iter().rev().find(|(of, _)| *of < phase);
        inside.or_else(earlier).map_or(&[], |(_, exits)| exits.as_slice())
    }
}

/// Where each row stands in the plan, second mentions with the task that shows them.
fn places(plan: &Plan) -> BTreeMap<&str, usize> {
    let rows = plan.tasks.iter().enumerate();
    let rows =
        rows.flat_map(|(place, task)| std::iter::once(&task.id).chain(&task.also).map(move |id| (id, place)));
    rows.map(|(id, place)| (id.as_str(), place)).collect()
}
