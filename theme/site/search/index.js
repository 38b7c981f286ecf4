/* The index: which word stands where, and the whole text to look for phrases in. */

import { eachWord, numberTable, writeWord } from "./numbers.js";
import { compact, normalise, skeleton, textOf, wordsOf } from "./text.js";

const EDGE = "\u0001"; // the parts of a text
const END = -1; // of a field

/**
 * Build the index of some entries ({location, title, text, tags, boost}) and groups of synonyms.
 *
 * Each entry has two fields: title (number 2 * entry) and text (2 * entry + 1).
 */
export function buildIndex(entries, groups = []) {
  const fieldsOf = ({ title, text, tags = [] }) => [[title, ...tags].join(" "), text];
  const fields = entries.flatMap(fieldsOf);
  const table = numberTable(fields.reduce((sum, field) => sum + field.length + 2, 32));
  const { written, text } = readFields(table, fields);
  const index = {
    entries,
    pages: [], // [{location, boost, entries: [number, ...]}, ...]
    pageOf: new Int32Array(entries.length),
    table, // the number of each word in use
    words: table.words, // and the word of each number
    postings: postingsOf(written, table.words.length), // which fields each word stands in
    text: joined(text), // all fields without spaces between words
    vocabulary: joined(compact(EDGE + table.words.join(EDGE) + EDGE)), // all words
    synonyms: synonymsOf(groups),
  };
  const pages = new Map();
  entries.forEach((entry, number) => {
    index.pageOf[number] = pageNumber(index, pages, entry, number);
  });
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

/** Return {written, text}: the words of all fields by number, with END behind each; compact. */
function readFields(table, fields) {
  const written = [];
  const text = new Uint8Array(table.letters.length).fill(EDGE.charCodeAt(0));
  let place = 1;
  for (const field of fields) {
    eachWord(table, field, (word) => {
      written.push(word);
      place = writeWord(table, word, text, place);
    });
    written.push(END);
    place++;
  }
  return { written, text: textOf(text.subarray(0, place)) };
}

/** Return {starts, fields}: of each word, from its start to the next, the fields it stands in. */
function postingsOf(written, size) {
  const starts = new Uint32Array(size + 2); // of the word before, until all fields are noted
  for (const word of written) if (word !== END) starts[word + 2]++;
  for (let word = 2; word < starts.length; word++) starts[word] += starts[word - 1];
  const fields = new Uint32Array(written.length);
  let field = 0;
  for (const word of written) {
    if (word === END) field++;
    else fields[starts[word + 1]++] = field;
  }
  return { starts, fields };
}

/** Return a text of parts, EDGE before and behind each, with the place where each begins. */
function joined(all) {
  const starts = [];
  for (let at = 0; at >= 0; at = all.indexOf(EDGE, at + 1)) starts.push(at + 1);
  return { all, starts: Uint32Array.from(starts) };
}

/** Return one part of a joined text. */
export const part = ({ all, starts }, number) =>
  all.slice(starts[number], starts[number + 1] - 1);

/** Call `visit(part, offset)` for each occurrence of a string, or `once` a part, at most `most`. */
export function eachOccurrence({ all, starts }, string, most, visit, once = false) {
  const wanted = compact(string);
  let number = 0;
  let place = all.indexOf(wanted);
  for (let times = 0; place >= 0 && times < most; times++) {
    while (starts[number + 1] <= place) number++;
    visit(number, place - starts[number]);
    place = all.indexOf(wanted, once ? starts[number + 1] - 1 : place + 1);
  }
}

/** Return the parts that hold a string, each once, at most `most`. */
export function partsWith(text, string, most) {
  const found = [];
  eachOccurrence(text, string, most, (number) => found.push(number), true);
  return found;
}

/** Tell whether a word of the index begins with some Thai letters. */
export const isBeginning = ({ vocabulary }, letters) =>
  vocabulary.all.includes(compact(EDGE + letters));

/** Call `visit(field, times)` for each field that a word stands in. */
export function eachField({ postings: { starts, fields } }, word, visit) {
  const end = starts[word + 1];
  for (let from = starts[word], to; from < end; from = to) {
    for (to = from + 1; to < end && fields[to] === fields[from]; ) to++;
    visit(fields[from], to - from);
  }
}

/** Return how often a word is used. */
export const timesUsed = ({ postings: { starts } }, word) => starts[word + 1] - starts[word];

/** Make the skeletons of all words and fields; they are made once, when first needed. */
export function skeletons(index) {
  if (!index.bones) {
    const words = index.words.map(skeleton);
    const numbers = new Map();
    words.forEach((bones, number) => {
      if (numbers.has(bones)) numbers.get(bones).push(number);
      else numbers.set(bones, [number]);
    });
    index.bones = { words, numbers, text: joined(skeleton(index.text.all)) };
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
