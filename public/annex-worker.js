// Works for the annex beside the page, so that the page stays responsive: reads packs and proves them. Does
// one thing for each message, [function, argument], and posts what came of it with the time it took.
import start, * as annex from "./annex.js";

const started = start({ module_or_path: new URL("./annex_bg.wasm", location.href) });

addEventListener("message", async ({ data: [work, given] }) => {
  try {
    await started;
    const begun = performance.now();
    const told = annex[work](given);
    postMessage({ told, took: performance.now() - begun });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
});
