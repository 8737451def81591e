//! Refuses a pack whose parts do not fit: sizes, ids, unknown names, missing sources, conditions that look
//! ahead. What needs reasoning over answers (reachability, rules that never fire) is the proof's work.

use super::faults::{Faults, join, quoted};
use super::items::{Item, Refers, items};
use super::{dependencies, ids, limits, marks, references, values};
use crate::content::{Condition, FORMAT, Pack, Problem, QuestionKind, Rule, Treatment, coverage};
use std::collections::BTreeSet;

/// All faults that can be seen without trying answers. Empty for a sound pack. One that is too large is
/// not looked at any further.
pub fn check(pack: &Pack) -> Vec<Problem> {
    let mut faults = Faults::default();
    if pack.format != FORMAT {
        faults.tell("format", format!("format {} is unknown; expected {FORMAT}", pack.format));
        return faults.list();
    }
    limits::sizes(pack, &mut faults);
    if !faults.is_empty() {
        return faults.list();
    }
    let all = items(pack);
    ids::ids(pack, &all, &mut faults);
    ids::kinds(pack, &mut faults);
    let work = pack.work().map(|task| task.id.as_str()).collect();
    let mut checker = Checker { pack, rows: rows(pack, &all), work, faults };
    all.iter().for_each(|item| checker.item(item));
    checker.verdicts();
    checker.rest();
    checker.request();
    references::references(pack, &mut checker.faults);
    dependencies::dependencies(pack, &mut checker.faults);
    values::values(pack, &mut checker.faults);
    marks::marks(pack, &all, &mut checker.faults);
    checker.coverage();
    checker.faults.list()
}

/// What a row id may stand for: the rows of the sources where the pack lists them, and otherwise whatever
/// the pack holds.
fn rows<'a>(pack: &'a Pack, all: &[Item<'a>]) -> BTreeSet<&'a str> {
    let mut rows: BTreeSet<&str> = pack.rows.values().flatten().map(String::as_str).collect();
    if rows.is_empty() {
        rows.extend(all.iter().map(|item| item.id));
    }
    rows.extend(pack.verdicts.iter().map(|table| table.subject.as_str()));
    rows
}

struct Checker<'a> {
    pack: &'a Pack,
    rows: BTreeSet<&'a str>,
    work: BTreeSet<&'a str>,
    faults: Faults,
}

