const date = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const time = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;

/** RFC 3339 `full-date`: a day that exists. */
export function isDate(text: string): boolean {
  const match = date.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  if (month === 2) return day < 29 || (day === 29 && year % (year % 100 === 0 ? 400 : 4) === 0);
  // Long and short months alternate, but for July and August.
  return day < 31 || (month + Number(month > 7)) % 2 === 1;
}

/** RFC 3339 `full-time`: with an offset; second 60 only where UTC has its leap seconds. */
export function isTime(text: string): boolean {
  const match = time.exec(text);
  if (match === null || match[3] !== "60") return match !== null;
  const [, hour, minute, , sign, offsetHour = 0, offsetMinute = 0] = match;
  const offset = Number(offsetHour) * 60 + Number(offsetMinute);
  const utc = Number(hour) * 60 + Number(minute) + (sign === "-" ? offset : -offset);
  return (utc + 1440) % 1440 === 1439;
}

/** RFC 3339 `date-time`, whose separator is `T`, `t` or a space. */
export function isDateTime(text: string): boolean {
  return "Tt ".includes(text.charAt(10) || "-") && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}
