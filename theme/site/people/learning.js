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

  /** Whether an edition, as "1.2", is newer than another. */
  const isNewer = (one, other) => {
    const [issue, number] = one.split(".").map(Number)
    const [oldIssue, oldNumber] = other.split(".").map(Number)
    return issue > oldIssue || (issue === oldIssue && number > oldNumber)
  }

  /** Show what the editions changed that came after the one that was read. */
  const showSince = (item, edition) => {
    const since = item.querySelector("[data-since]")
    if (!since) return
    const lines = [...since.querySelectorAll("[data-of]")]
    for (const line of lines) line.hidden = edition === undefined || !isNewer(line.dataset.of, edition)
    since.hidden = lines.every((line) => line.hidden)
  }

  const show = () => {
    const learned = marks()
    for (const box of boxes) {
      const edition = learned[box.dataset.learn]
      box.checked = edition === box.dataset.edition
      const changed = edition !== undefined && !box.checked
      const item = box.closest("li")
      item.querySelector("[data-changed]").hidden = !changed
      showSince(item, changed ? edition : undefined)
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
  const print = document.querySelector("[data-print]")
  print.addEventListener("click", () => window.print())
  print.hidden = false
  show()
})()
