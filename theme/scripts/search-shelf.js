// Adds: shards of the index, each loaded once, as script elements that call briefings.shard();
// briefings.bring(path, isAgain), a promise that ends when a script has run, or counts as lost.
// Needs briefings.js, search-codec.js. Without it search does not start.
// Scripts, since a page opened from disk may read nothing else.
"use strict";

(() => {
  const NOTHING = ["", ""]; // a shard of terms without any
  const PATIENCE = 20000; // milliseconds after which a file that does not come counts as lost
  const arrived = new Map(); // name -> data
  const underway = new Map(); // name -> promise of data; null if it could not be read
  const spoilt = new Set(); // names of shards that hold what cannot be
  const failed = new Set(); // names of shards that could not be read once
  const opened = new Map(); // border -> shard of terms
  let known = null; // the head as it was read last, with what it was read from

  // What a kind of file holds; a list, if nothing else is said.
  const SHAPES = { head: Object, places: Object, sizes: String, vectors: String };

  briefings.shard = (name, data) => {
    const kind = name.split("/")[0];
    const shape = data?.constructor; // long texts have strings of their own
    if (shape === (SHAPES[kind] || Array) || (shape === String && kind === "texts")) {
      arrived.set(name, data);
    }
  };

  briefings.bring = (path, isAgain) => new Promise((resolve) => {
    const script = document.createElement("script");
    const done = () => resolve(script.remove());
    script.addEventListener("load", done);
    script.addEventListener("error", done);
    window.setTimeout(done, PATIENCE);
    script.src = path + (isAgain ? `?again=${Date.now()}` : ""); // past what the browser keeps of it
    document.head.append(script);
  });

  const load = async (name) => {
    await briefings.bring(`search/${name}.js`, failed.has(name));
    if (!arrived.has(name)) {
      underway.delete(name); // so that the next search tries again
      failed.add(name);
    }
    return arrived.get(name) ?? null;
  };

  const dataOf = (name) => {
    if (!underway.has(name)) underway.set(name, load(name));
    return underway.get(name);
  };

  const nameOf = (border) => {
    const letters = Array.from(new TextEncoder().encode(border), (byte) => {
      const char = String.fromCharCode(byte);
      return /[a-z0-9]/i.test(char) ? char : `_${byte.toString(16).padStart(2, "0")}`;
    });
    return `terms/t-${letters.join("")}`;
  };

  // The border of the shard where a term belongs; borders are sorted, the first is "".
  const borderOf = (term, borders) => {
    let low = 0;
    let high = borders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (term < borders[middle]) high = middle;
      else low = middle + 1;
    }
    return borders[Math.max(0, low - 1)];
  };

  const forgetSpoilt = () => {
    // nor wait any more for one that was late before
    for (const name of failed) if (!arrived.has(name)) underway.delete(name);
    for (const name of spoilt) {
      arrived.delete(name);
      underway.delete(name);
      failed.add(name);
      opened.clear();
    }
    spoilt.clear();
  };

  // One for each search: remembers which files could not be read.
  const newShelf = () => {
    forgetSpoilt();
    const damaged = new Set();
    const data = async (name) => {
      const found = await dataOf(name);
      if (found === null) damaged.add(`search/${name}.js`);
      return found;
    };
    const terms = async (border) => {
      if (opened.has(border)) return opened.get(border);
      const name = nameOf(border);
      const texts = await data(name);
      try {
        const shard = briefings.codec.readShard(texts || NOTHING);
        if (texts !== null) opened.set(border, shard);
        return shard;
      } catch {
        spoil(name);
        return briefings.codec.readShard(NOTHING);
      }
    };
    // Says that a file is damaged; the next search reads it again.
    const spoil = (name) => {
      damaged.add(`search/${name}.js`);
      spoilt.add(name);
    };
    // What must be known before the first word; null if it cannot be read.
    const head = async () => {
      const [found, letters] = await Promise.all([data("head"), data("sizes")]);
      if (found === null) return null;
      if (known?.found === found && known.letters === letters) return known.head;
      const { impactBy, readNumbers, readSizes } = briefings.codec;
      try {
        const sizes = readSizes(letters, found.count);
        if (!sizes) spoil("sizes");
        const read = { ...found, places: readNumbers(found.places), impact: impactBy(found.mean),
          sizes: sizes || new Uint8Array(found.count) };
        if (sizes) known = { found, letters, head: read };
        return read;
      } catch {
        spoil("head");
        return null;
      }
    };
    return { data, head, terms, spoil, damaged };
  };

  for (const name of ["head", "sizes"]) dataOf(name); // before the first key is pressed
  briefings.shelf = { newShelf, borderOf, nameOf };
})();
