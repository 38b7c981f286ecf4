// An iCalendar file (RFC 5545) of whole days. Titles are data: they are escaped, lines are folded.
"use strict";

globalThis.khumueCalendarFile = (() => {
  const LONGEST = 75; // octets in a line
  const bytes = new TextEncoder();

  const escaped = (text) =>
    text.replace(/[\\;,]/g, (letter) => `\\${letter}`).replace(/\r?\n/g, "\\n");

  /** Break a line so that no part is longer than 75 octets, and no letter is cut. */
  const folded = (line) => {
    const parts = [];
    let part = "";
    let size = 0;
    for (const letter of line) {
      const more = bytes.encode(letter).length;
      if (size + more > LONGEST) {
        parts.push(part);
        part = " ";
        size = 1;
      }
      part += letter;
      size += more;
    }
    return [...parts, part].join("\r\n");
  };

  const compact = (iso) => iso.replaceAll("-", "");

  /** `events`: {id, title, day, next} with ISO days; `received` dates the file, not the clock. */
  const calendarFile = (events, received) => {
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Khumue//Khumue//TH"];
    for (const { id, title, day, next } of events) {
      lines.push(
        "BEGIN:VEVENT",
        `UID:${escaped(id)}`,
        `DTSTAMP:${compact(received)}T000000Z`,
        `DTSTART;VALUE=DATE:${compact(day)}`,
        `DTEND;VALUE=DATE:${compact(next)}`,
        `SUMMARY:${escaped(title)}`,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      );
    }
    lines.push("END:VCALENDAR");
    return `${lines.map(folded).join("\r\n")}\r\n`;
  };

  return { calendarFile };
})();
