// Adds nothing by itself: fills the copy that service-worker.js answers from, and frees it.
// Needs briefings.js and manifest.json. Files lie under their SHA-256, so that an update loads only
// what changed, and one that was stopped goes on where it was. The list of files is written last, in
// one step: until then the old copy answers, whole.
"use strict";

(() => {
  const AT_ONCE = 6;
  const BASE = ["index.html", "offline.html", "search.html", "reading-list.html", "about.html",
    "stories/index.html", "calendar.html", "404.html"];
  const NOT_SERVED = /(^|\/)\.|^CNAME$/; // hosts keep these to themselves
  const top = new URL("../../", document.currentScript.src);
  const LIST = `briefings ${top.pathname} list`;
  const FILES = `briefings ${top.pathname} files`;
  const room = new URL(".kept/", top).href;
  const urlOf = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), top).href;

  class Failure extends Error {
    constructor(path, status = 0) {
      super(path);
      this.status = status; // of HTTP; 0 where nobody answered
    }
  }

  const get = async (path, signal, cache = "no-cache") => {
    let answer;
    try {
      answer = await fetch(urlOf(path), { signal, cache, headers: { "X-Past-The-Copy": "1" } });
    } catch (error) {
      throw signal?.aborted ? error : new Failure(path);
    }
    if (!answer.ok) throw new Failure(path, answer.status);
    return answer;
  };

  // What is kept: {root, tag, choices, files: {path: [sha256, size]}}; null for nothing.
  const kept = async () => {
    const found = await window.caches.match(`${room}list`, { cacheName: LIST });
    return found ? found.json() : null;
  };

  // What the site has now: {root, tag, files, parts}.
  const offered = async () => {
    const answer = await get("manifest.json", null, "no-store");
    const tag = answer.headers.get("ETag") || answer.headers.get("Last-Modified") || "";
    const [made, parts] = await Promise.all([answer.json(),
      get("data/offline.json").then((found) => found.json())]);
    const listed = made.files.filter(({ path }) => !NOT_SERVED.test(path));
    const files = Object.fromEntries(listed.map(({ path, sha256, size }) => [path, [sha256, size]]));
    return { root: made.merkle_root, tag, files, parts };
  };

  // The files of one choice, without what every page needs.
  const filesOf = (choice, { files, parts }) => {
    const paths = Object.keys(files);
    if (choice === "all") return paths;
    if (choice === "search") return paths.filter((path) => path.startsWith("search/"));
    const [kind, name] = [choice.slice(0, choice.indexOf(":")), choice.slice(choice.indexOf(":") + 1)];
    const pages = kind === "month" ? paths.filter((path) => path.startsWith(`${name}/`))
      : (parts.stories[name] || []).flatMap((page) =>
        [".html", ".md", ".json", ".txt"].map((end) => page.replace(/\.html$/, end)));
    return pages.concat(pages.flatMap((page) => parts.pictures[page] || []));
  };

  const needed = ({ files }) => Object.keys(files).filter((path) =>
    path.startsWith("theme/") || path === "manifest.webmanifest" || BASE.includes(path));

  // The files of all choices together: {path: [sha256, size]}.
  const plan = (choices, now) => {
    const paths = new Set(choices.flatMap((choice) => filesOf(choice, now)).concat(needed(now)));
    return Object.fromEntries([...paths].filter((path) => path in now.files)
      .map((path) => [path, now.files[path]]));
  };

  const hashOf = async (data) => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", data)),
    (byte) => byte.toString(16).padStart(2, "0")).join("");

  // Load one file and keep it under its hash. What lies in the browser's own cache may be older.
  const load = async (path, sha256, cache, signal) => {
    for (const mode of ["no-cache", "reload"]) {
      const answer = await get(path, signal, mode);
      const data = await answer.arrayBuffer();
      if (await hashOf(data) === sha256) {
        const headers = { "Content-Type": answer.headers.get("Content-Type") || "" };
        await cache.put(room + sha256, new Response(data, { headers }));
        return;
      }
    }
    throw new Failure(path);
  };

  // Load what is missing of a plan; tell(bytes done, bytes in all). Raises what stopped it.
  const fetchAll = async (files, tell, signal) => {
    const cache = await window.caches.open(FILES);
    const there = new Set((await cache.keys()).map(({ url }) => url.slice(room.length)));
    const bySha = new Map(Object.entries(files).map(([path, [sha, size]]) => [sha, [path, size]]));
    const missing = [...bySha].filter(([sha]) => !there.has(sha));
    const all = missing.reduce((sum, [, [, size]]) => sum + size, 0);
    let done = 0;
    tell(0, all);
    const work = async () => {
      for (let next = missing.pop(); next; next = missing.pop()) {
        const [sha, [path, size]] = next;
        await load(path, sha, cache, signal);
        done += size;
        tell(done, all);
      }
    };
    const giveUp = (error) => {
      missing.length = 0; // the others end with the file they are at
      throw error;
    };
    const works = Array.from({ length: AT_ONCE }, () => work().catch(giveUp));
    const failed = (await Promise.allSettled(works)).find(({ status }) => status === "rejected");
    if (failed) throw failed.reason;
  };

  const forgetOthers = async (files) => {
    const cache = await window.caches.open(FILES);
    const wanted = new Set(Object.values(files).map(([sha]) => room + sha));
    for (const request of await cache.keys()) {
      if (!wanted.has(request.url)) await cache.delete(request);
    }
  };

  const announce = async () => (await navigator.serviceWorker.getRegistration(top.href))?.active
    ?.postMessage("list changed");

  // Keep the choices as the site has them now, in place of what is kept.
  const keep = (choices, now, tell, signal) =>
    navigator.locks.request(FILES, async () => {
      const files = plan(choices, now);
      await fetchAll(files, tell, signal);
      await navigator.serviceWorker.register(new URL("sw.js", top), { scope: top.pathname, updateViaCache: "none" });
      await navigator.serviceWorker.ready;
      const list = JSON.stringify({ root: now.root, tag: now.tag, choices, files });
      await (await window.caches.open(LIST)).put(`${room}list`, new Response(list));
      await announce();
      await forgetOthers(files);
    });

  const free = () => navigator.locks.request(FILES, async () => {
    await Promise.all([LIST, FILES].map((name) => window.caches.delete(name)));
    await announce();
    await (await navigator.serviceWorker.getRegistration(top.href))?.unregister();
  });

  briefings.copy = { kept, offered, plan, keep, free, Failure };
})();
