/**
 * What compiled validators import. For generated code only: users want the root entry.
 *
 * Each function is exported by itself so that a bundle carries only what its schemas use.
 */
export { isBytes } from "./bytes.ts";
export { equal } from "./equal.ts";
export { isDate, isDateTime, isTime } from "./formats/date-time.ts";
export { formats } from "./formats/index.ts";
export { isInt64, isUint64 } from "./formats/int64.ts";
export { isEmail, isHostname, isIpv4, isIpv6, isUri } from "./formats/internet.ts";
export { isRegex, isUuid } from "./formats/text.ts";
export { parseJsonBytes } from "./json/parse-bytes.ts";
export { ucs2length } from "./ucs2-length.ts";
