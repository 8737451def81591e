// What the address of an embedded Fairway may ask for, and nothing else: a value that is not in these lists is
// left out and noted in the console. The build fills in which editions and languages there are.

const EDITIONS = [/* {{editions}} */];
const LANGUAGES = [/* {{languages}} */];

// Where to begin: names that stay, for addresses that may change.
const STARTS = {
  home: "#/",
  questions: "#/question/service",
  outcome: "#/outcome",
  plan: "#/plan",
  today: "#/plan/today",
  timeline: "#/plan/timeline",
  summary: "#/plan/summary",
  compare: "#/compare",
  about: "#/about",
};

const KNOWN = {
  edition: (value) => EDITIONS.includes(value),
  lang: (value) => LANGUAGES.includes(value.split("-")[0]),
  theme: (value) => ["light", "dark", "auto"].includes(value),
  accent: (value) => /^[0-9a-fA-F]{6}$/.test(value),
  start: (value) => Object.hasOwn(STARTS, value),
  keep: (value) => value === "host",
};

// Names that are the app's own business.
const OTHERS = ["embed", "plan"];

const note = (name, value) =>
  console.warn(`fairway: ${name}=${String(value).slice(0, 80)} is not known here and was left out`);

// The value, if it is one that `name` may have; otherwise undefined, with a note.
const checked = (name, value) => {
  if (value === null || value === undefined) return undefined;
  if (KNOWN[name](value)) return value;
  note(name, value);
  return undefined;
};

// The options of an address.
const optionsOf = (search) => {
  const given = new URLSearchParams(search);
  for (const name of new Set(given.keys())) {
    if (!Object.hasOwn(KNOWN, name) && !OTHERS.includes(name)) note(name, given.get(name));
  }
  return Object.fromEntries(Object.keys(KNOWN).map((name) => [name, checked(name, given.get(name))]));
};

export { EDITIONS, STARTS, checked, optionsOf };
