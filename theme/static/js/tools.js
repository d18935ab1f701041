// Adds: below the head of an article, to keep it in the reading list and to copy a quotation with
// its source and an address that leads to the very words.
// Needs settings.js and an element marked data-tools with both buttons, which has its room from the
// first and is seen once they work. Without it both can be done by hand.
"use strict";

(() => {
  const { element, say, store } = briefings;
  const NAME = "briefings.list";
  const MOST = 300; // characters of a quotation that its address repeats
  // Quotation marks of the article's language (CLDR's delimiters); English ones for others.
  const QUOTES = [["«", "»", "ar be el es fa it no pt ru uk"], ["«\u00A0", "\u00A0»", "fr"],
    ["„", "“", "bg cs da de et is lt lv sk sl sr"], ["„", "”", "hr hu nl pl ro"],
    ["”", "”", "fi sv"], ["「", "」", "ja yue"]];
  const place = document.querySelector("[data-tools]");
  if (!place) return;
  const { path, title, lang, outlet, date, shown } = place.dataset;
  const status = element("span", "tools-said");
  status.setAttribute("role", "status");

  const list = () => store.read(NAME, []).filter((item) => item && item.path);
  const isKept = () => list().some((item) => item.path === path);
  const labelOf = (kept) => (kept ? say("In the reading list") : say("Keep in the reading list"));

  const keep = (made) => {
    const rest = list().filter((item) => item.path !== path);
    const wasKept = isKept();
    const written = store.write(NAME, wasKept ? rest : [...rest, { path, title, lang, outlet, date, shown }]);
    made.setAttribute("aria-pressed", isKept());
    made.textContent = labelOf(isKept());
    status.textContent = written ? "" : say("This browser keeps nothing for this page.");
  };

  // A text fragment: the words, or the first and last of many (https://wicg.github.io/scroll-to-text-fragment/).
  const fragmentOf = (words) => {
    const escape = (text) => encodeURIComponent(text).replace(/-/g, "%2D");
    if (!words) return "";
    if (words.length <= MOST) return `#:~:text=${escape(words)}`;
    const parts = words.split(" ");
    return `#:~:text=${escape(parts.slice(0, 6).join(" "))},${escape(parts.slice(-6).join(" "))}`;
  };

  const chosen = () => {
    const selection = window.getSelection();
    const prose = document.querySelector(".prose");
    const isOurs = prose && selection.rangeCount && prose.contains(selection.anchorNode) &&
      prose.contains(selection.focusNode);
    return isOurs ? selection.toString().replace(/\s+/g, " ").trim() : "";
  };

  const quoted = (words) => {
    const known = QUOTES.find(([, , langs]) => langs.split(" ").includes(lang.split("-")[0]));
    const [open, close] = known || ["“", "”"];
    return `${open}${words}${close}`;
  };

  const quotation = () => {
    const words = chosen();
    const canonical = document.querySelector("link[rel=canonical]");
    const address = (canonical ? canonical.href : window.location.href.split("#")[0]) + fragmentOf(words);
    const source = [title, outlet, shown].filter(Boolean).join(", ");
    return `${words ? `${quoted(words)}\n— ` : ""}${source}\n${address}\n`;
  };

  // Where a page may not write to the clipboard, the text is shown, chosen, to be copied by hand.
  const showText = (text) => {
    const field = Object.assign(element("textarea", "tools-text"), { value: text, readOnly: true, rows: 4 });
    field.setAttribute("aria-label", say("Quotation with its source"));
    place.querySelector("textarea")?.remove();
    place.append(field);
    field.select();
  };

  const copy = async () => {
    const text = quotation();
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = chosen() ? say("Quotation copied.") : say("Source copied; select words to quote them.");
    } catch {
      showText(text);
      status.textContent = say("Copy these words:");
    }
  };

  const [keeper, copier] = place.querySelectorAll("button");
  keeper.textContent = labelOf(isKept());
  keeper.setAttribute("aria-pressed", isKept());
  keeper.addEventListener("click", () => keep(keeper));
  copier.addEventListener("click", copy);
  copier.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
  place.append(status);
  place.dataset.ready = "";
})();
