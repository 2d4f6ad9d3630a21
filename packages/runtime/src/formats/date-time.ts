const date = /^(\d{4})-(\d\d)-(\d\d)$/;
const time = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d):(\d\d))$/i;
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** RFC 3339 `full-date`: a day that exists. */
export function isDate(text: string): boolean {
  const match = date.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : daysOfMonth[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** RFC 3339 `full-time`: with an offset; second 60 only where UTC has its leap seconds. */
export function isTime(text: string): boolean {
  const match = time.exec(text);
  if (match === null) return false;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [offsetHour, offsetMinute] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (hour > 23 || minute > 59 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;
  const offset = (offsetHour * 60 + offsetMinute) * (match[4] === "-" ? -1 : 1);
  const utc = (hour * 60 + minute - offset + 2880) % 1440;
  return second === 60 && utc === 1439;
}

/** RFC 3339 `date-time`, whose separator is `T`, `t` or a space. */
export function isDateTime(text: string): boolean {
  const separator = text.charAt(10);
  return (
    (separator === "T" || separator === "t" || separator === " ") &&
    isDate(text.slice(0, 10)) &&
    isTime(text.slice(11))
  );
}
