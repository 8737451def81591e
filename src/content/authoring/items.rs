//! Every item of a pack in one list, each with its place, its conditions and what it refers to, so that
//! the checks are loops over it and a new kind of item is added here alone.

use crate::content::{Condition, Pack, Rule, Task};
use std::slice::from_ref;

/// What the words of a list stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refers {
    /// Codes of pages and diagrams.
    Sources,
    /// Codes of pages.
    Pages,
    /// Any row or item.
    Rows,
    /// Unclear points.
    Unclear,
    /// Links.
    Links,
    /// What is out of scope.
    OutOfScope,
    /// Expectations.
    Expectations,
    /// Services.
    Services,
    /// Verdict subjects.
    Subjects,
    /// Steps and tasks.
    Work,
    /// Nothing: ids that the item itself defines.
    Own,
    /// Nothing: words of a text.
    Words,
}

/// One item.
pub struct Item<'a> {
    /// The list that holds it; its ids differ from each other.
    pub list: String,
    /// Its id, or the name of a condition.
    pub id: &'a str,
    /// Its path, for example `verdicts.intune.rules[0]`.
    pub path: String,
    /// Its conditions, by key.
    pub conditions: Vec<(String, &'a Condition)>,
    /// Its lists, by key.
    pub lists: Vec<(&'static str, Refers, &'a [String])>,
    /// Whether it has to name a source.
    pub needs_source: bool,
    /// Whether it is a rule of a verdict table.
    pub is_rule: bool,
}

impl<'a> Item<'a> {
    fn new(list: &str, id: &'a str) -> Self {
        Self {
            list: list.to_string(),
            id,
            path: format!("{list}.{id}"),
            conditions: Vec::new(),
            lists: Vec::new(),
            needs_source: false,
            is_rule: false,
        }
    }

    fn when(mut self, condition: &'a Condition) -> Self {
        self.conditions.push(("when".to_string(), condition));
        self
    }

    fn sources(mut self, codes: &'a [String]) -> Self {
        self.needs_source = true;
        self.with("sources", Refers::Sources, codes)
    }

    fn with(mut self, key: &'static str, refers: Refers, words: &'a [String]) -> Self {
        self.lists.push((key, refers, words));
        self
    }
}

