// Adds: reading of the index's notation (docs/search-index.md, generator/briefings/search/codec.py).
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = new Int8Array(128).fill(-1);
  for (let at = 0; at < 64; at += 1) VALUE[ALPHABET.charCodeAt(at)] = at;
  const IMPACTS = 64;
  const UNIT = 4096; // one occurrence in a text of average size
  const HALF = 4915; // k1 of BM25, 1.2, in these units
  const QUARTERS = 3; // b of BM25
  const EXTRAS = 2;
  const TITLED = 2;

  const valueOf = (text, at) => {
    const code = text.charCodeAt(at);
    const value = code < 128 ? VALUE[code] : -1;
    if (value < 0) throw new RangeError("damaged");
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

  // Reads the codes of one list in turn (generator/briefings/search/bits.py).
  const newReader = (text) => {
    let at = 0;
    let held = 0; // bits not given out yet, the lowest `have`
    let have = 0;
    const bits = (count) => {
      let value = 0;
      for (let wanted = count; wanted; ) {
        if (!have) {
          if (at === text.length) throw new RangeError("damaged");
          held = valueOf(text, at);
          have = 6;
          at += 1;
        }
        const some = Math.min(wanted, have);
        have -= some;
        wanted -= some;
        value = value * 2 ** some + (held >> have);
        held &= (1 << have) - 1;
      }
      return value;
    };
    const zeros = () => {
      let count = 0;
      while (!held) {
        count += have;
        have = 0;
        held = bits(6);
        have = 6;
      }
      const first = 31 - Math.clz32(held);
      count += have - 1 - first;
      have = first;
      held &= (1 << first) - 1;
      return count;
    };
    return {
      gamma: () => {
        const count = zeros();
        return 2 ** count + bits(count) - 1;
      },
      rice: (low) => zeros() * 2 ** low + bits(low),
      end: () => {
        if (at < text.length) throw new RangeError("damaged");
      },
    };
  };

  const lowBits = (mean) => Math.max(0, 31 - Math.clz32(mean));

  // Calls visit(article number, times, extra) for each posting of a class; count: all articles.
  // Throws RangeError on a damaged list.
  const readPostings = (text, count, visit) => {
    const reader = newReader(text);
    const holding = reader.gamma() + 1;
    const coarse = Math.floor((3 * 2 ** lowBits(count)) / 2);
    const low = lowBits(Math.floor(coarse / (holding + 1)));
    let number = -1;
    for (let left = holding; left; left -= 1) {
      number += reader.rice(low) + 1;
      if (number >= count) throw new RangeError("damaged");
      const times = reader.gamma();
      if (times === TITLED) {
        const really = reader.gamma() + 1;
        visit(number, really, reader.gamma() + 1);
      } else visit(number, times + (times < TITLED), 0);
    }
    reader.end();
  };

  const sizeInPlaces = (size) => ((2 * (4 + (size & 3)) + 1) * 2 ** (size >> 2)) >> 1;

  // The sizes of all articles, from their letters; null if there are not so many.
  const readSizes = (text, count) => {
    if (typeof text !== "string" || text.length !== count) return null;
    const sizes = Uint8Array.from(text, (_, at) => VALUE[text.charCodeAt(at) & 127]);
    return sizes.every((size) => size < 64) ? sizes : null;
  };

  // What a term says in an article, 1 to 64, by its size, and how often and where it stands there.
  const impactBy = (mean) => {
    const weights = Array.from({ length: 64 }, (_, size) =>
      Math.floor((UNIT * 4 * mean) / ((4 - QUARTERS) * mean + QUARTERS * sizeInPlaces(size))));
    return (size, times, extra) => {
      const total = times * weights[size] + (extra * UNIT) / EXTRAS;
      const impact = Math.floor((2 * IMPACTS * total + HALF + total) / (2 * (HALF + total)));
      return Math.min(IMPACTS, Math.max(1, impact));
    };
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
  // forms: Map form -> keys of classes}. Throws RangeError on a damaged shard.
  const readShard = ([names, lists]) => {
    const shard = { entries: new Map(), numbers: new Map(), forms: new Map() };
    const add = (form, keys) => shard.forms.set(form, (shard.forms.get(form) || []).concat(keys));
    const postings = lists.split(" ");
    let last = [];
    for (const part of names ? names.split(" ") : []) {
      const [bare, others] = cutAt(part, "<");
      const [own, links] = cutAt(bare, ">");
      const [word, endings] = cutAt(own, "=");
      last = last.slice(0, valueOf(word, 0)).concat(Array.from(word.slice(1)));
      const key = last.join("");
      if (others === null) {
        const surfaces = endings === null ? [key] : list(key, endings);
        const its = postings[shard.numbers.size];
        if (!its) throw new RangeError("damaged");
        shard.entries.set(key, { surfaces, postings: its });
        shard.numbers.set(key, shard.numbers.size);
        for (const form of surfaces) add(form, [key]);
      }
      if (others || links) add(key, list(key, others || links));
    }
    return shard;
  };

  briefings.codec = {
    newReader, lowBits, sizeInPlaces, readNumbers, readPostings, readSizes, readShard, impactBy,
  };
})();
