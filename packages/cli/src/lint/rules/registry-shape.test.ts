import { replace } from "../../../test/clean-registry.ts";
import { ruleCases } from "../../../test/rule-cases.ts";

ruleCases("registry-shape", {
  refuses: [
    [
      "a misspelt key",
      { "registry.yaml": replace("policy:", "polcy:\n  x: 1\npolicy:") },
      ['registry.yaml:2 key "polcy" is unknown; did you mean "policy"?'],
    ],
    [
      "a number where a list belongs",
      { "registry.yaml": "services: [shop, billing]\npolicy:\n  retention_ms: 86400000\n" },
      ['registry.yaml:3 "retention_ms" must be a list'],
    ],
  ],
  accepts: [
    ["no registry.yaml", { "registry.yaml": undefined }],
    ["an empty one", { "registry.yaml": "# nothing yet\n" }],
  ],
});
