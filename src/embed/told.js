// What the page around is told of the work, and what the person is told of where it is kept: the bar above the
// app, with the link that takes the plan to a tab of its own. Both follow each write, a moment later.
import { fragmentOf } from "./handover.js";
import { planOf, planText } from "./held.js";

const SETTLE = 150;
const LAST = "fairway:last";

// `kept` is where the app's records are, `keeping` says of what kind that is.
const telling = ({ kept, keeping, channel, annex }) => {
  const place = Object.assign(document.createElement("div"), { id: "frame-bar" });
  // Behind the link that leads past all of this, which has to be the first. The app's start takes all out once.
  const app = document.querySelector("#app");
  const seat = () => {
    const skip = app.querySelector(":scope > .skip-link");
    if (skip && skip.nextSibling !== place) skip.after(place);
  };
  new MutationObserver(seat).observe(app, { childList: true });
  seat();
  let shown = keeping;

  // Where that tab does not see what is kept here, the address has the plan in it.
  const link = async (id) => {
    const open = place.querySelector("[data-own-tab]");
    if (!open) return;
    const text = id && keeping !== "own" ? planText(kept, id) : null;
    const fragment = text === null ? location.hash : await fragmentOf(text);
    const isTooLong = fragment === null;
    open.href = location.origin + location.pathname + (fragment ?? "");
    open.hidden = isTooLong;
    place.querySelector("[data-too-long]").hidden = !isTooLong;
  };

  // `state` is one of keeping's, or `host-unsaved`.
  const show = async (state) => {
    shown = state;
    await (await annex()).frame_bar(place, state);
    await link(kept.getItem(LAST));
  };

  const report = async (id) => {
    const text = planText(kept, id);
    if (text === null) return;
    await link(id);
    const { verdict, progress } = JSON.parse(await (await annex()).report(text));
    channel.tell("verdict", { plan: id, ...verdict });
    channel.tell("progress", { plan: id, ...progress });
  };

  const fail = (code, text) => channel.tell("error", { code, text: text.slice(0, 2_000) });
  const saved = (plan, revision) => {
    channel.tell("saved", { plan, storage: keeping, revision });
    return shown === keeping ? null : show(keeping);
  };
  const unsaved = (code, text) => {
    fail(code, text);
    return shown === "host-unsaved" ? null : show("host-unsaved");
  };

  let waiting;
  const heard = (key) => {
    const id = planOf(key);
    if (id === null) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (keeping === "own" || keeping === "framed") saved(id, null);
      report(id).catch((error) => fail("report", String(error)));
    }, SETTLE);
  };
  // What is there when the page says hello.
  const present = () => kept.getItem(LAST) && report(kept.getItem(LAST));

  return { heard, present, saved, show: () => show(keeping), unsaved };
};

export { telling };
