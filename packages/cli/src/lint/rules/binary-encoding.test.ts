import { replace, withProperty } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const schema = (property: string) => ({ "orders/v1.schema.json": withProperty(property) });
const msgpack = { "orders/topic.yaml": replace("encoding: json", "encoding: msgpack") };

ruleCases("binary-encoding", {
  refuses: [
    [
      "bytes in a json topic",
      schema('{ "contentEncoding": "binary" }'),
      [
        'orders/v1.schema.json:8 contentEncoding "binary" must not be used in a json topic, and "orders" is one',
      ],
    ],
    [
      "bytes in a shared schema that a json topic uses",
      {
        ...schema('{ "$ref": "../_shared/blob.v1.schema.json" }'),
        "_shared/blob.v1.schema.json":
          '{ "$schema": "http://json-schema.org/draft-07/schema#", "title": "blob", "description": "Bytes.",\n"contentEncoding": "binary" }',
      },
      [
        '_shared/blob.v1.schema.json:2 contentEncoding "binary" must not be used in a json topic, and "orders" is one',
      ],
    ],
    [
      "a type beside it",
      { ...msgpack, ...schema('{ "type": "string", "contentEncoding": "binary" }') },
      ['orders/v1.schema.json:8 "type" must not stand beside contentEncoding "binary"; remove "type"'],
    ],
    [
      "base64",
      { ...msgpack, ...schema('{ "type": "string", "contentEncoding": "base64" }') },
      [
        'orders/v1.schema.json:8 contentEncoding must be "binary"; other encodings are text: describe them with a pattern',
      ],
    ],
  ],
  accepts: [
    [
      "bytes in a msgpack topic",
      { ...msgpack, ...schema('{ "contentEncoding": "binary", "minLength": 1 }') },
    ],
  ],
});
