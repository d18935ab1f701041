// Adds: what is said of an answer: how many, hints, what could not be read.
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const { element, say, sayMany, number } = briefings;
  const HUSH = 900; // milliseconds without a change before screen readers are told
  const part = (name) => document.querySelector(`[data-search-${name}]`);
  const [said, status, hints, damage, advice] =
    ["said", "status", "hints", "damage", "advice"].map(part);
  let hush = 0;

  const announce = (text) => {
    window.clearTimeout(hush);
    hush = window.setTimeout(() => { status.textContent = text; }, HUSH);
  };

  const inWords = (total, page, last) => {
    if (!total) return say("No results");
    const all = sayMany("%(count)s result", "%(count)s results", total);
    return last < 2 ? all : say("%(results)s, page %(page)s of %(last)s",
      { results: all, page: number(page), last: number(last) });
  };

  const showDamage = (paths, retry) => {
    damage.hidden = !paths.length;
    const files = paths.length > 3
      ? sayMany("%(count)s file of the index", "%(count)s files of the index", paths.length)
      : paths.join(", ");
    damage.firstElementChild.textContent = paths.length
      ? say("%(files)s could not be read: some results may be missing.", { files }) : "";
    damage.lastElementChild.onclick = retry;
  };

  // Says that the answer is still to come: a slow server is no empty archive.
  const wait = () => {
    said.textContent = status.textContent = say("Searching …");
  };

  // Says what came back for a state; last: the number of its pages.
  const show = (state, answer, last, retry) => {
    said.textContent = inWords(answer.total, state.page, last);
    hints.replaceChildren(...answer.hints.map((hint) => element("li", "", hint)));
    hints.hidden = !answer.hints.length;
    advice.hidden = answer.total > 0;
    showDamage(answer.damaged || [], retry);
    announce([said.textContent, ...answer.hints, damage.firstElementChild.textContent]
      .filter(Boolean).join(". "));
  };

  briefings.told = { wait, show, showDamage, announce };
})();
