// Adds: "Add to briefing" below the head of an article, and on the page of all briefings what was
// collected, as the Markdown of a dossier. Needs settings.js, and an element marked data-tools or
// data-briefing-cart. Without it one writes `[[id]]` by hand. Nothing leaves the browser.
// Without storage the article's own line is shown, to be copied.
"use strict";

(() => {
  const { element, say, sayMany, store } = briefings;
  const NAME = "briefings.briefing";
  const isOurs = (item) => item && /^[\w.-]+$/.test(item.id) && typeof item.title === "string";
  const list = () => [].concat(store.read(NAME, [])).filter(isOurs);

  // What stands in a dossier for an article: its id, and the title for those who read the file.
  const plain = (title) => title.replace(/[[\]|\s]+/g, " ").trim();
  const lineOf = (item) => `[[${item.id}|${plain(item.title)}]]`;
  const markdownOf = (items) => {
    const title = say("New briefing");
    return `---\ntitle: ${title}\n---\n\n${items.map((item) => `${lineOf(item)}\n`).join("\n")}`;
  };

  const button = (label, act) => {
    const made = Object.assign(element("button", "", label), { type: "button" });
    made.addEventListener("click", () => act(made));
    return made;
  };

  const field = (text, rows) => {
    const made = Object.assign(element("textarea", "tools-text"), { value: text, readOnly: true, rows, dir: "auto" });
    made.setAttribute("aria-label", say("Markdown for content/briefings/"));
    return made;
  };

  const speaker = () => {
    const made = element("span", "tools-said");
    made.setAttribute("role", "status");
    return made;
  };

  const adder = (place) => {
    const { id, title, outlet, shown } = place.dataset;
    const status = speaker();
    const has = () => list().some((item) => item.id === id);
    const show = (made) => {
      made.setAttribute("aria-pressed", has());
      made.textContent = has() ? say("In your briefing") : say("Add to briefing");
    };
    const add = (made) => {
      const rest = list().filter((item) => item.id !== id);
      const written = store.write(NAME, has() ? rest : [...rest, { id, title, outlet, shown }]);
      show(made);
      if (written) {
        status.textContent = sayMany("%(count)s article in your briefing", "%(count)s articles in your briefing", list().length);
        return;
      }
      const text = field(lineOf({ id, title }), 1);
      place.querySelector("textarea")?.remove();
      place.append(text);
      text.select();
      status.textContent = say("This browser keeps nothing for this page. Copy these words:");
    };
    const made = place.querySelector("[data-add]");
    made.addEventListener("click", () => add(made));
    show(made);
    place.append(status);
  };

  const save = (text) => {
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
    link.download = "briefing.md";
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const cart = (place) => {
    const status = speaker();
    const body = element("div");
    const put = (items, focus) => {
      store.write(NAME, items);
      draw();
      (body.querySelector(focus) || place.querySelector("h2")).focus();
    };
    const rowOf = (item, at, items) => {
      const swapped = (other) => items.map((each, n) => (n === at ? items[other] : n === other ? item : each));
      const up = button(say("Up"), () => put(swapped(at - 1), `li:nth-child(${at}) button`));
      up.setAttribute("aria-label", say("Move up: %(what)s", { what: item.title }));
      const remove = button(say("Remove"), () => put(items.filter((other) => other !== item), "button"));
      remove.setAttribute("aria-label", say("Remove %(what)s", { what: item.title }));
      const facts = element("span", "", [item.outlet, item.shown].filter(Boolean).join(", "));
      const row = element("li", "entry", [element("span", "entry-title", item.title),
        element("p", "source-line", [facts, ...(at ? [up] : []), remove])]);
      row.dir = "auto";
      return row;
    };
    const copy = async (text) => {
      try {
        await navigator.clipboard.writeText(text.value);
        status.textContent = say("Copied.");
      } catch {
        text.select();
        status.textContent = say("Copy these words:");
      }
    };
    const draw = () => {
      const items = list();
      const text = field(markdownOf(items), Math.min(20, 5 + 2 * items.length));
      const tools = element("p", "list-tools", [button(say("Copy"), () => copy(text)),
        button(say("Save as Markdown"), () => save(text.value)),
        button(say("Remove all"), () => put([], "button"))]);
      body.replaceChildren(...(items.length
        ? [element("ol", "entries", items.map(rowOf)), tools, text]
        : [element("p", "empty", say("Nothing is collected in this browser. “Add to briefing” stands below the head of each article."))]));
    };
    place.append(body, status);
    place.hidden = false;
    draw();
  };

  const tools = document.querySelector("[data-tools]");
  const place = document.querySelector("[data-briefing-cart]");
  if (tools) adder(tools);
  if (place) cart(place);
})();