/// All items, in the order in which authors meet them.
pub fn items(pack: &Pack) -> Vec<Item<'_>> {
    use Refers::{
        Expectations, Links, OutOfScope, Own, Pages, Rows, Services, Sources, Unclear, Words, Work,
    };
    let mut all = Vec::new();
    all.extend(pack.services.iter().map(|row| {
        Item::new("services", &row.id).sources(&row.sources).with("unclear", Unclear, &row.unclear)
    }));
    all.extend(pack.plans.iter().map(|row| {
        let item = Item::new("plans", &row.id).sources(&row.sources).with("unclear", Unclear, &row.unclear);
        item.with("covers", Services, &row.covers)
    }));
    all.extend(pack.bundle_services.iter().map(|row| {
        let item = Item::new("bundle-services", &row.id).sources(&row.sources);
        item.with("service", Services, from_ref(&row.service))
    }));
    all.extend(pack.conditions.iter().map(|(name, condition)| {
        let mut item = Item::new("conditions", name);
        item.conditions.push((String::new(), condition));
        item
    }));
    all.extend(pack.questions.iter().map(|row| {
        let item = Item::new("questions", &row.id).when(&row.when).sources(&row.sources);
        let item = item.with("related", Rows, &row.related).with("unclear", Unclear, &row.unclear);
        let item = item.with("options", Own, &row.options).with("items", Own, &row.items);
        row.commands.iter().fold(item, |item, command| item.with("commands", Sources, &command.sources))
    }));
    for table in &pack.verdicts {
        all.push(Item::new("verdicts", &table.subject));
        all.extend(table.rules.iter().enumerate().map(|(index, row)| rule(&table.subject, index, row)));
    }
    all.extend(pack.consequences.iter().map(|row| {
        let item = Item::new("consequences", &row.id).when(&row.when).sources(&row.sources);
        let item = item.with("excludes", OutOfScope, &row.excludes);
        let item = item.with("expectations", Expectations, &row.expectations);
        item.with("links", Links, &row.links).with("unclear", Unclear, &row.unclear)
    }));
    all.extend(pack.expectations.iter().map(|row| {
        let mut item = Item::new("expectations", &row.id).when(&row.when).sources(&row.sources);
        item.conditions.push(("met".to_string(), &row.met));
        let item = item.with("excludes", OutOfScope, &row.excludes).with("tasks", Work, &row.tasks);
        item.with("links", Links, &row.links).with("unclear", Unclear, &row.unclear)
    }));
    all.extend(
        pack.out_of_scope
            .iter()
            .map(|row| Item::new("out-of-scope", &row.id).when(&row.when).sources(&row.sources)),
    );
    all.extend(pack.steps.iter().map(|row| work("steps", row)));
    all.extend(pack.tasks.iter().map(|row| work("tasks", row)));
    all.extend(pack.completion.iter().map(|row| {
        let item = Item::new("completion", &row.id).when(&row.when).sources(&row.sources);
        item.with("unclear", Unclear, &row.unclear)
    }));
    all.extend(pack.sources.iter().map(|row| Item::new("sources", &row.id)));
    all.extend(
        pack.diagrams
            .iter()
            .map(|row| Item::new("diagrams", &row.id).with("page", Pages, from_ref(&row.page))),
    );
    all.extend(pack.links.iter().map(|row| Item::new("links", &row.id).sources(&row.sources)));
    all.extend(
        pack.glossary.iter().map(|row| Item::new("glossary", &row.id).with("matches", Words, &row.matches)),
    );
    all.extend(pack.unclear.iter().map(|row| Item::new("unclear", &row.id).sources(&row.sources)));
    all.extend(pack.phases.iter().map(|row| {
        Item::new("phases", &row.id).sources(&row.sources).with("exit-tasks", Work, &row.exit_tasks)
    }));
    all.extend(pack.information.iter().map(|row| {
        let mut item = Item::new("information", &row.id).with("sources", Sources, &row.sources);
        item.needs_source = row.origin.is_none() && row.see.is_empty();
        item.with("see", Rows, &row.see)
    }));
    all.extend(pack.deadlines.iter().map(|row| {
        let item = Item::new("deadlines", &row.id).when(&row.when).sources(&row.sources);
        item.with("tasks", Work, &row.tasks).with("links", Links, &row.links)
    }));
    all.extend(pack.left_out.iter().map(|row| Item::new("left-out", &row.id)));
    all
}

fn rule<'a>(subject: &str, index: usize, row: &'a Rule) -> Item<'a> {
    let mut item = Item::new(&format!("verdicts.{subject}.rules"), &row.id).when(&row.when);
    item.path = format!("verdicts.{subject}.rules[{index}]");
    item.is_rule = true;
    let item = item.sources(&row.sources).with("cites", Refers::Rows, &row.cites);
    item.with("unclear", Refers::Unclear, &row.unclear).with("instead", Refers::Subjects, &row.instead)
}

fn work<'a>(list: &str, row: &'a Task) -> Item<'a> {
    let mut item = Item::new(list, &row.id).when(&row.when).sources(&row.sources);
    let others = row.party_when.iter().enumerate();
    item.conditions.extend(others.map(|(index, other)| (format!("party-when[{index}].when"), &other.when)));
    let item = item.with("unclear", Refers::Unclear, &row.unclear).with("links", Refers::Links, &row.links);
    let item = item.with("after", Refers::Work, &row.after);
    item.with("related", Refers::Rows, &row.related).with("same-as", Refers::Work, row.same_as.as_slice())
}
