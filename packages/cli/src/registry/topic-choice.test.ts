import { expect, test } from "vitest";
import { chosenPart, topicChoice, unknownTopic } from "./topic-choice.ts";

test.each([
  ["orders", undefined, { name: "orders" }],
  ["orders@v2", undefined, { name: "orders", version: 2 }],
  ["orders@2", undefined, { name: "orders", version: 2 }],
  ["orders", "2", { name: "orders", version: 2 }],
  ["orders", "v2", { name: "orders", version: 2 }],
  ["orders@v2", "2", { name: "orders", version: 2 }],
])("%s with --version %s names %o", (argument, option, choice) => {
  expect(topicChoice(argument, option)).toEqual(choice);
});

test.each([
  ["orders@v2", "1", /"orders@v2" and --version 1 must name the same version/],
  ["orders@latest", undefined, /version "latest" must be a number, as in "orders@v1" or --version 1/],
  ["orders@", undefined, /version "" must be a number/],
  ["orders", "0", /version "0" must be a number/],
])("%s with --version %s is refused", (argument, option, message) => {
  expect(() => topicChoice(argument, option)).toThrow(message);
});

test.each([
  ["orders/v2", "orders@v2"],
  ["orders-v2", "orders@v2"],
  ["ordersV2", "orders@v2"],
  ["orders:2", "orders@v2"],
  ["schemas/orders", "orders"],
  ["./schemas/orders/", "orders"],
  ["schemas\\orders\\v2.schema.json", "orders@v2"],
  ["schemas/orders/topic.yaml", "orders"],
  ["ordres", "orders"],
])("for %s the hint is %s", (given, meant) => {
  const { message } = unknownTopic(given, ["orders", "billing"], "the registry");
  expect(message).toBe(`unknown topic "${given}" in the registry; did you mean "${meant}"?`);
});

test("without a hint the list is named", () => {
  expect(unknownTopic("x", ["orders"], "the registry").message).toMatch(/; see "waybill list"$/);
  expect(unknownTopic("other-v2", ["orders"], "the registry").message).toMatch(/; see "waybill list"$/);
});

test("a topic has the versions that were chosen, and all when it was named without", () => {
  const versions = [1, 2, 3].map((version) => ({ version }));
  const topic = { name: "orders", versions } as unknown as Parameters<typeof chosenPart>[0];
  const chosen = (...choices: Parameters<typeof chosenPart>[1]) =>
    chosenPart(topic, choices).versions.map(({ version }) => version);
  expect(chosen()).toEqual([1, 2, 3]);
  expect(chosen({ name: "other", version: 1 })).toEqual([1, 2, 3]);
  expect(chosen({ name: "orders", version: 3 }, { name: "orders", version: 1 })).toEqual([1, 3]);
  expect(chosen({ name: "orders", version: 3 }, { name: "orders" })).toEqual([1, 2, 3]);
  expect(chosen({ name: "orders", version: 4 })).toEqual([]);
});
