//! What every page owes to people who see, hear or point otherwise: structure, names, sizes, reflow.
//! Contrast is checked with the colours themselves, not here.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::{full_answers, plan_with, with_plan_pages};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

/// Every page, and every kind of question: one answer, several answers, numbers.
const PAGES: [&str; 33] = [
    "#/",
    "#/question/service",
    "#/question/licences",
    "#/question/licences/change",
    "#/question/identity",
    "#/question/adfs-version",
    "#/answers",
    "#/outcome",
    "#/what-if",
    "#/what-if/licences",
    "#/what-if/forest-count",
    "#/compare",
    "#/why/id-federated",
    "#/why/env-core-forest-level",
    "#/plan",
    "#/plan/initiate",
    "#/plan/assess",
    "#/plan/remediate",
    "#/plan/enable",
    "#/completion",
    "#/keeping",
    "#/tree",
    "#/tree/outline",
    "#/about",
    "#/about/process",
    "#/about/gotchas",
    "#/about/unclear",
    "#/about/glossary",
    "#/about/sources",
    "#/about/coverage",
    "#/about/proof",
    "#/packs",
    "#/nowhere",
];

/// Returns what is wrong with the page as sentences.
const AUDIT: &str = r"
    const wrong = [];
    const all = selector => [...document.querySelectorAll(selector)];
    const say = (what, element) => wrong.push(what + ': ' + element.outerHTML.slice(0, 140));
    const name = element => (element.getAttribute('aria-label') || element.innerText || element.textContent).trim();
    if (!document.documentElement.lang) wrong.push('no language');
    if (!document.title) wrong.push('no title');
    if (all('h1').length !== 1) wrong.push(all('h1').length + ' h1');
    if (all('main').length !== 1) wrong.push(all('main').length + ' main');
    let level = 0;
    // An error summary stands before everything else, its own heading too.
    for (const heading of all('main :is(h1, h2, h3, h4, h5, h6)').filter(h => !h.closest('.error-summary'))) {
      const next = Number(heading.localName[1]);
      if (next > level + 1) say('h' + level + ' before', heading);
      if (!name(heading)) say('empty heading', heading);
      level = next;
    }
    for (const field of all('input, select, textarea')) {
      const labels = [...(field.labels ?? [])].map(name).join('');
      if (!labels && !field.getAttribute('aria-label')) say('no label', field);
    }
    for (const radio of all('input[type=radio], input[type=checkbox][name=answer]')) {
      if (!radio.closest('fieldset')?.querySelector('legend')?.innerText.trim()) say('no legend', radio);
    }
    const ids = all('[id]').map(element => element.id);
    for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) wrong.push('id twice: ' + id);
    for (const attribute of ['aria-describedby', 'aria-labelledby', 'for']) {
      for (const element of all('[' + attribute + ']')) {
        const target = element.getAttribute(attribute).split(' ');
        if (target.some(id => !document.getElementById(id))) say(attribute + ' leads nowhere', element);
      }
    }
    for (const element of all('a, button, summary')) if (!name(element)) say('no name', element);
    // A mark of the channel that cannot be reached yet is a placeholder: no address, and no focus.
    const closed = ':is([data-state=ahead], [data-state=open], [data-state=off]) > .channel__link:not([tabindex])';
    for (const link of all('a')) if (link.hasAttribute('href') === link.matches(closed)) say('no address', link);
    for (const nav of all('nav')) if (!nav.getAttribute('aria-label')) say('no name', nav);
    for (const element of all('[tabindex]')) if (element.tabIndex > 0) say('tab order', element);
    for (const element of all('[style]')) if (!element.matches('progress')) say('inline style', element);
    for (const svg of all('svg')) if (svg.getAttribute('aria-hidden') !== 'true' && !svg.getAttribute('aria-label')) say('picture without name', svg);
    for (const list of all('ul, ol')) if ([...list.children].some(item => item.localName !== 'li')) say('list', list);
    for (const target of all('button, .button, label.option, .amount__unsure, select, input[type=text], summary, nav a, .back-link')) {
      const box = target.getBoundingClientRect();
      if (target.checkVisibility() && !target.matches('.visually-hidden, .skip-link') && (box.width < 24 || box.height < 24)) {
        say('smaller than 24 px (' + box.width + ' x ' + box.height + ')', target);
      }
    }
    return wrong;";

