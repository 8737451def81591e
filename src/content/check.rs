//! Refuses a pack whose parts do not fit: unknown ids, missing sources, conditions that look ahead.
//! What needs reasoning over answers (reachability, rules that never fire) is `proof`.

use super::{Condition, Pack, Problem, QuestionKind, Wording, coverage};
use std::collections::BTreeSet;

/// All faults that can be seen without trying answers. Empty for a sound pack.
pub fn check(pack: &Pack) -> Vec<Problem> {
    let mut checker = Checker { pack, ids: all_ids(pack), problems: Vec::new() };
    checker.questions();
    checker.rules();
    checker.work();
    checker.references();
    checker.problems
}

/// Faults of a wording against its pack: keys that are missing. `required` are further keys.
pub fn check_wording(pack: &Pack, wording: &Wording, required: &[&str]) -> Vec<Problem> {
    let mut keys: Vec<String> = required.iter().map(ToString::to_string).collect();
    for question in &pack.questions {
        let base = format!("question.{}", question.id);
        keys.extend(["short", "help", "why", "ask-whom"].map(|part| format!("{base}.{part}")));
        keys.extend(question.options.iter().chain(&question.items).map(|option| format!("{base}.{option}")));
        keys.extend(question.none.then(|| format!("{base}.none")));
        keys.push(base);
    }
    for table in &pack.verdicts {
        keys.push(table.subject.clone());
        for rule in &table.rules {
            keys.push(rule.id.clone());
            let reason = rule.reason_key();
            let plural = wording.get(&format!("{reason}.one")).is_some();
            keys.push(if plural { format!("{reason}.other") } else { reason });
        }
    }
    keys.extend(
        pack.unclear
            .iter()
            .flat_map(|row| ["", ".pages", ".handling", ".reason"].map(|s| format!("{}{s}", row.id))),
    );
    keys.extend(
        pack.phases
            .iter()
            .flat_map(|row| ["", ".purpose", ".entry", ".exit"].map(|s| format!("{}{s}", row.id))),
    );
    keys.extend(pack.glossary.iter().map(|term| format!("term.{}", term.id)));
    let plain = pack.work().map(|task| &task.id).chain(pack.consequences.iter().map(|row| &row.id));
    let plain = plain
        .chain(pack.expectations.iter().map(|row| &row.id))
        .chain(pack.out_of_scope.iter().map(|row| &row.id));
    let plain = plain
        .chain(pack.completion.iter().map(|row| &row.id))
        .chain(pack.information.iter().map(|row| &row.id));
    keys.extend(plain.cloned());
    let missing = keys.iter().filter(|key| wording.get(key).is_none());
    missing.map(|key| Problem::new("wording", key.as_str(), "expected a text for this key")).collect()
}

fn all_ids(pack: &Pack) -> BTreeSet<&str> {
    let mut ids: BTreeSet<&str> = pack.rows.values().flatten().map(String::as_str).collect();
    ids.extend(pack.verdicts.iter().map(|table| table.subject.as_str()));
    ids
}

struct Checker<'a> {
    pack: &'a Pack,
    ids: BTreeSet<&'a str>,
    problems: Vec<Problem>,
}

impl<'a> Checker<'a> {
    fn tell(&mut self, file: &str, path: String, message: String) {
        self.problems.push(Problem::new(file, path, message));
    }

    fn questions(&mut self) {
        let pack = self.pack;
        let mut earlier: BTreeSet<&str> = BTreeSet::new();
        for question in &pack.questions {
            let path = format!("questions.{}", question.id);
            if !earlier.insert(&question.id) {
                self.tell("questions.json", path.clone(), "this id stands twice; expected it once".into());
            }
            self.condition("questions.json", &format!("{path}.when"), &question.when);
            for reached in reach(pack, &question.when) {
                let Reached::Question(asked) = reached else { continue };
                if !earlier.contains(asked) || asked == question.id {
                    let message = format!("refers to \"{asked}\"; expected an earlier question");
                    self.tell("questions.json", format!("{path}.when"), message);
                }
            }
            let entries =
                if question.kind == QuestionKind::Amounts { &question.items } else { &question.options };
            if entries.is_empty() {
                self.tell("questions.json", path.clone(), "expected at least one option or item".into());
            }
            self.sources("questions.json", &path, &question.sources);
            self.rows("questions.json", &path, question.related.iter().chain(&question.unclear));
        }
    }

