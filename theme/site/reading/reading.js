// What helps on pages that are read: the browser's own print, and what a term means, shown beside
// it when it is pointed at or reached by the keyboard, and at the end of the page on paper.
"use strict";

(() => {
  for (const button of document.querySelectorAll("[data-print-page]")) {
    button.addEventListener("click", () => window.print());
  }

  const article = document.querySelector("article");
  const known = globalThis.khumueTerms || {};
  const meaningOf = (link) => known[link.hash.replace("#term-", "")];
  const links = [...article.querySelectorAll("a.k-term")].filter(meaningOf);
  if (!links.length) return;

  const tip = document.createElement("div");
  tip.id = "k-tip";
  tip.className = "k-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  article.append(tip);
  let shown = null;

  const hide = () => {
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };

  const show = (link) => {
    hide();
    shown = link;
    tip.textContent = meaningOf(link);
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    place(link);
  };

  const place = (link) => {
    const { left, top, bottom } = link.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const space = 8;
    const over = bottom + height + space > innerHeight;
    tip.style.left = `${Math.max(space, Math.min(left, innerWidth - width - space))}px`;
    tip.style.top = `${over ? top - height : bottom}px`;
  };

  for (const link of links) {
    link.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && show(link));
    link.addEventListener("focus", () => show(link));
    link.addEventListener("blur", hide);
    link.addEventListener("pointerleave", ({ relatedTarget }) => {
      if (relatedTarget !== tip && document.activeElement !== link) hide();
    });
    // Where nothing can be pointed at, the first touch shows and the second one leads on.
    link.addEventListener("click", (event) => {
      if (event.pointerType === "touch" && event.detail && !link.dataset.told) {
        event.preventDefault();
        link.dataset.told = "yes";
        show(link);
      }
    });
  }
  tip.addEventListener("pointerleave", () => document.activeElement !== shown && hide());
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  addEventListener("scroll", () => shown && place(shown), { passive: true });

  const list = document.createElement("dl");
  list.className = "k-told";
  for (const link of links) {
    const term = document.createElement("dt");
    const meaning = document.createElement("dd");
    term.textContent = link.textContent;
    meaning.textContent = meaningOf(link);
    list.append(term, meaning);
  }
  article.append(list);
})();
