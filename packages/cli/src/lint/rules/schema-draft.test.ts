import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

const draft = '"$schema": "http://json-schema.org/draft-07/schema#"';
const hint = 'set it to "http://json-schema.org/draft-07/schema#"';

ruleCases("schema-draft", {
  refuses: [
    [
      "no $schema",
      { "orders/v1.schema.json": replace(`  ${draft},\n`, "") },
      [`orders/v1.schema.json:1 "$schema" is missing; ${hint}`],
    ],
    [
      "no #",
      { "orders/v1.schema.json": replace("schema#", "schema") },
      [`orders/v1.schema.json:2 "$schema" must be draft-07; ${hint}`],
    ],
    [
      "a later draft",
      {
        "orders/v1.schema.json": replace(draft, '"$schema": "https://json-schema.org/draft/2020-12/schema"'),
      },
      [`orders/v1.schema.json:2 "$schema" must be draft-07; ${hint}`],
    ],
  ],
  accepts: [["draft-07", {}]],
});
