//! Small packs for tests, written as JSON with only what matters; and packs made at random, of every
//! kind of question, condition and row, sound and faulty alike.

use super::generate::Dice;
use fairway::content::Pack;
use serde_json::{Value, json};

/// A pack with these parts, everything else empty. Rows get the sources that the format asks for.
pub fn small(parts: Value) -> Pack {
    let mut pack =
        json!({"pack": "small", "edition": "1", "format": 1, "authority": "P", "conditions": {}, "rows": {}});
    let lists = [
        "services",
        "plans",
        "bundle-services",
        "questions",
        "verdicts",
        "consequences",
        "expectations",
        "out-of-scope",
        "tasks",
        "steps",
        "completion",
        "sources",
        "diagrams",
        "links",
        "glossary",
        "unclear",
        "phases",
        "information",
        "left-out",
    ];
    lists.iter().for_each(|list| pack[*list] = json!([]));
    for (key, value) in parts.as_object().unwrap() {
        pack[key] = value.clone();
    }
    let fill = |row: &mut Value, more: Value| {
        for (key, value) in more.as_object().unwrap() {
            row.as_object_mut().unwrap().entry(key).or_insert(value.clone());
        }
    };
    let all = json!({"all": []});
    for row in pack["questions"].as_array_mut().unwrap() {
        fill(row, json!({"sources": ["P"]}));
    }
    for table in pack["verdicts"].as_array_mut().unwrap() {
        fill(table, json!({"kind": "service"}));
        for (place, rule) in table["rules"].as_array_mut().unwrap().iter_mut().enumerate() {
            fill(rule, json!({"id": format!("rule-{place}"), "sources": ["P"], "when": all}));
        }
    }
    for list in ["consequences", "out-of-scope", "expectations", "completion", "tasks", "steps"] {
        for row in pack[list].as_array_mut().unwrap() {
            fill(row, json!({"sources": ["P"], "when": all}));
            match list {
                "expectations" => fill(row, json!({"activity": "core"})),
                "completion" => fill(row, json!({"group": "not"})),
                "tasks" | "steps" => {
                    fill(row, json!({"phase": "assess", "track": "core", "party": "customer"}))
                }
                _ => {}
            }
        }
    }
    serde_json::from_value(pack).unwrap()
}

/// A pack made at random: up to five questions, three tables, a few rows of every kind.
pub fn random(seed: u64) -> Pack {
    let mut maker = Maker { dice: Dice::new(seed), questions: vec![], named: vec![], tables: vec![] };
    let mut verdicts = Vec::new();
    let mut conditions = json!({});
    for place in 0..3 + maker.dice.below(2) {
        let question = maker.question(place);
        maker.questions.push(question);
        if maker.dice.below(3) == 0 {
            let name = format!("name-{}", maker.named.len());
            conditions[&name] = maker.condition(2);
            maker.named.push(name);
        }
        if maker.dice.below(3) > 0 {
            let table = maker.table();
            maker.tables.push(table["subject"].as_str().unwrap().to_string());
            verdicts.push(table);
        }
    }
    let rows = |maker: &mut Maker, word: &str, count: usize| -> Vec<Value> {
        (0..count).map(|place| json!({"id": format!("{word}-{place}"), "when": maker.condition(2)})).collect()
    };
    let consequences = rows(&mut maker, "consequence", 1);
    let out_of_scope = rows(&mut maker, "out", 1);
    let completion = rows(&mut maker, "done", 1);
    let mut expectations = rows(&mut maker, "expectation", 2);
    expectations.iter_mut().for_each(|row| row["met"] = maker.condition(2));
    let mut steps = rows(&mut maker, "step", 1);
    let mut tasks = rows(&mut maker, "task", 1);
    for row in steps.iter_mut().chain(&mut tasks) {
        let others = (0..maker.dice.below(3)).map(|_| json!({"when": maker.condition(1), "party": "joint"}));
        row["party-when"] = others.collect();
    }
    tasks[0]["after"] = json!(["step-0"]);
    expectations[0]["tasks"] = json!(["task-0"]);
    expectations[1]["tasks"] = json!(["step-0", "task-0"]);
    small(json!({
        "questions": maker.questions, "conditions": conditions, "verdicts": verdicts, "consequences": consequences,
        "out-of-scope": out_of_scope, "completion": completion, "expectations": expectations, "steps": steps,
        "tasks": tasks,
    }))
}

