// Stands before boot.js in the single file, where there is nothing to ask a network for: hands out what lies
// in the page itself, packed and as letters. Everything else is the app as it is hosted.
(() => {
  "use strict";
  const folder = String(new URL("./", document.baseURI));
  const held = (address) => {
    const name = String(new URL(address, folder)).slice(folder.length);
    const element = document.getElementById(`held:${name}`);
    if (!element) throw new TypeError(`${name} is not in this file.`);
    return element;
  };
  const unpacked = (element) => {
    const packed = Uint8Array.from(atob(element.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream, { headers: { "Content-Type": element.dataset.type } });
  };
  // All files of a computer may share one storage: ours has names of its own there, which only this file knows.
  const [OWN, APP] = ["fairway-file:", "fairway:"];
  const inFile = (key) => (key.startsWith(APP) ? OWN + key.slice(APP.length) : key);
  const inApp = (key) => (key.startsWith(OWN) ? APP + key.slice(OWN.length) : key);
  try {
    const kept = window.localStorage;
    const own = () => Array.from({ length: kept.length }, (_, place) => kept.key(place)).filter((key) => key.startsWith(OWN));
    const storage = {
      getItem: (key) => kept.getItem(inFile(key)),
      setItem: (key, text) => kept.setItem(inFile(key), text),
      removeItem: (key) => kept.removeItem(inFile(key)),
      key: (place) => inApp(own()[place] ?? "") || null,
      get length() {
        return own().length;
      },
    };
    Object.defineProperty(window, "localStorage", { value: storage, configurable: true });
    // What another tab has written, by the names that the app knows.
    addEventListener("storage", (event) => {
      if (!event.isTrusted) return;
      event.stopImmediatePropagation();
      const { key, newValue } = event;
      if (key?.startsWith(OWN)) dispatchEvent(new StorageEvent("storage", { key: inApp(key), newValue }));
    });
  } catch (error) {
    console.info("fairway: storage is denied", error);
  }

  window.fetch = async (address) => unpacked(held(address?.url ?? address));

  // The two parts of the app stand in scripts of their own, which say here that they have come.
  const parts = {};
  const part = (name) => (parts[name] ??= Promise.withResolvers());
  window.fairwayPart = (name, given) => part(name).resolve(given);
  window.fairwayImport = (address) => part(held(address).id.slice("held:".length)).promise;

  // A worker is made of the text of the same scripts.
  const policy = window.trustedTypes?.createPolicy("fairway-file", { createScriptURL: (address) => address });
  const source = async () => {
    const work = await unpacked(held("annex-worker.js")).text();
    return new Blob([
      "globalThis.fairwayPart = (_, part) => (globalThis.annex = part);\n",
      document.getElementById("held:annex.js").textContent,
      `\nconst packed = Uint8Array.from(atob("${held("annex_bg.wasm").textContent.trim()}"), (letter) => letter.charCodeAt(0));\n`,
      'const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));\n',
      'const started = globalThis.annex.default({ module_or_path: new Response(stream, { headers: { "Content-Type": "application/wasm" } }) });\n',
      work.slice(work.indexOf("addEventListener")),
    ], { type: "text/javascript" });
  };
  const Beside = window.Worker;
  let address;
  addEventListener("DOMContentLoaded", async () => (address = URL.createObjectURL(await source())));
  window.Worker = class extends Beside {
    constructor() {
      // Not a module: what a file makes has no origin, and modules may only come from one.
      super(policy ? policy.createScriptURL(address) : address);
    }
  };
})();
