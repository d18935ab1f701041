// Adds: the search page: results as one types, facets, pages, all of it in the address.
// Needs all other scripts of the search and the parts of search.html marked data-search*. Without it search-box.js shows where else to look.
"use strict";

(() => {
  const PAGE = 10; // results at a time; each may cost two small files
  const PAUSE = 120; // milliseconds without a key before a search starts
  const PATIENCE = 700; // milliseconds without an answer before the page says that it searches
  const { address, results, settle } = briefings;

  const part = (name) => document.querySelector(`[data-search${name}]`);
  const form = part("");
  if (!form) return;
  const input = form.querySelector("input");
  const [found, list, pages, sort, help, unfold] =
    ["-found", "-results", "-pages", "-sort", "-help", "-unfold"].map(part);
  const title = document.title;
  let state = address.read(window.location.search);
  let turn = 0; // the number of the latest search: late answers of earlier ones are dropped
  let isSettled = true; // the next key makes a new entry in the history
  let typing = 0;

  const addressOf = (change) =>
    window.location.pathname + address.write({ ...state, ...change });

  const remember = (method, place) => {
    try {
      window.history[method](place, "", addressOf({}));
    } catch {
      // an address too long to be kept: the search works without
    }
  };

  const links = () => Array.from(list.querySelectorAll(".result-title a"));

  // Notes where the reader is, for the way back.
  const notePlace = () => remember("replaceState",
    { y: window.scrollY, at: links().indexOf(document.activeElement) });

  const goTo = ({ y, at }) => {
    const link = links()[at];
    if (link) link.focus({ preventScroll: true });
    if (y === undefined) found.scrollIntoView();
    else window.scrollTo({ top: y, behavior: "instant" });
  };

  // Changes what is asked for. Back leads to what was asked before, but not to each letter.
  const ask = (change, { isTyped = false, place = null } = {}) => {
    window.clearTimeout(typing);
    const before = addressOf({});
    const isNew = (!isTyped || isSettled) && addressOf({ page: 1, ...change }) !== before;
    if (isNew) notePlace();
    state = { ...state, page: 1, ...change };
    isSettled = !isTyped || (isSettled && !isNew);
    remember(isNew ? "pushState" : "replaceState", null);
    run(place);
  };

  let controls = null; // the histogram and the lists beside the results, once there is a script for them

  const makeControls = () => ({
    histogram: briefings.histogram.make(part("-dates"), (range) => ask(range)),
    lists: Array.from(document.querySelectorAll("[data-search-facet]"), (place) => {
      const name = place.dataset.searchFacet;
      const choose = (values) => ask({ picks: { ...state.picks, [name]: values } });
      return [name, briefings.facets.make(place, choose)];
    }),
  });

  const showCounts = (counts) => {
    if (!briefings.limits) return;
    controls ||= makeControls();
    controls.histogram.show(counts.month || [], state);
    for (const [name, each] of controls.lists) each.show(counts[name] || [], state.picks[name]);
  };

  const tell = (answer) => {
    briefings.limits?.show(state, ask);
    briefings.told.show(state, answer, Math.ceil(answer.total / PAGE), () => run());
  };

  // The same links stay the same elements: somebody may be about to click one, or stand on it.
  const turnTo = (last) => {
    if (!briefings.pages) return;
    const links = briefings.pages.pagesOf(state.page, last, (page) => addressOf({ page }));
    const now = Array.from(pages.childNodes);
    const isSame = now.length === links.length && links.every((link, at) => link.isEqualNode(now[at]));
    if (!isSame) pages.replaceChildren(...links);
    pages.hidden = !pages.firstChild;
  };

  const show = (answer, items) => {
    const last = Math.ceil(answer.total / PAGE);
    list.replaceChildren(...items);
    settle.fresh();
    turnTo(last);
    sort.value = state.sort;
    tell(answer);
    showFound(true);
  };

  // The explanations stand open until there is something else to read.
  const showFound = (isFound) => {
    if (found.hidden === isFound) help.open = !isFound;
    found.hidden = !isFound;
  };

  const wait = (mine) => {
    if (mine !== turn) return;
    briefings.told.wait();
    showFound(true);
  };

  const complete = (answer, items) => {
    showCounts(answer.facets);
    turnTo(Math.ceil(answer.total / PAGE));
    list.removeAttribute("aria-busy");
    if (!briefings.quotes) return;
    if (answer.damagedNow) quoteInView(answer, items);
    else answer.hits.forEach((hit, at) => briefings.quotes.complete(items[at], hit));
  };

  const quoteInView = (answer, items) => briefings.quotes.quoteInView(items, answer.hits, () => {
    const damaged = answer.damagedNow();
    if (list.contains(items[0]) && damaged.length > answer.damaged.length) tell({ ...answer, damaged });
  });

  const finish = (answer, items) => {
    complete(answer, items);
    tell(answer);
  };

  const showAnew = (answer) => {
    const items = answer.hits.map(results.itemOf);
    show(answer, items);
    complete(answer, items);
  };

  // Titles first: the texts for the excerpts, and what is counted, are most of what there is to
  // load; texts even later, when one sees their place. But not on the way back: then all of it was
  // loaded before, and must stand as it stood.
  const answerTo = async (mine, place) => {
    const isBack = place !== null && place.y > 0;
    const wanted = { ...state, limit: PAGE, offset: (state.page - 1) * PAGE };
    const waiting = window.setTimeout(wait, PATIENCE, mine);
    const answer = await briefings.search(state.q,
      { ...wanted, excerpts: isBack, facets: isBack, vectors: isBack ? "all" : "if loaded" })
      .finally(() => window.clearTimeout(waiting));
    if (mine !== turn) return;
    if (answer.total && wanted.offset >= answer.total) {
      state = { ...state, page: Math.ceil(answer.total / PAGE) };
      run(place);
      return;
    }
    const items = answer.hits.map(results.itemOf);
    show(answer, items);
    if (isBack) complete(answer, items);
    if (place) goTo(place);
    if (isBack) return;
    const later = { ...wanted, excerpts: "later", facets: true };
    const full = await briefings.search(state.q, later);
    if (mine !== turn) return;
    if (settle.isSame(answer, full)) finish(full, items);
    else if (!settle.offer(() => showAnew(full))) {
      const kept = await briefings.search(state.q, { ...later, vectors: "none" });
      if (mine === turn) finish(kept, items);
    }
  };

  const run = (place = null) => {
    turn += 1;
    document.title = state.q ? `${state.q.slice(0, 80)} · ${title}` : title;
    if (state.q || address.isNarrowed(state)) {
      list.setAttribute("aria-busy", "true");
      answerTo(turn, place).catch((fault) => {
        list.removeAttribute("aria-busy");
        briefings.told.showDamage(["search/"], () => run());
        showFound(true);
        throw fault;
      });
    } else showFound(false);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ q: input.value.trim() });
  });
  input.addEventListener("input", () => {
    window.clearTimeout(typing);
    typing = window.setTimeout(() => ask({ q: input.value.trim() }, { isTyped: true }), PAUSE);
  });
  input.addEventListener("change", () => { isSettled = true; });
  sort.addEventListener("change", () => ask({ sort: sort.value }));
  pages.addEventListener("click", (event) => {
    const link = event.target.closest("[data-page]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    ask({ page: Number(link.dataset.page) }, { place: { at: 0 } });
  });
  unfold.addEventListener("click", () =>
    unfold.setAttribute("aria-expanded", unfold.getAttribute("aria-expanded") !== "true"));
  window.addEventListener("popstate", (event) => {
    state = address.read(window.location.search);
    input.value = state.q;
    isSettled = true;
    run(event.state || { y: 0, at: -1 });
  });
  window.addEventListener("pagehide", notePlace);

  settle.watch(list);
  window.history.scrollRestoration = "manual";
  form.hidden = false;
  help.open = true;
  input.value = state.q;
  if (!state.q) {
    input.focus();
    settle.prepare();
  }
  run(window.history.state);
})();
