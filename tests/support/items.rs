//! Items of a plan made at random: dependencies forward and in circles, dates by hand on any day, ids that
//! are not there; and plain searches to hold the engine against.

use super::generate::Dice;
use fairway::plan::{Date, Fault, Graph, Item, Weekday, WorkingDays};

/// The day of a text such as `2026-11-23`.
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// An item that waits for others and takes some working days.
pub fn item(id: &str, after: &[&str], effort: u32) -> Item {
    let after = after.iter().map(ToString::to_string).collect();
    Item { id: id.into(), after, effort, ..Item::default() }
}

/// What the items of one draw are like.
#[derive(Clone, Copy)]
pub struct Kind {
    /// How many there are at most.
    pub most: usize,
    /// Dependencies backwards, on what is not there, and ids twice, so that there are faults.
    pub faulty: bool,
    /// One in so many dates is set by hand; 0: none is.
    pub by_hand: usize,
    /// Efforts are below this.
    pub effort: usize,
}

/// Today in every draw, a Wednesday, with Christmas in reach.
pub fn today() -> Date {
    day("2026-12-16")
}

/// Items made at random.
pub fn items(dice: &mut Dice, kind: Kind) -> Vec<Item> {
    let count = 1 + dice.below(kind.most);
    let by_hand = |dice: &mut Dice| {
        let set = kind.by_hand > 0 && dice.below(kind.by_hand) == 0;
        let days = i32::try_from(dice.below(30)).unwrap() - 5;
        today().add_days(days).filter(|_| set)
    };
    let mut all: Vec<Item> = (0..count)
        .map(|place| {
            let within = if kind.faulty { count + 1 } else { place };
            let links = if within == 0 { 0 } else { dice.below(4) };
            Item {
                id: format!("i{place}"),
                after: (0..links).map(|_| format!("i{}", dice.below(within))).collect(),
                effort: u32::try_from(dice.below(kind.effort)).unwrap(),
                start: by_hand(dice),
                due: by_hand(dice),
                settled: dice.below(6) == 0,
                may_apply_only: dice.below(6) == 0,
                order: u32::try_from(dice.below(5)).unwrap(),
            }
        })
        .collect();
    if kind.faulty && dice.below(8) == 0 {
        all.push(all[0].clone());
    }
    all
}

/// Mostly the usual week with Christmas off; sometimes another.
pub fn calendar(dice: &mut Dice) -> WorkingDays {
    let off = (0..dice.below(8)).filter_map(|_| {
        let days = i32::try_from(dice.below(40)).unwrap();
        today().add_days(days - 5)
    });
    let off: Vec<Date> = off.chain(["2026-12-25", "2026-12-26", "2027-01-01"].map(day)).collect();
    let week: Vec<Weekday> = match dice.below(4) {
        0 => Weekday::ALL.into_iter().filter(|_| dice.below(2) == 0).collect(),
        _ => Weekday::ALL[..5].to_vec(),
    };
    WorkingDays::new(week, off.clone()).unwrap_or_else(|| WorkingDays::default().with_holidays(off))
}

/// The dependencies that count, as (what waits, for what): those named, each once, less the faults.
pub fn links(items: &[Item]) -> Vec<(String, String)> {
    let faults = Graph::new(items).faults().to_vec();
    let out = |from: &str, to: &str| {
        faults.iter().any(|fault| match fault {
            Fault::Missing { id, after } | Fault::Cycle { id, after } => id == from && after == to,
            Fault::Twice { .. } => false,
        })
    };
    let mut all: Vec<(String, String)> = items
        .iter()
        .flat_map(|item| item.after.iter().map(|after| (item.id.clone(), after.clone())))
        .filter(|(id, after)| !out(id, after))
        .collect();
    all.sort();
    all.dedup();
    all
}

/// Whether links lead from `from` to `to`, by trying every step until nothing new is met.
pub fn leads(links: &[(String, String)], from: &str, to: &str) -> bool {
    let mut met = vec![from.to_string()];
    loop {
        let next = links.iter().find(|(id, after)| met.contains(id) && !met.contains(after));
        match next {
            Some((_, after)) => met.push(after.clone()),
            None => return met.iter().any(|id| id == to),
        }
    }
}

/// Puts items in another order.
pub fn shuffle(items: &mut [Item], dice: &mut Dice) {
    for place in (1..items.len()).rev() {
        items.swap(place, dice.below(place + 1));
    }
}
