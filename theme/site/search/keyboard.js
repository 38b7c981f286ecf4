/* The keyboard: what was typed in Thai while the keys were set to English. */

const ENGLISH =
  "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" +
  '!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?';
// The same keys in the Thai layout (Kedmanee, TIS 820).
const THAI =
  "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ" +
  '+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ';

/** Return what the same keys give in the Thai layout. */
export const inThai = (typed) =>
  typed.replace(/[!-~]/g, (sign) => THAI[ENGLISH.indexOf(sign)] || sign);
