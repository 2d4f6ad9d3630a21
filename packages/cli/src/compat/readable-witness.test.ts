import { Decimal } from "@waybill/compat";
import { expect, test } from "vitest";
import { readableWitness } from "./readable-witness.ts";

test("a decimal that no double is has all its digits, and is no text", () => {
  const witness = {
    a: [new Decimal("-0.10000000000000000555")],
    b: 2n ** 64n,
    c: "1.5",
    d: new Uint8Array([1]),
  };
  expect(readableWitness(witness, { isPretty: false })).toBe(
    '{"a":[-0.10000000000000000555],"b":18446744073709551616,"c":"1.5","d":{"$base64":"AQ=="}}',
  );
});
