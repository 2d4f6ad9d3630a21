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
const letters = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789"), minLength, maxLength });
const hostnames = fc
  .tuple(letters(1, 12), fc.constantFrom("", ".sub", ".x-y"), fc.constantFrom("com", "io", "museum"))
  .map(([name, middle, end]) => `${name}${middle}.${end}`);
const segments = fc.array(fc.oneof(letters(0, 8), fc.constantFrom("%20", "~", "a+b", ";v=1")), {
  maxLength: 3,
});
const uris = fc
  .tuple(
    fc.constantFrom("https", "http", "ftp"),
    hostnames,
    fc.constantFrom("", ":8080"),
    segments,
    fc.constantFrom("", "?q=1", "#top", "?a=%C3%A4&b#c"),
  )
  .map(([scheme, host, port, path, end]) => `${scheme}://${host}${port}/${path.join("/")}${end}`);

/** Texts of each format that generated validators assert, and one of each that does not change. Made when asked for. */
export const formats: Readonly<
  Record<string, { readonly arbitrary: () => fc.Arbitrary<string>; readonly example: string }>
> = {
  uuid: {
    arbitrary: () =>
      fc.oneof(
        fc.uuid(),
        fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join("-")),
      ),
    example: "00000000-0000-4000-8000-000000000001",
  },
  "date-time": {
    arbitrary: () => fc.tuple(dates, times).map((parts) => parts.join("T")),
    example: "2026-01-01T00:00:00Z",
  },
  date: { arbitrary: () => dates, example: "2026-01-01" },
  time: { arbitrary: () => times, example: "00:00:00Z" },
  email: {
    arbitrary: () => fc.tuple(letters(1, 12), hostnames).map((parts) => parts.join("@")),
    example: "someone@example.com",
  },
  uri: { arbitrary: () => uris, example: "https://example.com/" },
  hostname: { arbitrary: () => hostnames, example: "example.com" },
  ipv4: { arbitrary: () => fc.ipV4(), example: "192.0.2.1" },
  ipv6: { arbitrary: () => fc.ipV6(), example: "2001:db8::1" },
  regex: { arbitrary: () => fc.constantFrom("^a+$", "[0-9]{3}", ".*", "(a|b)c"), example: "^a+$" },
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
