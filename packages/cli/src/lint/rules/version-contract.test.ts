import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const noVersion = {
  "orders/v1.schema.json": undefined,
  "orders/v1/first-order.pass.json": undefined,
  "orders/v1/without-id.fail.json": undefined,
};

ruleCases("version-contract", {
  refuses: [
    [
      "a json topic without schema",
      noVersion,
      ['orders/topic.yaml:3 topic "orders" has no version; add orders/v1.schema.json'],
    ],
    [
      "a Protobuf topic without messages",
      { ...noVersion, "orders/topic.yaml": replace("encoding: json", "encoding: protobuf") },
      ['orders/topic.yaml:3 topic "orders" has no version; add messages: { v1: <full name> }'],
    ],
    [
      "a Protobuf topic with nothing but a schema",
      { "orders/topic.yaml": replace("encoding: json", "encoding: protobuf") },
      [
        'orders/v1.schema.json version 1 of "orders" names no Protobuf message; add v1 to "messages" of topic.yaml',
      ],
    ],
  ],
  accepts: [
    [
      "a message without a schema",
      {
        "orders/topic.yaml": replace("encoding: json", "encoding: protobuf\nmessages: { v1: shop.Order }"),
        "orders/v1.schema.json": undefined,
      },
    ],
  ],
});
