// Adds: reading of the index's notation (docs/search-index.md, generator/briefings/search/codec.py).
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = new Int8Array(128).fill(-1);
  for (let at = 0; at < 64; at += 1) VALUE[ALPHABET.charCodeAt(at)] = at;
  const IMPACTS = 16;

  const valueOf = (text, at) => {
    const code = text.charCodeAt(at);
    const value = code < 128 ? VALUE[code] : -1;
    if (value < 0) throw new RangeError("not a letter of the index");
    return value;
  };

  // Calls visit(number) for each number. Throws RangeError on a damaged list.
  const readValues = (text, visit) => {
    let value = 0;
    let factor = 1;
    for (let at = 0; at < text.length; at += 1) {
      const part = valueOf(text, at);
      value += (part & 31) * factor;
      factor *= 32;
      if (part < 32) {
        visit(value);
        value = 0;
        factor = 1;
      }
    }
  };

  // Calls visit(article number, impact) for each posting. Throws RangeError on a damaged list.
  const readPostings = (text, visit) => {
    let last = -1;
    readValues(text, (value) => {
      last += Math.floor(value / IMPACTS) + 1;
      visit(last, (value % IMPACTS) + 1);
    });
  };

  // Returns article numbers, rising. Throws RangeError on a damaged list.
  const readNumbers = (text) => {
    const numbers = [];
    let last = -1;
    readValues(text, (value) => {
      last += value + 1;
      numbers.push(last);
    });
    return numbers;
  };

  const cutAt = (text, mark) => {
    const at = text.indexOf(mark);
    return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
  };

  const whole = (key, ending) => {
    const points = Array.from(key);
    const added = ending.replace(/^-+/, "");
    return points.slice(0, points.length - (ending.length - added.length)).join("") + added;
  };

  const list = (key, text) => text.split(",").map((ending) => whole(key, ending));

  // Returns {entries: Map key -> {surfaces, postings}, numbers: Map key -> place among the classes,
  // forms: Map form -> keys of classes}.
  const readShard = (text) => {
    const shard = { entries: new Map(), numbers: new Map(), forms: new Map() };
    const add = (form, keys) => shard.forms.set(form, (shard.forms.get(form) || []).concat(keys));
    let last = [];
    for (const part of text ? text.split(" ") : []) {
      const [rest, links] = cutAt(part, ">");
      const [head, postings] = cutAt(rest, "|");
      const [word, endings] = cutAt(head, "=");
      last = last.slice(0, valueOf(word, 0)).concat(Array.from(word.slice(1)));
      const key = last.join("");
      if (postings) {
        const surfaces = endings === null ? [key] : list(key, endings);
        shard.entries.set(key, { surfaces, postings });
        shard.numbers.set(key, shard.numbers.size);
        for (const form of surfaces) add(form, [key]);
      }
      if (links) add(key, list(key, links));
    }
    return shard;
  };

  briefings.codec = { readValues, readPostings, readNumbers, readShard };
})();
