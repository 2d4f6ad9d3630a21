import { isDate, isDateTime, isTime } from "../formats/date-time.ts";
import { isInt64, isUint64 } from "../formats/int64.ts";
import { isEmail, isHostname, isIpv4, isIpv6, isUri } from "../formats/internet.ts";
import { isRegex, isUuid } from "../formats/text.ts";
import type { Check } from "./check.ts";
import { isNumeric } from "./number.ts";

export const uuids = /*@__PURE__*/ textFormat("uuid", isUuid);
export const dateTimes = /*@__PURE__*/ textFormat("date-time", isDateTime);
export const dates = /*@__PURE__*/ textFormat("date", isDate);
export const times = /*@__PURE__*/ textFormat("time", isTime);
export const emails = /*@__PURE__*/ textFormat("email", isEmail);
export const uris = /*@__PURE__*/ textFormat("uri", isUri);
export const hostnames = /*@__PURE__*/ textFormat("hostname", isHostname);
export const ipv4s = /*@__PURE__*/ textFormat("ipv4", isIpv4);
export const ipv6s = /*@__PURE__*/ textFormat("ipv6", isIpv6);
export const regexes = /*@__PURE__*/ textFormat("regex", isRegex);
export const int64s = /*@__PURE__*/ integerFormat("int64", "a signed", isInt64);
export const uint64s = /*@__PURE__*/ integerFormat("uint64", "an unsigned", isUint64);

function textFormat(name: string, test: (text: string) => boolean): Check {
  return formatCheck(name, `match format "${name}"`, (value) => typeof value !== "string" || test(value));
}

function integerFormat(name: string, kind: string, test: (value: unknown) => boolean): Check {
  return formatCheck(name, `be ${kind} 64-bit integer`, (value) => !isNumeric(value) || test(value));
}

function formatCheck(name: string, must: string, test: (value: unknown) => boolean): Check {
  return {
    keywords: ["format"],
    apply(run, { format }, value, path) {
      if (format === name && !test(value)) run.add(path, "format", `must ${must}`);
    },
  };
}
