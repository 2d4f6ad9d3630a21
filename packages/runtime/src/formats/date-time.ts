const form = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** RFC 3339 `date-time`, whose separator is `T`, `t` or a space. */
export function isDateTime(text: string): boolean {
  return form.test(text) && isMoment(text);
}

/** RFC 3339 `full-date`: a day that exists. */
export function isDate(text: string): boolean {
  return isDateTime(`${text}T00:00:00Z`);
}

/** RFC 3339 `full-time`: with an offset; second 60 only where UTC has its leap seconds. */
export function isTime(text: string): boolean {
  return isDateTime(`2000-01-01T${text}`);
}

/** Whether calendar and clock have what a text names that has the form of a `date-time`. */
export function isMoment(text: string): boolean {
  // The number of two digits, less eleven times the code of "0".
  const at = (i: number) => text.charCodeAt(i) * 10 + text.charCodeAt(i + 1) - 528;
  const minutes = (i: number) => (at(i) < 24 && at(i + 3) < 60 ? at(i) * 60 + at(i + 3) : Number.NaN);
  const month = at(5);
  const day = at(8);
  const second = at(17);
  const end = text.length;
  const offset =
    text.charCodeAt(end - 1) > 57 ? 0 : text[end - 6] === "-" ? -minutes(end - 5) : minutes(end - 5);
  const utc = minutes(11) - offset;
  return (
    month > 0 &&
    month < 13 &&
    day > 0 &&
    (day < 29 || day <= daysOf(at(0) * 100 + at(2), month)) &&
    // The last minute of a day in UTC may have a leap second.
    (second < 60 ? utc > -1440 : second === 60 && (utc + 1441) % 1440 === 0)
  );
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % (year % 100 === 0 ? 400 : 4) === 0 ? 29 : 28;
  // Long and short months alternate, from August on the other way round.
  return 30 + ((month ^ (month >> 3)) & 1);
}
