/* Results: the answer to a query as Material shows it, a group of sections for each page. */

import { highlights, painted, teaser } from "./highlight.js";
import { search } from "./rank.js";
import { suggestions } from "./suggest.js";

const MOST_SECTIONS = 5; // of a page
const MOST_NAMED = 5; // words that the page behind a result highlights
const SHORTEST_TOLD = 4; // letters of such a word if it is Thai

/** Return {items, suggest} for a query: groups of {location, title, text, score, terms, ...}. */
export function answer(index, typed) {
  const found = search(index, typed);
  const wanted = whatToMark(found);
  const items = found.pages.map((page) =>
    sectionsOf(index, found, page).map((section) => result(index, found, wanted, section)),
  );
  return { items, suggest: suggestions(index, typed, found.query.terms) };
}

function whatToMark({ evidence, phrases, query }) {
  const words = evidence.flatMap((one) => [...one.words]).filter((word) => word.length > 1);
  const names = evidence.flatMap((one) => one.names);
  if (phrases.size) names.push(query.joined);
  return { words: new Set(words), phrases: names };
}

/** Return [{number, score}, ...]: the entries of a page that answer best, and its first one. */
function sectionsOf(index, found, { page, score }) {
  const { entries } = index.pages[page];
  const best = entries.map((number) => ({ number, score: worth(found, number) }));
  best.sort((one, other) => other.score - one.score);
  const most = best[0].score || 1;
  return best
    .map((one) => ({ ...one, score: (one.score / most) * score }))
    .filter((one, place) => one.number === entries[0] || (one.score > 0 && place < MOST_SECTIONS));
}

/** Return how well an entry answers, next to others of its page. */
function worth({ evidence, phrases }, number) {
  const [title, text] = [2 * number, 2 * number + 1];
  let sum = 0;
  for (const { fields, rarity } of evidence) {
    sum += rarity * Math.min(3 * (fields.get(title) || 0) + (fields.get(text) || 0), 4);
  }
  const phrase = Math.max(phrases.get(title) || 0, phrases.get(text) || 0);
  return phrase ? 2 * sum + 5 * phrase : sum;
}

function result(index, { evidence, phrases, query }, wanted, { number, score }) {
  const { title, text, ...entry } = index.entries[number];
  const places = (words, field) =>
    highlights(words, { ...wanted, nearly: phrases.has(field) ? query.joined : "" });
  const inTitle = places(title, 2 * number);
  const inText = places(text, 2 * number + 1);
  const part = teaser(text, inText);
  const shown = { title: painted(title, inTitle), text: part && `<p>${part}</p>` };
  const terms = {};
  for (const word of asWritten(title, inTitle, text, inText)) terms[word] = true;
  for (const { word, fields } of evidence) if (!fields.size && !phrases.size) terms[word] = false;
  return { ...entry, ...shown, score, terms };
}

/**
 * Return the highlighted words as the page has them: it looks for them again in its own text.
 *
 * The page does not know where Thai words end, so it is not told of short ones: most of what it
 * would find were parts of others, the beginning of ของ for ขอ.
 */
function asWritten(title, inTitle, text, inText) {
  const words = [
    ...inTitle.map(([start, end]) => title.slice(start, end)),
    ...inText.map(([start, end]) => text.slice(start, end)),
  ].flatMap((words) => words.replace(/\x7f/g, "").split(/[\s\-+*:~^]+/));
  const told = (word) => word.length >= (/^[ก-๎]/.test(word) ? SHORTEST_TOLD : 2);
  return [...new Set(words)].filter(told).slice(0, MOST_NAMED);
}
