// Keeps the app for use without network. The build fills in the version and two lists of files: those of
// a first visit, and those of the annex, which a first visit does not wait for. Each is checked against
// its digest when it is fetched. What this worker never does: answer for anything
// that is not in the list, or replace a running version before the person has asked for it.
"use strict";

const VERSION = "{{version}}";
const FILES = [
  /* {{files}} */
];
const ANNEX = [
  /* {{annex}} */
];

const SCOPE = new URL(self.registration.scope);
const START = SCOPE.href;
// Caches belong to the whole origin, where several copies of the app may live under different paths.
const PREFIX = `fairway-${SCOPE.pathname}@`;
const CACHE = PREFIX + VERSION;
// The host's list of origins that may command an embedded app: changed at any time, so asked for each time.
const ORIGINS = new URL("./embed.json", SCOPE).href;
const LISTED = new Set([...FILES, ...ANNEX].map(([address]) => new URL(address, SCOPE).href));

self.addEventListener("install", (event) => {
  // No skipWaiting here: pages that are open keep the version they were loaded with.
  // A first visit gets its own files first. An update happens behind a version that works, so it
  // takes over with everything, or not at all.
  event.waitUntil(keepAll(self.registration.active ? [...FILES, ...ANNEX] : FILES));
});

self.addEventListener("activate", (event) => {
  // Once all is kept the worker serves the page of a first visit too, which asks the network no more.
  event.waitUntil(removeOldVersions().then(keepAnnex).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "SKIP_WAITING") {
    self.skipWaiting();
  }
});

self.addEventListener("fetch", (event) => {
  if (event.request.url === ORIGINS) {
    event.respondWith(freshElseKept(event.request));
    return;
  }
  const address = listedAddress(event.request);
  if (address !== null) {
    event.respondWith(fromCacheElseNetwork(address, event.request));
  }
});

// One file that cannot be fetched, or whose bytes are not those of the build, fails the whole
// installation: the version before stays, complete.
async function keepAll(files) {
  const isNew = !(await caches.has(CACHE));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(files.map((file) => keep(cache, file)));
  } catch (error) {
    if (isNew) {
      await caches.delete(CACHE);
    }
    throw error;
  }
}

async function keep(cache, [address, integrity]) {
  const url = new URL(address, SCOPE).href;
  // no-cache asks the server whether the copy that the page has just loaded is still right; so a
  // first visit transfers each file once.
  const request = new Request(url, { cache: "no-cache", credentials: "same-origin", integrity });
  const response = await fetch(request);
  if (!response.ok) {
    throw new Error(`${url}: status ${response.status}`);
  }
  await cache.put(url, response);
}

// What fails here is fetched from the network when it is needed, and kept then.
async function keepAnnex() {
  const cache = await caches.open(CACHE);
  for (const file of ANNEX) {
    const kept = await cache.match(new URL(file[0], SCOPE).href, { ignoreVary: true });
    await (kept ?? keep(cache, file).catch((error) => console.info("fairway: the annex is not kept yet", error)));
  }
}

async function removeOldVersions() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

// The address under which the request's answer is kept, or null to leave it to the network.
function listedAddress(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin) {
    return null;
  }
  url.hash = "";
  if (request.mode === "navigate") {
    url.search = "";
    // The app has one page; its places are fragments. For a deeper path, which the page's relative
    // addresses do not fit, the server's plain "not found" is the better answer.
    const isStart = url.href === START || url.href === `${START}index.html`;
    return isStart ? START : LISTED.has(url.href) ? url.href : null;
  }
  return LISTED.has(url.href) ? url.href : null;
}

async function freshElseKept(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) {
      await cache.put(ORIGINS, response.clone());
    }
    return response;
  } catch (error) {
    const kept = await cache.match(ORIGINS, { ignoreVary: true });
    if (kept) {
      return kept;
    }
    throw error;
  }
}

async function fromCacheElseNetwork(address, request) {
  const cache = await caches.open(CACHE);
  const find = () => cache.match(address, { ignoreVary: true });
  const kept = await find();
  if (kept) {
    return kept;
  }
  // Of the annex, not kept yet: only bytes of this version fit the app that asks.
  const file = ANNEX.find(([name]) => new URL(name, SCOPE).href === address);
  if (!file) {
    return fetch(request);
  }
  await keep(cache, file);
  return find();
}
