/* Matching: which words of the index a word of a query may mean, and how surely. */

import { distanceTo } from "./distance.js";
import { eachOccurrence, skeletons, timesUsed } from "./index.js";
import { numberOf } from "./numbers.js";
import { isThai, mayCut, skeleton } from "./text.js";

const MOST_OCCURRENCES = 4000;
const MOST_MISSPELT = 4;

/** From this weight on a match counts as the word itself: for coverage and for highlights. */
export const SURE = 0.4;

/**
 * Return {literal, words: Map of word number to weight (0 to 1)} for a word of a query.
 *
 * Where no word contains it (`literal`), words of the same skeleton are taken, else misspelt ones.
 */
export function match(index, word) {
  const words = containing(index, word);
  if (words.size) return { literal: true, words };
  const alike = skeletons(index).numbers.get(skeleton(word));
  if (!alike) return { literal: false, words: misspelt(index, word) };
  return { literal: false, words: new Map(alike.map((number) => [number, 0.75])) };
}

/** Return the words that contain a word, by weight: itself, at the beginning, end, or inside. */
function containing(index, word) {
  const found = new Map();
  const itself = numberOf(index.table, word);
  if (itself >= 0) found.set(itself, 1);
  if (word.length < 2) return found;
  eachOccurrence(index.vocabulary, word, MOST_OCCURRENCES, (number, offset) => {
    const weight = weightInside(index.words[number], offset, word.length);
    if (weight > (found.get(number) || 0)) found.set(number, weight);
  });
  return found;
}

function weightInside(whole, offset, length) {
  if (offset === 0) return length <= 2 ? 0.25 : 0.75;
  if (!mayCut(whole, offset)) return length >= 4 ? 0.12 : 0;
  if (offset + length === whole.length) return length <= 2 ? 0.08 : 0.6;
  return length <= 3 ? 0.06 : 0.45;
}

/** Return the most frequent of the words that are nearest in spelling. */
function misspelt(index, word) {
  const bones = skeleton(word);
  const most = bones.length < 4 ? 0 : bones.length < 8 ? 1 : 2;
  let least = most;
  let nearest = [];
  if (most === 0) return new Map();
  const nearness = distanceTo(bones);
  skeletons(index).words.forEach((other, number) => {
    if (Math.abs(other.length - bones.length) > least) return;
    if (isThai(index.words[number][0]) !== isThai(word[0])) return;
    const apart = nearness(other).distance;
    if (apart > least) return;
    if (apart < least) nearest = [];
    least = apart;
    nearest.push(number);
  });
  nearest.sort((one, other) => timesUsed(index, other) - timesUsed(index, one));
  return new Map(nearest.slice(0, MOST_MISSPELT).map((number) => [number, 0.6 - 0.15 * least]));
}