struct Maker {
    dice: Dice,
    questions: Vec<Value>,
    named: Vec<String>,
    tables: Vec<String>,
}

impl Maker {
    fn question(&mut self, place: usize) -> Value {
        let entries = &["a", "b", "c"][..[1, 2, 2, 3, 3][self.dice.below(5)]];
        let when = if place == 0 || self.dice.below(2) == 0 { json!({"all": []}) } else { self.condition(2) };
        let unsure = *self.dice.pick(&["ask", "skip"]);
        let none = self.dice.below(2) == 0;
        let base = json!({"id": format!("q{place}"), "when": when, "when-unsure": unsure});
        let more = match self.dice.below(5) {
            0 | 1 => json!({"kind": "many", "options": entries, "none": none}),
            2 => json!({"kind": "amounts", "items": entries[..entries.len().min(2)], "none": none}),
            _ => json!({"kind": "one", "options": entries}),
        };
        let mut question = base;
        question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        question
    }

    fn table(&mut self) -> Value {
        let subject = format!("subject-{}", self.tables.len());
        let mut rules: Vec<Value> = Vec::new();
        for _ in 0..1 + self.dice.below(4) {
            let level = *self.dice.pick(&["full", "limited", "none", "depends"]);
            rules.push(json!({"when": self.condition(2), "level": level}));
        }
        if self.dice.below(2) == 0 {
            rules.push(json!({"level": *self.dice.pick(&["none", "depends"])}));
        }
        json!({"subject": subject, "rules": rules})
    }

    /// A condition on what there is so far, at most so deep.
    fn condition(&mut self, depth: usize) -> Value {
        match self.dice.below(if depth == 0 { 1 } else { 10 }) {
            1 => json!({"not": self.condition(depth - 1)}),
            2 | 3 => json!({"all": self.conditions(depth - 1)}),
            4 => json!({"any": self.conditions(depth - 1)}),
            5 if !self.named.is_empty() => json!({"named": *self.dice.pick(&self.named.clone())}),
            6 | 7 if !self.tables.is_empty() => {
                let levels = [["full", "limited"], ["none", "depends"], ["full", "none"]];
                json!({"verdict": [*self.dice.pick(&self.tables.clone()), *self.dice.pick(&levels)]})
            }
            _ => self.test(),
        }
    }

    fn conditions(&mut self, depth: usize) -> Vec<Value> {
        (0..[0, 1, 2, 2, 2, 3][self.dice.below(6)]).map(|_| self.condition(depth)).collect()
    }

    fn test(&mut self) -> Value {
        if self.questions.is_empty() {
            return json!({"any": []});
        }
        let question = self.dice.pick(&self.questions.clone()).clone();
        let id = &question["id"];
        let entries = |key: &str| question[key].as_array().cloned().unwrap_or_default();
        match question["kind"].as_str().unwrap() {
            "one" => {
                let one = self.dice.pick(&entries("options")).clone();
                let chosen =
                    entries("options").into_iter().filter(|other| *other == one || self.dice.below(4) == 0);
                json!({"is": [id, chosen.collect::<Vec<_>>()]})
            }
            "many" => json!({"has": [id, self.dice.pick(&entries("options"))]}),
            _ => {
                json!({"at-least": [id, self.dice.pick(&entries("items")), *self.dice.pick(&[0, 1, 5, 150, 20_000_000])]})
            }
        }
    }
}
