// The filters of the list of processes. Their state stands in the address, so that a reader can
// go back, keep it, and pass it on; with no script the whole list is there.
"use strict";

(() => {
  const form = document.querySelector("[data-filters]");
  const output = form.querySelector("output");
  const groups = [...document.querySelectorAll("[data-group]")].map((box) => ({
    box,
    rows: [...box.querySelectorAll("tr:not(.k-group)")].map((row) => ({
      row,
      words: plain(row.textContent),
    })),
  }));
  const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const names = [...form.elements].map((field) => field.name).filter(Boolean);

  /** Letters and digits alone, Thai digits as Arabic ones: what a reader means by a word. */
  function plain(text) {
    return text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0e50)
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ");
  }

  const wanted = () =>
    names.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value);

  const fits = ({ row, words }, filters) =>
    filters.every(([name, value]) =>
      name === "text"
        ? plain(value).trim().split(" ").every((word) => words.includes(word))
        : (row.dataset[name] || "").split(" ").includes(value),
    );

  const show = () => {
    const filters = wanted();
    let found = 0;
    for (const { box, rows } of groups) {
      let here = 0;
      for (const one of rows) {
        one.row.hidden = !fits(one, filters);
        here += !one.row.hidden;
      }
      box.hidden = filters.length > 0 && here === 0;
      found += here;
    }
    output.textContent = output.dataset.count.replace("{found}", found).replace("{all}", all);
    document.querySelector("[data-none]").hidden = found > 0;
  };

  /** Write the state into the address: a new entry of the history, or in place of this one. */
  const keep = (write) => {
    const query = new URLSearchParams(wanted()).toString();
    const address = location.pathname + (query ? `?${query}` : "") + location.hash;
    if (address !== location.pathname + location.search + location.hash)
      history[write](history.state, "", address);
  };

  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const name of names) form.elements[name].value = query.get(name) || "";
    show();
  };

  form.addEventListener("input", ({ target }) => {
    show();
    // A history of every letter typed helps nobody.
    keep(target.name === "text" ? "replaceState" : "pushState");
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of names) form.elements[name].value = "";
    show();
    keep("pushState");
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", read);
  read();
})();
