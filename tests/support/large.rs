//! Large packs made by rule, always the same for the same size: one of ordinary shape, as a programme of
//! that size would have it, and two built to be hard for decision diagrams.

use super::generate::Dice;
use super::random::small;
use fairway::content::Pack;
use serde_json::{Value, json};

/// How far back a condition looks, apart from the first two questions, which all may look at.
const NEAR: usize = 8;
/// People whose answers the conditions are drawn from, so that each condition holds for one of them.
const PEOPLE: usize = 64;

/// `questions` questions, five times as many rules in tables of about ten, three times as many tasks.
/// Every second question depends on one or two of those shortly before it. A table is about five questions
/// near one another, its rules test two to five of them, the most demanding rules first, and a last rule is
/// for all others.
pub fn ordinary(questions: usize) -> Pack {
    let mut maker =
        Maker { dice: Dice::new(questions as u64), questions: vec![], people: vec![vec![]; PEOPLE] };
    let mut verdicts = Vec::new();
    let mut tasks = Vec::new();
    for place in 0..questions {
        maker.question(place);
        if place % 2 == 1 {
            let columns = maker.columns(place, 5);
            let mut rules = maker.rules(&columns);
            rules.push(json!({"level": "none"}));
            verdicts.push(json!({"subject": format!("subject-{}", place / 2), "rules": rules}));
        }
        for nth in 0..3 {
            let near = maker.columns(place, 3);
            let mut when = maker.tests(&near, 1 + nth);
            if nth == 0 && place % 2 == 1 {
                when = json!({"any": [when, {"verdict": [format!("subject-{}", place / 2), ["full"]]}]});
            }
            tasks.push(json!({"id": format!("task-{place}-{nth}"), "when": when}));
        }
    }
    small(json!({"questions": maker.questions, "verdicts": verdicts, "tasks": tasks}))
}

/// Two rows of `size` questions; the one rule wants each of the second row answered as its fellow of the
/// first, so that nothing can be forgotten between the two.
pub fn mirrored(size: usize) -> Pack {
    let questions: Vec<Value> = (0..2 * size)
        .map(|place| json!({"id": format!("q{place}"), "kind": "one", "options": ["yes", "no"]}))
        .collect();
    let yes = |place: usize| json!({"is": [format!("q{place}"), ["yes"]]});
    let no = |place: usize| json!({"is": [format!("q{place}"), ["no"]]});
    let alike: Vec<Value> = (0..size)
        .map(|a| json!({"any": [{"all": [yes(a), yes(a + size)]}, {"all": [no(a), no(a + size)]}]}))
        .collect();
    let rules = json!([{"when": {"all": alike}, "level": "full"}, {"level": "none"}]);
    let tasks = json!([{"id": "easy", "when": yes(0)}, {"id": "never", "when": {"all": [yes(1), no(1)]}}]);
    small(json!({"questions": questions, "verdicts": [{"subject": "s", "rules": rules}], "tasks": tasks}))
}

/// `size` pigeons choose among one hole less, and the one task applies where no two choose the same.
pub fn pigeons(size: usize) -> Pack {
    let holes: Vec<String> = (1..size).map(|hole| format!("hole-{hole}")).collect();
    let questions: Vec<Value> =
        (0..size).map(|place| json!({"id": format!("q{place}"), "kind": "one", "options": holes})).collect();
    let mut apart = Vec::new();
    for hole in &holes {
        for a in 0..size {
            for b in a + 1..size {
                apart.push(json!({"not": {"all": [{"is": [format!("q{a}"), [hole]]}, {"is": [format!("q{b}"), [hole]]}]}}));
            }
        }
    }
    small(json!({"questions": questions, "tasks": [{"id": "apart", "when": {"all": apart}}, {"id": "easy"}]}))
}

/// What one person said to one question; nothing where it was not asked.
#[derive(Clone)]
enum Said {
    Nothing,
    One(usize),
    Many(Vec<bool>),
    Amounts(Vec<u32>),
}

struct Maker {
    dice: Dice,
    questions: Vec<Value>,
    people: Vec<Vec<Said>>,
}

