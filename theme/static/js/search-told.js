// Adds: what is said of an answer: how many, hints, what narrows it, what could not be read.
// Needs search-address.js, search-dates.js, search-facets.js. Without it search does not start.
"use strict";

(() => {
  const { address, element, dates, facets, say, sayMany, number } = briefings;
  const HUSH = 900; // milliseconds without a change before screen readers are told
  const part = (name) => document.querySelector(`[data-search-${name}]`);
  const [said, status, hints, damage, picks, advice] =
    ["said", "status", "hints", "damage", "picks", "advice"].map(part);
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

  // Everything that narrows: [what it says, the change that takes it away].
  const limitsOf = (state) => {
    const limits = address.FACETS.flatMap((facet) => state.picks[facet].map((value) => [
      facets.labelOf(facet, value),
      { picks: { ...state.picks, [facet]: state.picks[facet].filter((one) => one !== value) } },
    ]));
    if (state.from || state.to) limits.push([dates.inWords(state), { from: "", to: "" }]);
    return limits;
  };

  const button = (label, className, act) => {
    const made = Object.assign(element("button", className, label), { type: "button" });
    made.addEventListener("click", act);
    return made;
  };

  const showLimits = (state, ask) => {
    const limits = limitsOf(state);
    const items = limits.map(([label, change]) => {
      const made = button([element("bdi", "", label), element("span", "", "×")], "", () => ask(change));
      made.setAttribute("aria-label", say("Remove %(what)s", { what: label }));
      return made;
    });
    if (limits.length > 1) {
      items.push(button(say("Remove all"), "text-button", () => ask(address.read(""), { q: state.q })));
    }
    picks.replaceChildren(...items.map((item) => element("li", "", item)));
    picks.hidden = !items.length;
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

  // Says what came back for a state; last: the number of its pages.
  const show = (state, answer, last, { ask, retry }) => {
    said.textContent = inWords(answer.total, state.page, last);
    hints.replaceChildren(...answer.hints.map((hint) => element("li", "", hint)));
    hints.hidden = !answer.hints.length;
    advice.hidden = answer.total > 0;
    showLimits(state, ask);
    showDamage(answer.damaged || [], retry);
    announce([said.textContent, ...answer.hints, damage.firstElementChild.textContent]
      .filter(Boolean).join(". "));
  };

  briefings.told = { show, announce };
})();
