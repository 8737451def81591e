//! What waits for what: examples by hand, and every answer held against a plain search over items made at
//! random, with circles and ids that are not there.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::journey::Truth::{self, False, True, Unknown};
use fairway::plan::{Fault, Graph, Item};
use support::generate::Dice;
use support::items::{Kind, item, items, leads, links, shuffle};

fn ids<'a>(items: impl IntoIterator<Item = &'a Item>) -> Vec<&'a str> {
    items.into_iter().map(|item| &*item.id).collect()
}

/// Forest level, then directory check, then synchronisation; Wi-Fi waits for synchronisation and perhaps
/// for certificates.
fn example() -> Vec<Item> {
    let mut items = vec![
        item("wifi", &["sync", "certificates"], 2),
        item("sync", &["check"], 5),
        item("check", &["forest"], 1),
        item("forest", &[], 3),
        item("certificates", &[], 3),
    ];
    items[4].may_apply_only = true;
    items
}

#[test]
fn finishing_the_blocker_unlocks() {
    let mut items = example();
    let graph = Graph::new(&items);
    assert_eq!(ids(graph.blockers("check")), ["forest"]);
    assert_eq!((graph.ready("forest"), graph.ready("check"), graph.ready("wifi")), (True, False, False));
    assert_eq!(ids(graph.unlocked_by("forest")), ["check"]);
    assert_eq!(ids(graph.unlocked_by("sync")), [""; 0], "wifi still waits for certificates");
    let waiting = graph.waits_for("wifi");
    assert_eq!(ids(waiting.items()), ["certificates", "sync", "check", "forest"]);
    assert_eq!(ids(waiting.path("forest").unwrap()), ["sync", "check", "forest"]);
    assert!(waiting.path("wifi").is_none() && waiting.path("x").is_none());

    items[3].settled = true;
    let graph = Graph::new(&items);
    assert_eq!((graph.ready("forest"), graph.ready("check")), (False, True));
    assert!(graph.blockers("check").is_empty());

    items[1].settled = true;
    let graph = Graph::new(&items);
    assert_eq!(graph.ready("wifi"), Unknown, "certificates may apply only");
    assert_eq!(ids(graph.unlocked_by("certificates")), ["wifi"]);
    assert_eq!(ids(graph.waits_for("wifi").items()), ["certificates"], "what is settled is not waited for");
    assert_eq!((graph.ready("x"), graph.blockers("x").len(), graph.unlocked_by("x").len()), (False, 0, 0));
}

#[test]
fn a_circle_is_refused_with_its_name() {
    let items = example();
    let graph = Graph::new(&items);
    assert_eq!(graph.would_cycle("forest", "wifi").unwrap(), ["forest", "wifi", "sync", "check"]);
    assert_eq!(graph.would_cycle("forest", "check").unwrap(), ["forest", "check"]);
    assert_eq!(graph.would_cycle("forest", "forest").unwrap(), ["forest"]);
    assert_eq!(graph.would_cycle("wifi", "forest"), None);
    assert_eq!((graph.would_cycle("wifi", "x"), graph.would_cycle("x", "wifi")), (None, None));
    let settled = items.into_iter().map(|item| Item { settled: true, ..item }).collect::<Vec<_>>();
    assert!(Graph::new(&settled).would_cycle("forest", "check").is_some(), "it can be opened again");
}

#[test]
fn what_does_not_fit_is_left_out_and_told() {
    let mut items = vec![
        item("a", &["b", "x", "b"], 1),
        item("b", &["c"], 1),
        item("c", &["a", "c"], 1),
        item("b", &["a"], 9),
    ];
    items[0].order = 1;
    let graph = Graph::new(&items);
    let text = |text: &str| text.to_string();
    assert_eq!(
        graph.faults(),
        [
            Fault::Twice { id: text("b") },
            Fault::Missing { id: text("a"), after: text("x") },
            Fault::Cycle { id: text("c"), after: text("c") },
            Fault::Cycle { id: text("a"), after: text("b") },
        ]
    );
    assert_eq!(graph.would_cycle("a", "b").unwrap(), ["a", "b", "c"]);
    assert_eq!((graph.ready("a"), graph.ready("b"), graph.ready("c")), (True, False, False));
}

const ANY: Kind = Kind { most: 12, faulty: true, by_hand: 0, effort: 4 };