impl Maker {
    fn question(&mut self, place: usize) {
        let depends = place > 1 && self.dice.below(2) == 0;
        let size = 1 + self.dice.below(2);
        let near = self.columns(place.saturating_sub(1), size);
        let when = if depends { self.tests(&near, size) } else { json!({"all": []}) };
        let kind = if place == 0 { 3 } else { self.dice.below(5) };
        let entries: Vec<String> = (0..2 + self.dice.below(3)).map(|entry| format!("e{entry}")).collect();
        let mut question = json!({"id": format!("q{place}"), "when": when});
        let more = match kind {
            3 => json!({"kind": "many", "options": entries}),
            4 => json!({"kind": "amounts", "items": entries[..2], "none": true}),
            _ => json!({"kind": "one", "options": entries}),
        };
        question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        for person in 0..PEOPLE {
            let said = if !holds(&when, &self.people[person]) {
                Said::Nothing
            } else {
                match kind {
                    3 => {
                        let mut chosen: Vec<bool> = entries.iter().map(|_| self.dice.below(2) == 0).collect();
                        chosen[person % entries.len()] = true;
                        Said::Many(chosen)
                    }
                    4 => Said::Amounts((0..2).map(|_| *self.dice.pick(&[0, 20, 150, 1000])).collect()),
                    _ => Said::One(self.dice.below(entries.len())),
                }
            };
            self.people[person].push(said);
        }
        self.questions.push(question);
    }

    /// Up to nine rules about these questions, each the first to hold for some person; one person at least
    /// passes none of them.
    fn rules(&mut self, columns: &[usize]) -> Vec<Value> {
        let mut sizes: Vec<usize> = (0..9).map(|_| 2 + self.dice.below(4)).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        let mut rules: Vec<Value> = Vec::new();
        for size in sizes {
            let free = |person: &usize| !rules.iter().any(|rule| holds(&rule["when"], &self.people[*person]));
            let free: Vec<usize> = (0..PEOPLE).filter(free).collect();
            let person = *self.dice.pick(&free);
            let when = self.passed(person, columns, size);
            let level = *self.dice.pick(&["full", "limited", "none", "depends"]);
            if free.iter().any(|other| !holds(&when, &self.people[*other])) {
                rules.push(json!({"when": when, "level": level}));
            }
        }
        rules
    }

    /// So many different questions up to this one: near it, or now and then one of the first two.
    fn columns(&mut self, last: usize, size: usize) -> Vec<usize> {
        let mut columns = Vec::new();
        while columns.len() < size.min(last + 1) {
            let far = self.dice.below(10) == 0;
            let place =
                if far { self.dice.below(2).min(last) } else { last - self.dice.below(NEAR.min(last + 1)) };
            if !columns.contains(&place) {
                columns.push(place);
            }
        }
        columns
    }

    /// All of so many tests on these questions (on fewer where fewer were asked), all passed by one person.
    fn tests(&mut self, columns: &[usize], size: usize) -> Value {
        let person = self.dice.below(PEOPLE);
        self.passed(person, columns, size)
    }

    /// The same for this person.
    fn passed(&mut self, person: usize, columns: &[usize], size: usize) -> Value {
        let mut left = columns.to_vec();
        let mut tests = Vec::new();
        while tests.len() < size && !left.is_empty() {
            let place = left.swap_remove(self.dice.below(left.len()));
            tests.extend(self.test(person, place));
        }
        json!({"all": tests})
    }

    fn test(&mut self, person: usize, place: usize) -> Option<Value> {
        let id = format!("q{place}");
        let entry = |entry: usize| format!("e{entry}");
        match self.people[person].get(place)?.clone() {
            Said::Nothing => None,
            Said::One(option) => Some(json!({"is": [id, [entry(option)]]})),
            Said::Many(chosen) => {
                let option = self.dice.below(chosen.len());
                let test = json!({"has": [id, entry(option)]});
                Some(if chosen[option] { test } else { json!({"not": test}) })
            }
            Said::Amounts(numbers) => {
                let (item, least) = (self.dice.below(2), *self.dice.pick(&[1, 150]));
                let test = json!({"at-least": [id, entry(item), least]});
                Some(if numbers[item] >= least { test } else { json!({"not": test}) })
            }
        }
    }
}

/// Whether what a person said passes tests as [`Maker::tests`] makes them.
fn holds(condition: &Value, said: &[Said]) -> bool {
    let (word, of) = condition.as_object().unwrap().iter().next().unwrap();
    let place = || of[0].as_str().unwrap()[1..].parse::<usize>().unwrap();
    let entry = |value: &Value| value.as_str().unwrap()[1..].parse::<usize>().unwrap();
    match word.as_str() {
        "all" => of.as_array().unwrap().iter().all(|part| holds(part, said)),
        "not" => !holds(of, said),
        "is" => matches!(&said[place()], Said::One(option) if *option == entry(&of[1][0])),
        "has" => matches!(&said[place()], Said::Many(chosen) if chosen[entry(&of[1])]),
        _ => {
            matches!(&said[place()], Said::Amounts(numbers) if u64::from(numbers[entry(&of[1])]) >= of[2].as_u64().unwrap())
        }
    }
}