    fn rules(&mut self) {
        let pack = self.pack;
        for (name, condition) in pack.conditions.iter() {
            self.condition("conditions.json", &format!("conditions.{name}"), condition);
            if reach(pack, condition).contains(&Reached::Named(name)) {
                let message = "refers to itself; expected it to come down to questions".to_string();
                self.tell("conditions.json", format!("conditions.{name}"), message);
            }
        }
        for table in &pack.verdicts {
            for (index, rule) in table.rules.iter().enumerate() {
                let path = format!("verdicts.{}.rules[{index}]", table.subject);
                self.condition("verdicts.json", &path, &rule.when);
                self.sources("verdicts.json", &path, &rule.sources);
                let named = rule.cites.iter().chain(&rule.unclear).chain(&rule.instead);
                self.rows("verdicts.json", &path, named.chain(std::iter::once(&rule.id)));
            }
            if let Some((question, option)) = &table.answer {
                let known = pack.question(question).is_some_and(|question| question.options.contains(option));
                if !known {
                    let message = format!(
                        "unknown answer \"{option}\" to \"{question}\"; expected an option of a question"
                    );
                    self.tell("verdicts.json", format!("verdicts.{}.answer", table.subject), message);
                }
            }
            if table
                .rules
                .iter()
                .any(|rule| reach(pack, &rule.when).contains(&Reached::Verdict(&table.subject)))
            {
                let message = "refers to itself; expected it to come down to questions".to_string();
                self.tell("verdicts.json", format!("verdicts.{}.rules", table.subject), message);
            }
            if table.rules.is_empty() {
                let path = format!("verdicts.{}.rules", table.subject);
                self.tell("verdicts.json", path, "expected at least one rule".into());
            }
        }
        for row in &pack.consequences {
            let path = format!("consequences.{}", row.id);
            self.condition("verdicts.json", &path, &row.when);
            self.sources("verdicts.json", &path, &row.sources);
            let named = row.excludes.iter().chain(&row.expectations).chain(&row.links).chain(&row.unclear);
            self.rows("verdicts.json", &path, named);
        }
        for row in &pack.expectations {
            let path = format!("expectations.{}", row.id);
            self.condition("expectations.json", &path, &row.when);
            self.condition("expectations.json", &path, &row.met);
            self.sources("expectations.json", &path, &row.sources);
            self.rows("expectations.json", &path, row.excludes.iter().chain(&row.links).chain(&row.unclear));
        }
        for row in &pack.out_of_scope {
            let path = format!("out-of-scope.{}", row.id);
            self.condition("expectations.json", &path, &row.when);
            self.sources("expectations.json", &path, &row.sources);
        }
    }

    fn work(&mut self) {
        let pack = self.pack;
        for task in pack.work() {
            let file = if task.order.is_some() { "steps.json" } else { "tasks.json" };
            self.condition(file, &task.id, &task.when);
            for other in &task.party_when {
                self.condition(file, &task.id, &other.when);
            }
            self.sources(file, &task.id, &task.sources);
            let named = task.unclear.iter().chain(&task.links).chain(&task.related).chain(&task.same_as);
            self.rows(file, &task.id, named);
        }
        for row in &pack.completion {
            self.condition("completion.json", &row.id, &row.when);
            self.sources("completion.json", &row.id, &row.sources);
            self.rows("completion.json", &row.id, row.unclear.iter());
        }
    }

    fn references(&mut self) {
        let pack = self.pack;
        self.catalogue();
        for row in &pack.information {
            if (row.origin.is_none() && row.see.is_empty()) || !row.sources.is_empty() {
                self.sources("information.json", &row.id, &row.sources);
            }
            self.rows("information.json", &row.id, row.see.iter());
        }
        for row in &pack.unclear {
            self.sources("unclear.json", &row.id, &row.sources);
        }
        for row in &pack.phases {
            self.sources("phases.json", &row.id, &row.sources);
        }
        for (table, id, treatment) in coverage(pack).rows {
            if treatment == super::Treatment::Missing {
                let path = format!("rows.{table}.{id}");
                self.tell("rows.json", path, "nothing models, tells or leaves out this row".into());
            }
        }
    }

