import fc from "fast-check";

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const two = (low: number, high: number) =>
  fc.integer({ min: low, max: high }).map((n) => String(n).padStart(2, "0"));

const dates = fc
  .tuple(fc.integer({ min: 1970, max: 2100 }), two(1, 12), two(1, 28))
  .map(([year, month, day]) => `${year}-${month}-${day}`);
const times = fc
  .tuple(
    two(0, 23),
    two(0, 59),
    two(0, 59),
    fc.constantFrom("", ".5", ".123456"),
    fc.constantFrom("Z", "+00:00", "-07:30"),
  )
  .map(([hour, minute, second, fraction, zone]) => `${hour}:${minute}:${second}${fraction}${zone}`);
const hostnames = fc.domain();

/** Texts of each format that generated validators assert, and one of each that does not change. */
export const formats: Readonly<Record<string, readonly [arbitrary: fc.Arbitrary<string>, example: string]>> =
  {
    uuid: [
      fc.oneof(
        fc.uuid(),
        fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join("-")),
      ),
      "00000000-0000-4000-8000-000000000001",
    ],
    "date-time": [fc.tuple(dates, times).map((parts) => parts.join("T")), "2026-01-01T00:00:00Z"],
    date: [dates, "2026-01-01"],
    time: [times, "00:00:00Z"],
    email: [
      fc
        .tuple(fc.string({ unit: fc.constantFrom(..."abcxyz019"), minLength: 1, maxLength: 12 }), hostnames)
        .map((parts) => parts.join("@")),
      "someone@example.com",
    ],
    uri: [fc.webUrl(), "https://example.com/"],
    hostname: [hostnames, "example.com"],
    ipv4: [fc.ipV4(), "192.0.2.1"],
    ipv6: [fc.ipV6(), "2001:db8::1"],
    regex: [fc.constantFrom("^a+$", "[0-9]{3}", ".*", "(a|b)c"), "^a+$"],
  };

/** Texts of no format, or of few, to break one with. */
export const FORMATLESS = [
  "not of the format",
  "",
  "2026-02-30",
  "25:61:61Z",
  "a b",
  "(",
  "-",
  "999.1.1.1",
  "::g",
];
