// Adds: hits as items of a list, and the ways to further pages of them.
// Needs briefings.js, search-text.js. Without it search does not start.
"use strict";

(() => {
  const { element, say, number } = briefings;
  const RIGHT_TO_LEFT = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];
  const MOST_FORMS = 16;
  const AT_ONCE = 3; // hits that are quoted wherever they stand
  const SEEN = "1000000px 0px 100px"; // all that is above, and a little below
  const STATUS = {
    corrected: say("corrected"), retracted: say("retracted"),
  };

  // Title, source line and excerpt stand on one side: that of the article's language.
  const sideOf = (lang) => {
    if (!lang) return "auto";
    return RIGHT_TO_LEFT.includes(lang.toLowerCase().split("-")[0]) ? "rtl" : "ltr";
  };

  const titleOf = (hit) => {
    const link = element("a", "", hit.title);
    link.href = hit.path;
    const title = element("h2", "result-title", link);
    if (hit.lang) title.lang = hit.lang;
    return title;
  };

  const sourceOf = (hit) => {
    const line = element("p", "source-line");
    if (hit.outlet) line.append(element("span", "outlet", element("bdi", "", hit.outlet)));
    if (hit.date) {
      const time = element("time", "", hit.shown_date);
      time.dateTime = hit.date;
      line.append(element("span", "", element("bdi", "", time)));
    }
    if (hit.status) line.append(element("span", "status", STATUS[hit.status] || hit.status));
    return line;
  };

  const excerptOf = (hit) => {
    const text = element("p", "result-excerpt",
      hit.excerpt.map(([run, isMark]) => (isMark ? element("mark", "", run) : run)));
    if (hit.lang) text.lang = hit.lang;
    return text;
  };

  const itemOf = (hit) => {
    const item = element("li", "result", [titleOf(hit), sourceOf(hit), excerptOf(hit)]);
    item.dir = sideOf(hit.lang);
    return item;
  };

  // Puts the excerpt into an item, and what it marks into its link: it is marked there as well.
  const complete = (item, hit) => {
    const marked = hit.excerpt.filter(([, isMark]) => isMark).map(([run]) => run).join(" ");
    const forms = new Set(briefings.text.pieces(marked).map((piece) => piece.surface));
    const found = Array.from(forms).slice(0, MOST_FORMS).join(" ");
    item.lastElementChild.replaceWith(excerptOf(hit));
    if (found) item.querySelector("a").href = `${hit.path}#found=${encodeURIComponent(found)}`;
  };

  let watcher = null;

  // Quotes each hit when its item comes into view or one is past it, and calls told(): what nobody
  // looks at is not loaded.
  const quoteInView = (items, hits, told) => {
    if (watcher) watcher.disconnect();
    const quote = async (item) => {
      const hit = hits[items.indexOf(item)];
      complete(item, { ...hit, excerpt: await hit.quote() });
      told();
    };
    watcher = new IntersectionObserver((entries, own) => {
      for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
        own.unobserve(target);
        quote(target);
      }
    }, { rootMargin: SEEN });
    items.slice(0, AT_ONCE).forEach(quote);
    for (const item of items.slice(AT_ONCE)) watcher.observe(item);
  };

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

  briefings.results = { itemOf, complete, quoteInView, pagesOf };
})();
