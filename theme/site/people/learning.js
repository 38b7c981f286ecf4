// Marks of what was read, kept in this browser alone: the edition of each manual, by its code.
(() => {
  const KEY = "khumue-learned"
  const marks = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || {}
    } catch {
      return {} // no storage, or another's text in it: nothing was learned yet
    }
  }
  const boxes = [...document.querySelectorAll("[data-learn]")]
  const output = document.querySelector("[data-learned-count]")
  if (!boxes.length) return

  const show = () => {
    const learned = marks()
    for (const box of boxes) {
      const edition = learned[box.dataset.learn]
      box.checked = edition === box.dataset.edition
      const changed = edition !== undefined && !box.checked
      box.closest("li").querySelector("[data-changed]").hidden = !changed
    }
    const done = boxes.filter((box) => box.checked).length
    output.textContent = output.dataset.words.replace("{done}", done).replace("{all}", boxes.length)
  }
  const keep = (box) => {
    const learned = marks()
    if (box.checked) learned[box.dataset.learn] = box.dataset.edition
    else delete learned[box.dataset.learn]
    try {
      localStorage.setItem(KEY, JSON.stringify(learned))
    } catch {
      return // it cannot be kept: the mark stays for as long as the page is open
    }
    show()
  }
  for (const box of boxes) box.addEventListener("change", () => keep(box))
  show()
})()
