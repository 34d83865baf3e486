// The kiosk's service worker: the page opens without the network. Filled in by `cargo xtask build`.
// It never touches the pack: the page itself keeps the last good one.
const PREFIX = "throughline-kiosk-";
const NAME = `${PREFIX}%version%`;
const FILES = %files%;

const fill = async () => {
  const cache = await caches.open(NAME);
  await cache.addAll(["./", ...FILES].map((file) => new Request(file, { cache: "no-cache" })));
  await self.skipWaiting();
};

const tidy = async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  }
  await self.clients.claim();
};

const page = async (request) => {
  try {
    const response = await fetch(request);
    if (response.ok) return response;
  } catch {
    // No network: as below.
  }
  return (await caches.match("./")) ?? Response.error();
};

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate") return event.respondWith(page(request));
  const name = new URL(request.url).pathname.split("/").pop();
  if (request.method === "GET" && FILES.includes(name)) {
    event.respondWith(caches.match(`./${name}`).then((found) => found ?? fetch(request)));
  }
});
