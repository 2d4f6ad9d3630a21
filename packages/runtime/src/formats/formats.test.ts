import { describe, expect, it } from "vitest";
import { formats } from "./index.ts";

const cases: Record<Exclude<keyof typeof formats, "int64" | "uint64">, [good: string[], bad: string[]]> = {
  uuid: [
    ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380"],
    [
      "2eb8aa08aa9811eab4aa73b441d16380",
      "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
      "2eb8aa08-aa98-11ea-b4aa-73b441d16380\n",
    ],
  ],
  date: [
    ["2024-02-29", "2000-02-29", "1963-06-19"],
    ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "24-1-1"],
  ],
  time: [
    ["08:30:06Z", "08:30:06.283185z", "23:59:60Z", "00:59:60+01:00", "15:59:60-08:00", "12:00:00+23:59"],
    [
      "08:30:06",
      "24:00:00Z",
      "08:60:00Z",
      "08:30:60Z",
      "22:59:60Z",
      "08:30:06+24:00",
      "8:30:06Z",
      "08:30:06.Z",
    ],
  ],
  "date-time": [
    ["2023-08-03T13:02:30.000000Z", "1985-04-12t23:20:50.52z", "1990-12-31T15:59:60-08:00"],
    [
      "2023-08-03T13:02:30",
      "2023-02-30T13:02:30Z",
      "2023-08-03",
      "2023-08-03T13:02Z",
      "2023-08-03_13:02:30Z",
    ],
  ],
  email: [
    ["joe.bloggs@example.com", "a+b@c.d", "~t~@x"],
    ["joe", "@x.y", "a@", ".a@b.c", "a..b@c.d", "a@-b.c", "a b@c.d"],
  ],
  hostname: [
    ["example.com", "a", "xn--4gbwdl.xn--wgbh1c", "1.2.3"],
    ["", "-a", "a-", "a..b", "a_b", `${"a".repeat(64)}.b`, "a.".repeat(128)],
  ],
  ipv4: [
    ["192.168.0.1", "0.0.0.0", "255.255.255.255"],
    ["256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4.", "1.2.3.4\n"],
  ],
  ipv6: [
    [
      "::1",
      "::",
      "2001:db8::8a2e:370:7334",
      "1:2:3:4:5:6:7:8",
      "::ffff:192.168.0.1",
      "1:2:3:4:5:6:1.2.3.4",
      "1::",
    ],
    [
      "",
      ":",
      "1:2:3:4:5:6:7",
      "1::2::3",
      "12345::",
      "::1.2.3",
      "1.2.3.4::",
      ":2:3:4:5:6:7:8",
      "1:2:3:4:5:6:7:8:9",
      "::1%eth0",
      "1:2:3:4:5:6:7::8",
    ],
  ],
  uri: [
    [
      "https://a.b/c?d=e#f",
      "http://user:p%20w@h:80/",
      "urn:oasis:names",
      "mailto:a@b.c",
      "http://[::1]/",
      "http://u:p@[::1]:80?a",
      "tel:+1-816-555-1212",
      "file:///a",
    ],
    [
      "/a/b",
      "//a.b",
      "a",
      "http:// x",
      "http://a b",
      "http://ä",
      "http://a#b#c",
      "http://[::1",
      "http://a[::1]",
      "http://u@a[::1]/",
      "http://%41[::1]",
      "http://[::1][::1]",
      "http://[::1]a",
      "ht tp://a",
      "http://a\\b",
    ],
  ],
  regex: [
    ["^a+$", "([abc])+\\s+", "\\p{L}"],
    ["(", "[z-a]", "a**", "\\x"],
  ],
};

describe.each(Object.entries(cases))("%s", (name, [good, bad]) => {
  const check = formats[name as keyof typeof cases];
  it.each(good)("takes %j", (text) => expect(check(text)).toBe(true));
  it.each(bad)("refuses %j", (text) => expect(check(text)).toBe(false));
});

describe("int64 and uint64", () => {
  it("know their range, and take no number that may have been rounded", () => {
    for (const value of [0, -1, 2 ** 53 - 1, 2n ** 63n - 1n, -(2n ** 63n)])
      expect(formats.int64(value)).toBe(true);
    for (const value of [0, 1n, 2n ** 64n - 1n]) expect(formats.uint64(value)).toBe(true);
    for (const value of [0.5, 2 ** 53, 2n ** 63n, "1", null]) expect(formats.int64(value)).toBe(false);
    for (const value of [-1, -1n, 2n ** 64n, 2 ** 60]) expect(formats.uint64(value)).toBe(false);
  });
});

describe("date-time", () => {
  const two = (number: number) => String(number).padStart(2, "0");

  it("takes the days that the calendar has", () => {
    for (const year of [0, 1900, 2000, 2023, 2024, 2100]) {
      for (let month = 0; month < 14; month++) {
        for (let day = 0; day < 34; day++) {
          const date = new Date(Date.UTC(2000, 0));
          date.setUTCFullYear(year, month - 1, day);
          const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
          const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
          expect(formats.date(text), text).toBe(exists);
          expect(formats["date-time"](`${text} 23:59:60z`), text).toBe(exists);
        }
      }
    }
  });

  it("takes leap seconds at the end of a day in UTC", () => {
    for (let minutes = -1439; minutes < 1440; minutes++) {
      const clock = `${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
      const offset = `${minutes < 0 ? "-" : "+"}${clock}`;
      const last = (minutes + 2 * 1440 - 1) % 1440;
      const time = `${two(Math.floor(last / 60))}:${two(last % 60)}:60`;
      expect(formats.time(time + offset), time + offset).toBe(true);
      expect(formats.time(`${time}Z`), time).toBe(last === 1439);
      expect(formats["date-time"](`2023-02-29T${time}${offset}`)).toBe(false);
    }
  });
});

it("takes linear time over hostile text", () => {
  const started = performance.now();
  for (const piece of ["a", "1", ":", ".", "a.", "%20", "1:", "@", "-", "a@", "//", "0"]) {
    const text = piece.repeat(50_000);
    for (const [name, check] of Object.entries(formats)) {
      if (name === "regex" || name.endsWith("int64")) continue;
      for (const prefix of ["", "http://", "a@"]) (check as (text: string) => boolean)(`${prefix}${text}\0`);
    }
  }
  expect(performance.now() - started).toBeLessThan(5000);
});
