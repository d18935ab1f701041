// Adds: hits as items of a list; the excerpts come later (search-quotes.js).
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const { element, say } = briefings;
  const RIGHT_TO_LEFT = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];
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

  const itemOf = (hit) => {
    const item = element("li", "result", [titleOf(hit), sourceOf(hit), element("p", "result-excerpt")]);
    item.dir = sideOf(hit.lang);
    return item;
  };

  briefings.results = { itemOf };
})();