/// What reaches beyond the right edge of the page.
const OVERFLOW: &str = "
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const scrolls = element => element && (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [document.documentElement.scrollWidth + ' > ' + innerWidth].concat([...document.querySelectorAll('body *')]
      .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e.parentElement)).slice(0, 5).map(e => e.outerHTML.slice(0, 120)));";

async fn found(visit: &Visit, script: &str) -> Vec<String> {
    serde_json::from_value(visit.run(script, json!([])).await).unwrap()
}

/// Goes to each page in turn, waits until it is shown and runs `script`; returns what it found by page.
async fn on_every_page(visit: &Visit, script: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for page in &with_plan_pages(&PAGES) {
        visit.go(page).await;
        visit
            .wait_until(
                "return document.activeElement?.matches('#main h1') === true || location.hash === '#/'",
            )
            .await;
        wrong.extend(found(visit, script).await.into_iter().map(|what| format!("{page}: {what}")));
    }
    wrong
}

/// The what-if page with both results on it.
async fn with_a_trial(visit: &Visit) {
    visit.go("#/what-if/forest-count").await;
    visit.tried("multiple").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_well_structured_and_everything_has_a_name_and_a_size() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    for width in [360, 1280] {
        visit.browser.size(width, 800).await;
        visit.open_with(&plan_with(&full_answers()), "").await;
        let wrong = on_every_page(&visit, AUDIT).await;
        assert!(wrong.is_empty(), "{} at {width} px: {wrong:#?}", wrong.len());
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_holds_for_open_ends_errors_and_questions_to_the_person() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.browser.size(360, 800).await;
    // Nothing answered yet.
    let wrong = on_every_page(&visit, AUDIT).await;
    assert!(wrong.is_empty(), "with nothing answered: {wrong:#?}");
    // A page with errors.
    visit.open("#/question/licences").await;
    visit.type_into("#amount-plan-ems", "-1").await;
    visit.go_on().await;
    visit.wait_for(".error-summary").await;
    let wrong = found(&visit, AUDIT).await;
    assert!(wrong.is_empty(), "with errors: {wrong:#?}");
    // A trial with errors, and one with both results.
    visit.open_with(&plan_with(&full_answers()), "#/what-if/licences").await;
    visit.type_into("#amount-plan-ems", "-1").await;
    visit.go_on().await;
    visit.wait_for(".error-summary").await;
    let mut wrong = found(&visit, AUDIT).await;
    with_a_trial(&visit).await;
    wrong.extend(found(&visit, AUDIT).await);
    assert!(wrong.is_empty(), "with a trial: {wrong:#?}");
    // A reason, a question before erasing, and a notice.
    visit.open_with(&plan_with(&full_answers()), "#/plan/assess").await;
    visit.choose(".task__status", "not-needed").await;
    visit.wait_for(".task__reason").await;
    let mut wrong = found(&visit, AUDIT).await;
    visit.go("#/keeping").await;
    visit.click("#start-over").await;
    wrong.extend(found(&visit, AUDIT).await);
    visit.open_with("{", "#/keeping").await;
    wrong.extend(found(&visit, AUDIT).await);
    assert!(wrong.is_empty(), "{wrong:#?}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_scrolls_sideways_on_the_smallest_screens() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    for width in [320, 360] {
        visit.browser.size(width, 640).await;
        visit.open_with(&plan_with(&full_answers()), "").await;
        // Folded parts must fit as well.
        let script =
            format!("document.querySelectorAll('details').forEach(fold => fold.open = true); {OVERFLOW}");
        let mut wrong = on_every_page(&visit, &script).await;
        with_a_trial(&visit).await;
        wrong.extend(found(&visit, &script).await);
        assert!(wrong.is_empty(), "at {width} px: {wrong:#?}");
    }
    visit.end().await;
}
