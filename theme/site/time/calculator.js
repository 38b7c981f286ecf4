// The deadline calculator on the page of a process: dates in, dates out, all offline.
// The rules are in timetable.js; what is counted stands on the page as JSON.
"use strict";

(() => {
  const { MissingYear, dayOf, isoOf, weekdayOf, calendarOf, deadline, timetable } =
    globalThis.khumueTime;
  const RECEIVED = -1; // the clock of a limit starts on the day received

  const setUp = (form) => {
    const data = JSON.parse(form.querySelector(".k-calculator-data").textContent);
    const days = calendarOf(data.years, data.holidays);
    const received = form.elements.received;
    const warning = form.querySelector("[data-unknown]");
    const steps = [...form.querySelectorAll("[data-step]")];
    const limits = [...form.querySelectorAll("[data-limit]")].map((row) => ({
      row,
      from: row.querySelector("[data-from]"),
      ...data.limits[Number(row.dataset.limit)],
    }));
    let missing = 0;

    const inWords = (day) => {
      const date = new Date(`${isoOf(day)}T00:00:00Z`);
      const weekday = data.weekdays[(weekdayOf(day) + 6) % 7];
      const month = data.months[date.getUTCMonth()];
      return `${weekday} ${date.getUTCDate()} ${month} ${date.getUTCFullYear() + data.era}`;
    };

    const show = (cell, day) => {
      cell.textContent = "";
      if (day === null) return;
      const time = document.createElement("time");
      time.dateTime = isoOf(day);
      time.textContent = inWords(day);
      cell.append(time);
    };

    /** Count, or note the year that is missing and return null. */
    const counted = (count) => {
      try {
        return count();
      } catch (error) {
        if (!(error instanceof MissingYear)) throw error;
        missing = error.year;
        return null;
      }
    };

    const showLimit = ({ row, from, to, within, actor }) => {
      const start = from.value ? dayOf(from.value) : null;
      const found = start === null ? null : counted(() => deadline(days, start, within, actor));
      show(row.querySelector("[data-last]"), found && found.last);
      show(row.querySelector("[data-act-by]"), found && found.actBy);
      if (to !== null) show(steps[to].querySelector("[data-law]"), found && found.last);
    };

    const showWarning = () => {
      warning.hidden = !missing;
      warning.textContent = warning.dataset.unknown.replace("{year}", missing);
    };

    const showAll = () => {
      missing = 0;
      const start = received.value ? dayOf(received.value) : null;
      form.elements.shown.textContent = start === null ? "" : inWords(start);
      const dates =
        start === null ? null : counted(() => timetable(days, data.plan, start, data.officeDay));
      steps.forEach((row, at) => {
        const known = dates && !("timeless" in row.dataset);
        show(row.querySelector("[data-standard]"), known ? dates[at] : null);
      });
      for (const limit of limits) {
        if (limit.clock === RECEIVED) limit.from.value = received.value;
        else if (limit.clock !== null) limit.from.value = dates ? isoOf(dates[limit.clock]) : "";
        showLimit(limit);
      }
      showWarning();
    };

    const events = () => {
      const { standardTitle, lawTitle } = form.querySelector("[data-save]").dataset;
      const event = (row, kind, template, time) => ({
        id: `${data.code}-${row.dataset.step ?? row.dataset.limit}-${kind}-${received.value}@khumue`,
        title: template.replace("{title}", `${data.code} ${row.querySelector("th").firstChild.textContent}`),
        day: time.dateTime,
        next: isoOf(dayOf(time.dateTime) + 1),
      });
      const found = [];
      for (const row of steps) {
        const time = row.querySelector("[data-standard] time");
        if (time) found.push(event(row, "standard", standardTitle, time));
      }
      for (const { row } of limits) {
        const time = row.querySelector("[data-last] time");
        if (time) found.push(event(row, "law", lawTitle, time));
      }
      return found;
    };

    const save = () => {
      if (!received.value) {
        received.focus();
        return;
      }
      const text = globalThis.khumueCalendarFile.calendarFile(events(), received.value);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
      link.download = `${data.code}-${received.value}.ics`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 0);
    };

    const print = () => {
      document.documentElement.classList.add("k-print-days");
      window.print();
      document.documentElement.classList.remove("k-print-days");
    };

    received.addEventListener("input", showAll);
    for (const limit of limits) {
      limit.from.addEventListener("input", () => {
        missing = 0;
        showLimit(limit);
        showWarning();
      });
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("[data-save]").addEventListener("click", save);
    form.querySelector("[data-print]").addEventListener("click", print);
    form.hidden = false;
    showAll();
  };

  document.querySelectorAll(".k-calculator").forEach(setUp);
})();
