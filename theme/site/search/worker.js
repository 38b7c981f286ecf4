/*
 * The worker: speaks with the search box of Material for MkDocs.
 *
 * Messages are {type, data}. The page sends 0 (the index) and 2 (a query); it gets 1 (ready) and
 * 3 (the answer). Zensical sends the same with `items` in place of `docs`.
 */

import { buildIndex } from "./index.js";
import { answer } from "./results.js";

const PAUSE = 30; // ms without a further key before a query is answered; the latest counts
const FIRST_QUERY = "กขคงจฉช"; // finds nothing, so it tries everything
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];

let index;
let waiting;

self.addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    index = buildIndex(data.docs || data.items, data.config.synonyms);
    self.postMessage({ type: READY });
    setTimeout(() => answer(index, FIRST_QUERY), PAUSE); // what is made on first use is made now
  } else if (type === QUERY) {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      self.postMessage({ type: RESULT, data: answer(index, data) });
    }, PAUSE);
  }
});
