//! The app in the frame of a page on another site: no chrome of ours, a height that follows, events that the page
//! hears, and nothing taken from whom nobody has allowed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::Visit;
use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::host::{HEAR, Hosted, example, hosted};
use fairway_browser_tests::walk::full_answers;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

async fn visit(hosted: &Hosted) -> Visit {
    Visit { browser: Chromium::start(&[]).await, address: hosted.app.address() }
}

fn plain() -> String {
    example("plain.html").replace("</body>", &format!("{HEAR}</body>"))
}

fn last<'a>(heard: &'a [(String, Value)], name: &str) -> Option<&'a Value> {
    heard.iter().rev().find(|(known, _)| known == name).map(|(_, detail)| detail)
}

/// Height of the frame less that of what is in it.
async fn slack(visit: &Visit) -> i64 {
    let inside = visit
        .run("return Math.ceil(document.body.getBoundingClientRect().height) + 10000 * (document.documentElement.scrollWidth > innerWidth)", json!([]))
        .await
        .as_i64()
        .unwrap();
    visit.outside().await;
    let outside = "return document.querySelector('fairway-plan').shadowRoot.querySelector('iframe').getBoundingClientRect().height";
    let outside = visit.run(outside, json!([])).await.as_f64().unwrap() as i64;
    visit.into_frame(0).await;
    outside - inside
}

