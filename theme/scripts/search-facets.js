// Adds: lists of outlets, topics, languages, people and places with their counts, to be ticked.
// Needs briefings.js and fieldsets marked data-search-facet. Without it the query language does
// the same (source:, topic:, lang:, person:, place:).
"use strict";

(() => {
  const { element, lang, number, say } = briefings;
  const FEW = 6; // values before one asks for more
  const STEP = 20; // values more at each time
  const languages = new Intl.DisplayNames(lang, { type: "language", fallback: "code" });

  const languageName = (tag) => {
    try {
      const name = languages.of(tag);
      return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
    } catch {
      return tag; // no tag of BCP 47
    }
  };

  // How a value is shown: a language by its name, all others as they are.
  const labelOf = (facet, value) => (facet === "lang" ? languageName(value) : value);

  // Fills a fieldset; choose(values) is called with all that are ticked.
  const make = (place, choose) => {
    const facet = place.dataset.searchFacet;
    const list = element("ul", "facet-list");
    const more = Object.assign(element("button", "text-button"), { type: "button" });
    place.append(list, more);
    let shown = FEW;
    let rows = [];
    let picked = [];

    const ticked = () => Array.from(list.querySelectorAll("input:checked"), (box) => box.value);

    const itemOf = ([value, count]) => {
      const box = Object.assign(element("input"),
        { type: "checkbox", value, checked: picked.includes(value) });
      const name = element("span", "facet-name", element("bdi", "", labelOf(facet, value)));
      const label = element("label", "facet-item",
        [box, name, element("span", "count", number(count))]);
      return element("li", "", label);
    };

    // The ticked ones stay in sight, whatever their count.
    const draw = () => {
      const known = new Set(rows.map(([value]) => value));
      const gone = picked.filter((value) => !known.has(value)).map((value) => [value, 0]);
      const all = [...rows.slice(0, shown),
        ...rows.slice(shown).filter(([value]) => picked.includes(value)), ...gone];
      const focused = list.contains(document.activeElement) && document.activeElement.value;
      list.replaceChildren(...all.map(itemOf));
      place.hidden = all.length < 2 && !picked.length; // one value says nothing
      more.hidden = rows.length <= shown;
      more.textContent = say("%(count)s more", { count: number(Math.max(0, rows.length - shown)) });
      if (typeof focused === "string") {
        const again = Array.from(list.querySelectorAll("input"))
          .find((box) => box.value === focused);
        if (again) again.focus();
      }
    };

    list.addEventListener("change", () => choose(ticked()));
    more.addEventListener("click", () => {
      const first = shown;
      shown += STEP;
      draw();
      list.querySelectorAll("input")[first]?.focus();
    });

    // Shows [[value, count], ...], most frequent first, and which of them are ticked.
    const show = (counts, values) => {
      [rows, picked] = [counts, values];
      draw();
    };
    return { show };
  };

  briefings.facets = { make, labelOf };
})();
