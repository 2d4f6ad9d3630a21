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
  ...list("jsoncompat", "compatible", "\\cC of a pattern is the character U+0003, which is the constant", [
    "compatibility/scalar-boundaries.json/4 old within new",
  ]),
  ...list(
    "jsoncompat",
    "unknown",
    "a reference that leads to itself without a step into the value has no meaning in the drafts",
    [
      "backcompat/dependent_required_recursive_property_names new within old",
      "backcompat/recursive_allof_enum_not_empty new within old",
      "backcompat/same_value_recursive_applicator_narrowed new within old",
      "backcompat/same_value_recursive_applicator_narrowed old within new",
    ],
  ),
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
  ...["draft7", "draft2019-09", "draft2020-12"].flatMap((draft) => [
    ...list(
      `JSON Schema's suite, ${draft}`,
      "compatible",
      "content is an annotation, which the suite leaves to validators",
      [],
    ),
  ]),
];

function list(suite: string, got: Verdict, reason: string, ids: readonly string[]): readonly Contradiction[] {
  return ids.map((id) => ({ suite, id, got, reason }));
}
