// What falls due this month, on the home page. The build does not know which month it is.
// A month outside of what was built shows nothing at all, rather than an empty list.
document.querySelectorAll("[data-due]").forEach((box) => {
  const months = JSON.parse(box.querySelector("[data-due-data]").textContent)
  const today = new Date()
  const month = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}`
  const known = Object.keys(months).sort()
  if (!known.length || month < known[0] || month > known[known.length - 1]) return
  const [more, steps, rows] = months[month] || ["", 0, []]
  const root = box.dataset.due
  const language = document.documentElement.lang || "th"
  const name = new Intl.DateTimeFormat(`${language}-u-ca-buddhist`, { month: "long", year: "numeric" })
  box.querySelector("[data-due-month]").textContent = name.format(today)
  for (const [day, title, page, mark] of rows) {
    const item = document.createElement("li")
    const date = document.createElement("time")
    const link = document.createElement("a")
    date.dateTime = `${month}-${String(day).padStart(2, "0")}`
    date.textContent = day
    link.href = root + page
    link.textContent = title
    if (day === today.getDate()) item.className = "k-due--today"
    item.append(date, " ", link)
    if (mark) {
      const badge = document.createElement("span")
      badge.className = "k-badge k-badge--basis-office-sample"
      badge.textContent = mark
      item.append(" ", badge)
    }
    box.querySelector("[data-due-list]").append(item)
  }
  box.querySelector("[data-due-none]").hidden = rows.length > 0 || steps > 0
  const rest = box.querySelector("[data-due-more]")
  rest.href = root + more
  rest.querySelector("[data-due-steps]").textContent = steps
  rest.parentElement.hidden = !steps
  box.hidden = false
})
