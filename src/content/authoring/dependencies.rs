//! What has to be settled before what: that such references lead to work that can come first, that none
//! stands twice, and that nothing waits for itself. Whether two tasks ever apply together is the proof's
//! work; unknown ids are told elsewhere.

use super::faults::{Faults, quoted};
use crate::content::{MAX_EFFORT, Pack, Phase, PhaseName, Task, Track};
use std::collections::{BTreeMap, BTreeSet};

/// Members of a circle that are named; a longer one is cut.
const NAMED: usize = 12;

/// Faults of `after`, `effort`, `exit-tasks`, and of the tasks of expectations.
pub fn dependencies(pack: &Pack, faults: &mut Faults) {
    let work: BTreeMap<&str, &Task> = pack.work().map(|task| (task.id.as_str(), task)).collect();
    let lists = [("steps", &pack.steps), ("tasks", &pack.tasks)];
    for (list, task) in lists.iter().flat_map(|(list, tasks)| tasks.iter().map(move |task| (list, task))) {
        let path = format!("{list}.{}", task.id);
        after(&path, task, &work, faults);
        if let Some(days) = task.effort.filter(|days| *days == 0 || *days > MAX_EFFORT) {
            let message = format!("found {days} working days; expected 1 to {MAX_EFFORT}, or nothing");
            faults.tell(format!("{path}.effort"), message);
        }
    }
    for row in &pack.expectations {
        let path = format!("expectations.{}.tasks", row.id);
        let fits = |task: &Task| task.phase != PhaseName::Enable;
        each(&path, &row.tasks, &work, faults, fits, "work of an earlier phase, or of `general`");
    }
    for row in &pack.phases {
        let path = format!("phases.{}.exit-tasks", row.id);
        let expected = match (row.phase, row.track) {
            (PhaseName::General, _) => "none: what goes on throughout has no end".to_string(),
            (phase, Track::All) => format!("work of `{}`", phase.word()),
            (phase, track) => format!("work of `{}`, track `{}`", phase.word(), track.word()),
        };
        let fits = |task: &Task| row.phase != PhaseName::General && row.has(task.phase, task.track);
        each(&path, &row.exit_tasks, &work, faults, fits, &expected);
    }
    Net::new(pack).circles(faults);
}

/// Faults of what one task waits for.
fn after(path: &str, task: &Task, work: &BTreeMap<&str, &Task>, faults: &mut Faults) {
    let path = format!("{path}.after");
    if task.phase == PhaseName::General && !task.after.is_empty() {
        let message = "found work that goes on throughout and waits; expected another phase, or no `after`";
        faults.tell(path.as_str(), message);
        return;
    }
    let fits = |other: &Task| other.phase != PhaseName::General && other.phase <= task.phase;
    let expected = format!("work of `{}` or of an earlier phase", task.phase.word());
    each(&path, &task.after, work, faults, fits, &expected);
    if task.after.contains(&task.id) {
        faults.tell(path, format!("{} names itself; expected other work", quoted(&task.id)));
    }
}

/// Faults of a list of work: ids that stand twice, and work that does not fit.
fn each(
    path: &str,
    ids: &[String],
    work: &BTreeMap<&str, &Task>,
    faults: &mut Faults,
    fits: impl Fn(&Task) -> bool,
    expected: &str,
) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            faults.tell(path, format!("{} stands twice; expected it once", quoted(id)));
        } else if let Some(task) = work.get(id.as_str()).filter(|task| !fits(task)) {
            let found = format!("{}, track {}", task.phase.word(), task.track.word());
            faults.tell(path, format!("{} is work of {found}; expected {expected}", quoted(id)));
        }
    }
}

/// What waits for what inside one phase; from one phase to the next nothing can go in circles.
struct Net<'a> {
    /// Ids of work, then of rows of the phase table.
    names: Vec<(&'a str, String)>,
    leads: Vec<Vec<usize>>,
}

impl<'a> Net<'a> {
    fn new(pack: &'a Pack) -> Self {
        let work: Vec<&Task> = pack.work().collect();
        let places: BTreeMap<&str, usize> =
            work.iter().enumerate().map(|(place, task)| (task.id.as_str(), place)).collect();
        let shown = shown(&work, &places);
        let step_count = pack.steps.len();
        let list = |place: usize| if place < step_count { "steps" } else { "tasks" };
        let mut names: Vec<(&str, String)> = work
            .iter()
            .enumerate()
            .map(|(place, task)| (task.id.as_str(), format!("{}.{}.after", list(place), task.id)))
            .collect();
        let mut leads: Vec<Vec<usize>> = vec![Vec::new(); work.len()];
        for (place, task) in work.iter().enumerate() {
            let others = task.after.iter().filter(|id| **id != task.id);
            let others = others.filter_map(|id| places.get(id.as_str()));
            let others = others.filter(|other| work[**other].phase == task.phase);
            leads[shown[place]].extend(others.map(|other| shown[*other]));
        }
        // Leaving the groundwork of a phase comes before its other tracks; one gate for each phase.
        for phase in PhaseName::ALL {
            let is_gate = |row: &&Phase| row.phase == phase && row.track == Track::Core;
            let rows = pack.phases.iter().filter(|row| is_gate(row) && !row.exit_tasks.is_empty());
            let Some(row) = rows.clone().next() else { continue };
            let ends = rows.flat_map(|row| &row.exit_tasks).filter_map(|id| places.get(id.as_str()));
            let ends = ends.filter(|end| row.has(work[**end].phase, work[**end].track));
            let gate = leads.len();
            names.push((&row.id, format!("phases.{}.exit-tasks", row.id)));
            leads.push(ends.map(|end| shown[*end]).collect());
            for (place, task) in work.iter().enumerate() {
                if task.phase == phase && task.track.follows_groundwork() {
                    leads[shown[place]].push(gate);
                }
            }
        }
        leads.iter_mut().for_each(|list| {
            list.sort_unstable();
            list.dedup();
        });
        Self { names, leads }
    }

    /// Tells one circle for each place at which following the work comes back. Chains are as long as their
    /// author likes, so nothing here recurses along them.
    fn circles(&self, faults: &mut Faults) {
        let mut depths: Vec<Option<usize>> = vec![None; self.leads.len()];
        let mut done = vec![false; self.leads.len()];
        let mut told = BTreeSet::new();
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
                    Some(depth) if !done[to] && told.insert(to) => self.tell(&way[depth..], faults),
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
fn shown(work: &[&Task], places: &BTreeMap<&str, usize>) -> Vec<usize> {
    let mut above: Vec<usize> = (0..work.len()).collect();
    for (place, task) in work.iter().enumerate() {
        let first = task.same_as.as_ref().and_then(|id| places.get(id.as_str()));
        if let Some(first) = first {
            let (own, first) = (top(&mut above, place), top(&mut above, *first));
            above[own] = first;
        }
    }
    (0..work.len()).map(|place| top(&mut above, place)).collect()
}

/// Follows mentions up, shortening the way for the next time.
fn top(above: &mut [usize], mut place: usize) -> usize {
    while above[place] != place {
        above[place] = above[above[place]];
        place = above[place];
    }
    place
}
