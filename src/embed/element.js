// <fairway-plan>: Fairway in a frame of a page, as one element. The page includes embed.js, which is this file with
// messages.js in it, and nothing else. README.md beside this says what there is to set and to hear.
import { FROM_FRAME, read, say } from "./messages.js";

const [LEAST, MOST] = [200, 20_000];
// So often a frame may grow within a second; more is a page and a frame that chase each other.
const GROWTHS = 10;
const OPTIONS = ["edition", "lang", "theme", "accent", "start"];
const EVENTS = ["ready", "verdict", "progress", "saved", "error"];
const HERE = document.currentScript?.src;

class FairwayPlan extends HTMLElement {
  static observedAttributes = ["src", "lang", "theme", "accent", "height"];

  #frame = null;
  #store = null;
  #grown = [];
  #isHeld = false;
  #ignored = 0;
  #hear = (event) => this.#heard(event);

  // What keeps the plans, if the page does so itself: `{ load, save, remove }`.
  get store() {
    return this.#store;
  }

  set store(store) {
    this.#store = store;
    if (this.#frame) this.#build();
  }

  // How many messages came that were none of this element's frame, or not understood.
  get ignored() {
    return this.#ignored;
  }

  connectedCallback() {
    addEventListener("message", this.#hear);
    // A page may have set it before this script has come.
    if (Object.hasOwn(this, "store")) {
      const { store } = this;
      delete this.store;
      this.#store = store;
    }
    this.#build();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#frame?.remove();
    this.#frame = null;
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#frame || before === now) return;
    if (name === "src") this.#build();
    else if (name === "height") this.#size(Number(now) || LEAST);
    else if (name === "lang") this.#tell("lang", { lang: now ?? "en" });
    else this.#tell("theme", { theme: this.getAttribute("theme") ?? "auto", accent: this.getAttribute("accent") });
  }

  // Goes to one of the places that `start` can name.
  go(start) {
    this.#tell("go", { start });
  }

  // Tells the frame that the page has a newer plan: `{ id, plan, mark, revision }`.
  changed(plan) {
    this.#tell("changed", plan);
  }

  #address() {
    const base = this.getAttribute("src") ?? (HERE && new URL("./", HERE).href);
    if (!base) throw new Error("<fairway-plan> needs src, the address of Fairway.");
    const address = new URL(base, document.baseURI);
    address.searchParams.set("embed", "1");
    for (const name of OPTIONS) if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
    if (this.#store) address.searchParams.set("keep", "host");
    return address;
  }

  #build() {
    this.#frame?.remove();
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("frame-title") ?? "Fairway";
    frame.allow = "clipboard-write";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.loading = this.getAttribute("loading") ?? "lazy";
    if (this.hasAttribute("sandbox")) frame.setAttribute("sandbox", this.getAttribute("sandbox"));
    for (const [name, value] of [["display", "block"], ["width", "100%"], ["border", "0"]]) frame.style.setProperty(name, value);
    frame.src = this.#address().href;
    this.#frame = frame;
    this.#size(Number(this.getAttribute("height")) || 600);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.replaceChildren(frame);
    this.style.setProperty("display", "block");
  }

  #size(height) {
    this.#frame?.style.setProperty("height", `${Math.min(Math.max(height, LEAST), MOST)}px`);
  }

  #tell(type, fields) {
    // A frame that is sandboxed without an origin can be named in no other way.
    const origin = this.#isSandboxed() ? "*" : this.#address().origin;
    this.#frame?.contentWindow?.postMessage(say(type, fields), origin);
  }

  #isSandboxed() {
    return this.hasAttribute("sandbox") && !this.getAttribute("sandbox").split(/\s+/).includes("allow-same-origin");
  }

  #heard(event) {
    // Other frames of the page have their own business.
    if (event.source === null || event.source !== this.#frame?.contentWindow) return;
    const expected = this.#isSandboxed() ? "null" : this.#address().origin;
    const message = event.origin === expected ? read(FROM_FRAME, event.data) : null;
    if (message === null) {
      this.#ignored += 1;
      return;
    }
    const { type, ...detail } = message;
    if (type === "here") this.#greet();
    else if (type === "height") this.#follow(detail.height);
    else if (type === "moved") this.#show();
    else if (type === "refused") this.#raise("error", { code: "not-allowed", text: `Fairway's embed.json does not name ${location.origin}.` });
    else if (EVENTS.includes(type)) this.#raise(type, detail);
    else this.#keep(type, detail);
  }

  #raise(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #greet() {
    const user = this.getAttribute("user");
    this.#tell("hello", { theme: this.getAttribute("theme"), accent: this.getAttribute("accent"), lang: this.getAttribute("lang"), user });
  }

  // The frame is as high as what is in it. A pixel more or less is rounding; growing without end is a fault, and
  // then the frame scrolls inside.
  #follow(height) {
    const before = this.#frame.getBoundingClientRect().height;
    if (this.hasAttribute("height") || Math.abs(height - before) <= 1) return;
    if (height > before) {
      const now = performance.now();
      this.#grown = this.#grown.filter((at) => now - at < 1_000);
      if (this.#isHeld || this.#grown.push(now) > GROWTHS) {
        if (!this.#isHeld) console.warn("fairway-plan: the frame grows without end and is held");
        this.#isHeld = true;
        return;
      }
    }
    this.#size(height);
  }

  // A new page in the frame begins at its top; where that is out of sight, it comes into sight.
  #show() {
    [this.#isHeld, this.#grown] = [false, []];
    if (this.#frame.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
  }

  async #keep(type, { request, ...detail }) {
    const answer = (kind, fields) => this.#tell(kind, { request, ...fields });
    try {
      if (!this.#store) throw new Error("This page keeps no plans.");
      if (type === "load") return answer("loaded", { plans: await this.#store.load() });
      if (type === "remove") return answer("kept", { revision: (await this.#store.remove(detail.id)) ?? null });
      const done = await this.#store.save(detail);
      return done?.conflict ? answer("conflict", done.conflict) : answer("kept", { revision: done?.revision ?? null });
    } catch (error) {
      return answer("failed", { reason: String(error?.message ?? error).slice(0, 2_000) });
    }
  }
}

customElements.define("fairway-plan", FairwayPlan);
