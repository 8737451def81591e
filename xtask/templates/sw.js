// Keeps the app for use without network. The build fills in the version and two lists of files: those of
// a first visit, and those of the annex, which a first visit does not wait for. Each is checked against
// its digest when it is fetched. What this worker never does: answer for anything that is not in the list
// of the version that the page runs, or replace a running version before the person has asked for it. Where
// one page has asked and others are open, those run on with the version they were loaded with.
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
// In the cache of a version that has taken over: the ids of the pages that run on with it after a newer one
// has. No page has this address.
const NOTE = `${START}?pages`;
// The cache of its version for each page that runs an earlier one; null until the notes are read.
let older = null;
// The same for workers that those pages start.
const olderWorkers = new Map();
let looking = null;

self.addEventListener("install", (event) => {
  // No skipWaiting here: pages that are open keep the version they were loaded with.
  // A first visit gets its own files first. An update happens behind a version that works, so it
  // takes over with everything, or not at all.
  event.waitUntil(keepAll(self.registration.active ? [...FILES, ...ANNEX] : FILES));
});

self.addEventListener("activate", (event) => {
  // Once all is kept the worker serves the page of a first visit too, which asks the network no more.
  event.waitUntil(takeOver().then(keepAnnex).then(() => self.clients.claim()));
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
  if (address !== null || mayBeOlder(event)) {
    event.respondWith(answer(address, event));
  }
});

// One file that cannot be fetched, or whose bytes are not those of the build, fails the whole
// installation: the version before stays, complete.
async function keepAll(files) {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(files.map((file) => keep(cache, file)));
  } catch (error) {
    if (!(await cache.match(NOTE))) {
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

// Once, when this version becomes the one for pages that are loaded from now on.
async function takeOver() {
  const versions = await earlierVersions();
  const known = new Set(versions.flatMap(({ pages }) => pages ?? []));
  const others = (await openPages()).filter((id) => !known.has(id));
  for (const version of versions) {
    if (version.pages === null) {
      // It never ran: given up for this one, or broken off. Or it is newer still and not complete yet.
      await (self.registration.installing || self.registration.waiting || caches.delete(version.name));
    } else if (version.pages.length === 0) {
      // The one that ran until now.
      await (others.length > 0 ? write(version.cache, others) : caches.delete(version.name));
    }
  }
  await write(await caches.open(CACHE), []);
  await removeUnused();
}

const write = (cache, pages) => cache.put(NOTE, new Response(JSON.stringify(pages)));

async function earlierVersions() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  return Promise.all(names.map(async (name) => {
    const cache = await caches.open(name);
    const note = await cache.match(NOTE);
    return { name, cache, pages: note ? await note.json() : null };
  }));
}

async function openPages() {
  return (await self.clients.matchAll({ type: "all", includeUncontrolled: true })).map(({ id }) => id);
}

// Removes what no open page runs any more, and reads who runs the rest.
async function removeUnused() {
  const open = new Set(await openPages());
  const found = new Map();
  for (const { name, cache, pages } of await earlierVersions()) {
    const left = (pages ?? []).filter((id) => open.has(id));
    if (pages?.length > 0 && left.length === 0) {
      await caches.delete(name);
    }
    left.forEach((id) => found.set(id, cache));
  }
  older = found;
}

function mayBeOlder({ request, clientId }) {
  const isFile = request.method === "GET" && request.mode !== "navigate" && request.url.startsWith(START);
  return isFile && (older?.has(clientId) ?? true);
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

async function answer(address, event) {
  const { request, clientId, resultingClientId } = event;
  if (older === null) {
    await removeUnused();
  }
  const its = request.mode === "navigate" ? undefined : older.get(clientId) ?? olderWorkers.get(clientId);
  if (its) {
    if (resultingClientId) {
      olderWorkers.set(resultingClientId, its);
    }
    const kept = await its.match(address ?? request, { ignoreVary: true });
    // A file of this version does not fit what runs there; that it cannot be had is the better answer.
    return kept ?? (address === null ? fetch(request) : Response.error());
  }
  if (older.size > 0) {
    // A page that was loaded anew counts as open for a moment longer.
    looking ??= new Promise((done) => setTimeout(done, 1000)).then(removeUnused).finally(() => (looking = null));
    event.waitUntil(looking);
  }
  return address === null ? fetch(request) : fromCacheElseNetwork(address, request);
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
