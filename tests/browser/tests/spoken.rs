//! The main job as a screen reader tells it, kept as a text that people review: `tests/browser/spoken/*.txt`.
//! `FAIRWAY_KEEP=1` writes the text anew; look at what git says has changed before keeping it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::full_answers;
use fairway_browser_tests::{Visit, serve};
use serde_json::json;
use std::path::{Path, PathBuf};

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("spoken").join(format!("{name}.txt"))
}

/// Lists of many alike are cut; everything else is told to its end.
const ALL: usize = usize::MAX;

/// What has been heard so far.
struct Script(String);

impl Script {
    /// Everything on the page.
    async fn page(&mut self, visit: &Visit, step: &str) {
        self.put(step, &visit.spoken().await);
    }

    /// What is in `main`, at most so many lines of it; the rest is the same on every page.
    async fn main(&mut self, visit: &Visit, step: &str, most: usize) {
        let all = visit.spoken().await;
        let depth = |line: &str| line.len() - line.trim_start().len();
        let start = all.iter().position(|line| line.trim_start().starts_with("main")).unwrap();
        let inside = all[start + 1..].iter().take_while(|line| depth(line) > depth(&all[start]));
        let inside: Vec<String> = inside.map(|line| line[depth(&all[start]) + 2..].to_string()).collect();
        self.put(step, &inside[..inside.len().min(most)]);
    }

    fn put(&mut self, step: &str, lines: &[String]) {
        self.0.push_str(&format!("== {step}\n"));
        for line in lines {
            self.0.push_str(line);
            self.0.push('\n');
        }
        self.0.push('\n');
    }

    /// Compares with what is kept, or keeps it.
    fn judge(&self, name: &str) {
        let path = kept(name);
        if std::env::var_os("FAIRWAY_KEEP").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &self.0).unwrap();
            return;
        }
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = known.lines().zip(self.0.lines()).position(|(known, now)| known != now);
        let place = differs.unwrap_or_else(|| known.lines().count().min(self.0.lines().count()));
        let around =
            |text: &str| text.lines().skip(place.saturating_sub(2)).take(6).collect::<Vec<_>>().join("\n");
        assert!(
            known == self.0,
            "{} line {}, kept:\n{}\nnow:\n{}",
            path.display(),
            place + 1,
            around(&known),
            around(&self.0)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_first_page_to_the_verdict() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let mut script = Script(String::new());
    script.page(&visit, "The first page").await;
    visit.click(".hero__actions .button--primary").await;
    let answers = full_answers();
    // An answer that is missing, once.
    visit.arrived_at("service").await;
    visit.go_on().await;
    visit.wait_for(".error-summary").await;
    script.main(&visit, "The first question, sent without an answer", ALL).await;
    visit.open("?plan=spoken1#/question/service").await;
    while let Some(question) = visit.question().await {
        visit.arrived_at(&question).await;
        visit.settle().await;
        script.main(&visit, &format!("Question {question}"), ALL).await;
        visit.fill_in(&answers[&question]).await;
        visit.go_on().await;
        visit.wait_until(&format!("return !location.hash.endsWith('/{question}')")).await;
    }
    visit
        .wait_until("return document.activeElement.matches('#main h1') && location.hash === '#/answers'")
        .await;
    script.main(&visit, "All answers", 40).await;
    visit.go("#/outcome").await;
    visit.wait_until("return document.activeElement.matches('#main h1')").await;
    script.main(&visit, "The verdict", 60).await;
    script.judge("decide");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_plan_to_a_task_that_is_done() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&fairway_browser_tests::walk::plan_with(&full_answers()), "#/outcome").await;
    let mut script = Script(String::new());
    for (page, step, most) in [
        ("#/plan", "The plan as it opens", ALL),
        ("#/plan/phases", "Its phases", 90),
        ("#/plan/assess", "One phase", 150),
    ] {
        visit.go(page).await;
        visit.wait_until("return document.activeElement.matches('#main h1')").await;
        script.main(&visit, step, most).await;
    }
    let first = visit.run("return document.querySelector('.task').id", json!([])).await;
    let first = first.as_str().unwrap().replace("task-", "");
    visit.choose(&format!("#status-{first}"), "done").await;
    visit.wait_until("return document.querySelector('.said').innerText !== '' || document.querySelector('.task').dataset.status === 'done'").await;
    let said = visit.texts("[role=status], [role=alert], [aria-live]").await;
    let said: Vec<String> = said.into_iter().filter(|text| !text.trim().is_empty()).collect();
    script.put("The first task is done: announced", &said);
    script.judge("plan");
    visit.end().await;
}
