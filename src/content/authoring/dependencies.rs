//! What has to be settled before what: that such references lead to work that can come first, that none
//! stands twice, and that nothing waits for itself. Whether two tasks ever apply together is the proof's
//! work; unknown ids are told elsewhere.

use super::faults::{Faults, quoted};
use crate::content::{MAX_EFFORT, Pack, PhaseName, Task, Track};
use std::collections::{BTreeMap, BTreeSet};

/// Members of a circle that are named; a longer one is cut.
const NAMED: usize = 12;

/// Faults of `after`, `effort`, `exit-tasks`, and of the tasks of expectations.
pub fn dependencies(pack: &Pack, faults: &mut Faults) {
    let work = Work { all: pack.work().collect(), places: pack.places_of_work() };
    for (place, task) in work.all.iter().enumerate() {
        let path = path(pack, place, task);
        after(&format!("{path}.after"), task, &work, faults);
        if let Some(days) = task.effort.filter(|days| *days == 0 || *days > MAX_EFFORT) {
            let message = format!("found {days} working days; expected 1 to {MAX_EFFORT}, or nothing");
            faults.tell(format!("{path}.effort"), message);
        }
    }
    for row in &pack.expectations {
        let path = format!("expectations.{}.tasks", row.id);
        let fits = |task: &Task| task.phase != PhaseName::Enable;
        work.each(&path, &row.tasks, faults, &fits, "work of an earlier phase, or of `general`");
    }
    for row in &pack.phases {
        let path = format!("phases.{}.exit-tasks", row.id);
        let expected = match (row.phase, row.track) {
            (PhaseName::General, _) => "none: what goes on throughout has no end".to_string(),
            (phase, Track::All) => format!("work of `{}`", phase.word()),
            (phase, track) => format!("work of `{}`, track `{}`", phase.word(), track.word()),
        };
        let fits = |task: &Task| row.phase != PhaseName::General && row.has(task.phase, task.track);
        work.each(&path, &row.exit_tasks, faults, &fits, &expected);
    }
    Net::new(pack, &work).circles(faults);
}

/// Steps and tasks, to be found by id.
struct Work<'a> {
    all: Vec<&'a Task>,
    places: BTreeMap<&'a str, usize>,
}

impl<'a> Work<'a> {
    /// Faults of a list of work: ids that stand twice, and work that does not fit.
    fn each(
        &self,
        path: &str,
        ids: &[String],
        faults: &mut Faults,
        fits: &dyn Fn(&Task) -> bool,
        expected: &str,
    ) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                faults.tell(path, format!("{} stands twice; expected it once", quoted(id)));
            } else if let Some(task) = self.get(id).filter(|task| !fits(task)) {
                let found = format!("{}, track {}", task.phase.word(), task.track.word());
                faults.tell(path, format!("{} is work of {found}; expected {expected}", quoted(id)));
            }
        }
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    fn get(&self, id: &str) -> Option<&'a Task> {
        self.place(id).map(|place| self.all[place])
    }
}

/// Where the task stands: steps come before tasks.
fn path(pack: &Pack, place: usize, task: &Task) -> String {
    let list = if place < pack.steps.len() { "steps" } else { "tasks" };
    format!("{list}.{}", task.id)
}

/// Faults of what one task waits for.
fn after(path: &str, task: &Task, work: &Work<'_>, faults: &mut Faults) {
    if task.phase == PhaseName::General && !task.after.is_empty() {
        let message = "found work that goes on throughout and waits; expected another phase, or no `after`";
        return faults.tell(path, message);
    }
    let fits = |other: &Task| other.phase != PhaseName::General && other.phase <= task.phase;
    let expected = format!("work of `{}` or of an earlier phase", task.phase.word());
    work.each(path, &task.after, faults, &fits, &expected);
    if task.after.contains(&task.id) {
        faults.tell(path, format!("{} names itself; expected other work", quoted(&task.id)));
    }
}

/// What waits for what inside one phase; from one phase to the next nothing can go in circles.
struct Net<'a> {
    /// Ids and paths of work, then of rows of the phase table.
    names: Vec<(&'a str, String)>,
    leads: Vec<Vec<usize>>,
}

