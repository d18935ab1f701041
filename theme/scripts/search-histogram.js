// Adds: articles by month, year or decade as bars that are also the control of the range in time:
// a slider at either side for keyboard and finger, a click for one bar.
// Needs search-dates.js and a fieldset marked data-search-dates. Without it there is no such
// control; after: and before: do the same in the query.
"use strict";

(() => {
  const { element, dates, say, number } = briefings;
  const HEIGHT = 100;
  const LEAST = 4; // of 100: one article beside thousands is seen
  const MONTHS = 36; // a range no longer than this can be shown month by month

  const svg = (name, facts, content = []) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(facts)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };

  const slider = (className, label) => {
    const input = element("input", `histogram-slider ${className}`);
    Object.assign(input, { type: "range", min: 0, step: 1 });
    input.setAttribute("aria-label", label);
    return input;
  };

  const button = (label) => Object.assign(element("button", "text-button", label), { type: "button" });

  // Fills the fieldset. choose({from, to}) is called with ISO years or months, "" for an open end.
  const make = (place, choose) => {
    const plot = svg("svg", { preserveAspectRatio: "none", "aria-hidden": "true" });
    const [from, to] = [slider("histogram-from", say("From")), slider("histogram-to", say("To"))];
    const [first, last] = [element("span"), element("span")];
    const said = element("output", "histogram-said");
    const [every, zoom] = [button(say("All dates")), button("")];
    place.append(element("div", "histogram", [plot, from, to]),
      element("p", "histogram-ends", [first, last]),
      element("p", "histogram-foot", [said, zoom, every]));
    let months = [];
    let range = { from: "", to: "" };
    let whole = [0, 0]; // first and last month of all
    let isNear = null; // null: not asked yet
    let bars = null;

    const isChosen = () => Boolean(range.from || range.to);
    const chosen = () => [range.from ? dates.monthOf(range.from) : whole[0],
      range.to ? dates.lastMonthOf(range.to) : whole[1]];
    const monthAt = (at) => bars.start + at * bars.size;
    const rangeAt = (start, end) => dates.toRange(monthAt(start), monthAt(end) - 1);
    const sum = (start, end) => bars.counts.slice(start, end).reduce((all, one) => all + one, 0);
    const countAt = (start, end) => say("%(dates)s: %(count)s",
      { dates: dates.inWords(rangeAt(start, end)), count: number(sum(start, end)) });
    const edges = () => [Number(from.value), Number(to.value)];

    const bar = (count, at) => {
      const most = Math.max(...bars.counts);
      const height = count ? Math.max(LEAST, (count / most) * HEIGHT) : 0;
      return svg("g", { class: "histogram-bar" }, [
        svg("title", {}, [countAt(at, at + 1)]),
        svg("rect", { class: "histogram-room", x: at, y: 0, width: 1, height: HEIGHT }),
        svg("rect", { class: "histogram-fill", x: at + 0.1, y: HEIGHT - height, width: 0.8, height }),
      ]);
    };

    // Colours, words and values for where the sliders stand; asks nothing.
    const paint = () => {
      const [start, end] = edges();
      for (const [at, each] of Array.from(plot.children).entries()) {
        each.classList.toggle("is-out", at < start || at >= end);
      }
      from.setAttribute("aria-valuetext", countAt(start, start + 1));
      to.setAttribute("aria-valuetext", countAt(end - 1, end));
      const isWhole = !isNear && end - start === bars.counts.length;
      said.textContent = isWhole ? dates.inWords(dates.toRange(...whole)) : countAt(start, end);
    };

    const draw = () => {
      const [start, end] = chosen();
      const frame = isNear
        ? [Math.max(whole[0], start - (start % 12)), Math.min(whole[1], end - (end % 12) + 11)]
        : whole;
      bars = dates.toBars(months, ...frame);
      plot.setAttribute("viewBox", `0 0 ${bars.counts.length} ${HEIGHT}`);
      plot.replaceChildren(...bars.counts.map(bar));
      from.max = bars.counts.length;
      to.max = bars.counts.length;
      from.value = Math.floor((start - bars.start) / bars.size);
      to.value = Math.floor((end - bars.start) / bars.size) + 1;
      first.textContent = dates.nameOf(rangeAt(0, 1).from);
      last.textContent = dates.nameOf(rangeAt(bars.counts.length - 1, bars.counts.length).to);
      every.hidden = !isChosen();
      zoom.hidden = !isNear && (bars.size === 1 || end - start >= MONTHS);
      zoom.textContent = isNear ? say("By year") : say("By month");
      paint();
    };

    // What the sliders say, open where they touch the ends of all of time.
    const give = () => {
      const [start, end] = edges();
      const given = rangeAt(start, end);
      if (!isNear && start === 0) given.from = "";
      if (!isNear && end === bars.counts.length) given.to = "";
      choose(given);
    };

    from.addEventListener("input", () => {
      from.value = Math.min(from.value, to.value - 1);
      paint();
    });
    to.addEventListener("input", () => {
      to.value = Math.max(to.value, Number(from.value) + 1);
      paint();
    });
    from.addEventListener("change", give);
    to.addEventListener("change", give);
    every.addEventListener("click", () => {
      isNear = false;
      from.focus();
      choose({ from: "", to: "" });
    });
    zoom.addEventListener("click", () => {
      isNear = !isNear;
      draw();
    });
    plot.addEventListener("click", (event) => {
      const at = Array.from(plot.children).indexOf(event.target.parentNode);
      if (at < 0) return;
      isNear ||= bars.size > 1;
      choose(rangeAt(at, at + 1));
    });

    // Shows counts by ISO month, and the range that is chosen.
    const show = (counts, wanted) => {
      [months, range] = [counts, wanted];
      place.hidden = !months.length;
      if (place.hidden) return;
      const all = months.map(([iso]) => dates.monthOf(iso));
      if (range.from) all.push(dates.monthOf(range.from));
      if (range.to) all.push(dates.lastMonthOf(range.to));
      whole = [Math.min(...all), Math.max(...all)];
      const [start, end] = chosen();
      if (!isChosen()) isNear = false;
      isNear ??= end - start < MONTHS && dates.toBars(months, ...whole).size > 1;
      draw();
    };
    return { show };
  };

  briefings.histogram = { make };
})();
