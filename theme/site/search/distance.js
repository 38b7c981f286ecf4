/* Distance: how many letters are changed, added, dropped or exchanged (Damerau–Levenshtein). */

/** Return the distance of two words, or `most + 1` when it is greater than `most`. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let earlier = [];
  let before = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
      const exchanged = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (i > 1 && j > 1 && exchanged) row[j] = Math.min(row[j], earlier[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    [earlier, before] = [before, row];
  }
  return before[other.length];
}

/**
 * Find the part of a text that is nearest to a phrase (Sellers' algorithm).
 *
 * Returns {distance, start, end}; the first of equally near parts.
 */
export function nearestPart(phrase, text) {
  const height = phrase.length;
  // For each length of the phrase's beginning: how far it is from a part that ends here,
  // and where that part starts. The columns are those of this letter and of the two before.
  const column = () => [
    Int16Array.from({ length: height + 1 }, (_, i) => i),
    new Int32Array(height + 1),
  ];
  let [earlier, earlierStart] = column();
  let [before, beforeStart] = column();
  let [now, start] = column();
  const nearest = { distance: height, start: 0, end: 0 };
  for (let j = 1; j <= text.length; j++) {
    start[0] = j;
    for (let i = 1; i <= height; i++) {
      const same = phrase[i - 1] === text[j - 1];
      let cost = before[i - 1] + (same ? 0 : 1);
      let from = beforeStart[i - 1];
      if (before[i] + 1 < cost) [cost, from] = [before[i] + 1, beforeStart[i]];
      if (now[i - 1] + 1 < cost) [cost, from] = [now[i - 1] + 1, start[i - 1]];
      const exchanged = phrase[i - 1] === text[j - 2] && phrase[i - 2] === text[j - 1];
      if (i > 1 && j > 1 && exchanged && earlier[i - 2] + 1 < cost) {
        [cost, from] = [earlier[i - 2] + 1, earlierStart[i - 2]];
      }
      now[i] = cost;
      start[i] = from;
    }
    if (now[height] < nearest.distance) {
      Object.assign(nearest, { distance: now[height], start: start[height], end: j });
    }
    [earlier, before, now] = [before, now, earlier];
    [earlierStart, beforeStart, start] = [beforeStart, start, earlierStart];
  }
  return nearest;
}
