/* Evidence: what each term of a query finds, in which fields and on which pages. */

import { eachField, eachOccurrence } from "./index.js";
import { match, SURE } from "./match.js";

/** How much a synonym counts against a literal hit. */
export const SYNONYM = 0.8;

const SHORTEST_NAME = 3; // letters that are looked for across words
const MOST_IN_TEXT = 800;

/**
 * Return what each different term found: {word, literal, fields, words, names, pages, rarity}.
 *
 * `fields` tells how strong it is in which field, `pages` in [title, text] of which page; `words`
 * are the words of the index that were taken for it, `names` what was found across words.
 */
export function gather(index, { terms, meant }) {
  const byWord = new Map(terms.map(({ word }) => [word, find(index, word, 1)]));
  for (const { others, terms: named } of meant) {
    for (const other of others.map((name) => find(index, name, SYNONYM))) {
      if (other.literal) for (const { word } of named) add(byWord.get(word), other);
    }
  }
  const evidence = [...byWord.values()];
  for (const found of evidence) sumUp(index, found);
  return evidence;
}

/** Find a word, or a name of several words, in all fields; strength is times by weight. */
function find(index, word, weight) {
  const found = { word, fields: new Map(), words: new Set(), names: [] };
  const { literal, words } = match(index, word);
  found.literal = literal;
  if (!literal && word.length >= SHORTEST_NAME) {
    // Written apart in the index: a name of several words, ebidding for e-bidding.
    eachOccurrence(index.text, word, MOST_IN_TEXT, (field) => {
      found.fields.set(field, (found.fields.get(field) || 0) + weight);
    });
    if (found.fields.size) return { ...found, literal: true, names: [word] };
  }
  for (const [number, likeness] of words) {
    if (likeness >= SURE) found.words.add(index.words[number]);
    eachField(index, number, (field, times) => strengthen(found, field, times * likeness * weight));
  }
  return found;
}

function strengthen({ fields }, field, strength) {
  if (strength > (fields.get(field) || 0)) fields.set(field, strength);
}

function add(found, other) {
  found.literal = true;
  found.names.push(...other.names);
  for (const word of other.words) found.words.add(word);
  for (const [field, strength] of other.fields) strengthen(found, field, strength);
}

/** Sum up what was found by page, and how rare it is (BM25). */
function sumUp(index, found) {
  found.pages = new Map();
  for (const [field, strength] of found.fields) {
    const page = index.pageOf[field >> 1];
    if (!found.pages.has(page)) found.pages.set(page, [0, 0]);
    const best = found.pages.get(page);
    best[field & 1] = Math.max(best[field & 1], strength);
  }
  let sure = 0.5;
  for (const best of found.pages.values()) if (Math.max(...best) >= SURE) sure++;
  found.rarity = Math.log(1 + (index.pages.length + 1 - sure) / sure);
}
