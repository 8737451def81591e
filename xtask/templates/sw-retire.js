// Removes itself and everything that an earlier worker of this app kept here, so that all comes from
// the network again. Written into development builds; a host that must withdraw a release can put this
// in place of sw.js. What the person saved is not in these caches and stays.
"use strict";

const PREFIX = `fairway-${new URL(self.registration.scope).pathname}@`;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(retire());
});

async function retire() {
  const names = await caches.keys();
  const own = names.filter((name) => name.startsWith(PREFIX));
  await Promise.all(own.map((name) => caches.delete(name)));
  await self.registration.unregister();
  if (own.length === 0) {
    // Nothing was kept, so no page shows an old version. Reloading would register this again for ever.
    return;
  }
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  await Promise.all(pages.map((page) => page.navigate(page.url).catch(() => null)));
}
