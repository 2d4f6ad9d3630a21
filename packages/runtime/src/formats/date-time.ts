/**
 * Matches whatever is no RFC 3339 `date-time` but the leap days and leap seconds among them. The other way round, it would
 * take half as long again: of a match, the engine keeps the text.
 */
const doubtful =
  /^(?!\d{4}-(?!02-(?:29|3)|(?:0[469]|11)-31)(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$)/;

/** RFC 3339 `date-time`, whose separator is `T`, `t` or a space. */
export function isDateTime(text: string): boolean {
  return !doubtful.test(text) || isLeap(text);
}

/** RFC 3339 `full-date`: a day that exists. */
export function isDate(text: string): boolean {
  return isDateTime(`${text}T00:00:00Z`);
}

/** RFC 3339 `full-time`: with an offset; second 60 only where UTC has its leap seconds. */
export function isTime(text: string): boolean {
  return isDateTime(`2000-01-01T${text}`);
}

/** Whether a text is a date-time on a leap day, in a leap second, or both. */
function isLeap(text: string): boolean {
  const usual = text
    .replace(/^(.{5}02-)29/, (_, start) => `${start}28`)
    .replace(/^(.{17})60/, (_, start) => `${start}59`);
  const year = Number(text.slice(0, 4));
  const [offset] = /[+-]..:..$/.exec(text) ?? ["Z"];
  return (
    !doubtful.test(usual) &&
    (text.slice(5, 10) !== "02-29" || year % (year % 100 === 0 ? 400 : 4) === 0) &&
    // The last minute of a day in UTC may have a leap second.
    (text.slice(17, 19) !== "60" ||
      new Date(`2000-01-01T${text.slice(11, 17)}59${offset}`).toISOString().includes("T23:59"))
  );
}
