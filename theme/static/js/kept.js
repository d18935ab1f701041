// Adds: the way to install the site as an app; where a copy is kept that the site has outgrown, a
// line that says so. Needs briefings.js. Without it pages read as they are.
// Nothing of it happens on pages opened from disk: there is nothing to install or to keep.
"use strict";

(() => {
  const { element, say } = briefings;
  const ASKED = "briefings.asked";
  if (!window.location.protocol.startsWith("http")) return;
  const top = new URL("../../", document.currentScript.src);

  // a script adds it: browsers complain of a web manifest on disk
  const app = Object.assign(document.createElement("link"), { rel: "manifest", href: new URL("manifest.webmanifest", top).href });
  document.head.append(app);

  // What the copy knew of the site's list of files when it was made; "" where nothing is kept.
  const keptTag = async () => {
    const found = await window.caches.match(new URL(".kept/list", top).href,
      { cacheName: `briefings ${top.pathname} list` });
    return found ? (await found.json()).tag : "";
  };

  const show = () => {
    const link = Object.assign(element("a", "", say("Bring the kept copy up to date")),
      { href: new URL("offline.html#update", top).href });
    const line = element("p", "keep-newer", [say("The archive has changed since you kept it."), " ", link]);
    document.querySelector("main").before(line);
  };

  // Once in a visit, and only the head: nothing is loaded unasked.
  const ask = async () => {
    const name = ASKED + top.pathname;
    try {
      if (window.sessionStorage.getItem(name) === "same") return;
      const tag = await keptTag();
      if (!tag) return;
      const head = await fetch(new URL("manifest.json", top), { method: "HEAD", cache: "no-store" });
      const now = head.headers.get("ETag") || head.headers.get("Last-Modified");
      if (head.ok && now && now !== tag) show();
      else if (head.ok) window.sessionStorage.setItem(name, "same");
    } catch {
      // without a network the copy is what there is
    }
  };
  if (navigator.serviceWorker?.controller && !document.querySelector("[data-keep]")) ask();
})();
