import { isDate, isDateTime, isTime } from "../formats/date-time.ts";
import { isInt64, isUint64 } from "../formats/int64.ts";
import { isEmail, isHostname, isIpv4, isIpv6, isUri } from "../formats/internet.ts";
import { isRegex, isUuid } from "../formats/text.ts";
import type { Check } from "./check.ts";
import { isNumeric } from "./number.ts";

const isText = (value: unknown): value is string => typeof value === "string";

export const uuids = /*@__PURE__*/ formatCheck("uuid", isText, isUuid);
export const dateTimes = /*@__PURE__*/ formatCheck("date-time", isText, isDateTime);
export const dates = /*@__PURE__*/ formatCheck("date", isText, isDate);
export const times = /*@__PURE__*/ formatCheck("time", isText, isTime);
export const emails = /*@__PURE__*/ formatCheck("email", isText, isEmail);
export const uris = /*@__PURE__*/ formatCheck("uri", isText, isUri);
export const hostnames = /*@__PURE__*/ formatCheck("hostname", isText, isHostname);
export const ipv4s = /*@__PURE__*/ formatCheck("ipv4", isText, isIpv4);
export const ipv6s = /*@__PURE__*/ formatCheck("ipv6", isText, isIpv6);
export const regexes = /*@__PURE__*/ formatCheck("regex", isText, isRegex);
export const int64s = /*@__PURE__*/ formatCheck("int64", isNumeric, isInt64, "be a signed 64-bit integer");
export const uint64s = /*@__PURE__*/ formatCheck(
  "uint64",
  isNumeric,
  isUint64,
  "be an unsigned 64-bit integer",
);

/** The format is about some values, of which `test` tells whether they have it. */
function formatCheck<T>(
  name: string,
  isAbout: (value: unknown) => value is T,
  test: (value: T) => boolean,
  must = `match format "${name}"`,
): Check {
  return {
    keywords: ["format"],
    compile({ format }, { add }) {
      if (format !== name) return [];
      return (value) => {
        if (isAbout(value) && !test(value)) add("format", `must ${must}`);
      };
    },
  };
}
