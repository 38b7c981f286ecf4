/* The index: which word stands where, and the whole text to look for phrases in. */

import { compact, normalise, skeleton, wordsOf } from "./text.js";

const BETWEEN_PARTS = "\u0001";

/**
 * Build the index of some entries ({location, title, text, tags, boost}) and groups of synonyms.
 *
 * Each entry has two fields: title (number 2 * entry) and text (2 * entry + 1).
 */
export function buildIndex(entries, groups = []) {
  const index = {
    entries,
    pages: [], // [{location, boost, entries: [number, ...]}, ...]
    pageOf: new Int32Array(entries.length),
    words: [], // every word in use, by number
    numberOf: new Map(), // and the number of each
    postings: [], // for each word: field, times, field, times, ...
    text: null, // all fields without spaces between words, one after the other, compact
    vocabulary: null, // all words, one after the other, compact
    synonyms: synonymsOf(groups),
  };
  const numbers = new Map(); // of words as written
  const fields = [];
  const pages = new Map();
  entries.forEach((entry, number) => {
    index.pageOf[number] = pageNumber(index, pages, entry, number);
    const tags = (entry.tags || []).join(" ");
    fields.push(addField(index, numbers, 2 * number, `${entry.title} ${tags}`));
    fields.push(addField(index, numbers, 2 * number + 1, entry.text));
  });
  index.text = joinedText(fields);
  index.vocabulary = joinedText(index.words);
  return index;
}

function pageNumber(index, pages, entry, number) {
  // A # alone is the anchor made of the title; an anchor alone is on the page of the entry before.
  if (entry.location.endsWith("#")) entry.location += anchorOf(entry.title);
  if (entry.location[0] === "#") {
    entry.location = index.pages[index.pageOf[number - 1]].location + entry.location;
  }
  const location = entry.location.split("#")[0];
  if (!pages.has(location)) {
    pages.set(location, index.pages.length);
    index.pages.push({ location, boost: entry.boost || 1, entries: [] });
  }
  const page = pages.get(location);
  index.pages[page].entries.push(number);
  return page;
}

const anchorOf = (title) =>
  title
    .replace(/\x7f/g, "")
    .toLowerCase()
    .replace(/[^0-9a-z_\u0e00-\u0e7f]+/g, "-")
    .replace(/^-|-$/g, "");

/** Note every word of a field; return the field without spaces. */
function addField(index, numbers, field, text) {
  const written = wordsOf(text);
  for (let i = 0; i < written.length; i++) {
    let number = numbers.get(written[i]);
    if (number === undefined) {
      number = wordNumber(index, normalise(written[i]));
      numbers.set(written[i], number);
    }
    const posting = index.postings[number];
    if (posting.at(-2) === field) posting[posting.length - 1]++;
    else posting.push(field, 1);
    written[i] = index.words[number];
  }
  return written.join("");
}

function wordNumber(index, word) {
  if (!index.numberOf.has(word)) {
    index.numberOf.set(word, index.words.length);
    index.words.push(word);
    index.postings.push([]);
  }
  return index.numberOf.get(word);
}

/** Join strings into one that can be searched at once, with the place where each begins. */
function joinedText(parts) {
  const starts = new Uint32Array(parts.length + 1);
  let place = 1;
  parts.forEach((part, number) => {
    starts[number] = place;
    place += part.length + 1;
  });
  starts[parts.length] = place;
  return { all: compact(BETWEEN_PARTS + parts.join(BETWEEN_PARTS) + BETWEEN_PARTS), starts };
}

/** Return the number of the part that a place of a joined text lies in. */
export function partAt({ starts }, place) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high - 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** Return one part of a joined text. */
export function part({ all, starts }, number) {
  return all.slice(starts[number], starts[number + 1] - 1);
}

/** Call `visit(part, offset)` for each occurrence of a string, at most `most` times. */
export function eachOccurrence(joined, string, most, visit) {
  const wanted = compact(string);
  let place = joined.all.indexOf(wanted);
  for (let times = 0; place >= 0 && times < most; times++) {
    const number = partAt(joined, place);
    visit(number, place - joined.starts[number]);
    place = joined.all.indexOf(wanted, place + 1);
  }
}

/** Return the parts that hold a string, each once, at most `most`. */
export function partsWith(joined, string, most) {
  const found = [];
  const wanted = compact(string);
  let place = joined.all.indexOf(wanted);
  while (place >= 0 && found.length < most) {
    const number = partAt(joined, place);
    found.push(number);
    place = joined.all.indexOf(wanted, joined.starts[number + 1] - 1);
  }
  return found;
}

/** Tell whether a word of the index begins with some letters. */
export function isBeginning(index, letters) {
  index.sorted ||= [...index.words].sort();
  let low = 0;
  let high = index.sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.sorted[middle] < letters) low = middle + 1;
    else high = middle;
  }
  return low < index.sorted.length && index.sorted[low].startsWith(letters);
}

/** Make the skeletons of all words and fields; they are made once, when first needed. */
export function skeletons(index) {
  if (!index.bones) {
    const words = index.words.map(skeleton);
    const numbers = new Map();
    words.forEach((bones, number) => {
      if (numbers.has(bones)) numbers.get(bones).push(number);
      else numbers.set(bones, [number]);
    });
    const fields = index.text.all.split(BETWEEN_PARTS).slice(1, -1).map(skeleton);
    index.bones = { words, numbers, text: joinedText(fields) };
  }
  return index.bones;
}

function synonymsOf(groups) {
  const others = new Map();
  for (const group of groups) {
    const names = [...new Set(group.map((name) => wordsOf(name).map(normalise).join("")))];
    for (const name of names) {
      const more = names.filter((other) => other !== name);
      if (more.length) others.set(name, [...(others.get(name) || []), ...more]);
    }
  }
  return others;
}
