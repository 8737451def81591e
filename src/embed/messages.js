// The messages between a page and the Fairway in its frame: which there are, of which shape, and their one
// reader, for both ends. Plain data by `postMessage`; README.md beside this says what each means.
//
// Written by hand, and in script although what decides here is Rust: the end in the page is a script anyhow, and
// with one reader both ends mean the same. tests/browser/tests/messages.rs tries it with made-up and mutated data.

const APP = "fairway";
// A change that an older end would take for something else raises it. Further kinds and fields do not.
const VERSION = 1;
// Of one plan, in UTF-16 units: what localStorage would hold.
const LONGEST = 5_242_880;
const MOST_PLANS = 500;

const text = (most) => (value) => typeof value === "string" && value.length <= most;
const word = (value) => typeof value === "string" && /^[A-Za-z0-9][A-Za-z0-9./_-]{0,79}$/.test(value);
const count = (value) => Number.isSafeInteger(value) && value >= 0;
const oneOf = (...words) => (value) => words.includes(value);
const maybe = (fits) => (value) => value === undefined || value === null || fits(value);
const isPlain = (value) =>
  typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
const has = (value, name) => (Object.hasOwn(value, name) ? value[name] : undefined);
const shape = (fields) => (value) =>
  isPlain(value) && Object.entries(fields).every(([name, fits]) => fits(has(value, name)));
const list = (fits, most) => (value) => Array.isArray(value) && value.length <= most && value.every(fits);
const levels = (value) =>
  isPlain(value) && Object.keys(value).length <= 200 && Object.entries(value).every(([key, level]) => word(key) && word(level));

const theme = oneOf("light", "dark", "auto");
const accent = (value) => typeof value === "string" && /^[0-9a-fA-F]{6}$/.test(value);
// A plan as its keeper has it: the text of a `.fairway.json`, and the mark of one that was deleted.
const plan = { id: word, plan: text(LONGEST), mark: maybe(text(5_000)), revision: maybe(text(200)) };

// From the page to the frame.
const TO_FRAME = {
  hello: { theme: maybe(theme), accent: maybe(accent), lang: maybe(word), user: maybe(text(200)) },
  theme: { theme: maybe(theme), accent: maybe(accent) },
  lang: { lang: word },
  go: { start: word },
  loaded: { request: count, plans: list(shape(plan), MOST_PLANS) },
  kept: { request: count, revision: maybe(text(200)) },
  conflict: { request: count, ...plan },
  failed: { request: count, reason: text(2_000) },
  changed: plan,
};

// From the frame to the page. The first four tell nothing of anybody's and go to whoever is there.
const FROM_FRAME = {
  here: {},
  height: { height: count },
  moved: {},
  refused: {},
  ready: { version: word, edition: word, lang: word, storage: word },
  verdict: { plan: word, edition: word, services: levels, identity: levels, methods: levels },
  progress: { plan: word, questions: count, tasks: count, settled: count },
  saved: { plan: word, storage: word, revision: maybe(text(200)) },
  error: { code: word, text: text(2_000) },
  load: { request: count },
  save: { request: count, ...plan },
  remove: { request: count, id: word },
};

// What a message says, with the fields of its kind and no others; null for everything that is none.
const read = (kinds, data) => {
  if (!isPlain(data) || has(data, "app") !== APP || has(data, "v") !== VERSION) return null;
  const type = has(data, "type");
  if (typeof type !== "string" || !Object.hasOwn(kinds, type)) return null;
  const message = { type };
  for (const [name, fits] of Object.entries(kinds[type])) {
    const value = has(data, name);
    if (!fits(value)) return null;
    message[name] = value ?? null;
  }
  return message;
};

const say = (type, fields) => ({ app: APP, v: VERSION, type, ...fields });

export { FROM_FRAME, TO_FRAME, read, say };
