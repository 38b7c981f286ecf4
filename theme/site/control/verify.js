// Whether a printed manual is the current one: its QR code brings what was printed, the page knows
// what holds. Nothing is asked of a server, so it works from a folder, too.
"use strict";

(() => {
  const place = document.querySelector("[data-verify]");
  if (!place) return;
  const { documents, words } = JSON.parse(place.querySelector("[data-known]").textContent);
  const asked = new URLSearchParams(location.search || location.hash.slice(1));
  const digits = (text) => (text || "").toLowerCase().replace(/[^0-9a-f]/g, "");
  const wanted = (asked.get("d") || "").trim().toLowerCase();

  /** The code as it is known, whatever stands before it on paper: WM-…-DRT-01 is DRT-01. */
  const code = Object.keys(documents)
    .filter((one) => wanted === one.toLowerCase() || wanted.endsWith(`-${one.toLowerCase()}`))
    .sort((a, b) => b.length - a.length)[0];

  const given = (name, value) => !asked.get(name) || Number(asked.get(name)) === value;

  /** One of: unknown, altered, withdrawn, or what became of the edition; and the edition printed. */
  const answer = (known, print) => {
    if (!known) return ["unknown"];
    const found = known.editions.filter((one) => print && digits(one.fingerprint) === print);
    const edition = found.find((one) => given("i", one.issue) && given("r", one.number));
    if (!edition) return ["altered"];
    if (known.obsolete) return ["withdrawn", edition];
    return [edition.state, edition];
  };

  const line = (...parts) => {
    const paragraph = document.createElement("p");
    paragraph.append(...parts.filter(Boolean));
    return paragraph;
  };
  const link = ({ href, title }) => {
    const anchor = document.createElement("a");
    anchor.href = href;
    anchor.textContent = title;
    return anchor;
  };

  const show = () => {
    const known = documents[code];
    const [verdict, edition] = answer(known, digits(asked.get("f")));
    const box = place.querySelector("[data-verdict]");
    const strong = document.createElement("strong");
    strong.textContent = words[verdict];
    box.dataset.verdict = verdict;
    box.append(line(strong));
    if (known) box.append(line(`${code} `, link(known), edition && ` · ${edition.words}`));
    if (verdict === "withdrawn" && known.withdrawn) box.append(line(`${words.since} ${known.withdrawn}`));
    if (known && known.replacement) box.append(line(`${words.instead} `, link(known.replacement)));
    const inState = (state) => known && known.editions.find((one) => one.state === state);
    const now = inState("current");
    const next = inState("coming");
    if (known && !known.obsolete && !["current", "draft"].includes(verdict)) {
      box.append(line(now ? `${words.now} ${now.words} ` : words["not-approved"]));
    }
    if (next && ["current", "coming"].includes(verdict)) {
      box.append(line(`${next.words} ${words.from} ${next.effective}`));
    }
    box.hidden = false;
  };

  for (const name of ["d", "f"]) place.querySelector(`[name=${name}]`).value = asked.get(name) || "";
  if (asked.get("d")) show();
})();
