// Working days and deadlines in the browser: the rules of generator/analysis (workdays.py,
// deadlines.py, timetable.py), held to the same dates by tests/analysis/vectors.json.
// A day is a whole number: days since 1 January 1970. Nothing here reads the clock.
"use strict";

globalThis.khumueTime = (() => {
  const DAY = 86400000;
  const BE_OFFSET = 543;

  /** A needed year is not in the register; `year` is of the Buddhist era. */
  class MissingYear extends Error {
    constructor(year) {
      super(String(year));
      this.year = year;
    }
  }

  const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
  const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const weekdayOf = (day) => new Date(day * DAY).getUTCDay();

  /** `years` are BE years that are known, `holidays` ISO dates. */
  const calendarOf = (years, holidays) => ({
    years: new Set(years),
    holidays: new Set(holidays.map(dayOf)),
  });

  const isWorkingDay = (days, day) => {
    const year = new Date(day * DAY).getUTCFullYear() + BE_OFFSET;
    if (!days.years.has(year)) throw new MissingYear(year);
    const weekday = weekdayOf(day);
    return weekday !== 0 && weekday !== 6 && !days.holidays.has(day);
  };

  const onOrAfter = (days, day) => {
    while (!isWorkingDay(days, day)) day += 1;
    return day;
  };

  const onOrBefore = (days, day) => {
    while (!isWorkingDay(days, day)) day -= 1;
    return day;
  };

  const addWorkingDays = (days, day, count) => {
    for (let left = count; left > 0; left -= 1) day = onOrAfter(days, day + 1);
    return day;
  };

  /** The same day `count` months later, or the last day of that month. */
  const addMonths = (day, count) => {
    if (!count) return day;
    const date = new Date(day * DAY);
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0));
    const inMonth = Math.min(date.getUTCDate(), last.getUTCDate());
    return Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), inMonth) / DAY;
  };

  const wholeDays = (days, day, time) =>
    addWorkingDays(days, addMonths(day, time.months || 0) + (time.days || 0), time.working_days || 0);

  /** The last day of a period of law, and the last working day that is in time. */
  const deadline = (days, start, within, actor) => {
    const counted = wholeDays(days, start, within);
    const last = actor === "citizen" ? onOrAfter(days, counted) : counted;
    return { counted, last, actBy: onOrBefore(days, last) };
  };

  /** The moment [day, minutes used of it] when work of a standard time is done. */
  const spend = (days, time, [day, used], officeDay) => {
    if (time.months || time.days || time.working_days) {
      [day, used] = [wholeDays(days, day, time), officeDay];
    }
    let need = (time.hours || 0) * 60 + (time.minutes || 0);
    if (need > officeDay - used) {
      need -= officeDay - used;
      const whole = Math.ceil(need / officeDay);
      return [addWorkingDays(days, day, whole), need - (whole - 1) * officeDay];
    }
    return [day, used + need];
  };

  const later = (one, other) =>
    one[0] > other[0] || (one[0] === other[0] && one[1] > other[1]) ? one : other;

  /** The day by which each planned step is done when the work comes in on `received`. */
  const timetable = (days, plan, received, officeDay) => {
    const moments = [];
    for (const { time, after } of plan) {
      const before = after.map((at) => moments[at]);
      const begin = before.length ? before.reduce(later) : [received, officeDay];
      moments.push(spend(days, time, begin, officeDay));
    }
    return moments.map(([day]) => day);
  };

  return { MissingYear, dayOf, isoOf, weekdayOf, calendarOf, isWorkingDay, deadline, timetable };
})();
