import { isDate, isDateTime, isTime } from "./date-time.ts";
import { isInt64, isUint64 } from "./int64.ts";
import { isEmail, isHostname, isIpv4, isIpv6, isUri } from "./internet.ts";
import { isRegex, isUuid } from "./text.ts";

/**
 * Every format that is asserted, under its name in schemas. `int64` and `uint64` apply to numbers and bigints, the
 * others to strings; a format that is not here is an annotation.
 */
export const formats = {
  uuid: isUuid,
  "date-time": isDateTime,
  date: isDate,
  time: isTime,
  email: isEmail,
  uri: isUri,
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  regex: isRegex,
  int64: isInt64,
  uint64: isUint64,
} as const;
