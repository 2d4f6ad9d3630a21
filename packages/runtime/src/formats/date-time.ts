// Each matches whatever is no such date-time, and those of them that are on a leap day or in a leap second. The other way
// round, they would take half as long again: of a match, the engine keeps the text.
const doubtful =
  /^(?!\d{4}-(?!02-(?:29|3)|(?:0[469]|11)-31)(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$)/;
const doubtfulInUtc =
  /^(?!\d{4}-(?!02-(?:29|3)|(?:0[469]|11)-31)(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$)/;

/** RFC 3339 `date-time`, whose separator is `T`, `t` or a space. */
export function isDateTime(text: string): boolean {
  return !doubtful.test(text) || isLeap(text);
}

/** The same with `T` and `Z`, as most write it. */
export function isUtcDateTime(text: string): boolean {
  return !doubtfulInUtc.test(text) || (/T.*Z$/.test(text) && isLeap(text));
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
  const usual = text.replace("-02-29", "-02-28").replace(":60", ":59");
  const year = Number(text.slice(0, 4));
  const second = text.indexOf(":60");
  const [offset] = /[+-]..:..$/.exec(text) ?? ["Z"];
  return (
    !doubtful.test(usual) &&
    (!text.includes("-02-29") || year % (year % 100 ? 4 : 400) === 0) &&
    // The last minute of a day in UTC may have a leap second.
    (second < 0 ||
      (second === 16 && new Date(`2000-01-01T${usual.slice(11, 19)}${offset}`).toJSON().includes("T23:59")))
  );
}
