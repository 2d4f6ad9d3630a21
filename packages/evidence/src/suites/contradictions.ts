import type { Verdict } from "@waybill/compat";

/** A case of a suite that sets of values contradict, or leave open. */
export interface Contradiction {
  readonly suite: string;
  readonly id: string;
  readonly got: Verdict;
  /** Why, with a value that decides it where there is one. */
  readonly reason: string;
}

export const contradictions: readonly Contradiction[] = [
  ...list(
    "jsonsubschema",
    "breaking",
    'a dot of a pattern takes no line feed: "\\n" has one character and is not of .+',
    [
      "test_more.TestPaperExamples.test_equiv_multiple_case #293",
      "test_more.TestPaperExamples.test_equiv_multiple_case #295",
      "test_more.TestPaperExamples.test_equiv_multiple_case #302",
      "test_more.TestPaperExamples.test_equiv_multiple_case #304",
      "test_string.TestNotStringSubtype.test_equiv_multiple_case #540",
      "test_string.TestNotStringSubtype.test_equiv_multiple_case #542",
      "test_string.TestNotStringSubtype.test_equiv_multiple_case #546",
      "test_string.TestNotStringSubtype.test_equiv_multiple_case #548",
      "test_string.TestNotStringSubtype.test_equiv_multiple_case #555",
      "test_string.TestNotStringSubtype.test_equiv_multiple_case #557",
      "test_string.TestNotStringSubtype.test_equiv_multiple_case #559",
    ],
  ),
  ...list("jsonsubschema", "compatible", "3 is ten times 0.3 exactly; only doubles make it no multiple", [
    "test_numeric.TestCompositeNumericSubtype.test_all_all_3 #319",
  ]),
  ...list(
    "jsoncompat",
    "unknown",
    "the drafts leave undefined what a reference means that leads only to itself",
    ["backcompat/recursive_allof_enum_not_empty new within old"],
  ),
  ...list("jsoncompat", "compatible", "\\cC of a pattern is the character U+0003, which is the constant", [
    "compatibility/scalar-boundaries.json/4 old within new",
  ]),
  ...list("json-schema-diff (Rust)", "compatible", "the branches after the change cover every number", [
    "any_of/number_1",
  ]),
  ...list(
    "json-schema-diff (Rust)",
    "compatible",
    "a branch that names only `type` takes every boolean, and the new branches every object",
    ["any_of/objects_3"],
  ),
  ...list(
    "json-schema-diff (Rust)",
    "compatible",
    "whatever is at least 1 is above 0.4, whichever keyword says so",
    ["range/redundant_minimum_3"],
  ),
  ...list(
    "jsonschema (Rust), canonical forms",
    "compatible",
    "contentEncoding and contentMediaType are annotations",
    [
      "content.json/5 value 1",
      "content.json/6 value 1",
      "content.json/7 value 1",
      "content.json/8 value 1",
      "content.json/9 value 0",
      "content.json/9 value 1",
      "content.json/11 value 1",
      "content.json/12 value 1",
    ],
  ),
  ...list(
    "jsonschema (Rust), canonical forms",
    "breaking",
    'no format "duration" is asserted here: "" is of the schema',
    ["satisfiability.json/124/0 to its form", "satisfiability.json/124/0 empty"],
  ),
  ...list(
    "jsonschema (Rust), canonical forms",
    "compatible",
    "no text is both a date and an IPv4 address, where formats are asserted",
    ["string.json/28/0 empty"],
  ),
  ...list(
    "JSON Schema's suite, draft7",
    "compatible",
    "contentEncoding and contentMediaType are annotations",
    [
      "optional/content.json/0/1",
      "optional/content.json/1/1",
      "optional/content.json/2/1",
      "optional/content.json/2/2",
    ],
  ),
  ...list("JSON Schema's suite, draft7", "breaking", "contentEncoding and contentMediaType are annotations", [
    "optional/content.json/0/1 excluded",
    "optional/content.json/1/1 excluded",
    "optional/content.json/2/1 excluded",
    "optional/content.json/2/2 excluded",
  ]),
  ...list(
    "jsonschema (Rust), canonical forms",
    "breaking",
    "1e300 and the digits of the double next to it are two numbers there, and one here or the reverse",
    [
      "negation.json/97/0 to its form",
      "negation.json/97/0 from its form",
      "negation.json/98/0 to its form",
      "negation.json/98/0 from its form",
      "numeric.json/97/0 to its form",
      "numeric.json/97/0 from its form",
      "oneof.json/35/0 to its form",
      "oneof.json/35/0 from its form",
      "parity.json/75/0 from its form",
    ],
  ),
  ...list(
    "jsonschema (Rust), canonical forms",
    "breaking",
    "18014398509481995.5 is of the schema and not of its form, where only doubles are numbers",
    ["numeric.json/100/0 to its form", "numeric.json/101/0 to its form", "numeric.json/102/0 to its form"],
  ),
  ...list(
    "jsonschema (Rust), canonical forms",
    "breaking",
    'a list as items is no schema in 2020-12, and validators read it differently: ["x"] is refused by Ajv and schemasafe',
    ["array_tuple.json/33 value 1"],
  ),
  ...list(
    "jsonschema (Rust), canonical forms",
    "breaking",
    "a $recursiveRef that is not # is no schema in 2019-09",
    ["dynamic_references.json/10 value 1"],
  ),
];

function list(suite: string, got: Verdict, reason: string, ids: readonly string[]): readonly Contradiction[] {
  return ids.map((id) => ({ suite, id, got, reason }));
}
