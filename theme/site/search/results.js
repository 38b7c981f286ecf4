/* Results: the answer to a query as Material shows it, a group of sections for each page. */

import { highlights, painted, teaser } from "./highlight.js";
import { search } from "./rank.js";
import { suggestions } from "./suggest.js";

const MOST_SECTIONS = 6; // of a page
const MOST_NAMED = 5; // words that the page behind a result highlights

/** Return {items, suggest} for a query: groups of {location, title, text, score, terms, ...}. */
export function answer(index, typed) {
  const found = search(index, typed);
  const wanted = whatToMark(found);
  const items = found.pages.map(({ page, score }) =>
    sectionsOf(index, found, page, score).map(([number, worth]) => result(index, found, wanted, number, worth)),
  );
  return { items, suggest: suggestions(index, typed, found.query.terms) };
}

function whatToMark({ evidence, phrases, query }) {
  const words = new Set(evidence.flatMap((one) => [...one.words]).filter((word) => word.length > 1));
  const names = evidence.flatMap((one) => one.names);
  return { words, phrases: phrases.size ? [query.joined, ...names] : names };
}

/** Return the sections of a page that answer best, [[entry, score], ...], the page itself among them. */
function sectionsOf(index, { evidence, phrases }, page, score) {
  const { entries } = index.pages[page];
  const worth = (number) => {
    let sum = 0;
    for (const { fields, rarity } of evidence) {
      const strength = 3 * (fields.get(2 * number) || 0) + (fields.get(2 * number + 1) || 0);
      sum += rarity * Math.min(strength, 4);
    }
    const phrase = Math.max(phrases.get(2 * number) || 0, phrases.get(2 * number + 1) || 0);
    return phrase ? 2 * sum + 5 * phrase : sum;
  };
  const rated = entries.map((number) => [number, worth(number)]).filter(([, sum]) => sum > 0);
  rated.sort((one, other) => other[1] - one[1]);
  const best = rated.slice(0, MOST_SECTIONS).map(([number, sum]) => [number, (sum / rated[0][1]) * score]);
  if (!best.some(([number]) => number === entries[0])) best.push([entries[0], best.length ? 0 : score]);
  return best;
}

function result(index, { evidence, phrases, query }, wanted, number, score) {
  const { title, text, ...entry } = index.entries[number];
  const nearly = (field) => (phrases.has(field) ? query.joined : "");
  const inTitle = highlights(title, { ...wanted, nearly: nearly(2 * number) });
  const inText = highlights(text, { ...wanted, nearly: nearly(2 * number + 1) });
  const shown = teaser(text, inText);
  const missing = phrases.size ? [] : evidence.filter(({ fields }) => !fields.size);
  return {
    ...entry,
    title: painted(title, inTitle),
    text: shown && `<p>${shown}</p>`,
    score,
    terms: Object.fromEntries([
      ...asWritten(title, inTitle, text, inText).map((word) => [word, true]),
      ...missing.map(({ word }) => [word, false]),
    ]),
  };
}

/** Return the highlighted words as the page has them: it looks for them again in its own text. */
function asWritten(title, inTitle, text, inText) {
  const words = [
    ...inTitle.map(([start, end]) => title.slice(start, end)),
    ...inText.map(([start, end]) => text.slice(start, end)),
  ].flatMap((words) => words.replace(/\u200b/g, "").split(/[\s\-+*:~^]+/));
  return [...new Set(words)].filter((word) => word.length > 1).slice(0, MOST_NAMED);
}
