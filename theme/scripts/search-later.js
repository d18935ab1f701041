// Adds: briefings.later(shelf), a promise of whether what the first list does not need is there: the
// other half of the search's scripts (generator/briefings/render/scripts.py says which).
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const PATH = "theme/js/search-later.js";
  const PATIENCE = 20000; // milliseconds, as for files of the index
  let underway = null;
  let isHere = false;
  let tries = 0;

  const load = () => new Promise((resolve) => {
    const script = document.createElement("script");
    const done = () => resolve(Boolean(briefings.limits));
    script.addEventListener("load", done);
    script.addEventListener("error", done);
    window.setTimeout(done, PATIENCE);
    script.src = PATH + (tries ? `?again=${Date.now()}` : ""); // past what the browser keeps of it
    tries += 1;
    document.head.append(script);
  });

  // Loads it once; after a failure the next call tries again. The shelf remembers a failure.
  briefings.later = async (shelf) => {
    if (isHere) return true;
    underway ||= load();
    isHere = await underway;
    underway = null;
    if (!isHere) shelf.damaged.add(PATH);
    return isHere;
  };
})();
