/* Distance: how many letters are changed, added, dropped or exchanged (Damerau–Levenshtein). */

const LONGEST = 32; // letters of a pattern that count: there is one bit of a number for each

/**
 * Return a function that tells how near a text is to a pattern: {distance, likeness, end}.
 *
 * `distance` is that of the whole text (which starts `anywhere`, if so asked), `likeness` (0 to 1)
 * that of its nearest part, which stops before `end`. Pattern and text have one byte a letter, and
 * the pattern has at least one letter.
 *
 * The columns of the usual table are bits: H. Hyyrö, A Bit-Vector Algorithm for Computing
 * Levenshtein and Damerau Edit Distances, Nordic Journal of Computing 10 (2003), pages 29 to 39.
 */
export function distanceTo(pattern, anywhere = false) {
  const height = Math.min(pattern.length, LONGEST);
  const lowest = 1 << (height - 1);
  const places = new Int32Array(256); // of each letter in the pattern
  for (let i = 0; i < height; i++) places[pattern.charCodeAt(i)] |= 1 << i;
  return (text) => {
    let [distance, least, end] = [height, height, 0];
    // Where a value of the column is one more, or one less, than the one above it.
    let [more, less] = [-1, 0];
    let [even, before] = [0, 0];
    for (let j = 0; j < text.length; j++) {
      const same = places[text.charCodeAt(j)];
      const exchanged = ((~even & same) << 1) & before;
      even = (((same & more) + more) ^ more) | same | less | exchanged;
      let [up, down] = [less | ~(even | more), even & more]; // from the column before
      if (up & lowest) distance++;
      if (down & lowest) distance--;
      up = (up << 1) | (anywhere ? 0 : 1);
      more = (down << 1) | ~(even | up);
      less = up & even;
      before = same;
      if (distance < least) [least, end] = [distance, j + 1];
    }
    return { distance, likeness: 1 - least / height, end };
  };
}

/** Return the place [start, end] of the part of a text that is nearest to a pattern. */
export function nearestPart(pattern, text) {
  const { end } = distanceTo(pattern, true)(text);
  const before = distanceTo(backwards(pattern.slice(0, LONGEST)));
  const { end: length } = before(backwards(text.slice(0, end)));
  return [end - length, end];
}

const backwards = (letters) => [...letters].reverse().join("");
