// The storage that an embedded app is given in place of the browser's: one that tells of each write, and one
// that the page around it keeps. The app writes and reads them like localStorage, with its slots and checksums;
// what comes from the page reaches it like what another tab has written, and is joined, not written over.

const PLAN = "fairway:plan:";
const TRASH = "fairway:trash:";
const ME = "fairway:me";
const LAST = "fairway:last";
// From a write to its being sent, so that what changes together goes together.
const SETTLE = 60;
const TRY_AGAIN = 5_000;

// Which plan a key belongs to; null for everything else.
const planOf = (key) => {
  if (key.startsWith(TRASH)) return key.slice(TRASH.length);
  const found = /^fairway:plan:([A-Za-z0-9]+):[ab]$/.exec(key);
  return found && found[1];
};

// A storage that does what `kept` does, and tells `heard` of every key that was written or removed.
const watched = (kept, heard) => ({
  getItem: (key) => kept.getItem(key),
  setItem: (key, text) => {
    kept.setItem(key, text);
    heard(key, text);
  },
  removeItem: (key) => {
    kept.removeItem(key);
    heard(key, null);
  },
  key: (place) => kept.key(place),
  get length() {
    return kept.length;
  },
});

// The newest text of a plan, of its two slots; null where there is none. A file holds the same.
const planText = (kept, id) => {
  const slots = ["a", "b"].map((place) => kept.getItem(`${PLAN}${id}:${place}`)).filter((text) => text !== null);
  slots.sort((one, other) => Number.parseInt(other, 10) - Number.parseInt(one, 10));
  return slots.length > 0 ? `${slots[0].slice(slots[0].indexOf("\n") + 1)}\n` : null;
};

// Keeps what is in `kept` with the page. The annex reads a plan's file and writes it into a slot, joined with what
// is there, and gives back its id; `told` hears how it goes.
const heldByPage = ({ kept, talk, annex, root, told }) => {
  const plans = new Map();
  // While the annex writes what came from the page: hears of it.
  let taking = null;
  const of = (id) => {
    if (!plans.has(id)) plans.set(id, { revision: null, busy: false, again: false, refused: false });
    return plans.get(id);
  };
  // The browser asks before this page is closed as long as something is on its way.
  const mark = () => root.toggleAttribute("data-unsent", [...plans.values()].some((plan) => plan.busy || plan.again));

  const receive = async ({ id, plan, mark: trash, revision }) => {
    const [entry, part] = [of(id), await annex()];
    const news = [];
    taking = (key, text) => news.push([key, text]);
    try {
      part.take_plan(id, plan);
      if (trash !== kept.getItem(TRASH + id)) {
        if (trash === null) kept.removeItem(TRASH + id);
        else kept.setItem(TRASH + id, trash);
        news.push([TRASH + id, trash]);
      }
      entry.revision = revision;
    } catch (error) {
      // What cannot be read is never written over.
      entry.refused = true;
      told.failed("unreadable", String(error?.message ?? error));
    } finally {
      taking = null;
    }
    for (const [key, newValue] of news) dispatchEvent(new StorageEvent("storage", { key, newValue }));
  };

  const send = async (id) => {
    const entry = of(id);
    entry.again = true;
    if (entry.busy || entry.refused) return;
    entry.busy = true;
    while (entry.again) {
      entry.again = false;
      mark();
      const [plan, trash] = [planText(kept, id), kept.getItem(TRASH + id)];
      const answer =
        plan === null
          ? await talk.ask("remove", { id })
          : await talk.ask("save", { id, plan, mark: trash, revision: entry.revision });
      if (answer.type === "kept") {
        entry.revision = answer.revision;
        told.saved(id, answer.revision);
      } else if (answer.type === "conflict" && answer.id === id) {
        await receive(answer);
        // What the two come to together is not with the page yet; of what cannot be read, ours stays unsent.
        entry.again = true;
        if (entry.refused) break;
      } else {
        told.failed("not-saved", answer.reason ?? "The page answered otherwise.");
        entry.again = true;
        await new Promise((done) => setTimeout(done, TRY_AGAIN));
      }
    }
    entry.busy = false;
    mark();
  };

  // The page has a newer version. Where it lacks what is here, the two together go back to it.
  const changed = async (message) => {
    await receive(message);
    if (!of(message.id).refused && planText(kept, message.id)?.trim() !== message.plan.trim()) await send(message.id);
  };

  const waiting = new Map();
  const heard = (key, text) => {
    const id = planOf(key);
    if (id === null) return;
    if (taking) return taking(key, text);
    clearTimeout(waiting.get(id));
    of(id).again = true;
    mark();
    waiting.set(id, setTimeout(() => send(id), SETTLE));
  };

  // What the page has kept is there before the app starts.
  const load = async (user) => {
    const answer = await talk.ask("load", {});
    if (answer.type !== "loaded") throw new Error(answer.reason ?? "The page answered otherwise.");
    if (user) kept.setItem(ME, user);
    for (const plan of answer.plans) await receive(plan);
    const first = answer.plans.find((plan) => plan.mark === null && !of(plan.id).refused);
    if (first) kept.setItem(LAST, first.id);
  };

  return { storage: watched(kept, heard), load, changed };
};

export { heldByPage, planOf, planText, watched };