async fn fits(visit: &Visit) {
    for _ in 0..40 {
        if slack(visit).await.abs() <= 2 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(slack(visit).await, 0, "the frame is not as high as what is in it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_hears_how_the_work_goes_and_its_frame_is_as_high_as_what_is_in_it() {
    let hosted = hosted(true, vec![("/", plain(), "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;

    assert_eq!(visit.text("#main h1").await, visit.text("h1").await);
    assert!(visit.run("return location.hash", json!([])).await.as_str().unwrap().starts_with("#/question/"));
    let chrome = "return [...document.querySelectorAll('.site-header__brand, .site-footer a')].filter(e => e.checkVisibility()).length";
    assert_eq!(visit.run(chrome, json!([])).await, 0, "no chrome of our own");
    assert!(visit.text("#frame-bar").await.contains("only inside this page"), "{}", visit.page().await);
    let accent = "return getComputedStyle(document.querySelector('.button--primary')).backgroundColor";
    // Of 0f6cbd, a trace darker, so that it can be read on its own tint too.
    assert_eq!(visit.run(accent, json!([])).await, "rgb(15, 106, 185)");

    visit.walk(&full_answers()).await;
    visit.go("#/outcome").await;
    visit.wait_for("#verdict-intune").await;
    for (width, page) in
        [(1280, "#/outcome"), (360, "#/plan/all"), (320, "#/plan/today"), (320, "#/question/service")]
    {
        visit.browser.size(width, 800).await;
        visit.go(page).await;
        fits(&visit).await;
    }
    // What does not change does not go on growing.
    let before = slack(&visit).await;
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    assert_eq!(slack(&visit).await, before);

    visit.outside().await;
    visit
        .wait_until("return __heard.some(([name, detail]) => name === 'progress' && detail.tasks > 100)")
        .await;
    let heard = visit.heard().await;
    let ready = last(&heard, "ready").unwrap();
    assert_eq!((&ready["storage"], &ready["edition"]), (&json!("framed"), &json!("2018-03")));
    let verdict = last(&heard, "verdict").unwrap();
    assert_eq!(verdict["services"]["intune"], "full", "{verdict}");
    assert!(verdict["identity"].is_object() && verdict["edition"] == "ems/2018-03");
    assert_eq!(last(&heard, "progress").unwrap()["questions"], 0);
    assert_eq!(last(&heard, "saved").unwrap()["storage"], "framed");
    assert!(last(&heard, "error").is_none(), "{heard:?}");
    assert!(visit.text("#progress").await.contains("tasks are settled"));
    let ignored = visit.run("return document.querySelector('fairway-plan').ignored", json!([])).await;
    assert_eq!(ignored, 0);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn theme_start_and_places_follow_the_page_and_a_new_page_comes_into_sight() {
    let html = plain().replace("<p>Questions?", "<div style='height: 200vh'></div><p>Questions?");
    let hosted = hosted(true, vec![("/", html, "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    let scheme = "return getComputedStyle(document.documentElement).colorScheme";
    assert_eq!(visit.run(scheme, json!([])).await, "light dark");
    visit.outside().await;
    visit.run("document.querySelector('fairway-plan').setAttribute('theme', 'dark')", json!([])).await;
    visit.into_frame(0).await;
    visit.wait_until("return getComputedStyle(document.documentElement).colorScheme === 'dark'").await;

    visit.outside().await;
    visit.run("document.querySelector('fairway-plan').go('about')", json!([])).await;
    visit.into_frame(0).await;
    visit
        .wait_until("return location.hash === '#/about' && !document.querySelector('#annex[aria-busy]')")
        .await;
    fits(&visit).await;
    visit.outside().await;
    visit.run("scrollTo(0, 600)", json!([])).await;
    visit.run("document.querySelector('fairway-plan').go('plan')", json!([])).await;
    visit
        .wait_until("const top = document.querySelector('fairway-plan').getBoundingClientRect().top; return top > -1 && top < innerHeight")
        .await;
    // A place that is none is left out.
    visit.run("document.querySelector('fairway-plan').go('javascript:alert(1)')", json!([])).await;
    visit.run("document.querySelector('fairway-plan').go('nowhere')", json!([])).await;
    visit.into_frame(0).await;
    visit.settle().await;
    assert_eq!(visit.run("return location.hash", json!([])).await, "#/plan");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_allowed_is_ignored_and_counted_and_told_nothing() {
    let stranger =
        plain().replace("start=\"questions\"", "start=\"outcome\" lang=\"xx\" edition=\"1999-01\"");
    let hosted = hosted(false, vec![("/", stranger, "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    // What is not known is left out, the rest holds.
    assert_eq!(visit.run("return location.hash", json!([])).await, "#/outcome");
    visit.go("#/question/service").await;
    visit.tick("intune").await;
    visit.go_on().await;
    visit.outside().await;
    visit.run("document.querySelector('fairway-plan').go('about')", json!([])).await;
    visit.wait_until("return __heard.some(([name]) => name === 'error')").await;
    let heard = visit.heard().await;
    assert!(
        heard.iter().all(|(name, detail)| name == "error" && detail["code"] == "not-allowed"),
        "{heard:?}"
    );
    visit.into_frame(0).await;
    visit.wait_until("return Number(document.documentElement.dataset.ignored) >= 2").await;
    assert!(visit.run("return location.hash", json!([])).await != "#/about");
    // The height concerns nobody, and a frame that does not fit helps nobody.
    fits(&visit).await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_lead_into_the_frame_through_it_and_out_again() {
    let html = plain().replace("<p>Questions?", "<p><a id='after' href='#after'>After</a> Questions?");
    let hosted = hosted(true, vec![("/", html, "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    visit.outside().await;
    let here = "const out = document.activeElement; return out.id || out.localName";
    let press = async |key: Key| visit.driver().action_chain().send_keys(key).perform().await.unwrap();
    press(Key::Tab).await;
    // The focus goes over to another process; that takes a moment.
    visit.wait_until("return document.activeElement.localName === 'fairway-plan'").await;
    visit.into_frame(0).await;
    let inside = "const at = document.activeElement; return at.dataset.ownTab !== undefined ? 'own-tab' : at.className || at.id || at.localName";
    assert_eq!(visit.run(inside, json!([])).await, "skip-link");
    press(Key::Tab).await;
    assert_eq!(visit.run(inside, json!([])).await, "own-tab");
    // The first question, by keys alone.
    for _ in 0..30 {
        press(Key::Tab).await;
        if visit.run("return document.activeElement.matches('[type=checkbox]')", json!([])).await == true {
            break;
        }
    }
    press(Key::Space).await;
    press(Key::Enter).await;
    visit
        .wait_until(
            "return location.hash === '#/question/licences' && document.activeElement.matches('#main h1')",
        )
        .await;
    // Through everything, and out at the end.
    for _ in 0..60 {
        press(Key::Tab).await;
        visit.outside().await;
        if visit.run(here, json!([])).await == "after" {
            return visit.end().await;
        }
    }
    panic!("the keys stay in the frame");
}

#[tokio::test(flavor = "multi_thread")]
async fn any_accent_can_be_read_in_light_and_dark() {
    let server = fairway_browser_tests::serve("").await;
    let visit = Visit::to(&server, "").await;
    // Text in the accent on paper, surface, sunk and its own tint, and text on a button filled with it; by the
    // colours that the page comes to, not by those of the script.
    let script = "return import('./annex-embed/accent.js').then(({ contrast, tokensOf }) => {
        const root = document.documentElement;
        const probe = document.body.appendChild(document.createElement('i'));
        const colour = name => { probe.style.setProperty('color', `var(${name})`); return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number); };
        let [least, tried] = [21, 0];
        for (let at = 0; at < 0x1000000; at += 65521) {
          const accent = at.toString(16).padStart(6, '0');
          for (const [name, value] of Object.entries(tokensOf(accent))) root.style.setProperty(name, value);
          for (const theme of ['light', 'dark']) {
            root.dataset.theme = theme;
            const [text, on] = [colour('--color-channel'), colour('--color-on-channel')];
            for (const under of ['--color-paper', '--color-surface', '--color-channel-tint']) least = Math.min(least, contrast(text, colour(under)));
            least = Math.min(least, contrast(on, text), contrast(colour('--color-channel-strong'), colour('--color-paper')));
            tried += 1;
          }
        }
        return { least, tried };
      })";
    let found = visit.run(script, json!([])).await;
    assert!(found["tried"].as_u64().unwrap() > 500, "{found}");
    assert!(found["least"].as_f64().unwrap() >= 4.45, "{found}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn links_that_leave_open_outside_and_others_stay_embedded() {
    let hosted = hosted(true, vec![("/", plain(), "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    let pressed = "const link = Object.assign(document.createElement('a'), { href: arguments[0], textContent: 'x' });
        document.body.append(link); addEventListener('click', event => event.preventDefault(), { once: true });
        link.click(); link.remove(); return [link.target, link.rel, link.href];";
    let away = visit.run(pressed, json!(["https://learn.microsoft.com/x"])).await;
    assert_eq!(away, json!(["_blank", "noopener", "https://learn.microsoft.com/x"]));
    let other = visit.run(pressed, json!(["./?plan=abc#/plan"])).await;
    assert_eq!(other[0], "");
    let href = other[2].as_str().unwrap();
    assert!(
        href.contains("plan=abc") && href.contains("embed=1") && href.contains("accent=0f6cbd"),
        "{href}"
    );
    visit.end().await;
}
