/* The query: cut into words as the pages use them, with what else may be meant. */

import { isBeginning } from "./index.js";
import { segment } from "./segment.js";
import { isThai, normalise, wordsOf } from "./text.js";

const ONE_SCRIPT = /[\u0e00-\u0e7f]+|[^\u0e00-\u0e7f]+/g;
const GLUED_ABBREVIATION = /([ก-๎])([ก-ฮ]\.(?:[ก-ฮ]{1,2}\.)+)/g;

/**
 * Read a query: {joined, terms, meant}.
 *
 * `joined` is the query without spaces; `terms` are its words [{word, known, start, end}, ...];
 * `meant` are synonyms [{name, others, terms}, ...] of some of the words.
 */
export function readQuery(index, typed) {
  const chunks = wordsOf(typed.replace(GLUED_ABBREVIATION, "$1 $2"))
    .map(normalise)
    .flatMap((chunk) => chunk.match(ONE_SCRIPT) || []);
  const joined = chunks.join("");
  const terms = withPlaces(bestReading(index, chunks, joined));
  return { joined, terms, meant: synonymsIn(index, joined, terms) };
}

/** Cut the chunks into words; or, where that leaves less unknown, the query without its spaces. */
function bestReading(index, chunks, joined) {
  const isWord = (word) => index.numberOf.has(word);
  const begins = (letters) => isBeginning(index, letters);
  const cut = (chunk) =>
    isThai(chunk[0]) ? segment(chunk, isWord, begins) : [{ word: chunk, known: isWord(chunk) }];
  const asTyped = chunks.flatMap(cut);
  if (chunks.length < 2 || ![...joined].every(isThai)) return asTyped;
  const together = segment(joined, isWord, begins);
  const unknown = (words) => words.filter(({ known }) => !known).length;
  const gain = unknown(asTyped) - unknown(together) || asTyped.length - together.length;
  return gain > 0 ? together : asTyped;
}

function withPlaces(words) {
  let start = 0;
  return words.map(({ word, known }) => {
    const term = { word, known, start, end: start + word.length };
    start = term.end;
    return term;
  });
}

/** Return the synonyms of all names in the query that begin and end with a word. */
function synonymsIn(index, joined, terms) {
  const found = [];
  const starts = new Set(terms.map(({ start }) => start));
  const ends = new Set(terms.map(({ end }) => end));
  for (const [name, others] of index.synonyms) {
    const start = joined.indexOf(name);
    const end = start + name.length;
    if (start < 0 || !starts.has(start) || !ends.has(end)) continue;
    const named = terms.filter((term) => term.start >= start && term.end <= end);
    found.push({ name, others, terms: named });
  }
  return found;
}
