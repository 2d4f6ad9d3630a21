import { expect, test } from "vitest";
import { witnessDiff } from "./witness-diff.ts";

const bytes = [...new TextEncoder().encode('{"sdk":{"a":1}}')];

test("a key that is missing is wanted within its object", () => {
  expect(
    witnessDiff({ payload: {} }, { path: "/payload", key: "id", wants: 'must have the key "id"' }),
  ).toEqual(["  {", '-   "payload": {}', '+   "payload": {', '+     "id": …', "+   }", "  }"]);
});

test.each([
  ["/payload/sdk", "b", "a document with /sdk: must have it"],
  ["/payload/sdk/a", undefined, "a document with /sdk/a: must have it"],
  ["/payload", "b", "a document: must have it"],
])("%s in a document that bytes hold is wanted of the bytes", (path, key, wants) => {
  const diff = witnessDiff(
    { payload: bytes },
    { path, ...(key !== undefined && { key }), wants: "must have it" },
  );
  expect(diff.filter((line) => line.startsWith("+"))).toEqual([`+   "payload": ${wants}`]);
  expect(diff).toContain('-   "payload": [');
});
