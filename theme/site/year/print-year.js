// A work year on paper: the whole on one A3, or each month on an A4 of its own. The letters are made
// as large as the sheet allows. How a sheet looks stands in calendar.css, for these papers.
"use strict";

(() => {
  // Set for the print that is asked for: a page of the site is printed on A4 otherwise.
  const PAPER = {
    year: "@page { size: A3 landscape; margin: 8mm; }",
    months: "@page { size: A4 landscape; margin: 12mm; }",
  };
  const LARGEST = 12; // points
  const READABLE = 7; // a year in smaller letters leaves out the steps; the months have them
  const SMALLEST = 4;
  const STEP = 0.25;
  const page = document.documentElement;
  const setSize = (size) => page.style.setProperty("--k-sheet-size", `${size}pt`);

  /** A sheet sets its text in columns of a fixed height: what does not fit makes it wider. */
  const isTooLong = (box) => box.scrollWidth > box.clientWidth + 1;

  /** Set the largest letters in which all boxes hold their text, and return their size; 0 if none. */
  const fit = (boxes) => {
    for (let size = LARGEST; size >= SMALLEST; size -= STEP) {
      setSize(size);
      if (!boxes.some(isTooLong)) return size;
    }
    return 0;
  };

  const print = (form) => {
    const name = `k-sheet-${form}`;
    const paper = new CSSStyleSheet();
    const before = [...document.adoptedStyleSheets];
    paper.replaceSync(PAPER[form]);
    document.adoptedStyleSheets = [...before, paper];
    page.classList.add(name);
    const boxes = [...document.querySelectorAll(form === "year" ? ".k-months" : ".k-month ul")];
    let size = fit(boxes);
    if (size < READABLE && form === "year") {
      page.classList.add("k-sheet-brief");
      size = fit(boxes);
    }
    if (!size) {
      setSize(READABLE);
      page.classList.add("k-sheet-long");
    }
    window.print();
    page.classList.remove(name, "k-sheet-brief", "k-sheet-long");
    page.style.removeProperty("--k-sheet-size");
    document.adoptedStyleSheets = before;
  };

  for (const button of document.querySelectorAll("[data-print-year]")) {
    button.addEventListener("click", () => print(button.dataset.printYear));
    button.hidden = false;
  }
})();
