export { compareFindings, type Finding, type Location, type Severity } from "./finding.ts";
export {
  checkFixtures,
  type FixtureReport,
  type VersionReport,
} from "./fixtures/check-fixtures.ts";
export { FixtureError } from "./fixtures/fixture-error.ts";
export { type ExpectedIssue, type Fixture, readFixture } from "./fixtures/read-fixture.ts";
export { type Generated, generate } from "./generate/generate.ts";
export { constantName, typeName } from "./generate/names.ts";
export { checkGenerated, type Drift } from "./generate/write.ts";
export { type ImportResult, importFlatRegistry } from "./import/import-flat-registry.ts";
export { writeImport } from "./import/write-import.ts";
export { lint } from "./lint/index.ts";
export { loadRegistry } from "./registry/load.ts";
export type * from "./registry/model.ts";
export { UsageError } from "./registry/usage-error.ts";
export { printFindings, type ReportFormat } from "./report/index.ts";
export { topicOf } from "./topic/topic-of.ts";
