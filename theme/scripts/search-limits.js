// Adds: what narrows an answer, each to be taken away again.
// Needs search-address.js, search-dates.js, search-facets.js. Without it the ticks and the sliders
// beside the results do the same.
"use strict";

(() => {
  const { address, element, dates, facets, say } = briefings;
  const picks = document.querySelector("[data-search-picks]");

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

  // Shows them, each to be taken away by ask(change).
  const show = (state, ask) => {
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

  briefings.limits = { show };
})();
