// Adds: text to searchable forms, as the index was made (generator/briefings/search/analyse.py).
// Needs briefings.js. Without it search does not start; the page says where else to look.
// Held to its twin by tests/unit/search/vectors.json.
"use strict";

(() => {
  const MAX_TERM = 24;
  const HAN = "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
    "\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
  const THAI = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff";
  const RUN = new RegExp(`[${HAN}]+|[${THAI}]+|[^${HAN}${THAI}]+`, "gu");
  const IS_HAN = new RegExp(`^[${HAN}]`, "u");
  const IS_THAI = new RegExp(`^[${THAI}]`, "u");
  const WORD = new RegExp(
    "(?<![\\p{L}\\p{N}\\-‐‑])[A-Za-zÀ-ÖØ-öø-ɏΑ-ωЀ-ҁ]" +
    "[-‐‑](?:[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]+|\\p{Nd})|" +
    "(?<![\\p{L}\\p{N}])[\\p{L}\\p{Nl}\\p{No}](?:\\.[\\p{L}\\p{Nl}\\p{No}])+(?![\\p{L}\\p{N}\\p{M}])\\.?|" +
    "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}]|(?<=[\\u0400-\\u052f])['’](?=[\\u0400-\\u052f])" +
    "|(?<=[\\u05d0-\\u05ea])[\"\\u05f3\\u05f4](?=[\\u05d0-\\u05ea]))+" +
    "|(?<!['’])[\\p{L}\\p{N}](?!['’])", "gu");
  const PLAIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ʼ": "",
  };
  const UNWANTED = new RegExp(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u00ad\\u200b\\u202a-\\u202e\\u2060-\\u2064" +
    "\\u2066-\\u2069\\ufdd0-\\ufdef\\ufeff\\ufffe\\uffff]", "g");

  // Letters and a number in one word, as in COP27, which others write with a space; e-mail, F-16.
  const COMPOUND = /^(?:([\p{L}\p{Nl}\p{No}]{2,})(\p{Nd}+)|(.)[-‐‑](.+))$/u;
  const PART = -1; // mark of a piece that is part of the word before it

  const fold = (text) => text.toLowerCase().normalize("NFKD")
    .replace(/[\p{Mn}\p{Me}]/gu, "").replace(/ς/g, "σ");

  // At most 24 code points; scripts of India keep their marks, which are their vowels.
  const toSurface = (word) => {
    if (/[\u0900-\u0dff]/.test(word)) {
      const whole = word.toLowerCase().normalize("NFKD").match(WORD) || [];
      return Array.from(whole.join("")).slice(0, MAX_TERM).join("");
    }
    const plain = fold(word).replace(/[ßæœøđðłıʼ]/g, (letter) => PLAIN[letter]);
    const bare = fold(plain).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
    return bare.length <= MAX_TERM ? bare : Array.from(bare).slice(0, MAX_TERM).join("");
  };

  // Text on one line, without controls and invisible marks (text.to_line).
  const toLine = (text) => text
    .replace(/\r\n|[\r\u2028\u2029]/g, "\n").replace(/[\u00a0\u202f]/g, " ")
    .replace(UNWANTED, "").normalize("NFC").replace(/\s+/g, " ").trim();

  const grams = (run, start, sizes) => {
    const chars = [];
    let at = start;
    for (const raw of run) {
      for (const char of toSurface(raw)) chars.push([char, at, at + raw.length]);
      at += raw.length;
    }
    const wanted = chars.length < sizes[0] ? [chars.length] : sizes;
    const found = [];
    for (let first = 0; first < chars.length; first += 1) {
      for (const size of wanted) {
        const part = chars.slice(first, first + size);
        if (part.length !== size || size === 0) continue;
        const surface = part.map((char) => char[0]).join("");
        found.push({ surface, start: part[0][1], end: part[size - 1][2], gram: size });
      }
    }
    return found;
  };

  // The parts of a word such as COP27 or F-16, null if it is no such word.
  const splitCompound = (word) => {
    const match = Array.from(word).length <= MAX_TERM ? COMPOUND.exec(word) : null;
    return match && match.slice(1).filter(Boolean);
  };

  // In capitals, two at least, as abbreviations are.
  const isLoud = (word) => Array.from(word).length > 1 && word === word.toUpperCase() &&
    word !== word.toLowerCase();

  const ofRun = (run, start) => {
    const surface = toSurface(run);
    if (!surface) return [];
    const end = start + run.length;
    const found = [{ surface, start, end, gram: 0 }];
    const parts = splitCompound(run);
    if (parts) {
      const [one, other] = parts;
      found.push({ surface: toSurface(one), start, end: start + one.length, gram: PART });
      found.push({ surface: toSurface(other), start: end - other.length, end, gram: PART });
    }
    return found;
  };

  const ofWord = (word, start) => {
    const found = [];
    for (const match of word.matchAll(RUN)) {
      const run = match[0];
      const at = start + match.index;
      if (IS_HAN.test(run)) found.push(...grams(run, at, [1, 2]));
      else if (IS_THAI.test(run)) found.push(...grams(run, at, [3]));
      else found.push(...ofRun(run, at));
    }
    return found;
  };

  // Words as written, in order.
  const words = (text) => text.match(WORD) || [];

  // Every searchable form in order: {surface, start, end, gram}; places count UTF-16 units.
  const pieces = (text) => {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      for (const piece of ofWord(match[0], match.index)) found.push(piece);
    }
    return found;
  };

  briefings.text = { toSurface, toLine, words, pieces, splitCompound, isLoud, MAX_TERM };
})();
