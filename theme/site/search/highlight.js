/* Highlights: what of a text is marked, always in whole words, and the part that is shown. */

import { nearestPart } from "./distance.js";
import { normalise, skeleton, wordPlaces } from "./text.js";

const TEASER = 180; // letters
const BEFORE = 30; // of them before the first highlight

const ENTITY = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Return text as HTML, without the marks between words. */
export const escaped = (text) =>
  text.replace(/\x7f/g, "").replace(/[&<>"]/g, (sign) => ENTITY[sign]);

/**
 * Return the places [[start, end], ...] of a text that answer a query.
 *
 * `words` (a Set) are marked wherever they stand; `phrases` also where they begin or end inside
 * a word; `nearly` is a phrase whose nearest part is marked when nothing else is.
 */
export function highlights(text, { words, phrases, nearly }) {
  const places = wordPlaces(text);
  const written = places.map(([start, end]) => normalise(text.slice(start, end)));
  const marked = written.map((word) => words.has(word));
  for (const phrase of phrases) {
    const joined = written.join("");
    for (let at = joined.indexOf(phrase); at >= 0; at = joined.indexOf(phrase, at + 1)) {
      markPart(marked, written, at, at + phrase.length);
    }
  }
  if (nearly && !marked.includes(true)) {
    const bones = written.map(skeleton);
    const [start, end] = nearestPart(skeleton(nearly), bones.join(""));
    markPart(marked, bones, start, end);
  }
  return joinNeighbours(text, places.filter((_, number) => marked[number]));
}

/** Mark the words that the letters from `start` to `end` of all words together belong to. */
function markPart(marked, words, start, end) {
  let from = 0;
  words.forEach((word, number) => {
    if (from < end && from + word.length > start) marked[number] = true;
    from += word.length;
  });
}

function joinNeighbours(text, places) {
  const joined = [];
  for (const [start, end] of places) {
    const last = joined.at(-1);
    if (last && /^[\x7f ]*$/.test(text.slice(last[1], start))) last[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}

/** Return a part of a text as HTML with its highlights in <mark>. */
export function painted(text, places, from = 0, to = text.length) {
  let html = "";
  let at = from;
  for (const [start, end] of places) {
    if (end <= from || start >= to) continue;
    html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escaped(text.slice(at, Math.max(at, to)));
}

/** Return the part of a text that has the most highlights, as HTML, cut between words. */
export function teaser(text, places) {
  if (text.length <= TEASER) return painted(text, places);
  let best = [0, 0];
  let most = 0;
  for (const place of places) {
    const near = places.filter(([start, end]) => start >= place[0] && end <= place[0] + TEASER);
    const letters = near.reduce((sum, [start, end]) => sum + end - start, 0);
    if (letters > most) [best, most] = [place, letters];
  }
  const from = wordStart(text, Math.max(0, best[0] - BEFORE));
  const to = Math.max(wordStart(text, Math.min(text.length, from + TEASER)), best[1]);
  const html = painted(text, places, from, to).trim();
  return (from > 0 ? "…" : "") + html + (to < text.length ? "…" : "");
}

/** Return the place where the word around a place begins. */
function wordStart(text, place) {
  if (place === text.length) return place;
  while (place > 0 && !/[\x7f\s]/.test(text[place - 1])) place--;
  return place;
}
