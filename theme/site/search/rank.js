/* Ranking: the pages that answer a query, best first. */

import { eachOccurrence } from "./index.js";
import { match, SURE } from "./match.js";
import { fieldsNearly, fieldsWith } from "./phrase.js";
import { readQuery } from "./query.js";

const SYNONYM = 0.8; // how much a synonym counts against a literal hit
const TITLE = 3.5; // how much a hit in a title counts against one in the text
const PHRASE = 0.8; // how much the whole query in one place counts, for each step of rarity
const PHRASE_IN_TITLE = 1.25;
const SHORTEST_NAME = 3; // letters that are looked for inside words
const MOST_IN_TEXT = 800;
const MOST_PAGES = 30;

/**
 * Search: returns {pages: [{page, score}, ...], evidence, phrases, query}.
 *
 * `evidence` tells for each term of the query what was found where, `phrases` (Map of field to
 * likeness) where the query stands as a whole.
 */
export function search(index, typed) {
  const query = readQuery(index, typed);
  if (!query.terms.length) return { pages: [], evidence: [], phrases: new Map(), query };
  const evidence = gather(index, query);
  let phrases = query.terms.length > 1 || !query.terms[0].known ? fieldsWith(index, query.joined) : new Map();
  const sure = evidence.every(({ kind }) => kind === "literal");
  if (!phrases.size && !(sure && evidence.length === 1)) phrases = fieldsNearly(index, query.joined);
  for (const { name, others } of query.meant) {
    if (name === query.joined) addNames(index, others, phrases);
  }
  const pages = ranked(index, evidence, phrases);
  return { pages, evidence, phrases, query };
}

/** Note where the names stand that mean the same as the whole query. */
function addNames(index, names, phrases) {
  for (const field of names.flatMap((name) => [...fieldsWith(index, name).keys()])) {
    phrases.set(field, Math.max(phrases.get(field) || 0, SYNONYM));
  }
}

/** Return what each different term found: {word, kind, fields, words, names, pages, rarity}. */
function gather(index, { terms, meant }) {
  const byWord = new Map();
  for (const { word } of terms) {
    if (!byWord.has(word)) byWord.set(word, find(index, word, 1));
  }
  for (const { others, terms: named } of meant) {
    for (const other of others) {
      const found = find(index, other, SYNONYM);
      for (const { word } of named) add(byWord.get(word), found);
    }
  }
  for (const found of byWord.values()) count(index, found);
  return [...byWord.values()];
}

/** Find a word, or a name of several words, in all fields; strength is times x weight. */
function find(index, word, weight) {
  const found = { word, kind: "none", fields: new Map(), words: new Set(), names: [] };
  const { kind, words } = match(index, word);
  if (kind !== "literal" && word.length >= SHORTEST_NAME) {
    // Written apart in the index: a name of several words, ebidding for e-bidding.
    eachOccurrence(index.text, word, MOST_IN_TEXT, (field) => {
      found.fields.set(field, (found.fields.get(field) || 0) + weight);
    });
    if (found.fields.size) return { ...found, kind: "literal", names: [word] };
  }
  if (words.size) found.kind = kind;
  for (const [number, likeness] of words) {
    const posting = index.postings[number];
    if (likeness >= SURE) found.words.add(index.words[number]);
    for (let i = 0; i < posting.length; i += 2) strengthen(found, posting[i], posting[i + 1] * likeness * weight);
  }
  return found;
}

function strengthen(found, field, strength) {
  if (strength > (found.fields.get(field) || 0)) found.fields.set(field, strength);
}

function add(found, other) {
  if (other.kind === "literal" && found.kind !== "literal") found.kind = other.kind;
  for (const [field, strength] of other.fields) strengthen(found, field, strength);
  for (const word of other.words) found.words.add(word);
  found.names.push(...other.names);
}

/** Sum up what was found by page, and how rare it is. */
function count(index, found) {
  found.pages = new Map();
  for (const [field, strength] of found.fields) {
    const page = index.pageOf[field >> 1];
    if (!found.pages.has(page)) found.pages.set(page, [0, 0]);
    const best = found.pages.get(page);
    best[field & 1] = Math.max(best[field & 1], strength);
  }
  const sure = [...found.pages.values()].filter(([title, text]) => title >= SURE || text >= SURE).length;
  found.rarity = Math.log(1 + (index.pages.length - sure + 0.5) / (sure + 0.5));
}

/** Order the pages by how well, and how much of, the query they answer. */
function ranked(index, evidence, phrases) {
  const rows = new Map();
  const row = (page) => {
    if (!rows.has(page)) rows.set(page, { page, sum: 0, covered: 0, phrase: 0 });
    return rows.get(page);
  };
  const whole = evidence.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  for (const { pages, rarity } of evidence) {
    for (const [page, [title, text]] of pages) {
      const strength = Math.max(title, text);
      const share = strength >= SURE ? 1 : strength >= 0.1 ? 0.5 : 0.2;
      row(page).sum += rarity * (TITLE * saturated(title) + saturated(text));
      row(page).covered += (share * rarity) / whole;
    }
  }
  const usual = 0.4 * Math.max(...[...rows.values()].map(({ sum }) => sum), 0) || 1;
  const rarity = PHRASE * Math.log(1 + index.entries.length / phrases.size);
  for (const [field, likeness] of phrases) {
    const found = row(index.pageOf[field >> 1]);
    found.sum = Math.max(found.sum, usual);
    found.phrase = Math.max(found.phrase, rarity * likeness * (field & 1 ? 1 : PHRASE_IN_TITLE));
    found.covered = Math.max(found.covered, 0.8 * likeness);
  }
  const scored = [...rows.values()].map((found) => ({ ...found, score: score(index, found) }));
  scored.sort((one, other) => other.score - one.score || one.page - other.page);
  const answered = scored.length > 0 && scored[0].covered > 0.75;
  const worth = ({ covered, phrase }) => !answered || covered > 0.35 || phrase > 0;
  return scored.filter(worth).slice(0, MOST_PAGES);
}

function score(index, { page, sum, covered, phrase }) {
  return index.pages[page].boost * sum * (0.15 + covered * covered) * (1 + phrase);
}

/** The tenth occurrence of a word says less than the first (BM25). */
const saturated = (times) => (times * 2.2) / (times + 1.2);
