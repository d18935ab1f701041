// Answers from the copy that the reader keeps in this browser, whether the site is there or not.
// Needs offline-copy.js, which fills the copy; loaded by sw.js at the site's top. Without it, or
// with nothing kept, every page comes from the network as it would.
// Files lie under their SHA-256; the list says which file has which. Who writes a new list changes
// all files in one step.
"use strict";

const TOP = new URL(self.registration.scope);
// Sites of one host share their caches, so that the names hold the path.
const LIST = `briefings ${TOP.pathname} list`;
const FILES = `briefings ${TOP.pathname} files`;
const ROOM = new URL(".kept/", TOP).href;
const TYPES = {
  html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8", svg: "image/svg+xml", json: "application/json",
  webmanifest: "application/manifest+json", md: "text/markdown; charset=utf-8",
  txt: "text/plain; charset=utf-8", atom: "application/atom+xml", rss: "application/rss+xml",
};
const LATER = "offline.html"; // says what is kept, where a page is not

let list = null; // promise of {path: [sha256, size]}

const readList = async () => {
  const found = await caches.match(`${ROOM}list`, { cacheName: LIST });
  return found ? (await found.json()).files : {};
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data === "list changed") list = null;
});

// The names that a host would try for an address.
const namesOf = (url) => {
  let path = url.pathname.slice(TOP.pathname.length);
  try {
    path = decodeURIComponent(path);
  } catch {
    return [];
  }
  return !path || path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`];
};

const find = async (url) => {
  list = list || readList();
  const files = await list.catch(() => ({}));
  const name = namesOf(url).find((one) => Object.hasOwn(files, one));
  const found = name && await caches.match(ROOM + files[name][0], { cacheName: FILES });
  return { name, found };
};

const kept = async (url) => {
  let { name, found } = await find(url);
  if (name && !found) { // the list was written anew a moment ago
    list = null;
    ({ name, found } = await find(url));
  }
  if (!found) return null;
  const told = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  const headers = { "Content-Type": told || found.headers.get("Content-Type") || "" };
  return new Response(found.body, { headers });
};

const answer = async (request, url) => {
  const copy = await kept(url);
  if (copy) return copy;
  try {
    return await fetch(request);
  } catch (error) {
    const page = new URL(LATER, TOP);
    if (request.mode !== "navigate" || !(await kept(page))) throw error;
    page.hash = `missing=${encodeURIComponent(url.pathname.slice(TOP.pathname.length))}`;
    return Response.redirect(page.href, 302);
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = url.origin === TOP.origin && url.pathname.startsWith(TOP.pathname);
  // who fills the copy wants what the site has
  if (!isOurs || request.method !== "GET" || request.headers.has("X-Past-The-Copy")) return;
  event.respondWith(answer(request, url));
});