impl<'a> Net<'a> {
    fn new(pack: &'a Pack, work: &Work<'a>) -> Self {
        let shown = shown(work);
        let (mut names, mut leads) = (Vec::new(), vec![Vec::new(); work.all.len()]);
        for (place, task) in work.all.iter().enumerate() {
            names.push((task.id.as_str(), format!("{}.after", path(pack, place, task))));
            for other in task.after.iter().filter(|id| **id != task.id).filter_map(|id| work.place(id)) {
                if work.all[other].phase == task.phase {
                    leads[shown[place]].push(shown[other]);
                }
            }
        }
        // Leaving the groundwork of a phase comes before its other tracks; one gate for each phase.
        for phase in PhaseName::ALL {
            let gate = leads.len();
            for row in pack.phases.iter().filter(|row| row.phase == phase && row.track == Track::Core) {
                for end in row.exit_tasks.iter().filter_map(|id| work.place(id)) {
                    if leads.len() == gate {
                        names.push((row.id.as_str(), format!("phases.{}.exit-tasks", row.id)));
                        leads.push(Vec::new());
                    }
                    if row.has(work.all[end].phase, work.all[end].track) {
                        leads[gate].push(shown[end]);
                    }
                }
            }
            for (place, task) in work.all.iter().enumerate() {
                if leads.len() > gate && task.phase == phase && task.track.follows_groundwork() {
                    leads[shown[place]].push(gate);
                }
            }
        }
        Self { names, leads }
    }

    /// Tells one circle for each place at which following the work comes back. Chains are as long as their
    /// author likes, so nothing here recurses along them.
    fn circles(&self, faults: &mut Faults) {
        let mut depths: Vec<Option<usize>> = vec![None; self.leads.len()];
        let mut done = vec![false; self.leads.len()];
        let mut told = vec![false; self.leads.len()];
        for start in 0..self.leads.len() {
            let mut way: Vec<(usize, usize)> = Vec::new();
            if depths[start].is_none() {
                depths[start] = Some(0);
                way.push((start, 0));
            }
            while let Some((place, next)) = way.last_mut() {
                let here = *place;
                let Some(to) = self.leads[here].get(*next).copied() else {
                    done[here] = true;
                    way.pop();
                    continue;
                };
                *next += 1;
                match depths[to] {
                    None => {
                        depths[to] = Some(way.len());
                        way.push((to, 0));
                    }
                    Some(depth) if !done[to] && !told[to] => {
                        told[to] = true;
                        self.tell(&way[depth..], faults);
                    }
                    Some(_) => {}
                }
            }
        }
    }

    fn tell(&self, circle: &[(usize, usize)], faults: &mut Faults) {
        let Some((first, _)) = circle.first() else { return };
        let names = circle.iter().take(NAMED).map(|(place, _)| self.names[*place].0);
        let mut named: Vec<&str> = names.collect();
        let more = format!("… and {} more", circle.len().saturating_sub(NAMED));
        if circle.len() > NAMED {
            named.push(&more);
        }
        named.push(self.names[*first].0);
        let message = format!("waits for itself: {}; expected an end", named.join(", "));
        faults.tell(self.names[*first].1.as_str(), message);
    }
}

/// For each task the one that shows it: a second mention may stand for the first, and waits as one with it.
fn shown(work: &Work<'_>) -> Vec<usize> {
    let mut above: Vec<usize> = (0..work.all.len()).collect();
    for (place, task) in work.all.iter().enumerate() {
        if let Some(first) = task.same_as.as_ref().and_then(|id| work.place(id)) {
            let (own, first) = (top(&mut above, place), top(&mut above, first));
            above[own] = first;
        }
    }
    (0..work.all.len()).map(|place| top(&mut above, place)).collect()
}

/// Follows mentions up, shortening the way for the next time.
fn top(above: &mut [usize], mut place: usize) -> usize {
    while above[place] != place {
        above[place] = above[above[place]];
        place = above[place];
    }
    place
}
