import { compatRules } from "../compat/rules.ts";
import { fixtureRules } from "../fixtures/rules.ts";
import { importRules } from "../import/rules.ts";
import type { RuleDescription } from "./rule.ts";

/** Rules that other parts of the command raise: reading, running fixtures, comparing what is generated, importing. */
export const otherRules: readonly RuleDescription[] = [
  {
    id: "unreadable-file",
    severity: "error",
    summary: "every file of the registry can be read and parsed",
    explain: {
      why: "A file that cannot be read is a contract that is not in force, and whatever refers to it is not checked either.",
      bad: "description: [",
      good: "description: Orders as the shop accepted them.",
      fix: "The message says what the parser stumbled over, and where.",
    },
  },
  {
    id: "fixture-refused",
    severity: "error",
    summary: "every fixture that is to pass does",
    explain: {
      why: "Either the schema refuses a message that is fine, which a consumer would then lose, or the fixture shows what nobody sends.",
      bad: "",
      good: "",
      fix: "Run `waybill validate <topic> <fixture>` to see path and rule, and correct whichever of the two is wrong.",
    },
  },
  {
    id: "fixture-accepted",
    severity: "error",
    summary: "every fixture that is to fail does",
    explain: {
      why: "The schema accepts a message that somebody has shown to be bad: a rule was lost, or never was in force.",
      bad: "",
      good: "",
      fix: "Find the keyword that should refuse it; lint tells about keywords that do nothing. If the message is fine by now, turn the fixture into one that passes.",
    },
  },
  {
    id: "fixture-other-rule",
    severity: "error",
    summary: "every fixture that is to fail does so by the path and the rule that it names",
    explain: {
      why: "The message fails for another reason than it was made for, so that the reason it was made for is not tested any more.",
      bad: '{ "fails": { "path": "/total", "rule": "minimum" }, "message": {} }',
      good: '{ "fails": { "path": "/total", "rule": "minimum" }, "message": { "total": -1 } }',
      fix: "Change the message so that only this one thing is wrong with it, or the path and rule to the ones that the finding names.",
    },
  },
  {
    id: "drift",
    severity: "error",
    summary: "generated files are what the registry generates",
    explain: {
      why: "The contract says one thing and the packages that services import another.",
      bad: "",
      good: "",
      fix: "Run `waybill generate` and commit the result. Generated files are never edited by hand.",
    },
  },
  {
    id: "unknown-message",
    severity: "warning",
    summary: "Protobuf messages that topics name have descriptors",
    explain: {
      why: "Without a descriptor the generated topic knows only the outer form of its messages: values are bytes, and no field is typed or checked.",
      bad: "messages: { v1: shop.v1.Order }   # and no proto in registry.yaml",
      good: "messages: { v1: shop.v1.Order }   # and proto: [../proto] in registry.yaml",
      fix: "List the folder of the .proto files, or an image built by buf, under `proto` of registry.yaml.",
    },
  },
  ...fixtureRules,
  ...compatRules,
  // What cannot be read is the same when importing.
  ...Object.values(importRules).filter(({ id }) => id !== "unreadable-file"),
];
