//! Both results of the what-if page side by side: verdicts, environment, numbers of tasks, and the tasks
//! that come, go or change.

use crate::content::{Party, SubjectKind};
use crate::journey::{ExpectationVerdict, Journey, Mark, Truth, Verdict};
use crate::plan::{Difference, PlannedTask, Side, Status, tally};
use crate::ui::components::{Compared, MarkSign, comparison, fold, sign};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};

/// What differs, in a sentence.
pub fn said(texts: Texts, found: &Difference) -> String {
    if found.is_empty() {
        return texts.t("what-if.said.none");
    }
    let counts = [
        ("what-if.said.verdicts", found.verdicts.len()),
        ("what-if.said.expectations", found.expectations.len()),
        ("what-if.said.added", found.added.len()),
        ("what-if.said.removed", found.removed.len()),
        ("what-if.said.changed", found.changed.len()),
        ("what-if.said.completion", found.completion.len()),
    ];
    let told = counts.into_iter().filter(|(_, count)| *count > 0);
    let told = told.map(|(key, count)| texts.interface.count(key, count as u32, &[]));
    texts.fill("what-if.said", &[("list", &texts.list(&told.collect::<Vec<_>>()))])
}

/// The table of both results, and the lists of tasks. `was` and `is` are the two paths.
pub fn results(texts: Texts, found: &Difference, was: &Journey, is: &Journey) -> Vec<El> {
    let asked = |verdict: &Verdict| {
        let question = texts.pack().verdict_table(&verdict.subject).and_then(|table| table.answer.as_ref());
        question.is_some_and(|(question, _)| {
            let off = |path: &Journey| matches!(path.mark(question), Some(Mark::Off | Mark::SetAside) | None);
            !off(was) || !off(is)
        })
    };
    let pairs = found.now.outcome.verdicts.iter().zip(&found.then.outcome.verdicts);
    let pairs: Vec<(&Verdict, &Verdict)> = pairs.collect();
    let verdicts = |kind: SubjectKind| {
        let shown = |now: &Verdict, then: &Verdict| match kind {
            SubjectKind::Service => now.wanted.is_possible() || then.wanted.is_possible(),
            _ => asked(now),
        };
        let pairs = pairs.iter().filter(|(now, then)| now.kind == kind && shown(now, then));
        pairs.map(|(now, then)| verdict(texts, found, now, then)).collect::<Vec<_>>()
    };
    let groups = vec![
        (Some(texts.t("outcome.services")), verdicts(SubjectKind::Service)),
        (Some(texts.t("outcome.identity")), verdicts(SubjectKind::Identity)),
        (Some(texts.t("outcome.methods")), verdicts(SubjectKind::Method)),
        (Some(texts.t("outcome.environment")), environment(texts, found)),
        (Some(texts.t("what-if.tasks")), tasks(texts, found)),
    ];
    let columns = ["what-if.now", "what-if.then"].map(|key| (texts.t(key), None));
    let (caption, corner) = (texts.t("what-if.results.caption"), texts.t("what-if.results.row"));
    let mut parts =
        vec![el("h2").with(texts.t("what-if.results")), comparison(caption, corner, columns.into(), groups)];
    parts.extend(lists(texts, found));
    parts
}

/// The name of a row, with the word that it differs.
fn name(texts: Texts, name: String, differs: bool) -> El {
    let word = differs.then(|| el("span").class("tag").with(texts.t("what-if.differs")));
    el("span").with(name).with(" ").with(word)
}

fn verdict(texts: Texts, found: &Difference, now: &Verdict, then: &Verdict) -> Compared {
    let differs = found.has_verdict(&now.subject);
    let cell = |verdict: &Verdict| {
        let chosen = verdict.kind != SubjectKind::Service && verdict.wanted == Truth::True;
        let chosen = chosen.then(|| el("span").class("wish").with(texts.t("verdict.wish")));
        let unwanted = verdict.kind == SubjectKind::Service && verdict.wanted == Truth::False;
        let unwanted = unwanted.then(|| p(texts.t("what-if.not-chosen")).class("quiet"));
        let mut cell = vec![sign(MarkSign::Level(verdict.level), texts.label(verdict))];
        cell.extend(chosen.into_iter().chain(unwanted));
        cell.extend(differs.then(|| p(texts.reason(verdict)).class("comparison__reason")));
        cell
    };
    let name = name(texts, texts.c(&now.subject), differs);
    Compared { name, cells: vec![cell(now), cell(then)], differs }
}

