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
  const slots = 2 ** Math.ceil(Math.log2(letters / 32)); // about one for each different word
  return {
    words: [], // by number; "" for a piece of text that is no word by itself
    inside: [], // the numbers of the words in each piece that is no word
    places: [], // of each piece in `letters`, where a mark ends it
    next: [], // the number of the next piece in the same slot
    first: new Int32Array(slots).fill(-1), // and of the first one
    letters: new Uint16Array(2 * letters + LONGEST_QUERY), // of pieces and of the words in them
    used: 0,
  };
}

/** Call `visit(number)` for each word of a text that has a number; new ones are given one. */
export function eachWord(table, text, visit, give = true) {
  const { letters, first, next, places, words, inside } = table;
  let start = 0;
  // Written behind the other pieces, a piece can be compared with them.
  let place = table.used;
  let hash = 0;
  for (let end = 0; end <= text.length; end++) {
    const letter = end < text.length ? text.charCodeAt(end) : MARK;
    if (letter !== MARK && letter !== SPACE) {
      letters[place++] = letter;
      hash = Math.imul(hash ^ letter, PRIME);
      continue;
    }
    letters[place] = MARK;
    const slot = (hash ^ (hash >>> 15)) & (first.length - 1);
    let number = first[slot];
    while (number >= 0 && !isSame(letters, places[number], table.used)) number = next[number];
    if (number < 0 && give) number = added(table, slot, text.slice(start, end));
    if (words[number]) visit(number);
    else if (number >= 0) for (const word of inside[number]) visit(word);
    start = end + 1;
    place = table.used;
    hash = 0;
  }
}

/** Return the number of a word, -1 if it has none. */
export function numberOf(table, word) {
  let found = -1;
  eachWord(table, word, (number) => (found = number), false);
  return found;
}

/** Write the letters of a word into bytes, compact; return the place behind them. */
export function writeWord({ letters, places }, number, bytes, place) {
  for (let at = places[number]; letters[at] !== MARK; at++) bytes[place++] = BYTE[letters[at]];
  return place;
}

/** Tell whether the pieces in two places are the same. */
function isSame(letters, one, other) {
  while (letters[one] === letters[other] && letters[one] !== MARK) {
    one++;
    other++;
  }
  return letters[one] === letters[other];
}

/** Give the piece behind the used letters a number, and the words in it; return its number. */
function added(table, slot, piece) {
  const number = table.places.push(table.used) - 1;
  table.next.push(table.first[slot]);
  table.first[slot] = number;
  table.used += piece.length + 1;
  const words = wordsOf(piece).map(normalise);
  const isWord = words.length === 1 && words[0] === piece;
  const inside = [];
  table.words.push(isWord ? piece : "");
  table.inside.push(inside);
  if (!isWord) for (const word of words) eachWord(table, word, (one) => inside.push(one));
  return number;
}
