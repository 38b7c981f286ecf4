/*
 * The search box: what Material's own script does not know.
 *
 * It looks at a query when a key is released; text that is pasted, dictated or comes from an input
 * method has no key. And on a Thai keyboard its keys / s f give other letters.
 */
document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-md-component=search-query]")) target.dispatchEvent(new Event("keyup"));
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const search = document.querySelector("[data-md-component=search-query]");
  if (typing || !search || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!/^[ก-๛]$/.test(event.key) || !["Slash", "KeyS", "KeyF"].includes(event.code)) return;
  event.preventDefault();
  search.focus();
});

/* The buttons that main.html puts into the switches of menu and search answer keys like others. */
document.addEventListener("keydown", (event) => {
  if (!event.target.matches(".k-press") || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  event.target.click();
});
