// Adds: words without what Arabic and Hebrew write together with them: "and", "in", "the", "their"
// (twin of generator/briefings/search/clitics.py).
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const BEFORE_ARABIC = ["وبال", "وكال", "ولل", "فبال", "وال", "بال", "كال", "فال", "لل", "ال", "و", "ب",
    "ف", "ل", "ك"];
  const AFTER_ARABIC = ["ها", "ان", "ات", "ون", "ين", "يه", "ية", "وا", "هم", "نا", "ه", "ة", "ي", "ا"];
  const BEFORE_HEBREW = ["וה", "שה", "כשה", "ו", "ה", "ב", "ל", "כ", "מ", "ש"];
  const LEAST = 3; // letters that must be left

  const withoutFirst = (surface, beginnings) => {
    const found = beginnings.find((beginning) =>
      surface.startsWith(beginning) && surface.length - beginning.length >= LEAST);
    return found ? surface.slice(found.length) : surface;
  };

  const withoutEndings = (form) => {
    const forms = [];
    let bare = form;
    for (const ending of AFTER_ARABIC) {
      if (!bare.endsWith(ending) || bare.length - ending.length < LEAST) continue;
      bare = bare.slice(0, -ending.length);
      forms.push(bare);
    }
    return forms;
  };

  const ofArabic = (surface) => {
    const bare = withoutFirst(surface, BEFORE_ARABIC);
    const shorter = bare === surface ? [] : [bare, ...withoutEndings(bare)];
    return [surface, ...shorter, ...withoutEndings(surface)];
  };

  // What may stand in the index for a form, the likeliest first; nothing in other scripts.
  const bareForms = (surface) => {
    if (/^[\u0600-\u06ff]/.test(surface)) return ofArabic(surface);
    if (!/^[\u0590-\u05ff]/.test(surface)) return [];
    const bare = withoutFirst(surface, BEFORE_HEBREW);
    return [...(bare === surface ? [] : [bare]), `ה${surface}`];
  };

  briefings.clitics = { bareForms };
})();
