// Adds: briefings.later(shelf), a promise of whether what the first list does not need is there: the
// other half of the search's scripts (generator/briefings/render/scripts.py says which).
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const PATH = "theme/js/search-later.js";
  let underway = null;
  let isHere = false;
  let tries = 0;

  const load = () => new Promise((resolve) => {
    const script = document.createElement("script");
    script.addEventListener("load", () => resolve(Boolean(briefings.limits)));
    script.addEventListener("error", () => resolve(false));
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
