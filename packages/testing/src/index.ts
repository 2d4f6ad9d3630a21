export { arbitrary, type Rejections, rejectionsOf } from "./arbitrary.ts";
export {
  arbitraryInvalid,
  mutations,
  type NearMiss,
  type Unreachable,
  unreachable,
  type Violation,
} from "./arbitrary-invalid.ts";
export { type BuildOptions, build, buildBytes, type DeepPartial } from "./build.ts";
export type { CoveragePoint } from "./coverage/points.ts";
export { exercise } from "./coverage/recorder.ts";
export { coverageReport, type SchemaCoverage, schemaCoverage } from "./coverage/schema-coverage.ts";
export { type Fixture, fixtures } from "./fixtures.ts";
export type { SchemaLike } from "./matchers/compatible.ts";
export { matchers } from "./matchers/index.ts";
export type { MatchOptions } from "./matchers/match-topic.ts";
export type { WaybillMatchers } from "./matchers/types.ts";
export { NoMessageError } from "./no-message-error.ts";
export { type BytesKind, invalidBytes, type OddBytes, oddBytes } from "./odd-bytes.ts";
export { useMessages } from "./protobuf/descriptor.ts";
export { type FlagContext, flagContexts } from "./real-shape/flags.ts";
export { type ReplaySegment, replaySegments } from "./real-shape/replay.ts";
export { type RrwebEvent, rrwebEvents } from "./real-shape/rrweb.ts";
export type { Message, Register, TopicName, TopicOf } from "./topics/register.ts";
export { useRegistry } from "./topics/setup.ts";
export type { EncodedFixture, TestSupport } from "./topics/support.ts";
