// Adds: the search page: results as one types, the query in the address, more on demand.
// Needs all other search-*.js but search-box.js, and the parts of search.html marked data-search*.
// Without it the page shows where else to look.
"use strict";

(() => {
  const PAGE = 10; // results at a time; each may cost two small files
  const RIGHT_TO_LEFT = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];
  const PAUSE = 120; // milliseconds without a key before a search starts

  const part = (name) => document.querySelector(`[data-search${name}]`);
  const form = part("");
  if (!form || !briefings.search) return;
  const [input, status, hints, list, more, advice] = [form.querySelector("input"),
    part("-status"), part("-hints"), part("-results"), part("-more"), part("-advice")];
  let turn = 0; // the number of the latest search: late answers of earlier ones are dropped
  let shown = 0;
  let timer = 0;

  const element = (name, className, content = []) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...[].concat(content));
    return made;
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
    if (hit.status) line.append(element("span", "status", hit.status), " ");
    if (hit.date) {
      const time = element("time", "", hit.shown_date);
      time.dateTime = hit.date;
      line.append(element("span", "", element("bdi", "", time)), " ");
    }
    if (hit.outlet) line.append(element("span", "outlet", element("bdi", "", hit.outlet)));
    return line;
  };

  const excerptOf = (hit) => {
    const text = element("p", "result-excerpt",
      hit.excerpt.map(([run, isMark]) => (isMark ? element("mark", "", run) : run)));
    if (hit.lang) text.lang = hit.lang;
    return text;
  };

  // Title, source line and excerpt stand on one side: that of the article's language.
  const sideOf = (lang) => {
    if (!lang) return "auto";
    return RIGHT_TO_LEFT.includes(lang.toLowerCase().split("-")[0]) ? "rtl" : "ltr";
  };

  const itemOf = (hit) => {
    const item = element("li", "result", [titleOf(hit), sourceOf(hit), excerptOf(hit)]);
    item.dir = sideOf(hit.lang);
    return item;
  };

  const count = (total) => (total === 1 ? "1 result" : `${total} results`);

  const showHints = (results) => {
    hints.replaceChildren(...results.hints.map((hint) => element("li", "", hint)));
    hints.hidden = !results.hints.length;
  };

  const show = (results, items, isMore) => {
    if (!isMore) list.replaceChildren();
    list.append(...items);
    shown = (isMore ? shown : 0) + PAGE;
    const isRest = results.total > shown;
    status.textContent = results.total
      ? count(results.total) + (isRest ? `, best first; ${shown} shown` : "") : "No results";
    showHints(results);
    more.hidden = !isRest;
    advice.hidden = results.total > 0;
    if (isMore && items.length) items[0].querySelector("a").focus();
  };

  const clear = () => {
    turn += 1;
    list.replaceChildren();
    hints.replaceChildren();
    status.textContent = "";
    hints.hidden = true;
    more.hidden = true;
    advice.hidden = true;
  };

  const remember = (query) => {
    try {
      const search = query ? `?q=${encodeURIComponent(query)}` : "";
      window.history.replaceState(null, "", window.location.pathname + search);
    } catch {
      // an address too long to be kept: the search works without
    }
  };

  const run = async ({ isMore = false } = {}) => {
    const query = input.value.trim();
    if (!isMore) remember(query);
    document.title = query ? `${query.slice(0, 80)} · ${form.dataset.title}` : form.dataset.title;
    if (!query) {
      clear();
      return;
    }
    turn += 1;
    const mine = turn;
    const wanted = { limit: PAGE, offset: isMore ? shown : 0 };
    // titles first: the texts for the excerpts are most of what there is to load
    const results = await briefings.search(query, { ...wanted, excerpts: false });
    if (mine !== turn) return;
    const items = results.hits.map(itemOf);
    show(results, items, isMore);
    const full = await briefings.search(query, wanted);
    if (mine !== turn) return;
    full.hits.forEach((hit, at) => items[at].lastElementChild.replaceWith(excerptOf(hit)));
    if (full.hints.length > results.hints.length) showHints(full);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    window.clearTimeout(timer);
    run();
  });
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(run, PAUSE);
  });
  more.addEventListener("click", () => run({ isMore: true }));

  form.hidden = false;
  form.dataset.title = document.title;
  input.value = new URLSearchParams(window.location.search).get("q") || input.value;
  if (input.value) run();
  else input.focus();
})();
