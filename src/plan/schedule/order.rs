//! An order of work in which nothing stands before what it waits for, and the dependencies that must go
//! for there to be one. Own code rather than a crate's: those at hand say that there is a circle but not
//! which dependency to leave out, and their order is not the reader's.

/// Items by position, blockers first, and what had to go.
pub(super) struct Sorted {
    /// All positions, each after those it waits for, otherwise in their order.
    pub order: Vec<usize>,
    /// For each item what it waits for, less what closes a circle.
    pub after: Vec<Vec<usize>>,
    /// Dependencies that close a circle with those that stay: (what waits, for what).
    pub closing: Vec<(usize, usize)>,
}

/// Where the search stands with an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    /// On the way from where the search began to where it is.
    Open,
    Done,
}

/// Sorts positions by depth first search over `after`, without recursion: a chain may be long.
pub(super) fn sort(after: &[Vec<usize>]) -> Sorted {
    let mut marks = vec![Mark::New; after.len()];
    let mut order = Vec::with_capacity(after.len());
    let mut kept: Vec<Vec<usize>> = after.iter().map(|all| Vec::with_capacity(all.len())).collect();
    let mut closing = Vec::new();
    let mut way: Vec<(usize, usize)> = Vec::new();
    for root in 0..after.len() {
        if marks[root] == Mark::New {
            marks[root] = Mark::Open;
            way.push((root, 0));
        }
        while let Some((place, next)) = way.last_mut() {
            let place = *place;
            let Some(&blocker) = after[place].get(*next) else {
                marks[place] = Mark::Done;
                order.push(place);
                way.pop();
                continue;
            };
            *next += 1;
            if marks[blocker] == Mark::Open {
                closing.push((place, blocker));
                continue;
            }
            kept[place].push(blocker);
            if marks[blocker] == Mark::New {
                marks[blocker] = Mark::Open;
                way.push((blocker, 0));
            }
        }
    }
    Sorted { order, after: kept, closing }
}
