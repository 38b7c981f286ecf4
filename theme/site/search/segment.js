/* Segmenting: a query written without spaces is cut into words that the pages really use. */

import { mayCut } from "./text.js";

const KNOWN = 1;
const BEGUN = 1.5; // the last word may be half typed
const RESPELT = 2.5; // a word in another spelling: no better than two words as they are written
const UNKNOWN = 2; // and as much for each letter

/**
 * Cut a run of Thai letters into words: the fewest unknown letters, then the fewest words.
 *
 * `isWord`, `isBeginning` and `isAlike` tell what the index knows. Returns [{word, known}, ...].
 */
export function segment(run, isWord, isBeginning, isAlike) {
  if (isWord(run)) return [{ word: run, known: true }];
  const end = run.length;
  const best = [{ cost: 0 }]; // the cheapest way to each place
  for (let from = 0; from < end; from++) {
    if (!best[from] || !mayCut(run, from)) continue;
    for (let to = from + 1; to <= end; to++) {
      if (!mayCut(run, to)) continue;
      const word = run.slice(from, to);
      const whole = isWord(word);
      const known = whole || (to === end && to - from > 1 && isBeginning(word));
      let price = whole ? KNOWN : known ? BEGUN : UNKNOWN * (1 + to - from);
      if (price > RESPELT && isAlike(word)) price = RESPELT;
      const cost = best[from].cost + price;
      if (!best[to] || cost < best[to].cost) best[to] = { cost, from, word, known };
    }
  }
  const pieces = [];
  for (let to = end; to > 0; to = best[to].from) pieces.unshift(best[to]);
  return pieces.reduce(joinUnknown, []);
}

/** Add a piece to those before it; unknown neighbours are one piece. */
function joinUnknown(pieces, { word, known }) {
  const last = pieces.at(-1);
  if (last && !last.known && !known) last.word += word;
  else pieces.push({ word, known });
  return pieces;
}
