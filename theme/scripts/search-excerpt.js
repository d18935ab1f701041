// Adds: the passage that says most about a query (twin of generator/briefings/search/excerpt.py).
// Needs briefings.js, search-text.js. Without it search does not start.
"use strict";

(() => {
  const LENGTH = 240;
  const LEAD = 60;

  // The text as code points, and its hits with places counted in them, as Python counts.
  const prepare = (text, marks) => {
    const points = Array.from(text);
    let hits = briefings.text.pieces(text).filter((piece) => marks.has(piece.surface));
    if (points.length !== text.length) {
      const place = new Uint32Array(text.length + 1);
      let unit = 0;
      points.forEach((point, at) => {
        place[unit] = at;
        unit += point.length;
      });
      place[unit] = points.length;
      hits = hits.map((hit) => ({ ...hit, start: place[hit.start], end: place[hit.end] }));
    }
    return { points, hits };
  };

  const lineEnd = (points, start) => {
    const end = points.indexOf("\n", start);
    return end < 0 ? points.length : end;
  };

  const bestStart = (points, hits, marks) => {
    let best = -1;
    let where = 0;
    hits.forEach((first, at) => {
      const seen = new Set();
      let worth = 0;
      const limit = Math.min(first.start + LENGTH - LEAD, lineEnd(points, first.start));
      for (let next = at; next < hits.length; next += 1) {
        const hit = hits[next];
        if (hit.end > limit) break;
        if (!seen.has(hit.surface)) worth += marks.get(hit.surface);
        seen.add(hit.surface);
      }
      if (worth > best) [best, where] = [worth, first.start];
    });
    return where;
  };

  const afterSpace = (points, start) => {
    const space = points.indexOf(" ", start);
    return space < 0 || space >= start + LEAD / 2 ? start : space + 1;
  };

  const beforeSpace = (points, start, end) => {
    const space = points.lastIndexOf(" ", end - 1);
    return space >= start + LENGTH / 2 ? space : end;
  };

  const marked = (points, start, end, hits) => {
    const spans = [];
    const push = (from, to, isMark) => {
      const text = points.slice(from, to).join("");
      const last = spans[spans.length - 1];
      if (!text) return;
      if (last && last[1] === isMark) last[0] += text;
      else spans.push([text, isMark]);
    };
    let at = start;
    for (const hit of hits) {
      if (hit.end <= at || hit.start < start || hit.end > end) continue;
      const first = Math.max(at, hit.start);
      push(at, first, false);
      push(first, hit.end, true);
      at = hit.end;
    }
    push(at, end, false);
    return spans;
  };

  const withEllipses = (spans, isCutBefore, isCutAfter) => {
    const all = [...(isCutBefore ? [["… ", false]] : []), ...spans,
      ...(isCutAfter ? [[" …", false]] : [])];
    return all.reduce((joined, [text, isMark]) => {
      const last = joined[joined.length - 1];
      if (last && last[1] === isMark) last[0] += text;
      else joined.push([text, isMark]);
      return joined;
    }, []);
  };

  // The best passage of one line: runs of text, each with whether it is marked; marks: Map form -> rarity.
  const excerpt = (text, marks) => {
    const { points, hits } = prepare(text, marks);
    const found = bestStart(points, hits, marks);
    const first = found ? points.lastIndexOf("\n", found - 1) + 1 : 0;
    const last = lineEnd(points, found);
    const start = found - first <= LEAD ? first : afterSpace(points, found - LEAD);
    let end = Math.min(last, start + LENGTH);
    if (end < last) end = beforeSpace(points, start, end);
    return withEllipses(marked(points, start, end, hits), start > first, end < last);
  };

  briefings.excerpt = excerpt;
})();
