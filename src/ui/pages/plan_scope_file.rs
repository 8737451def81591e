//! The scope of work to take away: as a document and as a table, in the words of the page.

use crate::content::Party;
use crate::formats::csv;
use crate::formats::markdown::Markdown;
use crate::journey::Truth;
use crate::record::{Excluded, Row, Scope, Shares};
use crate::ui::task_words::remarks;
use crate::ui::texts::{Texts, join, sentences};
use crate::ui::work::title;

const SIDES: [(&str, Party); 2] = [("microsoft", Party::Microsoft), ("customer", Party::Customer)];

/// The scope as a document under `heading`, with the sentences of the verdict first.
pub fn document(texts: Texts, heading: &str, verdict: &str, scope: &Scope<'_>) -> String {
    let pack = texts.fill("scope.edition", &[("pack", &texts.pack().name())]);
    let mut out = Markdown::default().heading(1, heading).paragraph(verdict).paragraph(&pack);
    for (word, party) in SIDES {
        out = column(texts, out, word);
        for work in &scope.phases {
            let rows = work.of(party);
            out = out.heading(3, &texts.c(&join(&["phase.", work.phase.word()])));
            out = match rows.is_empty() {
                true => out.paragraph(&texts.t("scope.nothing")),
                false => out.list(&rows.iter().map(|row| item(texts, row)).collect::<Vec<_>>()),
            };
        }
    }
    out = column(texts, out, "nobody");
    out = match scope.excluded.is_empty() {
        true => out.paragraph(&texts.t("scope.nobody.none")),
        false => out.list(&scope.excluded.iter().map(|row| excluded(texts, row)).collect::<Vec<_>>()),
    };
    if !scope.not_needed.is_empty() {
        let rows = scope.not_needed.iter().map(|row| (title(texts, row), vec![reason(texts, row)]));
        out = out.heading(3, &texts.t("scope.not-needed")).list(&rows.collect::<Vec<_>>());
    }
    out.paragraph(&texts.t("site.independent")).text()
}

fn column(texts: Texts, out: Markdown, word: &str) -> Markdown {
    let key = join(&["scope.", word]);
    out.heading(2, &texts.t(&key)).paragraph(&texts.t(&join(&["scope.meaning.", word])))
}

/// A task, and what has to be said of it.
fn item(texts: Texts, row: &Row) -> (String, Vec<String>) {
    let together = Shares::of(row).is_joint().then(|| texts.c("party.joint"));
    (title(texts, row), together.into_iter().chain(remarks(texts, row)).collect())
}

/// What is not part of the help, with why and who says so.
fn excluded(texts: Texts, excluded: &Excluded<'_>) -> (String, Vec<String>) {
    let id = &excluded.row.id;
    let may = (excluded.applies == Truth::Unknown).then(|| texts.t("verdict.may-apply"));
    let instead = texts.maybe(&join(&[id, ".instead"]));
    let taken_up =
        excluded.taken_up.iter().map(|row| join(&[&texts.t("scope.taken-up"), " ", &title(texts, row)]));
    let notes = may
        .into_iter()
        .chain(instead)
        .chain(taken_up)
        .chain([why(texts, excluded), sources(texts, excluded)]);
    (texts.c(id), notes.collect())
}

fn why(texts: Texts, excluded: &Excluded<'_>) -> String {
    let rules: Vec<String> = excluded.because.iter().map(|id| texts.c(id)).collect();
    let why = if rules.is_empty() { texts.t("scope.listed") } else { sentences(&rules) };
    join(&[&texts.t("scope.why"), ": ", &why])
}

/// The pages that say so, with their dates, and the id of the row.
fn sources(texts: Texts, excluded: &Excluded<'_>) -> String {
    let pages = excluded.row.sources.iter().filter_map(|code| {
        let page = texts.pack().source_page(code)?;
        Some(join(&[&page.title, ", ", &texts.date(&page.date)]))
    });
    let pages = pages.collect::<Vec<_>>().join("; ");
    join(&[&texts.t("source.title"), ": ", &pages, " (", &excluded.row.id, ")"])
}

/// Why a task is not needed here, as it was entered.
fn reason(texts: Texts, row: &Row) -> String {
    match row.work.reason.trim() {
        "" => texts.t("scope.no-reason"),
        reason => reason.to_string(),
    }
}

/// The scope as a table: one line for each task of each side, and for all that nobody does.
pub fn table(texts: Texts, scope: &Scope<'_>) -> String {
    let head = ["column.side", "column.phase", "column.what", "column.remarks", "column.id"];
    let mut rows = vec![head.map(|key| texts.t(&join(&["scope.", key]))).to_vec()];
    for (word, party) in SIDES {
        for work in &scope.phases {
            rows.extend(work.of(party).iter().map(|row| {
                let (what, remarks) = item(texts, row);
                let phase = texts.c(&join(&["phase.", work.phase.word()]));
                vec![texts.t(&join(&["scope.", word])), phase, what, remarks.join("; "), row.id.clone()]
            }));
        }
    }
    let nobody = || texts.t("scope.nobody");
    rows.extend(scope.excluded.iter().map(|row| {
        let (what, remarks) = excluded(texts, row);
        vec![nobody(), String::new(), what, remarks.join("; "), row.row.id.clone()]
    }));
    rows.extend(scope.not_needed.iter().map(|row| {
        let phase = texts.c(&join(&["phase.", row.phase.word()]));
        let remarks = [texts.t("scope.not-needed"), reason(texts, row)].join(": ");
        vec![nobody(), phase, title(texts, row), remarks, row.id.clone()]
    }));
    csv::write(&rows)
}
