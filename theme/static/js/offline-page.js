// Adds: choosing what of the archive is kept in this browser, how large it is, how far it has come;
// stopping, bringing up to date, freeing. Needs offline-copy.js and a form marked data-keep.
// Without it the page says what it is for.
"use strict";

(() => {
  const { copy, locale, number, say } = briefings;
  const find = (selector) => document.querySelector(selector);
  const [form, said, sum, bar] = ["[data-keep]", "[data-said]", "[data-sum]", "[data-bar]"].map(find);
  const [stop, free] = ["[data-stop]", "[data-free]"].map(find);
  const boxes = Array.from(form.querySelectorAll("input[name=keep]"));
  const button = form.querySelector("[type=submit]");
  let now = null; // what the site has; null while it cannot be reached
  let before = null; // what is kept
  let stopping = null; // stops the loading under way

  const tell = (...sentences) => { said.textContent = sentences.join(" "); };
  const whole = () => say("What was kept before is whole; what was loaded meanwhile need not be loaded again.");

  const isCopy = () =>
    say("This archive was opened from disk: it is a copy already, and can be read and searched as it is.");

  const sizeText = (bytes) => {
    const [unit, size] = bytes < 1e5 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
    const digits = { maximumFractionDigits: size < 100 && unit === "megabyte" ? 1 : 0 };
    return new Intl.NumberFormat(locale, { style: "unit", unit, ...digits }).format(size);
  };

  const bytesOf = (files) => Object.values(files).reduce((all, [, size]) => all + size, 0);
  const amountOf = (files) => ({ size: sizeText(bytesOf(files)), files: number(Object.keys(files).length) });
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);

  // What of a plan is not kept yet, in bytes.
  const newBytes = (files) => {
    const there = new Set(Object.values(before ? before.files : {}).map(([sha]) => sha));
    return bytesOf(Object.fromEntries(Object.entries(files).filter(([, [sha]]) => !there.has(sha))));
  };

  const drawSizes = () => {
    const needed = bytesOf(copy.plan([], now));
    for (const box of boxes) {
      const own = bytesOf(copy.plan([box.value], now)) - (box.value === "all" ? 0 : needed);
      box.parentElement.querySelector("[data-size]").textContent = sizeText(own);
    }
  };

  const draw = () => {
    const isBusy = Boolean(stopping);
    const takesAll = boxes.some((box) => box.value === "all" && box.checked);
    for (const box of boxes) box.disabled = !now || isBusy || (takesAll && box.value !== "all");
    button.disabled = !now || isBusy || !chosen().length;
    stop.hidden = bar.hidden = !isBusy;
    free.hidden = !before || isBusy;
    if (!now) {
      sum.textContent = before ? say("Kept: %(files)s files, %(size)s.", amountOf(before.files)) : "";
    } else if (chosen().length) {
      const files = copy.plan(chosen(), now);
      sum.textContent = say("Together %(files)s files, %(size)s, with what every page needs; %(more)s of it to be loaded.",
        { ...amountOf(files), more: sizeText(newBytes(files)) });
    } else {
      sum.textContent = say("Nothing is chosen.");
    }
  };

  const showProgress = (done, all) => {
    bar.max = all || 1;
    bar.value = all ? done : 1;
    tell(say("%(done)s of %(all)s", { done: sizeText(done), all: sizeText(all) }));
  };

  const reasonOf = (error) => {
    if (error.name === "AbortError") return say("Stopped.");
    if (error.name === "QuotaExceededError") return say("This browser has no room for so much.");
    return say("%(file)s could not be loaded as the site lists it.", { file: error.message });
  };

  const keep = async () => {
    stopping = new AbortController();
    draw();
    try {
      await navigator.storage?.persist?.(); // asks the browser not to clear it for want of room
      now = await copy.offered();
      await copy.keep(chosen(), now, showProgress, stopping.signal);
      before = await copy.kept();
      tell(say("Kept: %(files)s files, %(size)s.", amountOf(before.files)),
        say("Each was checked by its hash. They can be read and searched without a network now."));
    } catch (error) {
      tell(reasonOf(error), whole());
    }
    stopping = null;
    draw();
  };

  // A page or a link asks for something: #missing=page, #update, or a choice by its name.
  const heed = () => {
    const wanted = decodeURIComponent(window.location.hash.slice(1));
    const box = boxes.find((one) => one.value === wanted);
    if (wanted.startsWith("missing=")) {
      tell(say("That page is not kept in this browser, and the site cannot be reached now."));
    } else if (wanted === "update" && now && before) {
      keep();
    } else if (box) {
      box.closest("details")?.setAttribute("open", "");
      box.checked = box.checked || Boolean(now);
      box.focus();
    }
  };

  const begin = async () => {
    if (!window.location.protocol.startsWith("http")) {
      tell(isCopy());
      return;
    }
    if (!navigator.serviceWorker || !navigator.locks || !window.caches) {
      tell(say("Browsers keep pages only from addresses that begin with https://, and not in private windows."));
      return;
    }
    before = await copy.kept();
    for (const box of boxes) box.checked = (before ? before.choices : ["search"]).includes(box.value);
    for (const box of form.querySelectorAll("details input:checked")) box.closest("details").open = true;
    try {
      now = await copy.offered();
      drawSizes();
      if (before && before.root === now.root) tell(say("What is kept is what the site has now."));
      else if (before) tell(say("The archive has changed since you kept it."));
    } catch (error) {
      // a reader of ZIM files serves pages, but no list of them
      tell(error.status === 404 && !before ? isCopy() : say("The site cannot be reached now."));
    }
    heed();
    form.hidden = false;
    draw();
  };

  form.addEventListener("change", draw);
  form.addEventListener("submit", (event) => { event.preventDefault(); keep(); });
  stop.addEventListener("click", () => stopping?.abort());
  free.addEventListener("click", async () => {
    await copy.free();
    before = null;
    tell(say("Nothing is kept in this browser any more."));
    draw();
  });
  window.addEventListener("hashchange", () => { heed(); draw(); });
  begin();
})();
