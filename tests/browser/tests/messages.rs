//! The reader of messages between page and frame, and the frame itself, against data that was made to do harm:
//! made-up, mutated, huge and odd. Deterministic; `FAIRWAY_FUZZ` sets how many for each kind.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::Visit;
use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::host::{HEAR, example, hosted};
use fairway_browser_tests::serve;
use serde_json::json;

/// Makes messages: right ones of each kind, and mutations of them. Runs in the page, because what arrives there
/// are values of the language and not text: also what JSON cannot say.
const MAKE: &str = r#"
  let seed = arguments[0];
  const random = (most) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed % most; };
  const pick = (list) => list[random(list.length)];
  const odd = () => pick([
    undefined, null, NaN, Infinity, -1, -0, 1e308, 2 ** 53, 0.5, true, false, '', ' ', 'x'.repeat(random(3) * 100000), '\u0000', '\ud800', '__proto__',
    'javascript:alert(1)', '<img src=x onerror=alert(1)>', [], [[]], {}, { length: 1e9 }, Array(1000).fill(null), new Date(0), new Map([[1, 2]]),
    new Set([1]), /x/, new Error('x'), new Uint8Array(8), 10n, Object.create(null), JSON.parse('{"__proto__": {"type": "hello"}}'),
  ]);
  const right = {
    theme: 'dark', accent: '0f6cbd', lang: 'en', user: 'Ann', start: 'about', request: 1, revision: '1', reason: 'full', id: 'abc', plan: '{}', mark: null,
    plans: [{ id: 'abc', plan: '{}', mark: null, revision: null }], height: 800, version: '0.1.0', edition: '2018-03', storage: 'own', code: 'x', text: 'y',
    services: { intune: 'full' }, identity: {}, methods: {}, questions: 0, tasks: 1, settled: 0,
  };
  const kinds = { ...messages.TO_FRAME, ...messages.FROM_FRAME };
  const make = () => {
    const type = pick(Object.keys(kinds));
    const data = { app: 'fairway', v: 1, type };
    for (const name of Object.keys(kinds[type])) data[name] = structuredClone(right[name]);
    for (let times = random(4); times > 0; times -= 1) {
      const name = pick([...Object.keys(data), 'constructor', 'toString', '__proto__', 'more']);
      switch (random(5)) {
        case 0: delete data[name]; break;
        case 1: data[name] = odd(); break;
        case 2: data[name] = pick(Object.values(right)); break;
        case 3: Object.defineProperty(data, name, { value: odd(), enumerable: true, configurable: true, writable: true }); break;
        case 4: if (Array.isArray(data[name])) data[name] = Array(random(1000)).fill(pick([odd(), right.plans[0]])); else data.type = odd(); break;
      }
    }
    return random(20) === 0 ? odd() : data;
  };
"#;

fn times() -> u64 {
    std::env::var("FAIRWAY_FUZZ").ok().and_then(|times| times.parse().ok()).unwrap_or(20_000)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reader_takes_only_what_is_a_message_and_never_throws() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let script = format!(
        "return import('./annex-embed/messages.js').then(messages => {{ {MAKE}
          let [taken, refused] = [0, 0];
          const faults = [];
          for (let time = 0; time < arguments[1] && faults.length < 5; time += 1) {{
            const data = make();
            for (const table of [messages.TO_FRAME, messages.FROM_FRAME]) {{
              try {{
                const message = messages.read(table, data);
                if (message === null) {{ refused += 1; continue; }}
                taken += 1;
                const known = ['type', ...Object.keys(table[message.type])];
                const right = Object.keys(message).join() === known.join() && data.app === 'fairway' && data.v === 1 &&
                  Object.entries(table[message.type]).every(([name, fits]) => fits(message[name]));
                // What is read and said again is the same.
                const again = messages.read(table, structuredClone(messages.say(message.type, message)));
                if (!right || JSON.stringify(again) !== JSON.stringify(message)) faults.push(String(JSON.stringify(message)).slice(0, 300));
              }} catch (error) {{ faults.push(`${{error}} ${{typeof data}} ${{data?.type}}`); }}
            }}
          }}
          return {{ taken, refused, faults }};
        }})"
    );
    let done = visit.run(&script, json!([7, times()])).await;
    assert_eq!(done["faults"], json!([]));
    assert!(
        done["taken"].as_u64().unwrap() > times() / 20 && done["refused"].as_u64().unwrap() > times() / 2,
        "{done}"
    );
    println!("read: {done}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_frame_stays_what_it_is_whatever_an_allowed_page_sends() {
    let html = example("plain.html").replace("</body>", &format!("{HEAR}</body>"));
    let hosted = hosted(true, vec![("/", html, "")]).await;
    let visit = Visit { browser: Chromium::start(&[]).await, address: hosted.app.address() };
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    let watch = "window.__faults = []; addEventListener('error', event => __faults.push(event.message));
        addEventListener('unhandledrejection', event => __faults.push(String(event.reason)));
        addEventListener('securitypolicyviolation', event => __faults.push(event.violatedDirective));";
    visit.run(watch, json!([])).await;
    visit.tick("intune").await;
    visit.go_on().await;
    visit.arrived_at("licences").await;
    // The frame's own page has the kinds; the host's page makes and sends.
    let kinds = "return import('./annex-embed/messages.js').then(messages => ({
        TO_FRAME: Object.fromEntries(Object.entries(messages.TO_FRAME).map(([kind, fields]) => [kind, Object.fromEntries(Object.keys(fields).map(name => [name, 1]))])),
        FROM_FRAME: {} }))";
    let kinds = visit.run(kinds, json!([])).await;
    visit.outside().await;
    let script = format!(
        "const messages = arguments[2]; {MAKE}
         const frame = document.querySelector('fairway-plan').shadowRoot.querySelector('iframe').contentWindow;
         let sent = 0;
         for (let time = 0; time < arguments[1]; time += 1) {{
           const data = make();
           // Going elsewhere is what it is told to.
           if (data?.type === 'go') continue;
           try {{ frame.postMessage(data, '*'); sent += 1; }} catch {{ /* cannot be sent at all */ }}
         }}
         return sent;"
    );
    let sent = visit.run(&script, json!([11, times() / 10, kinds])).await.as_u64().unwrap();
    assert!(sent > times() / 20, "{sent}");
    visit.into_frame(0).await;
    visit.settle().await;
    assert_eq!(visit.run("return location.hash", json!([])).await, "#/question/licences");
    let ignored = visit.run("return Number(document.documentElement.dataset.ignored)", json!([])).await;
    assert!(ignored.as_u64().unwrap() > sent / 4, "{ignored} of {sent}");
    // It goes on as before.
    visit.go("#/outcome").await;
    visit.wait_for("#verdict-intune").await;
    assert_eq!(visit.run("return window.__faults", json!([])).await, json!([]));
    println!("sent to the frame: {sent}, ignored: {ignored}");
    visit.outside().await;
    visit.end().await;
}
