//! Whether a phase has come to its end: the answer, and the tasks it hangs on.

use super::sign::{MarkSign, sign};
use crate::journey::Truth;
use crate::record::{Exit, Row, Standing};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{task_href, title};

/// The answer to `question` with its tasks.
pub fn phase_exit(texts: Texts, question: String, exit: &Exit<'_>) -> El {
    let (key, why) = match exit.reached {
        Truth::True => ("exit.yes", "exit.yes.why"),
        Truth::False => ("exit.no", "exit.no.why"),
        Truth::Unknown => ("exit.unknown", "exit.unknown.why"),
    };
    let several = exit.tasks.iter().any(|(row, _)| *row != exit.tasks[0].0);
    let tasks = exit.tasks.iter().map(|(row, task)| line(texts, several.then_some(*row), task));
    let others = (exit.others > 0).then(|| texts.interface.count("exit.others", exit.others as u32, &[]));
    el("div")
        .class("exit")
        .attr("data-reached", MarkSign::Met(exit.reached).word())
        .with(
            p(el("span").class("exit__question").with(question))
                .with(" ")
                .with(sign(MarkSign::Met(exit.reached), texts.t(key)))
                .class("exit__answer"),
        )
        .with(p(texts.t(why)).class("quiet"))
        .with(el("ul").class("exit__tasks").with(tasks.collect::<Vec<_>>()))
        .with(others.map(|others| p(others).class("quiet")))
}

fn line(texts: Texts, of: Option<&str>, task: &Row) -> El {
    let state = match task.standing {
        Standing::Waiting => "state.waiting".to_string(),
        Standing::Ready => "state.ready".to_string(),
        Standing::Settled | Standing::InProgress => join(&["status.", task.work.status.word()]),
    };
    let may = (task.applies == Truth::Unknown).then(|| join(&[", ", &texts.t("exit.may")]));
    let of = of.map(|row| join(&[" (", &texts.c(row), ")"]));
    el("li")
        .attr("data-status", task.work.status.word())
        .with(el("a").attr("href", task_href(task)).with(title(texts, task)))
        .with(of)
        .with(": ")
        .with(texts.t(&state))
        .with(may)
}
