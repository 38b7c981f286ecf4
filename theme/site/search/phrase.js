/* Phrases: where the whole query stands in the text, as typed, in other spelling, or nearly. */

import { distanceTo } from "./distance.js";
import { eachField, part, partsWith, skeletons } from "./index.js";
import { numberOf } from "./numbers.js";
import { skeleton } from "./text.js";

const MOST_FIELDS = 800;
const SHORTEST = 4; // letters of a name that may stand inside a text without spaces
const SHORTEST_SKELETON = 5;
const MOST_GRAMS = 8;
const MOST_WITH_GRAM = 5000;
const MOST_CANDIDATES = 100;

/** How much of a phrase must be found for a near one to count: four letters in five. */
const NEAR_ENOUGH = 0.8;

/** Return a Map of field to likeness (0 to 1) for the fields that hold a phrase. */
export function fieldsWith(index, phrase, shortest = SHORTEST) {
  const found = new Map();
  eachField(index, numberOf(index.table, phrase), (field) => found.set(field, 1));
  if (phrase.length < shortest) return found;
  for (const field of partsWith(index.text, phrase, MOST_FIELDS)) found.set(field, 1);
  const bones = skeleton(phrase);
  if (found.size || bones.length < SHORTEST_SKELETON) return found;
  for (const field of partsWith(skeletons(index).text, bones, MOST_FIELDS)) found.set(field, 0.9);
  return found;
}

/** Return the same for the fields that nearly hold the phrase. */
export function fieldsNearly(index, phrase) {
  const bones = skeleton(phrase);
  const found = new Map();
  if (bones.length < SHORTEST_SKELETON) return found;
  const nearness = distanceTo(bones, true);
  for (const field of candidates(index, bones)) {
    const { likeness } = nearness(part(skeletons(index).text, field));
    if (likeness >= NEAR_ENOUGH) found.set(field, likeness);
  }
  return found;
}

/** Return the fields that share the most groups of three letters with a phrase; rare ones count. */
function candidates(index, bones) {
  const grams = new Set();
  for (let i = 0; i + 3 <= bones.length; i++) grams.add(bones.slice(i, i + 3));
  const scores = new Map();
  for (const gram of evenly([...grams], MOST_GRAMS)) {
    const fields = partsWith(skeletons(index).text, gram, MOST_WITH_GRAM);
    const rarity = Math.log(1 + index.entries.length / (1 + fields.length));
    for (const field of fields) scores.set(field, (scores.get(field) || 0) + rarity);
  }
  const best = [...scores].sort((one, other) => other[1] - one[1]);
  return best.slice(0, MOST_CANDIDATES).map(([field]) => field);
}

/** Return at most so many of a list, evenly spread. */
function evenly(list, most) {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(most, list.length) }, (_, i) => list[Math.floor(i * step)]);
}
