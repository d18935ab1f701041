// Adds: briefings.later(shelf), a promise of whether what the first list does not need is there: the
// other half of the search's scripts (generator/briefings/render/files/scripts.py says which).
// Needs briefings.js, search-shelf.js. Without it search does not start.
"use strict";

(() => {
  const PATH = "theme/js/search-later.js";
  let underway = null;
  let isAgain = false;

  // Loads it once; after a failure the next call tries again. The shelf remembers a failure.
  briefings.later = async (shelf) => {
    if (!briefings.limits) {
      underway ||= briefings.bring(PATH, isAgain);
      await underway;
      underway = null;
      isAgain = true;
    }
    if (!briefings.limits) shelf.damaged.add(PATH);
    return Boolean(briefings.limits);
  };
})();
