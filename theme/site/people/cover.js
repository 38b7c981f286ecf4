// An absence in the browser: the rules of generator/analysis/absence.py, without the page.
// Days are ISO dates, which sort as text; timetable.js counts them.
"use strict";

globalThis.khumueCover = (() => {
  const { MissingYear, dayOf, isoOf, isWorkingDay, deadline } = globalThis.khumueTime;
  const BE_OFFSET = 543;

  /** What a step's turns ([from which day on, why nobody does it or "", by which delegation or -1])
      make of a span: on which days nobody does it, by which delegations, and if on any day at all. */
  const cover = ({ turns }, first, last) => {
    const lacks = [];
    const seen = turns
      .map(([day, gap, by], at) => {
        const next = turns[at + 1] ? isoOf(dayOf(turns[at + 1][0]) - 1) : last;
        return { gap, by, first: day > first ? day : first, last: next < last ? next : last };
      })
      .filter((one) => one.first <= one.last);
    for (const one of seen) {
      const before = lacks[lacks.length - 1];
      const goesOn = before && before.gap === one.gap && dayOf(before.last) + 1 === dayOf(one.first);
      if (one.gap && goesOn) before.last = one.last;
      else if (one.gap) lacks.push({ gap: one.gap, first: one.first, last: one.last });
    }
    const named = (some) => [...new Set(some.map(({ by }) => by).filter((by) => by >= 0))];
    const inForce = named(seen.filter(({ gap }) => !gap));
    return {
      lacks,
      by: inForce.length ? inForce : named(seen).slice(-1),
      covered: seen.some(({ gap }) => !gap),
    };
  };

  /** How many working days a span has; null where the holidays are not known. */
  const workingDays = (days, first, last) => {
    try {
      let count = 0;
      for (let day = dayOf(first); day <= dayOf(last); day += 1) count += isWorkingDay(days, day);
      return count;
    } catch (error) {
      if (!(error instanceof MissingYear)) throw error;
      return null;
    }
  };

  /** The first and the last day on which a matter came in whose limit ends in the span (or null),
      and the years (BE) that must be known to tell all of them. */
  const maturing = (days, { within, actor }, first, last) => {
    const found = [];
    const unknown = new Set();
    for (let start = dayOf(last); ; start -= 1) {
      try {
        const end = isoOf(deadline(days, start, within, actor).last);
        if (end < first) break; // who came in earlier is due earlier
        if (end <= last) found.push(start);
      } catch (error) {
        if (!(error instanceof MissingYear)) throw error;
        if (error.year <= Number(last.slice(0, 4)) + BE_OFFSET) unknown.add(error.year);
        const day = isoOf(start);
        if (day < first && !days.years.has(Number(day.slice(0, 4)) + BE_OFFSET)) break;
      }
    }
    const ends = [found[found.length - 1], found[0]];
    return { found: found.length ? ends.map(isoOf) : null, unknown: [...unknown] };
  };

  /** The years (BE) of a span that `test` holds for. */
  const years = (first, last, test) => {
    const found = [];
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
      if (test(year)) found.push(year + BE_OFFSET);
    }
    return found;
  };

  /** The fiscal year (BE) of a day. */
  const fiscalYear = (day) => Number(day.slice(0, 4)) + BE_OFFSET + (day.slice(5) >= "10-01" ? 1 : 0);

  const fiscalEnds = (first, last) =>
    years(first, last, (year) => first <= `${year}-09-30` && `${year}-09-30` < last);

  const unknownYears = (days, first, last) =>
    years(first, last, (year) => !days.years.has(year + BE_OFFSET));

  return { cover, workingDays, maturing, fiscalEnds, fiscalYear, unknownYears };
})();
