// What helps on pages that are read: the browser's own print.
"use strict";

document.querySelectorAll("[data-print-page]").forEach((button) => {
  button.addEventListener("click", () => window.print());
});
