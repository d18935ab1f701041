// Adds: what a result shows, read from the blocks of facts and texts
// (twin of generator/briefings/search/blocks.py).
// Needs search-shelf.js, search-excerpt.js. Without it search does not start.
"use strict";

(() => {
  const WHOLE = "="; // before what is not made shorter by the date
  const CUT = "~"; // before the number of characters of the usual slug
  const COLUMNS = 8;
  const nameOf = (kind, block) => `${kind}/${String(block).padStart(4, "0")}`;

  const pathOf = (path, title, day) => {
    if (path.startsWith(WHOLE)) return path.slice(1);
    const usual = title.toLowerCase().replace(/['’`]/g, "").replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "");
    const slug = path.startsWith(CUT) ? usual.slice(0, Number(path.slice(1))) : path || usual;
    return `${day.replaceAll("-", "/")}/${slug}.html`;
  };

  const known = new WeakMap(); // block of facts -> its columns

  const columnsOf = (block) => {
    if (!Array.isArray(block)) return [];
    if (!known.has(block)) known.set(block, block.map((column) => String(column).split("\n")));
    return known.get(block);
  };

  // {id, title, path, date, shown_date, outlet, lang, status}; null if it cannot be read.
  const factsOf = async (number, head, shelf) => {
    const name = nameOf("facts", Math.floor(number / head.facts));
    const block = await shelf.data(name);
    const columns = columnsOf(block);
    const row = columns.map((column) => column[number % head.facts]);
    if (row.length !== COLUMNS || row.includes(undefined)) {
      shelf.spoil(name);
      return null;
    }
    const [id, title, path, date, shown, outlet, lang, status] = row;
    const day = date.slice(0, 10) || "undated";
    return {
      id: id.startsWith(WHOLE) ? id.slice(1) : `${day}-${id}`,
      title,
      path: pathOf(path, title, day),
      date, shown_date: shown || date, outlet, lang, status,
    };
  };

  // What may be quoted of an article; null if it cannot be read. A long text has files of its own.
  const textOf = async (number, head, shelf) => {
    const name = nameOf("texts", Math.floor(number / head.texts));
    const block = await shelf.data(name);
    const row = number % head.texts;
    const text = Array.isArray(block) ? block[row] : null;
    if (typeof text !== "number") return typeof text === "string" ? text : null;
    const ofPart = (part) => `${name}-${String(row).padStart(2, "0")}-${part}`;
    const parts = await Promise.all(Array.from({ length: text }, (_, part) =>
      shelf.data(ofPart(part))));
    return parts.includes(null) ? null : parts.join("");
  };

  // The best passage of an article: runs of text, each with whether it is marked.
  const quoteOf = async (number, marks, head, shelf) => {
    const text = await textOf(number, head, shelf);
    return text === null || !briefings.excerpt ? [] : briefings.excerpt(text, marks);
  };

  briefings.blocks = { factsOf, quoteOf };
})();
