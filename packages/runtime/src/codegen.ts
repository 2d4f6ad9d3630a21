/**
 * What generated modules import. For generated code only: users want the root entry.
 *
 * Each function and each check is exported by itself so that a bundle carries only what its schemas use.
 */
export { isBytes } from "./bytes.ts";
export { classTest } from "./class-test.ts";
export { compiledProtobufTopic } from "./compiled-protobuf.ts";
export { type CompiledDefinition, compiledTopic } from "./compiled-topic.ts";
export { equal } from "./equal.ts";
export { allChecks } from "./explain/all-checks.ts";
export { allOf, conditionals, not } from "./explain/applicators.ts";
export { arrays } from "./explain/array.ts";
export { binary, plainBinary } from "./explain/binary.ts";
export type { Check } from "./explain/check.ts";
export { contains } from "./explain/contains.ts";
export { dependencies } from "./explain/dependencies.ts";
export { documents } from "./explain/documents.ts";
export * from "./explain/format.ts";
export { minProperties } from "./explain/min-properties.ts";
export { multipleOf } from "./explain/multiple-of.ts";
export { numbers } from "./explain/number.ts";
export { objects, openObjects } from "./explain/object.ts";
export { patterns } from "./explain/pattern.ts";
export { propertyNames } from "./explain/property-names.ts";
export { sizes } from "./explain/sizes.ts";
export { taggedUnions } from "./explain/tagged-union.ts";
export { tuples } from "./explain/tuple.ts";
export { typedUnions } from "./explain/typed-union.ts";
export { unions } from "./explain/union.ts";
export { uniqueItems } from "./explain/unique-items.ts";
export { scalars, values } from "./explain/values.ts";
export { isDate, isDateTime, isTime, isUtcDateTime } from "./formats/date-time.ts";
export { formats } from "./formats/index.ts";
export { isInt64, isUint64 } from "./formats/int64.ts";
export { isEmail, isHostname, isIpv4, isIpv6, isUri } from "./formats/internet.ts";
export { isRegex, isUuid } from "./formats/text.ts";
export { isObject } from "./is-object.ts";
export { byteArrayCodec } from "./json/byte-arrays.ts";
export type { BytePlaces } from "./json/byte-places.ts";
export { isJsonObject } from "./json/is-json-object.ts";
export { parseJsonBytes } from "./json/parse-bytes.ts";
export { readJson } from "./json/read.ts";
export { memberCount } from "./member-count.ts";
export { msgpackCodec } from "./msgpack/codec.ts";
export { type MemberReader, memberCodec, type ReadMembers } from "./msgpack/member-reader.ts";
export { pointer, tokensOf } from "./pointer.ts";
export { shapeTest } from "./shape-test.ts";
export { ucs2length } from "./ucs2-length.ts";
export { isUnique } from "./unique.ts";