impl Checker<'_> {
    fn item(&mut self, item: &Item<'_>) {
        for (key, condition) in &item.conditions {
            let mut found = Vec::new();
            condition.walk(&mut |part| found.extend(self.fault_in(part)));
            found.into_iter().for_each(|fault| self.faults.tell(join(&item.path, key), fault));
        }
        for (key, refers, words) in &item.lists {
            let path = format!("{}.{key}", item.path);
            if *key == "sources" && words.is_empty() && item.needs_source {
                self.faults.tell(path.as_str(), "expected at least one page or diagram code");
            }
            for word in *words {
                if let Some(expected) = self.unknown(*refers, word) {
                    self.faults.tell(
                        path.as_str(),
                        format!("unknown {} {}; {expected}", noun(*refers), quoted(word)),
                    );
                }
            }
        }
    }

    /// What was expected instead of a word that stands for nothing; `None` for a word that does.
    fn unknown(&self, refers: Refers, word: &String) -> Option<&'static str> {
        let pack = self.pack;
        let (known, expected) = match refers {
            Refers::Sources => {
                (pack.source_page(word).is_some(), "expected a page or diagram code of `sources`")
            }
            Refers::Pages => {
                (pack.sources.iter().any(|row| row.id == *word), "expected a page code of `sources`")
            }
            Refers::Rows => (self.rows.contains(word.as_str()), "expected a row id or a subject"),
            Refers::Unclear => {
                (pack.unclear.iter().any(|row| row.id == *word), "expected an id of `unclear`")
            }
            Refers::Links => (pack.links.iter().any(|row| row.id == *word), "expected an id of `links`"),
            Refers::OutOfScope => {
                (pack.out_of_scope.iter().any(|row| row.id == *word), "expected an id of `out-of-scope`")
            }
            Refers::Expectations => {
                (pack.expectations.iter().any(|row| row.id == *word), "expected an id of `expectations`")
            }
            Refers::Services => {
                (pack.services.iter().any(|row| row.id == *word), "expected an id of `services`")
            }
            Refers::Subjects => (pack.verdict_table(word).is_some(), "expected a subject of `verdicts`"),
            Refers::Work => (self.work.contains(word.as_str()), "expected an id of `tasks` or `steps`"),
            Refers::Own | Refers::Words => (true, ""),
        };
        (!known).then_some(expected)
    }

    fn verdicts(&mut self) {
        for table in &self.pack.verdicts {
            let path = format!("verdicts.{}", table.subject);
            if let Some((question, option)) = &table.answer {
                let found = self.pack.question(question);
                if !found.is_some_and(|question| question.options.contains(option)) {
                    let message = format!(
                        "unknown answer \"{option}\" to \"{question}\"; expected an option of a question"
                    );
                    self.faults.tell(format!("{path}.answer"), message);
                }
            }
            if table.rules.is_empty() {
                self.faults.tell(format!("{path}.rules"), "expected at least one rule");
            }
            for (index, rule) in table.rules.iter().enumerate() {
                let same = |other: &&Rule| other.id == rule.id && other.when == rule.when;
                if table.rules[..index].iter().any(|other| same(&other)) {
                    self.faults
                        .tell(format!("{path}.rules[{index}]"), "this rule stands twice; expected it once");
                }
            }
            // Where the sources are listed row by row, a rule is one of them.
            let strange = |id: &str| !self.rows.contains(id);
            for (index, rule) in table.rules.iter().enumerate().filter(|(_, rule)| strange(&rule.id)) {
                let message = format!("unknown id {}; expected a row id or a subject", quoted(&rule.id));
                self.faults.tell(format!("{path}.rules[{index}].id"), message);
            }
        }
    }

    fn rest(&mut self) {
        let pack = self.pack;
        let core =
            |activity: &String| activity == "core" || self.unknown(Refers::Services, activity).is_none();
        let strange: Vec<_> = pack.expectations.iter().filter(|row| !core(&row.activity)).collect();
        for row in strange {
            let message = format!(
                "unknown service {}; expected \"core\" or an id of `services`",
                quoted(&row.activity)
            );
            self.faults.tell(format!("expectations.{}.activity", row.id), message);
        }
        if let Some(expected) = self.unknown(Refers::Sources, &pack.authority) {
            self.faults.tell("authority", format!("unknown source {}; {expected}", quoted(&pack.authority)));
        }
    }

    fn request(&mut self) {
        let Some(request) = &self.pack.request else { return };
        let known = |id: &String| self.pack.information.iter().any(|row| row.id == *id);
        let mut wrong = Vec::new();
        for id in request.steps.iter().filter(|id| !known(id)) {
            wrong.push(("steps", format!("unknown id {}; expected an id of `information`", quoted(id))));
        }
        for (key, refers, ids) in
            [("links", Refers::Links, &request.links), ("unclear", Refers::Unclear, &request.unclear)]
        {
            for id in ids {
                let expected = self.unknown(refers, id);
                wrong.extend(expected.map(|text| (key, format!("unknown id {}; {text}", quoted(id)))));
            }
        }
        wrong.into_iter().for_each(|(key, message)| self.faults.tell(format!("request.{key}"), message));
    }

    fn coverage(&mut self) {
        if self.pack.rows.is_empty() {
            return;
        }
        for (table, id, treatment) in coverage(self.pack).rows {
            if treatment == Treatment::Missing {
                let path = format!("rows.{table}.{id}");
                self.faults.tell(path, "nothing models, tells or leaves out this row");
            }
        }
    }

    fn fault_in(&self, part: &Condition) -> Option<String> {
        let question = |id: &String, kind, entries: &[&String]| match self.pack.question(id) {
            None => Some(format!("unknown question {}; expected an id of `questions`", quoted(id))),
            Some(q) if q.kind != kind => {
                Some(format!("question \"{id}\" is of another kind; expected {kind:?}"))
            }
            Some(q) => {
                let offered = if kind == QuestionKind::Amounts { &q.items } else { &q.options };
                let unknown = entries.iter().find(|entry| !offered.contains(entry));
                let expected = |entry: &&String| {
                    let entry = quoted(entry);
                    format!("question \"{id}\" has no option {entry}; expected one of {}", offered.join(", "))
                };
                unknown.map(expected)
            }
        };
        match part {
            Condition::Is(id, options) => {
                question(id, QuestionKind::One, &options.iter().collect::<Vec<_>>())
            }
            Condition::Has(id, option) => question(id, QuestionKind::Many, &[option]),
            Condition::AtLeast(id, item, _) => question(id, QuestionKind::Amounts, &[item]),
            Condition::Named(name) if self.pack.conditions.get(name).is_none() => {
                Some(format!("unknown condition {}; expected a name of `conditions`", quoted(name)))
            }
            Condition::Verdict(subject, _) if self.pack.verdict_table(subject).is_none() => {
                Some(format!("unknown subject {}; expected a subject of `verdicts`", quoted(subject)))
            }
            _ => None,
        }
    }
}

/// What a word that stands for nothing was taken for.
fn noun(refers: Refers) -> &'static str {
    match refers {
        Refers::Sources | Refers::Pages => "source",
        Refers::Services => "service",
        Refers::Subjects => "subject",
        _ => "id",
    }
}
