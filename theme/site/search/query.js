/* The query: cut into words as the pages use them, with what else may be meant. */

import { isBeginning, skeletons } from "./index.js";
import { numberOf } from "./numbers.js";
import { segment } from "./segment.js";
import { isThai, normalise, skeleton, wordsOf } from "./text.js";

const MOST_LETTERS = 200; // of a query; a pasted page is not searched for as a whole
const SHORTEST_ALIKE = 4; // letters of a skeleton, of a word in another spelling
const LONGEST_ALIKE = 30; // and of the word
const ONE_SCRIPT = /[\u0e00-\u0e7f]+|[^\u0e00-\u0e7f]+/g;
const GLUED_ABBREVIATION = /([ก-๎])([ก-ฮ]\.(?:[ก-ฮ]{1,2}\.)+)/g;

/**
 * Read a query: {joined, terms, meant}.
 *
 * `joined` is the query without spaces; `terms` are its words [{word, known, start, end}, ...];
 * `meant` are synonyms [{name, others, terms}, ...] of some of the words.
 */
export function readQuery(index, typed) {
  const chunks = wordsOf(typed.slice(0, MOST_LETTERS).replace(GLUED_ABBREVIATION, "$1 $2"))
    .map(normalise)
    .flatMap((chunk) => chunk.match(ONE_SCRIPT) || []);
  const joined = chunks.join("");
  const terms = withPlaces(bestReading(index, chunks, joined));
  return { joined, terms, meant: synonymsIn(index, joined, terms) };
}

/** Cut the chunks into words; or, where that leaves less unknown, the query without its spaces. */
function bestReading(index, chunks, joined) {
  const isWord = (word) => numberOf(index.table, word) >= 0;
  const begins = (letters) => isBeginning(index, letters);
  const isAlike = (letters) => {
    if (letters.length > LONGEST_ALIKE) return false;
    const bones = skeleton(letters);
    return bones.length >= SHORTEST_ALIKE && skeletons(index).numbers.has(bones);
  };
  const inWords = (run) => segment(run, isWord, begins, isAlike);
  const cut = (chunk) =>
    isThai(chunk[0]) ? inWords(chunk) : [{ word: chunk, known: isWord(chunk) }];
  const asTyped = chunks.flatMap(cut);
  if (chunks.length < 2 || ![...joined].every(isThai)) return asTyped;
  const together = inWords(joined);
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
