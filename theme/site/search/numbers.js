/*
 * Numbers: each word of the texts has a number, the same wherever it stands again.
 *
 * A hash table of our own: to cut every word out and to look for it in a Map takes three times as
 * long, and that is most of what there is to do before the first query.
 */

import { BYTE, normalise, wordsOf } from "./text.js";

const SPACE = 0x20;
const MARK = 0x7f;
const PRIME = 0x01000193; // of the hash FNV-1a
const LONGEST_QUERY = 1000; // letters

/** Return an empty table for texts of so many letters together. */
export function numberTable(letters) {
  const slots = 2 ** Math.ceil(Math.log2(1 + letters / 32)); // about one for each different word
  return {
    words: [], // by number; "" for a piece of text that is no word by itself
    inside: [], // the numbers of the words in each piece
    places: [], // of each piece in `letters`, where a mark ends it
    next: [], // the number of the next piece in the same slot
    first: new Int32Array(slots).fill(-1), // and of the first one
    letters: new Uint16Array(2 * letters + LONGEST_QUERY), // of pieces and of the words in them
    used: 0,
  };
}

/** Call `visit(number)` for each word of a text; new words get a number. */
export function eachWord(table, text, visit) {
  let start = 0;
  for (let end = 0; end <= text.length; end++) {
    const letter = end < text.length ? text.charCodeAt(end) : MARK;
    if (letter !== MARK && letter !== SPACE) continue;
    if (end > start) {
      for (const number of table.inside[numberOf(table, text, start, end, true)]) visit(number);
    }
    start = end + 1;
  }
}

/** Write the letters of a word into bytes, compact; return the place behind them. */
export function writeWord({ letters, places }, number, bytes, place) {
  for (let at = places[number]; letters[at] !== MARK; at++) bytes[place++] = BYTE[letters[at]];
  return place;
}

/** Return the number of a part of a text, -1 if it has none; or give it one. */
export function numberOf(table, text, start = 0, end = text.length, give = false) {
  const { letters, places, next, first, used } = table;
  // Written behind the other pieces, it can be compared with them.
  let hash = 0;
  let place = used;
  for (let i = start; i < end; i++) {
    letters[place++] = text.charCodeAt(i);
    hash = Math.imul(hash ^ letters[place - 1], PRIME);
  }
  letters[place] = MARK;
  const slot = (hash ^ (hash >>> 15)) & (first.length - 1);
  let number = first[slot];
  while (number >= 0 && !isSame(letters, places[number], used)) number = next[number];
  if (number >= 0 || !give) return number;
  number = places.push(used) - 1;
  next.push(first[slot]);
  first[slot] = number;
  table.used = place + 1;
  noteWords(table, text.slice(start, end), number);
  return number;
}

/** Tell whether the pieces in two places are the same. */
function isSame(letters, one, other) {
  while (letters[one] === letters[other] && letters[one] !== MARK) {
    one++;
    other++;
  }
  return letters[one] === letters[other];
}

/** Note the words in a new piece. */
function noteWords(table, piece, number) {
  const words = wordsOf(piece).map(normalise);
  const isWord = words.length === 1 && words[0] === piece;
  const inside = isWord ? [number] : [];
  table.words.push(isWord ? piece : "");
  table.inside.push(inside);
  if (!isWord) for (const word of words) eachWord(table, word, (one) => inside.push(one));
}
