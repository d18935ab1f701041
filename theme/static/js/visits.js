// Adds, where the reader asked for it in the settings: on lists, what is new since the last visit; on
// the first page also how much came in.
// Needs settings.js, and cards with data-date. Without storage, or at a first visit, it says nothing.
// A visit lasts as long as its tab. The reader's own clock is not asked: what was the newest article
// then tells what is new now.
"use strict";

(() => {
  const { element, say, sayMany, settings, store } = briefings;
  const NAME = "briefings.visit";
  if (!settings.visits) return;
  const reach = document.querySelector("[data-articles]");
  const cards = Array.from(document.querySelectorAll(".card[data-date]"));

  // What was there at the last visit: {articles, newest, shown}; null at a first one.
  const lastVisit = () => {
    try {
      const kept = window.sessionStorage.getItem(NAME);
      if (kept) return JSON.parse(kept);
      const last = store.read(NAME, null);
      window.sessionStorage.setItem(NAME, JSON.stringify(last));
      return last;
    } catch {
      return null;
    }
  };

  const nameOf = (card) => card.querySelector("a").href;

  const remember = () => {
    const dates = cards.map((card) => card.dataset.date).sort();
    store.write(NAME, { articles: Number(reach.dataset.articles), newest: dates[dates.length - 1] || "",
      oldest: dates[0] || "", shown: cards.map(nameOf) });
  };

  const isNew = (card, last) => card.dataset.date > last.newest ||
    (reach && card.dataset.date >= last.oldest && !last.shown.includes(nameOf(card)));

  const mark = (card) => {
    card.classList.add("card-new");
    const line = card.querySelector(".source-line");
    if (line) line.append(element("span", "status", say("new")));
  };

  const last = lastVisit();
  if (last && Array.isArray(last.shown)) {
    for (const card of cards) if (isNew(card, last)) mark(card);
    const more = reach ? Number(reach.dataset.articles) - last.articles : 0;
    if (more > 0) {
      reach.append(element("span", "reach-new",
        sayMany("%(count)s new since your last visit", "%(count)s new since your last visit", more)));
    }
  }
  if (reach) remember();
})();
