import type { Language, Languages } from "./language.ts";
import { searchLanguage } from "./search.ts";

/** Languages between which the texts of a format are: the same for a format that is a regular language of feasible size. */
export interface FormatLanguage {
  /** Of texts that are all of the format. */
  readonly inner: Language;
  /** Of all texts of the format, and perhaps others. */
  readonly outer: Language;
}

/** Patterns of the two; one pattern when they are the same. */
type Shape = string | { readonly inner: string; readonly outer: string };

const leapYear = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const date = `(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|${leapYear}-02-29)`;
const minutes = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
const offset = `(?:\\.[0-9]+)?(?:[zZ]|[+-]${minutes})`;
// Which minutes have a leap second depends on the offset.
const time = { inner: `${minutes}:[0-5][0-9]${offset}`, outer: `${minutes}:(?:[0-5][0-9]|60)${offset}` };
const byte = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const ipv4 = `${byte}(?:\\.${byte}){3}`;
const hextet = "[0-9a-fA-F]{1,4}";
const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
const longLabel = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const shortLabel = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,14}[a-zA-Z0-9])?";
// Three labels of 63 characters, or fourteen of 16, are within 253; longer names are only looked at from outside.
const hostname = {
  inner: `${label}(?:\\.${label}){0,2}|${shortLabel}(?:\\.${shortLabel}){0,13}`,
  outer: `${longLabel}(?:\\.${longLabel})*`,
};
const atom = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]";
const uriChar = "(?:[a-zA-Z0-9_.~!$&'()*+,;=:@/?-]|%[0-9a-fA-F]{2})*";
const hostChars = "(?:[a-zA-Z0-9_.~!$&'()*+,;=:@-]|%[0-9a-fA-F]{2})*";
const authority = `(?:${hostChars}|(?:${hostChars}@)?\\[[0-9a-fA-F:.]+\\](?::[0-9]*)?)(?=[/?#]|$)`;

const shapes: { readonly [format: string]: Shape } = {
  uuid: "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
  date,
  time,
  "date-time": { inner: `${date}[Tt ]${time.inner}`, outer: `${date}[Tt ]${time.outer}` },
  ipv4,
  ipv6: ipv6(),
  hostname,
  email: {
    inner: `${atom}{1,20}(?:\\.${atom}{1,20})?@(?:${hostname.inner})`,
    outer: `${atom}+(?:\\.${atom}+)*@${hostname.outer}`,
  },
  uri: `[a-zA-Z][a-zA-Z0-9+.-]*:(?://${authority})?${uriChar}(?:#${uriChar})?`,
};

/** The languages of a format; undefined when it is not regular. */
export function formatLanguage(languages: Languages, name: string): FormatLanguage | undefined {
  const shape = shapes[name];
  if (shape === undefined) return undefined;
  const [inner, outer] = typeof shape === "string" ? [shape, shape] : [shape.inner, shape.outer];
  const whole = (pattern: string): Language => searchLanguage(languages, `^(?:${pattern})$`);
  const within = whole(outer);
  return { inner: inner === outer ? within : whole(inner), outer: within };
}

/** Eight groups of which the last two may be an IPv4 address; `::` stands for one group or more. */
function ipv6(): string {
  const groups = (count: number): string => `(?:${hextet}:){${count}}`;
  const whole = `${groups(7)}${hextet}|${groups(6)}${ipv4}`;
  const shortened = Array.from({ length: 8 }, (_, left) => {
    const head = left === 0 ? "" : `${groups(left - 1)}${hextet}`;
    const room = 7 - left;
    const tails = [
      ...(room > 0 ? [`(?:${hextet}:){0,${room - 1}}${hextet}`] : []),
      ...(room > 1 ? [`(?:${hextet}:){0,${room - 2}}${ipv4}`] : []),
    ];
    return `${head}::${tails.length > 0 ? `(?:${tails.join("|")})?` : ""}`;
  });
  return [whole, ...shortened].join("|");
}
