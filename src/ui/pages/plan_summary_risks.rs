//! Risks in words, with the tasks they are about.

use crate::journey::Truth;
use crate::record::{Board, Risk};
use crate::ui::components::{MarkSign, sign};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{task_href, title};

/// How many tasks or points are named; the others are counted.
const NAMED: usize = 2;

/// All risks as a list, or that there is none.
pub fn risk_list(texts: Texts, board: &Board, risks: &[Risk]) -> El {
    if risks.is_empty() {
        return p(texts.t("summary.risks.none"));
    }
    let rows = risks.iter().map(|risk| row(texts, board, risk)).collect::<Vec<_>>();
    el("ul").class("report__risks").with(rows)
}

fn row(texts: Texts, board: &Board, risk: &Risk) -> El {
    let count = |key: &str, number: usize, values: &[(&str, &str)]| {
        texts.interface.count(&join(&["summary.risk.", key]), number as u32, values)
    };
    let said = |key: &str, values: &[(&str, &str)]| texts.fill(&join(&["summary.risk.", key]), values);
    let day = |day: &crate::plan::Date| texts.date(&day.to_string());
    let (words, about) = match risk {
        Risk::Overdue { tasks, since } => {
            (count("overdue", tasks.len(), &[("day", &day(since))]), named(texts, board, tasks))
        }
        Risk::Target { target, earliest, surely } => {
            let words = match earliest {
                Some(end) => said("target", &[("day", &day(target)), ("end", &day(end))]),
                None => said("target.never", &[("day", &day(target))]),
            };
            let may = (!surely).then(|| el("span").with(texts.t("summary.risk.target.may")));
            (words, may.into_iter().collect())
        }
        Risk::Dates(tasks) => (count("dates", tasks.len(), &[]), named(texts, board, tasks)),
        Risk::NotMet(points) => (count("not-met", points.len(), &[]), listed(texts, points)),
        Risk::NotKnown(points) => (count("not-known", points.len(), &[]), listed(texts, points)),
        Risk::Open { tasks, questions } => {
            (count("open", *tasks, &[("questions", &texts.shorts(questions))]), Vec::new())
        }
        Risk::Microsoft(tasks) => {
            let party = texts.c("party.microsoft");
            (count("microsoft", tasks.len(), &[("party", &party)]), named(texts, board, tasks))
        }
    };
    let met = match risk {
        Risk::Overdue { .. } | Risk::Target { .. } | Risk::Dates(_) | Risk::NotMet(_) => Truth::False,
        Risk::NotKnown(_) | Risk::Open { .. } | Risk::Microsoft(_) => Truth::Unknown,
    };
    let about = (!about.is_empty()).then(|| el("span").class("report__about").with(about));
    el("li").with(sign(MarkSign::Met(met), words)).with(about)
}

/// The first tasks by name, and how many more.
fn named(texts: Texts, board: &Board, tasks: &[String]) -> Vec<El> {
    let rows = tasks.iter().filter_map(|id| board.row(id)).take(NAMED);
    let links =
        rows.map(|row| el("a").attr("href", task_href(row)).with(title(texts, row))).collect::<Vec<_>>();
    with_more(texts, links, tasks.len())
}

fn listed(texts: Texts, points: &[String]) -> Vec<El> {
    // In a list of several, the full stop of each would stand before the semicolon.
    let named =
        points.iter().take(NAMED).map(|id| el("span").with(texts.c(id).trim_end_matches('.').to_string()));
    let shown = named.collect::<Vec<_>>();
    with_more(texts, shown, points.len())
}

fn with_more(texts: Texts, shown: Vec<El>, all: usize) -> Vec<El> {
    let more = all.saturating_sub(shown.len()) as u32;
    let more = (more > 0).then(|| el("span").with(texts.interface.count("summary.risk.more", more, &[])));
    shown.into_iter().chain(more).collect()
}
