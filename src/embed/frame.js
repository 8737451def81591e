// Fairway in the frame of another page: fetched by boot.js before the app starts, only with `?embed=1`. Takes the
// options of the address, finds where the work is to be kept, gives the app that storage, and has the page around
// told of it. What is decided and shown is the app's; README.md beside this says what page and frame can expect.
import { heldByPage, watched } from "./held.js";
import { appear, followHeight, followLinks } from "./looks.js";
import { EDITIONS, STARTS, checked, optionsOf } from "./options.js";
import { talk } from "./talk.js";
import { telling } from "./told.js";

const VERSION = "{{version}}";
// So long may the page take to say hello, where it is to give the plans.
const HELLO_WITHIN = 10_000;

// Whether everything around is of our own address, so that storage is the one of a tab.
const isAtHome = () => {
  try {
    return window.top.location.origin === location.origin;
  } catch {
    return false;
  }
};

const within = (time, promise) =>
  Promise.race([promise, new Promise((_, late) => setTimeout(() => late(new Error("The page did not say hello.")), time))]);

// Has the page around keep the plans: `kept` is filled by it before the app starts.
const fromPage = async (kept, { root, useStorage, annex }, channel) => {
  // Until there is somebody to tell, it waits.
  const telling = Promise.withResolvers();
  const later = (name) => (...given) => telling.promise.then((told) => told[name](...given));
  const held = heldByPage({ kept, talk: channel, annex, root, told: { saved: later("saved"), failed: later("unsaved") } });
  useStorage(held.storage);
  const hello = await within(HELLO_WITHIN, channel.hello);
  await held.load(hello.user);
  return { ...held, tellBy: telling.resolve };
};

// `root` is the document's element, `inMemory` makes a storage that lasts as long as the page, `useStorage` gives
// one to the app, `annex` fetches the annex.
const begin = async (app) => {
  const { root, inMemory, useStorage, speak, again, annex } = app;
  const options = optionsOf(location.search);
  appear(root, options);
  if (options.lang) speak(options.lang);
  if (options.start && !location.hash) history.replaceState(null, "", STARTS[options.start]);
  followLinks();

  let held = null;
  // The page anew in another language, which its address then names.
  const turnTo = (lang) => {
    if (!checked("lang", lang) || root.lang.split("-")[0] === lang.split("-")[0]) return;
    const search = new URLSearchParams(location.search);
    search.set("lang", lang);
    again(`?${search}`);
  };
  const channel = talk(root, (message) => {
    if (message.type === "hello" || message.type === "theme") appear(root, message);
    if (message.type === "hello" || message.type === "lang") turnTo(message.lang);
    if (message.type === "go" && checked("start", message.start)) location.hash = STARTS[message.start];
    if (message.type === "changed") held?.changed(message);
  });
  channel.announce("here");
  followHeight(channel.announce);
  addEventListener("hashchange", () => channel.announce("moved"));

  // Where the browser denies storage, boot.js has put one in its place.
  let keeping = root.dataset.storage ?? (isAtHome() ? "own" : "framed");
  let kept = localStorage;
  if (options.keep === "host") {
    // Never the browser's: what a page keeps for itself is not to be found here by the next.
    kept = inMemory();
    held = await fromPage(kept, app, channel).catch((error) => {
      console.warn("fairway: the page keeps nothing:", String(error));
      return null;
    });
    keeping = held ? "host" : "host-failed";
    root.toggleAttribute("data-host", held !== null);
  }
  if (keeping === "host-failed") root.dataset.storage = "denied";
  if (keeping === "host") delete root.dataset.storage;
  const told = telling({ kept, keeping, channel, annex });
  held?.tellBy(told);
  useStorage(watched(held?.storage ?? kept, told.heard));

  channel.hello.then(() => {
    channel.tell("ready", { version: VERSION, edition: EDITIONS[0], lang: root.lang.split("-")[0], storage: keeping });
    return told.present();
  }).catch((error) => console.info("fairway: the page is told nothing:", String(error)));
  // Not before the app has asked for its own files.
  setTimeout(() => told.show().catch((error) => console.warn("fairway: no bar", String(error))), 0);
};

export { begin };