    /// Services, plans, diagrams and links.
    fn catalogue(&mut self) {
        let pack = self.pack;
        for row in &pack.services {
            self.sources("edition.json", &format!("services.{}", row.id), &row.sources);
            self.rows("edition.json", &format!("services.{}", row.id), row.unclear.iter());
        }
        for row in &pack.plans {
            self.sources("edition.json", &format!("plans.{}", row.id), &row.sources);
            self.rows("edition.json", &format!("plans.{}", row.id), row.unclear.iter());
            row.covers
                .iter()
                .for_each(|service| self.service("edition.json", &format!("plans.{}", row.id), service));
        }
        for row in &pack.bundle_services {
            self.sources("edition.json", &format!("bundle-services.{}", row.id), &row.sources);
            self.service("edition.json", &format!("bundle-services.{}", row.id), &row.service);
        }
        for row in pack.expectations.iter().filter(|row| row.activity != "core") {
            self.service("expectations.json", &format!("expectations.{}", row.id), &row.activity);
        }
        for row in &pack.diagrams {
            self.sources("sources.json", &format!("diagrams.{}", row.id), std::slice::from_ref(&row.page));
        }
        for row in &pack.links {
            self.sources("sources.json", &format!("links.{}", row.id), &row.sources);
        }
        self.sources("edition.json", "authority", std::slice::from_ref(&pack.authority));
    }

    fn service(&mut self, file: &str, path: &str, id: &str) {
        if !self.pack.services.iter().any(|service| service.id == id) {
            self.tell(
                file,
                path.to_string(),
                format!("unknown service \"{id}\"; expected one of edition.json"),
            );
        }
    }

    fn sources(&mut self, file: &str, path: &str, sources: &[String]) {
        if sources.is_empty() {
            self.tell(file, format!("{path}.sources"), "expected at least one page or diagram code".into());
        }
        let pack = self.pack;
        for code in sources.iter().filter(|code| pack.source_page(code).is_none()) {
            let message =
                format!("unknown source \"{code}\"; expected a page or diagram code of sources.json");
            self.tell(file, format!("{path}.sources"), message);
        }
    }

    fn rows<'r>(&mut self, file: &str, path: &str, rows: impl Iterator<Item = &'r String>) {
        for id in rows {
            if !self.ids.contains(id.as_str()) {
                let message = format!("unknown id \"{id}\"; expected a row id or a subject");
                self.tell(file, path.to_string(), message);
            }
        }
    }

    fn condition(&mut self, file: &str, path: &str, condition: &Condition) {
        let mut faults = Vec::new();
        condition.walk(&mut |part| faults.extend(self.fault_in(part)));
        for fault in faults {
            self.tell(file, path.to_string(), fault);
        }
    }

    fn fault_in(&self, part: &Condition) -> Option<String> {
        let question = |id: &str, kind, entries: &[&String]| match self.pack.question(id) {
            None => Some(format!("unknown question \"{id}\"")),
            Some(q) if q.kind != kind => {
                Some(format!("question \"{id}\" is of another kind; expected {kind:?}"))
            }
            Some(q) => {
                let unknown = entries.iter().find(|e| !q.options.contains(e) && !q.items.contains(e));
                unknown.map(|entry| format!("question \"{id}\" has no option \"{entry}\""))
            }
        };
        match part {
            Condition::Is(id, options) => {
                question(id, QuestionKind::One, &options.iter().collect::<Vec<_>>())
            }
            Condition::Has(id, option) => question(id, QuestionKind::Many, &[option]),
            Condition::AtLeast(id, item, _) => question(id, QuestionKind::Amounts, &[item]),
            Condition::Named(name) if self.pack.conditions.get(name).is_none() => {
                Some(format!("unknown condition \"{name}\"; expected a name of conditions.json"))
            }
            Condition::Verdict(subject, _) if self.pack.verdict_table(subject).is_none() => {
                Some(format!("unknown subject \"{subject}\"; expected one of verdicts.json"))
            }
            _ => None,
        }
    }
}

/// What a condition comes down to.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Reached<'a> {
    Question(&'a str),
    Named(&'a str),
    Verdict(&'a str),
}

/// Everything that `condition` refers to, named conditions and verdicts followed, each once.
fn reach<'a>(pack: &'a Pack, condition: &'a Condition) -> BTreeSet<Reached<'a>> {
    let mut found = BTreeSet::new();
    let mut ahead = vec![condition];
    while let Some(condition) = ahead.pop() {
        condition.walk(&mut |part| match part {
            Condition::Is(id, _) | Condition::Has(id, _) | Condition::AtLeast(id, _, _) => {
                found.insert(Reached::Question(id));
            }
            Condition::Named(name) if found.insert(Reached::Named(name)) => {
                ahead.extend(pack.conditions.get(name))
            }
            Condition::Verdict(subject, _) if found.insert(Reached::Verdict(subject)) => {
                ahead.extend(
                    pack.verdict_table(subject).iter().flat_map(|table| &table.rules).map(|rule| &rule.when),
                );
            }
            _ => {}
        });
    }
    found
}
