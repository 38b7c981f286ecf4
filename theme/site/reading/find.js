// The large search box of the home page: what is typed goes on in the search of every page, which
// opens at the first letter. With no script there is no search; then the form does nothing.
"use strict";

document.querySelectorAll(".k-find").forEach((form) => {
  const box = form.elements.q;
  const hand = () => {
    const search = document.querySelector(".md-search__input");
    if (!search || !box.value) return;
    const toggle = document.getElementById("__search");
    if (!toggle.checked) toggle.click();
    search.value = box.value;
    box.value = "";
    search.focus();
    search.dispatchEvent(new Event("input", { bubbles: true }));
    search.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  };
  box.addEventListener("input", (event) => event.isComposing || hand());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    hand();
  });
});
