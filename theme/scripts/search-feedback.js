// Adds: what the first hits are about brings articles on the same subject forward (twin of
// generator/briefings/search/feedback.py).
// Needs briefings.js, search-shelf.js. Without it search does not start.
"use strict";

(() => {
  const SIZE = 80; // numbers of a vector: -1, 0 or 1
  const BYTES = SIZE / 5;
  const FIRST = 32;
  const STEEP = 3;
  const FLAT = 1;
  const [OF_STEEP, OF_FLAT] = [4, 7]; // tenths of what both say beside the score
  const ONE = 2 ** 20; // the score of the best hit
  const opened = new Map(); // name -> {rows, counts: how many numbers of each row are not 0}

  const nameOf = (block) => `vectors/${String(block).padStart(4, "0")}`;

  const namesOf = (head) => {
    const blocks = head.vectors ? Math.ceil(head.count / head.vectors) : 0;
    return Array.from({ length: blocks }, (_, block) => nameOf(block));
  };

  // Five numbers a byte, as digits to the base of three.
  const unpack = (text) => {
    const bytes = window.atob(text);
    const rows = new Int8Array(bytes.length * 5);
    const counts = new Uint8Array(Math.floor(bytes.length / BYTES));
    for (let at = 0; at < rows.length; at += 1) {
      rows[at] = (Math.floor(bytes.charCodeAt(Math.floor(at / 5)) / 3 ** (at % 5)) % 3) - 1;
      if (rows[at]) counts[Math.floor(at / SIZE)] += 1;
    }
    return { rows, counts };
  };

  const open = async (name, shelf) => {
    if (opened.has(name)) return opened.get(name);
    const data = await shelf.data(name);
    try {
      const block = unpack(typeof data === "string" ? data : "");
      if (data !== null) opened.set(name, block);
      return block;
    } catch {
      shelf.spoil(name);
      return unpack("");
    }
  };

  // Loads all vectors; they are small, and near articles may be anywhere.
  const load = (head, shelf) => Promise.all(namesOf(head).map((name) => open(name, shelf)));

  const isLoaded = (head) => namesOf(head).every((name) => opened.has(name));

  const shareOf = (score, best) => Math.floor((score / best) * ONE);

  // The vectors of hits one after the other; zeros for those that cannot be read.
  const vectorsOf = (numbers, head, blocks) => {
    const found = { rows: new Int8Array(numbers.length * SIZE), counts: new Uint8Array(numbers.length) };
    numbers.forEach((number, at) => {
      const { rows, counts } = blocks[Math.floor(number / head.vectors)];
      const row = number % head.vectors;
      found.rows.set(rows.subarray(row * SIZE, (row + 1) * SIZE), at * SIZE);
      found.counts[at] = counts[row] || 0;
    });
    return found;
  };

  // What the first hits by their points are about.
  const wantedBy = (points, numbers, { rows }, power) => {
    const above = (one, other) => points[other] - points[one] || numbers[other] - numbers[one];
    const first = briefings.rank.firstOf(numbers.keys(), above, FIRST); // their places
    const wanted = new Float64Array(SIZE);
    for (const at of first) {
      let weight = Math.floor(shareOf(points[at], points[first[0]]) / 1024);
      for (let time = 0; time < power; time += 1) weight = Math.floor((weight * weight) / 1024);
      for (let one = 0; one < SIZE; one += 1) wanted[one] += weight * rows[at * SIZE + one];
    }
    return wanted;
  };

  // How near each hit is to the first ones by their points, 0 to ONE.
  const nearnessTo = (points, numbers, found, power) => {
    const { rows, counts } = found;
    const wanted = wantedBy(points, numbers, found, power);
    const square = wanted.reduce((sum, one) => sum + one * one, 0);
    return points.map((_, at) => {
      let product = 0;
      for (let one = 0; one < SIZE; one += 1) product += wanted[one] * rows[at * SIZE + one];
      const length = Math.sqrt(Math.max(square * counts[at], 1));
      return Math.floor((Math.max(product, 0) * ONE) / length);
    });
  };

  // The same hits with other scores; as they are without vectors or without scores.
  const settle = async ({ numbers, scores }, head, shelf) => {
    const best = numbers.reduce((most, number) => Math.max(most, scores[number]), 0);
    if (!best || !head.vectors) return { numbers, scores };
    const found = vectorsOf(numbers, head, await load(head, shelf));
    const shares = Float64Array.from(numbers, (number) => shareOf(scores[number], best));
    const near = nearnessTo(shares, numbers, found, STEEP);
    const early = shares.map((share, at) => share + near[at]);
    const [steep, flat] = [STEEP, FLAT].map((power) => nearnessTo(early, numbers, found, power));
    const points = shares.map((share, at) =>
      share + Math.floor((OF_STEEP * steep[at] + OF_FLAT * flat[at]) / 10));
    const settled = new Float64Array(scores.length);
    numbers.forEach((number, at) => { settled[number] = points[at]; });
    return { numbers, scores: settled };
  };

  briefings.feedback = { settle, load, isLoaded };
})();