fn environment(texts: Texts, found: &Difference) -> Vec<Compared> {
    let row = |side: &Side, id: &String| side.outcome.expectations.iter().find(|row| row.id == *id).cloned();
    let cell = |row: Option<ExpectationVerdict>| match row {
        None => vec![el("span").class("quiet").with(texts.t("what-if.not-expected"))],
        Some(row) => {
            let mark = MarkSign::Met(row.met);
            let may = (row.applies == Truth::Unknown).then(|| p(texts.t("verdict.may-apply")).class("quiet"));
            [sign(mark, texts.c(&join(&["level.", mark.word()])))].into_iter().chain(may).collect()
        }
    };
    let rows = texts.pack().expectations.iter().filter_map(|known| {
        let (now, then) = (row(&found.now, &known.id), row(&found.then, &known.id));
        let some = now.is_some() || then.is_some();
        let differs = found.has_expectation(&known.id);
        let name = name(texts, texts.c(&known.id), differs).class("comparison__long");
        some.then(|| Compared { name, cells: vec![cell(now), cell(then)], differs })
    });
    rows.collect()
}

/// How many tasks each party has, and all together.
fn tasks(texts: Texts, found: &Difference) -> Vec<Compared> {
    let row = |title: String, of: &dyn Fn(&Side) -> Vec<PlannedTask>| {
        let sums = [&found.now, &found.then].map(|side| tally(&of(side), |_| Status::NotStarted));
        let cells = sums.map(|sum| {
            let more = (sum.possible > 0)
                .then(|| texts.interface.count("plan.possible", sum.possible as u32, &[]))
                .map(|more| el("span").class("quiet").with(more));
            vec![el("span").class("comparison__number").with(sum.total.to_string()).with(" ").with(more)]
        });
        let differs = sums[0] != sums[1];
        Compared { name: name(texts, title, differs), cells: cells.into(), differs }
    };
    let parties = Party::ALL.map(|party| {
        let of = move |side: &Side| side.plan.of_party(party).cloned().collect();
        row(texts.c(&join(&["party.", party.word()])), &of)
    });
    let all = row(texts.t("what-if.tasks.all"), &|side| side.plan.tasks.clone());
    parties.into_iter().chain([all]).collect()
}

/// The tasks and the ends that come, go or change, folded.
fn lists(texts: Texts, found: &Difference) -> Vec<El> {
    let list = |key: &str, rows: Vec<El>| {
        let summary = texts.interface.count(key, rows.len() as u32, &[]);
        (!rows.is_empty()).then(|| fold(summary, el("ul").class("source-list").with(rows)))
    };
    let task = |task: &PlannedTask, note: String| {
        let note = el("span").class("quiet").with(note);
        el("li").with(texts.c(&task.id)).with(" ").with(note)
    };
    let whole = |planned: &PlannedTask| {
        let phase = texts.c(&join(&["phase.", planned.phase.word()]));
        task(planned, format!("({phase}, {})", who(texts, planned)))
    };
    let changed = found.changed.iter().map(|change| {
        let values = [("now", who(texts, &change.now)), ("then", who(texts, &change.then))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        task(&change.then, texts.fill("what-if.list.from-to", &values))
    });
    let ends = found.completion.iter().map(|(id, now, then)| {
        let key = match (now, then) {
            (_, Truth::False) => "what-if.end.goes",
            (_, Truth::Unknown) => "what-if.end.may",
            (_, Truth::True) => "what-if.end.comes",
        };
        el("li").with(texts.fill(key, &[("end", &texts.c(id))]))
    });
    let lists = [
        list("what-if.list.added", found.added.iter().map(whole).collect()),
        list("what-if.list.removed", found.removed.iter().map(whole).collect()),
        list("what-if.list.changed", changed.collect()),
        list("what-if.list.ends", ends.collect()),
    ];
    lists.into_iter().flatten().collect()
}

/// Who does a task, and whether that it applies is certain.
fn who(texts: Texts, task: &PlannedTask) -> String {
    let party = texts.c(&join(&["party.", task.party.word()]));
    match task.applies {
        Truth::Unknown => texts.fill("what-if.list.may", &[("party", &party)]),
        _ => party,
    }
}
