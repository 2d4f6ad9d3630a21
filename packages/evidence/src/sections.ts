import { hard } from "./cases/hard.ts";
import { fuzz } from "./fuzz/fuzz.ts";
import { history } from "./history/history.ts";
import { protobufHistory } from "./history/protobuf-history.ts";
import { metamorphic } from "./metamorphic/metamorphic.ts";
import { mutation } from "./mutation/mutation.ts";
import type { Section } from "./row.ts";
import { atlassian } from "./suites/atlassian.ts";
import { canonicalSuite } from "./suites/canonical-suite.ts";
import { jsonSchemaDiffCrate } from "./suites/json-schema-diff-crate.ts";
import { jsonSchemaSuite } from "./suites/json-schema-suite.ts";
import { jsoncompatSuite } from "./suites/jsoncompat-suite.ts";
import { jsonsubschema } from "./suites/jsonsubschema.ts";
import { runSuite } from "./suites/run-suite.ts";
import { validatorSuite } from "./suites/validator-suite.ts";
import { generated } from "./testing/generated.ts";

const suites = [
  jsonSchemaSuite("draft7", 5),
  jsonSchemaSuite("draft2019-09", "2 %"),
  jsonSchemaSuite("draft2020-12", "2 %"),
  jsonsubschema,
  jsoncompatSuite,
  jsonSchemaDiffCrate,
  atlassian,
  canonicalSuite,
];

export const sections: readonly Section[] = [
  history,
  protobufHistory,
  fuzz,
  metamorphic,
  mutation,
  hard,
  validatorSuite,
  generated,
  ...suites.map((suite) => ({ name: suite.name, run: async () => [await runSuite(suite)] })),
];
