/* Text: how the letters of a page and of a query are made alike. */

// What stands between words: the marks put in at build (U+007F), blanks and punctuation.
const BETWEEN = "\\x7f\\u200b\\s.,:;!?=()\\[\\]{}<>\"'“”‘’/\\\\|+*&%#@_~^$`·•…ฯ\\-\\u2010-\\u2015";

// พ.ร.บ., ก.พ and the like are one word; a single letter with a dot (ม. 38) is not meant.
const ABBREVIATION = "(?:[ก-ฮ]{1,3}\\.){2,}|[ก-ฮ]{1,3}(?:\\.[ก-ฮ]{1,3})+(?![ก-๙])";

const WORD = new RegExp(`${ABBREVIATION}|[^${BETWEEN}]+`, "g");

const UNUSUAL = /[^ก-\u0e4c0-9a-z]|0[1-9]$|เเ|\u0e33[่-๋]|[่-์][ัิ-ฺ]/;

/** Return the words of a text as they are written. */
export const wordsOf = (text) => text.match(WORD) || [];

/** Return the words of a text with their places: [[start, end], ...]. */
export const wordPlaces = (text) =>
  Array.from(text.matchAll(WORD), (found) => [found.index, found.index + found[0].length]);

/** Return a word in the one form that stands for all its spellings. */
export function normalise(word) {
  if (!UNUSUAL.test(word)) return word;
  return word
    .toLowerCase()
    .replace(/\./g, "")
    .replace(/[๐-๙]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xe50 + 0x30))
    .replace(/^([a-z]*)0([1-9])$/, "$1$2") // drt01, DRT-01 and drt 1
    .replace(/เเ/g, "แ")
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33") // nikhahit and aa: am
    .replace(/\u0e33([\u0e48-\u0e4b])/g, "$1\u0e33") // a tone is typed before am
    .replace(/([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a])/g, "$2$1"); // and behind a vowel
}

/* Letters that are taken for one another because they sound or look alike. */
const ALIKE = [
  "กคขฃฅฆ", "ชฌฉ", "สซศษ", "ทฐฑฒถธ", "ตดฎฏ", "นณ", "พผภ", "ฟฝ", "ลฬ", "ยญ", "หฮ", "รฤ",
  "ไใ", "ิี", "ึื", "ุู",
];
/*
 * By code: the byte that stands for a letter, Thai as in TIS-620. Strings of one byte a letter take
 * half the memory and are searched several times faster. Other scripts share one byte.
 */
export const BYTE = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  code < 0x100 ? code : code > 0xe00 && code < 0xe5c ? code - 0xe00 + 0xa0 : 0x7f,
);

/* The same, with one letter for all that are alike, and 0 for tone marks and silencers. */
const BONE = BYTE.slice();
for (const all of ALIKE) {
  const bone = BYTE[all.charCodeAt(0)];
  for (const one of all) BONE[one.charCodeAt(0)] = BONE[BYTE[one.charCodeAt(0)]] = bone;
}
BONE.fill(0, 0xe47, 0xe4f).fill(0, 0xe7, 0xef);

/** Return a text with one byte a letter; only to be searched for texts like it. */
export const compact = (text) => translated(text, BYTE);

/** Return what is left of a text (compact or not) without tone marks, silencers, look-alikes. */
export const skeleton = (text) => translated(text, BONE);

function translated(text, table) {
  const kept = new Uint8Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = table[text.charCodeAt(i)];
    if (letter) kept[length++] = letter;
  }
  return textOf(kept.subarray(0, length));
}

/** Return the text that is written in bytes. */
export const textOf = (bytes) => LATIN1.decode(bytes);
const LATIN1 = new TextDecoder("latin1");

/** Tell whether a letter is Thai. */
export const isThai = (letter) => letter >= "\u0e00" && letter <= "\u0e7f";

/** Tell whether Thai may be cut before a place: never inside a letter with its vowels and tones. */
export function mayCut(text, place) {
  if (place <= 0 || place >= text.length) return true;
  return !/[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]/.test(text[place]) && !/[เ-ไ]/.test(text[place - 1]);
}
