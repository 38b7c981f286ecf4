/* Ranking: the pages that answer a query, best first. */

import { gather, SYNONYM } from "./evidence.js";
import { part } from "./index.js";
import { inThai } from "./keyboard.js";
import { SURE } from "./match.js";
import { fieldsNearly, fieldsWith } from "./phrase.js";
import { readQuery } from "./query.js";

const TITLE = 3; // how much a hit in a title counts against one in the text
const PHRASE = 0.8; // how much the whole query in one place counts, for each step of rarity
const ALONE = 1; // and how much more where it is all that a title says
const MOST_PAGES = 30;

/**
 * Search: returns {pages: [{page, score}, ...], evidence, phrases, query}.
 *
 * `evidence` tells for each term of the query what was found where, `phrases` (Map of field to
 * likeness) where the query stands as a whole. What finds nothing may be Thai in English keys.
 */
export function search(index, typed) {
  const found = searchAsTyped(index, typed);
  if (found.pages.length) return found;
  const meant = searchAsTyped(index, inThai(typed));
  const sure = typed.length > 3 && meant.evidence.every(({ literal }) => literal);
  return sure ? meant : found;
}

function searchAsTyped(index, typed) {
  const query = readQuery(index, typed);
  if (!query.terms.length) return { pages: [], evidence: [], phrases: new Map(), query };
  const evidence = gather(index, query);
  const phrases = phrasesOf(index, query, evidence);
  const pages = ranked(index, evidence, phrases, query.joined);
  return { pages, evidence, phrases, query };
}

/** Return the fields that hold the query as a whole, or a name that means the same. */
function phrasesOf(index, { joined, terms, meant }, evidence) {
  const names = meant.filter(({ name }) => name === joined).flatMap(({ others }) => others);
  const found = fieldsWith(index, joined, terms.length > 1 ? 3 : undefined);
  if (terms.length === 1 && evidence[0].literal && !names.length) {
    // Each page found holds the word: only a title that says nothing else tells more.
    return new Map([...found].filter(([field]) => saysOnly(index, field, joined)));
  }
  for (const field of names.flatMap((name) => [...fieldsWith(index, name).keys()])) {
    found.set(field, Math.max(found.get(field) || 0, SYNONYM));
  }
  return found.size ? found : fieldsNearly(index, joined);
}

/** Tell whether a field is a title that says a phrase and at most a number beside it. */
const saysOnly = (index, field, phrase) =>
  !(field & 1) && part(index.text, field).length <= phrase.length + 2;

/** Order the pages by how well, and how much of, the query they answer. */
function ranked(index, evidence, phrases, joined) {
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
  const most = Math.max(...Array.from(rows.values(), ({ sum }) => sum), 0);
  const usual = 0.4 * most || 1;
  const rarity = PHRASE * Math.log(1 + index.entries.length / phrases.size);
  for (const [field, likeness] of phrases) {
    const found = row(index.pageOf[field >> 1]);
    found.sum = Math.max(found.sum, usual);
    const alone = field & 1 ? 0 : Math.min(1, joined.length / part(index.text, field).length);
    found.phrase = Math.max(found.phrase, rarity * likeness * (1 + ALONE * alone ** 3));
    found.covered = Math.max(found.covered, 0.8 * likeness);
  }
  const best = [...rows.values()];
  for (const found of best) found.score = score(index, found);
  best.sort((one, other) => other.score - one.score || one.page - other.page);
  const answered = best.length > 0 && best[0].covered > 0.75;
  const worth = ({ covered, phrase }) => !answered || covered > 0.35 || phrase > 0;
  return best.filter(worth).slice(0, MOST_PAGES);
}

const score = (index, { page, sum, covered, phrase }) =>
  index.pages[page].boost * sum * (0.15 + covered * covered) * (1 + phrase);

/** The tenth occurrence of a word says less than the first (BM25). */
const saturated = (times) => (times * 2.2) / (times + 1.2);
