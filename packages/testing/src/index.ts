export { arbitrary, type Rejections, rejectionsOf } from "./arbitrary.ts";
export {
  arbitraryInvalid,
  mutations,
  type NearMiss,
  type Unreachable,
  unreachable,
  type Violation,
} from "./arbitrary-invalid.ts";
export { type BytesKind, invalidBytes, type OddBytes, oddBytes } from "./odd-bytes.ts";
