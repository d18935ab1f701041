// Adds: the reader's own list of articles, kept in this browser alone, to be read, cut and taken away.
// Needs settings.js and an element marked data-reading-list. Without it the page says what it is for.
"use strict";

(() => {
  const { element, say, store } = briefings;
  const NAME = "briefings.list";
  const place = document.querySelector("[data-reading-list]");
  const list = () => store.read(NAME, []).filter((item) => item && /^[^:]+\.html$/.test(item.path));

  const button = (label, act) => {
    const made = Object.assign(element("button", "", label), { type: "button" });
    made.addEventListener("click", act);
    return made;
  };

  const save = (name, type, text) => {
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const lineOf = (item) => [item.outlet, item.shown].filter(Boolean).join(", ");
  const addressOf = (item) => new URL(item.path, window.location.href).href;
  const asMarkdown = () => list().map((item) =>
    `- [${item.title.replace(/([[\]\\])/g, "\\$1")}](${addressOf(item)}), ${lineOf(item)}\n`).join("");

  const itemOf = (item, draw) => {
    const link = Object.assign(element("a", "entry-title", item.title), { href: item.path, lang: item.lang || "" });
    const remove = button(say("Remove"), () => {
      store.write(NAME, list().filter((other) => other.path !== item.path));
      draw();
    });
    remove.setAttribute("aria-label", say("Remove %(what)s", { what: item.title }));
    const line = element("p", "source-line", [element("span", "", lineOf(item)), remove]);
    const made = element("li", "entry", [link, line]);
    made.dir = "auto";
    return made;
  };

  const draw = () => {
    const items = list();
    const tools = element("p", "list-tools", [
      button(say("Save as Markdown"), () => save("reading-list.md", "text/markdown", asMarkdown())),
      button(say("Save as JSON"), () => save("reading-list.json", "application/json", JSON.stringify(list(), null, 1))),
      button(say("Remove all"), () => { store.write(NAME, []); draw(); }),
    ]);
    place.replaceChildren(...(items.length
      ? [tools, element("ul", "entries", items.map((item) => itemOf(item, draw)))]
      : [element("p", "empty", say("Nothing is kept in this browser."))]));
  };
  if (place) draw();
})();
