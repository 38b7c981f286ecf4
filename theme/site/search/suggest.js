/* Suggestions: what the word that is being typed may become. */

import { eachOccurrence, timesUsed } from "./index.js";

/** Return [what was typed last, completed] or [] when its last word is no beginning of another. */
export function suggestions(index, typed, terms) {
  const chunk = typed.split(/[\s-]+/).pop();
  const last = terms.at(-1)?.word || "";
  if (last.length < 2 || !chunk.toLowerCase().endsWith(last)) return [];
  let best = "";
  let most = 0;
  eachOccurrence(index.vocabulary, last, 2000, (number, offset) => {
    const word = index.words[number];
    if (offset > 0 || word === last || timesUsed(index, number) <= most) return;
    best = word;
    most = timesUsed(index, number);
  });
  return best ? [chunk + best.slice(last.length)] : [];
}
