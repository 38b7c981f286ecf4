// The page of a cover pack: dates in, the pack of that span out. The rules are in cover.js.
"use strict";

(() => {
  const { dayOf, isoOf, weekdayOf, calendarOf } = globalThis.khumueTime;
  const { cover, workingDays, maturing, fiscalEnds, fiscalYear, unknownYears } = globalThis.khumueCover;
  const LONGEST = 366; // days; the absence of a year is a transfer

  const form = document.querySelector("[data-cover]");
  const pack = document.querySelector("[data-pack]");
  const data = JSON.parse(form.querySelector("[data-cover-data]").textContent);
  const days = calendarOf(data.years, data.holidays);
  const part = (name) => pack.querySelector(`[data-${name}]`);
  const due = [...pack.querySelectorAll("[data-due]")];

  const say = (name, words = {}) =>
    data.words[name].replace(/\{(\w+)\}/g, (_, key) => words[key]);

  /** A day in words that keep on one line. */
  const inWords = (iso) => {
    const date = new Date(`${iso}T00:00:00Z`);
    const weekday = data.weekdays[(weekdayOf(dayOf(iso)) + 6) % 7];
    const words = [weekday, date.getUTCDate(), data.months[date.getUTCMonth()], date.getUTCFullYear() + data.era];
    return words.join("\u00a0");
  };

  const list = (box, lines) => {
    box.replaceChildren(
      ...lines.map((line) => {
        const item = document.createElement("li");
        item.textContent = line;
        return item;
      }),
    );
    box.hidden = !lines.length;
  };

  /** What is wrong with two days, in words; "" when they make a span. */
  const fault = (first, last) => {
    if (last < first) return say("backwards", { first: inWords(first), last: inWords(last) });
    const count = dayOf(last) - dayOf(first) + 1;
    return count > LONGEST ? say("too-long", { days: count, most: LONGEST }) : "";
  };

  /** Why nobody does a step, each reason with its days if not on all. */
  const whys = ({ lacks, covered }) =>
    lacks.map(({ gap, first, last }) =>
      covered || lacks.length > 1
        ? say("gap-days", { why: data.gaps[gap], first: inWords(first), last: inWords(last) })
        : data.gaps[gap],
    );

  const showCovers = (covers) => {
    for (const row of pack.querySelectorAll("[data-step]")) {
      const found = covers[row.dataset.step];
      const told = row.querySelector("[data-gap]");
      const lacks = found.lacks.length > 0;
      told.textContent = lacks ? say("no-cover", { why: whys(found).join(" · ") }) : "";
      told.hidden = !lacks;
      row.querySelector("[data-by]").hidden = !found.covered;
      row.classList.toggle("k-uncovered", lacks);
      row.querySelectorAll("[data-delegation]").forEach((one, at) => {
        one.hidden = !found.by.includes(at);
      });
    }
  };

  /** Show the limits of law that end in the span; return the years without which some are not known. */
  const showLimits = (first, last) => {
    const limits = data.limits.map((limit) => maturing(days, limit, first, last));
    for (const box of pack.querySelectorAll("[data-limit]")) {
      const { found } = limits[box.dataset.limit];
      box.hidden = !found;
      if (!found) continue;
      const [earliest, latest] = found.map(inWords);
      const words = { earliest, latest };
      box.textContent = box.dataset.words.replace(/\{(earliest|latest)\}/g, (_, key) => words[key]);
    }
    part("limits").hidden = !limits.some(({ found }) => found);
    return limits.flatMap(({ unknown }) => unknown);
  };

  /** Show what falls due in the span; return its rows. */
  const showDue = (first, last) => {
    for (const row of due) row.hidden = row.dataset.due < first || row.dataset.due > last;
    const shown = due.filter((row) => !row.hidden);
    part("due-table").hidden = !shown.length;
    part("no-due").hidden = shown.length > 0;
    return shown;
  };

  /** The titles of steps, those of a process behind its code, which keeps on one line. */
  const titles = (steps) => {
    const found = new Map();
    for (const { process, title } of steps) found.set(process, [...(found.get(process) || []), title]);
    const whole = (code) => code.replaceAll("-", "-\u2060");
    return [...found].map(([code, own]) => `${whole(code)} ${own.join(", ")}`).join(" · ");
  };

  /** Why nobody does some steps, a line for each reason and the days it holds on. */
  const gaps = (covers) => {
    const found = new Map();
    covers.forEach((cover, at) => {
      for (const why of whys(cover)) found.set(why, [...(found.get(why) || []), data.steps[at]]);
    });
    return [...found].map(([why, steps]) => say("gap", { why, steps: titles(steps) }));
  };

  const alerts = (first, last, covers, shown, unknown) => {
    const found = gaps(covers);
    for (const year of fiscalEnds(first, last)) found.push(say("fiscal-end", { year }));
    for (const year of unknown) found.push(say("unknown-year", { year }));
    for (const [year, told] of Object.entries(data.undated))
      if (fiscalYear(first) <= year && year <= fiscalYear(last)) found.push(told);
    const [begin, end] = data.known;
    if (first < begin || last > end)
      found.push(say("beyond", { first: inWords(begin), last: inWords(end) }));
    if (shown.some((row) => "unsettled" in row.dataset)) found.push(say("unsettled"));
    return found;
  };

  const meanwhile = (covers) => {
    const counts = new Map();
    covers.forEach(({ covered }, at) => {
      const { by } = data.steps[at];
      if (covered) counts.set(by, (counts.get(by) || 0) + 1);
    });
    const most = [...counts].sort((one, other) => other[1] - one[1]);
    const lines = most.map(([role, steps]) => say("stands-in", { role, steps }));
    return lines.length ? lines : [say("nobody")];
  };

  const span = () => [form.elements.from.value, form.elements.to.value];

  const show = () => {
    const [first, last] = span();
    const wrong = first && last ? fault(first, last) : "";
    const chosen = Boolean(first && last && !wrong);
    form.querySelector("[data-wrong]").textContent = wrong;
    for (const button of form.querySelectorAll("button")) button.disabled = !chosen;
    pack.hidden = !chosen;
    if (!chosen) return;
    const covers = data.steps.map((step) => cover(step, first, last));
    const shown = showDue(first, last);
    const working = workingDays(days, first, last);
    showCovers(covers);
    const missing = [...unknownYears(days, first, last), ...showLimits(first, last)];
    part("span").textContent = say("span", { first: inWords(first), last: inWords(last) });
    part("working").textContent = working === null ? say("days-unknown") : working;
    list(part("meanwhile"), meanwhile(covers));
    list(part("alerts"), alerts(first, last, covers, shown, [...new Set(missing)].sort()));
  };

  const events = (first, last) => {
    const event = (id, title, day, to) => ({ id: `${id}@khumue`, title, day, next: isoOf(dayOf(to) + 1) });
    const { role, title } = form.querySelector("[data-save]").dataset;
    const compact = first.replaceAll("-", "");
    return [
      event(`cover.${role}.${compact}`, title, first, last),
      ...due
        .filter((row) => !row.hidden)
        .map((row) => event(row.dataset.id, row.dataset.title, row.dataset.due, row.dataset.due)),
    ];
  };

  const save = (click) => {
    const [first, last] = span();
    const text = globalThis.khumueCalendarFile.calendarFile(events(first, last), first);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
    link.download = `cover-${click.currentTarget.dataset.role}-${first}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 0);
  };

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-save]").addEventListener("click", save);
  form.querySelector("[data-print]").addEventListener("click", () => window.print());
  pack.dataset.ready = "";
  show();
})();
