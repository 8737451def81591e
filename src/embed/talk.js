// The frame's end of the messages: hears only the page around it, and only where its origin is allowed; tells
// it what concerns somebody only there. What was ignored is counted on the root element, for whoever looks.
import { TO_FRAME, read, say } from "./messages.js";

const ANSWER_WITHIN = 20_000;
const ANSWERS = ["loaded", "kept", "conflict", "failed"];

// Origins that may command: those of the host's file, and our own, which could do anything here anyhow.
const allowed = async () => {
  const origins = [location.origin];
  try {
    const response = await fetch("./embed.json", { cache: "no-cache" });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const list = (await response.json()).origins;
    if (!Array.isArray(list)) throw new TypeError("it has no list of origins");
    for (const origin of list) {
      if (/^https:\/\/(\*\.)?[^/*]+$|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin)) origins.push(origin);
      else console.warn(`fairway: embed.json: ${String(origin).slice(0, 80)} is no origin`);
    }
  } catch (error) {
    console.warn("fairway: embed.json allows nobody:", String(error));
  }
  return origins;
};

// As in a policy: a star stands for the first parts of a name.
const fits = (origin, known) => {
  const [scheme, rest] = known.split("*");
  return rest === undefined ? origin === known : origin.startsWith(scheme) && origin.endsWith(rest) && origin.length > known.length - 1;
};

// Begins to listen. `heard` is given what the page commands once it has said hello.
const talk = (root, heard) => {
  const page = window.parent;
  const origins = allowed();
  const waiting = new Map();
  const first = Promise.withResolvers();
  let [partner, asked, ignored] = [null, 0, 0];

  const ignore = () => (root.dataset.ignored = String((ignored += 1)));
  const tell = (type, fields) => partner !== null && page.postMessage(say(type, fields), partner);
  // What is nobody's business but may be known to all: that we are here, and how high.
  const announce = (type, fields) => page.postMessage(say(type, fields), "*");

  addEventListener("message", async (event) => {
    if (event.source !== page || page === window) return ignore();
    const message = read(TO_FRAME, event.data);
    if (message === null) return ignore();
    if (!(await origins).some((known) => fits(event.origin, known)) || (partner !== null && partner !== event.origin)) {
      ignore();
      console.warn(`fairway: ${event.origin} is not in embed.json, so nothing is taken from there`);
      announce("refused");
      first.reject(new Error("The page around this is not allowed."));
      return undefined;
    }
    if (message.type === "hello") {
      partner = event.origin;
      heard(message);
      return first.resolve(message);
    }
    if (partner === null) return ignore();
    if (!ANSWERS.includes(message.type)) return heard(message);
    const done = waiting.get(message.request);
    waiting.delete(message.request);
    return done ? done(message) : ignore();
  });
  first.promise.catch(() => {});

  // Asks the page something and waits for what it answers; with none in time, that it has failed.
  const ask = (type, fields) =>
    new Promise((done) => {
      const request = (asked += 1);
      waiting.set(request, done);
      tell(type, { request, ...fields });
      setTimeout(() => {
        if (waiting.delete(request)) done({ type: "failed", request, reason: "The page did not answer." });
      }, ANSWER_WITHIN);
    });

  return { announce, ask, tell, hello: first.promise };
};

export { talk };
