// An absence in the browser: the rules of generator/analysis/absence.py, without the page.
// Days are ISO dates, which sort as text; timetable.js counts them.
"use strict";

globalThis.khumueCover = (() => {
  const { MissingYear, dayOf, isoOf, isWorkingDay, deadline } = globalThis.khumueTime;
  const LOOKED_BACK = 400; // matters that came in earlier than so many days before are not looked for
  const BE_OFFSET = 543;

  const isInForce = ([start, end], day) => start <= day && (!end || day <= end);

  /** Why nobody does a step on a day (or ""), and which of its delegations tells so. */
  const onDay = ({ gap, delegations }, day) => {
    if (gap) return { gap, by: -1 };
    if (!delegations) return { gap: "", by: -1 };
    const by = delegations.findIndex((one) => isInForce(one, day));
    return by < 0 ? { gap: "run-out", by: delegations.length - 1 } : { gap: "", by };
  };

  /** The same over a span, on each day of which a delegation must be in force. */
  const cover = (step, first, last) => {
    const behind = (step.delegations || [])
      .filter(([, end]) => end && first <= end && end < last)
      .map(([, end]) => isoOf(dayOf(end) + 1));
    const told = [first, ...behind.sort(), last].map((day) => onDay(step, day));
    return told.find(({ gap }) => gap) || told[told.length - 1];
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

  /** The first and the last day on which a matter came in whose limit ends in the span, or null. */
  const maturing = (days, { within, actor }, first, last) => {
    const found = [];
    for (let start = dayOf(first) - LOOKED_BACK; start <= dayOf(last); start += 1) {
      try {
        const end = isoOf(deadline(days, start, within, actor).last);
        if (first <= end && end <= last) found.push(start);
      } catch (error) {
        if (!(error instanceof MissingYear)) throw error;
      }
    }
    return found.length ? [isoOf(found[0]), isoOf(found[found.length - 1])] : null;
  };

  /** The years (BE) of a span that `test` holds for. */
  const years = (first, last, test) => {
    const found = [];
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
      if (test(year)) found.push(year + BE_OFFSET);
    }
    return found;
  };

  const fiscalEnds = (first, last) =>
    years(first, last, (year) => first <= `${year}-09-30` && `${year}-09-30` < last);

  const unknownYears = (days, first, last) =>
    years(first, last, (year) => !days.years.has(year + BE_OFFSET));

  return { cover, workingDays, maturing, fiscalEnds, unknownYears };
})();
