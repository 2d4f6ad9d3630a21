const dateTime =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[t ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** RFC 3339 `date-time`, whose separator is `T`, `t` or a space. */
export function isDateTime(text: string): boolean {
  return dateTime.test(text) && isDay(text) && (text[17] !== "6" || isLeapSecond(text));
}

/** RFC 3339 `full-date`: a day that exists. */
export function isDate(text: string): boolean {
  return isDateTime(`${text}T00:00:00Z`);
}

/** RFC 3339 `full-time`: with an offset; second 60 only where UTC has its leap seconds. */
export function isTime(text: string): boolean {
  return isDateTime(`2000-01-01T${text}`);
}

function isDay(text: string): boolean {
  // The first days are in every month.
  if ((text[8] as string) < "2") return true;
  const day = Number(text.slice(8, 10));
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  if (month === 2) return day < 29 || (day === 29 && year % (year % 100 === 0 ? 400 : 4) === 0);
  // Long and short months alternate, but for July and August.
  return day < 31 || (month + Number(month > 7)) % 2 === 1;
}

/** Whether the minute is the last of a day in UTC. */
function isLeapSecond(text: string): boolean {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const sign = text.at(-6);
  const offset = sign === "+" ? minutes(text.slice(-5)) : sign === "-" ? -minutes(text.slice(-5)) : 0;
  return (minutes(text.slice(11, 16)) - offset + 1440) % 1440 === 1439;
}
