import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("topic-encoding", {
  refuses: [
    [
      "an unknown encoding",
      { "orders/topic.yaml": replace("encoding: json", "encoding: msgpck") },
      [
        'orders/topic.yaml:3 "encoding" must be one of "json", "msgpack", "protobuf"; did you mean "msgpack"?',
      ],
    ],
    [
      "messages of a json topic",
      { "orders/topic.yaml": replace("encoding: json", "encoding: json\nmessages: { v1: shop.Order }") },
      [
        'orders/topic.yaml:4 "messages" must not be set for encoding "json"; remove the key, or set encoding to protobuf',
      ],
    ],
    [
      "a message of no version",
      {
        "orders/topic.yaml": replace(
          "encoding: json",
          "encoding: protobuf\nmessages: { v1: shop.Order, latest: shop.Order }",
        ),
      },
      ['orders/topic.yaml:4 key "latest" is unknown; keys must match ^v[1-9][0-9]*$'],
    ],
  ],
  accepts: [
    ["msgpack", { "orders/topic.yaml": replace("encoding: json", "encoding: msgpack") }],
    [
      "protobuf",
      { "orders/topic.yaml": replace("encoding: json", "encoding: protobuf\nmessages: { v1: shop.Order }") },
    ],
  ],
});
