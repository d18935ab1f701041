// Adds: the ways to further pages of results.
// Needs briefings.js. Without it only the first page is shown.
"use strict";

(() => {
  const { element, say, number } = briefings;

  // First, last, and the pages around this one; 0 where some are left out.
  const pagesAround = (page, last) => {
    const near = [1, page - 1, page, page + 1, last].filter((one) => one >= 1 && one <= last);
    const pages = Array.from(new Set(near)).sort((one, other) => one - other);
    return pages.flatMap((one, at) => {
      const gap = at ? one - pages[at - 1] : 1;
      if (gap === 1) return [one];
      return gap === 2 ? [one - 1, one] : [0, one];
    });
  };

  // Links to pages; address(page) is where one stands. Empty for one page.
  const pagesOf = (page, last, address) => {
    if (last < 2) return [];
    const link = (to, label, name = "") => {
      const made = element("a", "", label);
      made.href = address(to);
      made.dataset.page = to;
      if (name) made.setAttribute("aria-label", name);
      if (to === page) made.setAttribute("aria-current", "page");
      return made;
    };
    const numbers = pagesAround(page, last).map((one) =>
      element("li", "", one ? link(one, number(one), say("Page %(number)s", { number: number(one) })) : "…"));
    const side = (to, label, rel) => {
      if (to < 1 || to > last) return [];
      return [element("li", `pages-${rel}`, Object.assign(link(to, label), { rel }))];
    };
    return [element("ul", "pages-list",
      [...side(page - 1, say("Previous"), "prev"), ...numbers, ...side(page + 1, say("Next"), "next")])];
  };

  briefings.pages = { pagesOf };
})();