#[test]
fn every_answer_is_that_of_a_plain_search() {
    let (mut refused, mut taken, mut cycles) = (0, 0, 0);
    for seed in 0..4000 {
        let mut dice = Dice::new(seed);
        let items = items(&mut dice, Kind { faulty: seed % 2 == 0, ..ANY });
        let (graph, links) = (Graph::new(&items), links(&items));
        let open = |id: &str| items.iter().any(|item| item.id == id && !item.settled);
        let unsettled: Vec<_> = links.iter().filter(|(a, b)| open(a) && open(b)).cloned().collect();
        cycles += graph.faults().iter().filter(|fault| matches!(fault, Fault::Cycle { .. })).count();
        for link in &links {
            assert!(!leads(&links, &link.1, &link.0), "seed {seed}: a circle is left: {link:?}");
        }
        for id in (0..items.len()).map(|place| format!("i{place}")) {
            let mut direct = ids(graph.blockers(&id));
            direct.sort_unstable();
            let mut expected: Vec<&str> =
                links.iter().filter(|(a, b)| *a == id && open(b)).map(|(_, b)| &**b).collect();
            expected.sort_unstable();
            assert_eq!(direct, expected, "seed {seed} {id}");
            let waiting = graph.waits_for(&id);
            for other in &items {
                let waits = open(&id) && other.id != id && leads(&unsettled, &id, &other.id);
                assert_eq!(
                    ids(waiting.items()).contains(&&*other.id),
                    waits,
                    "seed {seed} {id} {}",
                    other.id
                );
                if let Some(path) = waiting.path(&other.id) {
                    let way: Vec<&str> = [&*id].into_iter().chain(ids(path)).collect();
                    let linked = |pair: &[&str]| unsettled.contains(&(pair[0].into(), pair[1].into()));
                    assert!(way.windows(2).all(linked) && way.last() == Some(&&*other.id));
                }
                let circle = graph.would_cycle(&id, &other.id);
                let there = items.iter().any(|item| item.id == id);
                assert_eq!(circle.is_some(), there && leads(&links, &other.id, &id), "{id} {}", other.id);
                match circle {
                    Some(circle) => {
                        let next = circle.get(1).copied().unwrap_or(&id);
                        assert_eq!((circle[0], next), (&*id, &*other.id));
                        let last = circle.len() - 1;
                        let linked = |pair: &[&str]| links.contains(&(pair[0].into(), pair[1].into()));
                        assert!(circle[1..].windows(2).all(linked));
                        assert!(last == 0 || linked(&[circle[last], circle[0]]), "seed {seed}: {circle:?}");
                        refused += 1;
                    }
                    None => taken += 1,
                }
            }
        }
    }
    assert!(refused > 20_000 && taken > 20_000 && cycles > 2000, "{refused} {taken} {cycles}");
    println!("{refused} dependencies refused, {taken} taken, {cycles} circles left out");
}

#[test]
fn a_dependency_that_is_taken_makes_no_circle_and_one_refused_does() {
    for seed in 0..1500 {
        let mut dice = Dice::new(seed);
        let mut items = items(&mut dice, Kind { faulty: false, ..ANY });
        let (id, after) = (dice.below(items.len()), format!("i{}", dice.below(items.len())));
        let refused = Graph::new(&items).would_cycle(&items[id].id, &after).is_some();
        items[id].after.push(after);
        assert_eq!(!Graph::new(&items).faults().is_empty(), refused, "seed {seed}");
    }
}

fn ready(items: &[Item]) -> Vec<(String, Truth)> {
    let graph = Graph::new(items);
    let mut all: Vec<_> = items.iter().map(|item| (item.id.clone(), graph.ready(&item.id))).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// Settles everything in some order, ready or not: what becomes ready is what was foretold, something can
/// always be started, and it does not matter in which order the items are listed.
#[test]
fn the_order_of_settling_is_free() {
    for seed in 0..1500 {
        let mut dice = Dice::new(seed);
        let mut items = items(&mut dice, ANY);
        items.sort_by(|a, b| a.id.cmp(&b.id));
        items.dedup_by(|a, b| a.id == b.id);
        while items.iter().any(|item| !item.settled) {
            let before = ready(&items);
            assert!(before.iter().any(|(_, ready)| *ready == True), "seed {seed}: nothing can start");
            let open: Vec<usize> = (0..items.len()).filter(|place| !items[*place].settled).collect();
            let next = *dice.pick(&open);
            let id = items[next].id.clone();
            let graph = Graph::new(&items);
            let mut foretold: Vec<String> =
                graph.unlocked_by(&id).iter().map(|item| item.id.clone()).collect();
            foretold.sort();
            items[next].settled = true;
            let after = ready(&items);
            let became = before.iter().zip(&after).filter(|(b, a)| b.1 != True && a.1 == True);
            assert_eq!(foretold, became.map(|(b, _)| b.0.clone()).collect::<Vec<_>>(), "seed {seed} {id}");
            shuffle(&mut items, &mut dice);
            assert_eq!(ready(&items), after, "seed {seed}: the order of the list matters");
        }
    }
}
