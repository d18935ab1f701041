// Adds: results in their final order, once it is known, without a jump under the reader's hand.
// Needs search-run.js. Without it the search page does not start.
//
// The first list needs no vectors, which are most of what there is to load. They are loaded while
// nobody asks anything; where the list came before them, it settles once. If the reader has been at
// it by then, it stays, and a button offers the better order.
"use strict";

(() => {
  const PATIENCE = 2000; // milliseconds after which a busy browser loads the vectors all the same
  const better = document.querySelector("[data-search-better]");
  let isTouched = false;

  const touch = () => { isTouched = true; };

  const watch = (list) => {
    for (const kind of ["pointermove", "pointerdown", "focusin"]) {
      list.addEventListener(kind, touch, { passive: true });
    }
    window.addEventListener("scroll", touch, { passive: true });
  };

  // Nobody has seen the list that stands there now.
  const fresh = () => {
    isTouched = false;
    better.hidden = true;
  };

  // Calls show() now if nobody has been at the list, else when the reader asks for it; tells which.
  const offer = (show) => {
    if (isTouched) {
      better.onclick = show;
      better.hidden = false;
    } else show();
    return !isTouched;
  };

  const isSame = (one, other) => one.hits.length === other.hits.length &&
    one.hits.every((hit, at) => hit.id === other.hits[at].id);

  const loadVectors = async () => {
    const shelf = briefings.shelf.newShelf();
    const head = await shelf.data("head");
    if (await briefings.later(shelf) && head) briefings.feedback.load(head, shelf);
  };

  // Loads the vectors while there is nothing else to do.
  const prepare = () => {
    const later = window.requestIdleCallback || ((act) => window.setTimeout(act, PATIENCE / 10));
    later(loadVectors, { timeout: PATIENCE });
  };

  briefings.settle = { watch, fresh, offer, isSame, prepare };
})();
