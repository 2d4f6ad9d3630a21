import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const proto = {
  "registry.yaml": replace("policy:", "proto: [proto]\npolicy:"),
  "proto/shop/v1/order.proto": 'syntax = "proto3";\npackage shop.v1;\nmessage Order { int64 id = 1; }\n',
};
const message = (name: string) => ({
  ...proto,
  "orders/topic.yaml": replace("encoding: json", `encoding: protobuf\nmessages: { v1: ${name} }`),
});

ruleCases("protobuf-message", {
  refuses: [
    [
      "a misspelt name",
      message("shop.v1.Ordr"),
      [
        'orders/topic.yaml:4 message "shop.v1.Ordr" is not defined in the registry\'s .proto files; did you mean "shop.v1.Order"?',
      ],
    ],
    [
      "another package",
      message("order.Order"),
      [
        'orders/topic.yaml:4 message "order.Order" is not defined in the registry\'s .proto files; did you mean "shop.v1.Order"?',
      ],
    ],
  ],
  accepts: [
    ["a message that is there", message("shop.v1.Order")],
    [
      "any message where no .proto files are known",
      { "orders/topic.yaml": replace("encoding: json", "encoding: protobuf\nmessages: { v1: a.B }") },
    ],
  ],
});
