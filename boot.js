// Starts Fairway. The only script besides the app itself, and no framework.
// It 1. allows the app's own markup under Trusted Types, 2. finds the app's files in the page and starts
// them, 3. says what to do if that fails, 4. keeps a Continue pressed before the start for the app, and
// 5. registers the service worker and tells the app when a newer version waits, 6. fetches the annex,
// the second part with pages that need not be there at once, 7. copies what a button
// says, 8. tells the app of the keys of undo, 9. finds a word for this tab, and 10. has the browser ask before
// what is not kept is closed, 11. puts the plan that is open into the address, 12. has a storage for the app where
// the browser has none, 13. has what is embedded or handed over prepared, and 14. finds the language and the look, and
// speaks of numbers and dates. It stores nothing but that word and what somebody has chosen of 14.
(() => {
  "use strict";
  const root = document.documentElement;
  const KEEPING = "fairway:"; // How the names of our records in localStorage begin.

  // 1. Leptos builds elements from its own constant markup; the browser asks this policy first.
  try {
    window.trustedTypes?.createPolicy("default", {
      createHTML(text) {
        if (/<script|\son\w+\s*=|javascript:/i.test(text)) throw new TypeError("Markup that could run script is refused.");
        return text;
      },
      createScriptURL(address) {
        if (new URL(address, document.baseURI).origin !== location.origin) throw new TypeError("Only scripts of this site are allowed.");
        return address;
      },
    });
  } catch (error) {
    console.warn("fairway: no Trusted Types policy", error);
  }

  // 12. Where the browser denies storage, the app gets one that lasts as long as the page, and says so.
  const useStorage = (storage) => Object.defineProperty(window, "localStorage", { value: storage, configurable: true });
  const inMemory = () => {
    const carried = history.state?.carried;
    if (carried) history.replaceState(null, "");
    const kept = new Map(carried);
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => void kept.set(key, text),
      removeItem: (key) => void kept.delete(key),
      key: (place) => [...kept.keys()][place] ?? null,
      get length() {
        return kept.size;
      },
    };
  };
  try {
    localStorage.length;
  } catch {
    useStorage(inMemory());
    root.dataset.storage = "denied";
  }

  // 14. What somebody has chosen, or what the browser prefers, among the languages there are: codes, with their
  // direction where it is not left to right.
  const LANGUAGES = root.dataset.languages.split(" ").map((entry) => entry.split(":"));
  const speak = (tag) => {
    const [code, direction] = LANGUAGES.find(([known]) => known === String(tag).split("-")[0]) ?? [];
    if (!code) return false;
    root.lang = code === "en" ? "en-GB" : code;
    root.dataset.language = code;
    root.dir = direction ?? "ltr";
    return true;
  };
  const chosen = (name) => localStorage.getItem(KEEPING + name);
  [chosen("language"), ...navigator.languages, "en"].some(speak);
  if (chosen("theme")) root.dataset.theme = chosen("theme");

  // The page anew, with everything: where nothing is kept, by way of the entry in the history of this tab.
  const again = (search = location.search) => {
    const carried = root.dataset.storage && keys().map((key) => [key, localStorage.getItem(key)]);
    delete root.dataset.unkept;
    history.replaceState({ carried }, "", search + location.hash);
    location.reload();
  };
  // The app calls these two: for its words, and when somebody chooses.
  const made = {};
  const tool = (kind, make) => (made[kind] ??= make(`${root.lang}-u-nu-latn`));
  const day = (kind, options) => (value) => {
    const of = (tag) => new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...options });
    return /^\d{4}-\d\d-\d\d$/.test(value) ? tool(kind, of).format(new Date(value)) : value;
  };
  const BETWEEN = "\u001f";
  const SAY = {
    form: (value) => tool("form", (tag) => new Intl.PluralRules(tag)).select(value),
    number: (value) => tool("number", (tag) => new Intl.NumberFormat(tag, { useGrouping: "min2" })).format(BigInt(value)),
    date: day("date", { dateStyle: "long" }),
    month: day("month", { month: "long" }),
    list: (value) => tool("list", (tag) => new Intl.ListFormat(tag)).format(value.split(BETWEEN)),
    either: (value) => tool("either", (tag) => new Intl.ListFormat(tag, { type: "disjunction" })).format(value.split(BETWEEN)),
    order: (value) => {
      const items = value.split(BETWEEN);
      const { compare } = tool("order", (tag) => new Intl.Collator(tag, { numeric: true }));
      return [...items.keys()].sort((one, other) => compare(items[one], items[other])).join(BETWEEN);
    },
  };
  window.fairwaySay = (kind, value) => SAY[kind](value);
  window.fairwayChoose = (name, value) => {
    if (value) localStorage.setItem(KEEPING + name, value);
    else localStorage.removeItem(KEEPING + name);
    if (name !== "theme") again();
    else if (value) root.dataset.theme = value;
    else delete root.dataset.theme;
  };

  // A pack that the person has loaded is in use, or another language: what stands in the page before the start is
  // not of it.
  const isOurs = () => chosen("chosen") === null && root.lang === "en-GB";

  // The shell shows the home page or the first question; for any other address, a quiet line.
  const route = () => {
    root.dataset.route = isOurs() && /^#?\/?(question\/service)?$/.test(location.hash) ? "" : "other";
  };
  route();
  addEventListener("hashchange", route);

  // 3. A failure, at the start or later: what happened, what it means, the way out.
  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const keys = () => Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place)).filter((key) => key.startsWith(KEEPING));
  const keep = () => {
    const kept = Object.fromEntries(keys().map((key) => [key, localStorage.getItem(key)]));
    const file = new Blob([JSON.stringify(kept, null, 1)], { type: "application/json" });
    const link = element("a", { href: URL.createObjectURL(file), download: "fairway-kept.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const fail = (error) => {
    if (root.dataset.app === "failed") return;
    const started = !document.querySelector(".opening"); // The app has replaced the shell.
    root.dataset.app = "failed";
    console.error("fairway:", error);
    const reason = String(error?.message || error || "unknown");
    const actions = element("div", { className: "notice__actions" },
      element("button", { className: "button button--primary", type: "button", onclick: () => location.reload() }, "Reload"));
    if (keys().length > 0) actions.append(element("button", { className: "button", type: "button", onclick: keep }, "Download what is kept"));
    const notice = element("div", { className: "notice", role: "alert", tabIndex: -1 },
      element("h1", {}, started ? "Fairway has stopped" : "Fairway could not start"),
      element("p", {}, started
        ? "Something went wrong in this page. Nothing is lost: what you had answered and ticked off is kept in this browser."
        : "Part of the page did not arrive, or this browser cannot run it. Nothing is lost: whatever you had planned is kept in this browser."),
      element("p", {}, "Reload the page. If that does not help, update the browser or try another one; Fairway needs WebAssembly."),
      actions,
      element("details", { className: "fold" },
        element("summary", { className: "fold__summary" }, "Details for support"),
        element("div", { className: "fold__body" }, element("code", { className: "row-id" }, reason))));
    notice.dataset.kind = "error";
    const place = document.getElementById("main") || document.getElementById("app") || document.body;
    place.replaceChildren(notice);
    notice.focus();
  };

  addEventListener("fairway-failed", (event) => fail(event.detail));
  addEventListener("error", (event) => {
    if (window.WebAssembly && event.error instanceof WebAssembly.RuntimeError) fail(event.error);
  });

  // 4. Continue pressed on the prerendered first question: the app reads the ticks and this mark.
  addEventListener("submit", (event) => {
    if (!event.target.closest(".first-question")) return;
    event.preventDefault();
    event.target.dataset.early = "submitted";
    const button = event.target.querySelector("[type=submit]");
    if (button) button.textContent = "One moment…";
  });

  // 2. The build puts the hashed names into the page's preload links.
  const address = (selector) => {
    const link = document.querySelector(selector);
    if (!link) throw new Error(`The page has no ${selector}.`);
    return link.href;
  };

  const start = async () => {
    const app = await import(address("link[rel=modulepreload]"));
    await prepared;
    await app.default({ module_or_path: address('link[as=fetch][href$=".wasm"]') });
  };
  // 6. The app calls this when one of those pages is opened. After a failure the next call tries again.
  let annex;
  const sheet = (href) => new Promise((done, failed) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done });
    link.onerror = () => failed(new Error(`${href} did not arrive.`), link.remove());
    document.head.append(link);
  });
  window.fairwayAnnex = () => {
    annex ??= Promise.all([import("./annex.js"), sheet("./annex.css")]).then(async ([part]) => {
      await part.default({ module_or_path: new URL("./annex_bg.wasm", document.baseURI) });
      return part;
    });
    annex.catch(() => (annex = undefined));
    return annex;
  };

  // 13. In a frame the page around may say how it looks and keep the plans; a link may bring a plan.
  const part = (name) => import(`./annex-embed/${name}.js`);
  const note = (error) => console.warn("fairway:", error);
  const isEmbedded = /[?&]embed=1(&|$)/.test(location.search);
  root.toggleAttribute("data-embed", isEmbedded);
  const prepared = isEmbedded &&
    part("frame").then((frame) => frame.begin({ root, inMemory, useStorage, speak, again, annex: window.fairwayAnnex })).catch(note);
  const take = () => location.hash.startsWith("#/take/") && part("handover").then((handover) => handover.take()).catch(note);
  take();
  addEventListener("hashchange", take);
  start().catch(fail);

  // 7. A button that copies says what to copy, and what to say then.
  addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-copy]");
    if (!button) return;
    const tell = (text) => (button.nextElementSibling.textContent = text);
    // Without https there is no clipboard at all; that is told like a refusal.
    Promise.resolve().then(() => navigator.clipboard.writeText(button.dataset.copy))
      .then(() => tell(button.dataset.done), () => tell(button.dataset.failed));
  });

  // 8. Undo and redo, except where a text field has its own.
  addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    if (event.target.matches?.("textarea, input:not([type=checkbox], [type=radio])")) return;
    event.preventDefault();
    const detail = key === "y" || event.shiftKey ? "redo" : "undo";
    dispatchEvent(new CustomEvent("fairway-turn", { detail }));
  });

  // 9. By its word the steps of this tab are told from those of others, so no two tabs may have the same. A copied
  // tab has a copy of sessionStorage too: the word in there is only ours if nobody holds it.
  const WORD = `${KEEPING}tab`;
  const hold = (word) => new Promise((done) => {
    const request = (lock) => {
      done(lock !== null);
      return lock && new Promise(() => {}); // Held until the page goes.
    };
    navigator.locks.request(`${WORD}:${word}`, { ifAvailable: true }, request).catch(() => done(false));
  });
  window.fairwayTab = (async () => {
    const fresh = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 36).toString(36)).join("");
    root.dataset.tab = fresh;
    try {
      const known = sessionStorage.getItem(WORD);
      sessionStorage.setItem(WORD, fresh);
      // A page that is loaded again lets go of its word a moment later than the next one asks for it.
      for (let times = 0; known && times < 5; times += 1) {
        if (await hold(known)) {
          root.dataset.tab = known;
          return sessionStorage.setItem(WORD, known);
        }
        await new Promise((done) => setTimeout(done, 20));
      }
      await hold(fresh);
    } catch {
      // No storage or no locks here: undo reaches back to the start of this page.
    }
  })();

  // 10. The app says on the root whether there is something.
  addEventListener("beforeunload", (event) => {
    if ("unkept" in root.dataset || "unsent" in root.dataset) event.preventDefault();
  });

  // 11. Some frames and files refuse; the address then names no plan.
  addEventListener("fairway-named", ({ detail: id }) => {
    const others = location.search.slice(1).split("&").filter((part) => part && !part.startsWith("plan="));
    const search = `?${[`plan=${id}`, ...others].join("&")}`;
    try {
      if (search !== location.search) history.replaceState(null, "", search + location.hash);
    } catch (error) {
      console.info("fairway: the address names no plan", error);
    }
  });

  // 5. In a sandboxed frame even reading navigator.serviceWorker throws; the app works without.
  const register = async () => {
    const workers = navigator.serviceWorker;
    if (!workers) return;
    const registration = await workers.register("./sw.js", { scope: "./", updateViaCache: "none" });
    let asked = false;
    let isControlled = workers.controller !== null;
    const tell = () => {
      if (window.fairwayUpdate) return;
      // The app calls this; that it exists says that a newer version waits, or has taken over in another tab.
      window.fairwayUpdate = () => {
        asked = true;
        if (registration.waiting) registration.waiting.postMessage("SKIP_WAITING");
        else location.reload();
      };
      dispatchEvent(new CustomEvent("fairway-update"));
    };
    const offer = () => {
      if (registration.waiting && workers.controller) tell();
    };
    const watch = () => registration.installing?.addEventListener("statechange", offer);
    registration.addEventListener("updatefound", watch);
    watch();
    offer();
    workers.addEventListener("controllerchange", () => {
      if (asked) location.reload();
      else if (isControlled) tell();
      asked = false;
      isControlled = true;
    });
  };
  addEventListener("load", () => {
    register().catch((error) => console.info("fairway: not available offline", error));
  });
})();
