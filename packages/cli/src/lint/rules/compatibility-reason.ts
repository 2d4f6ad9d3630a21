import { problemAt, type Rule } from "../rule.ts";

export const compatibilityReason: Rule = {
  id: "compatibility-reason",
  severity: "error",
  summary: "compatibility mode `none` gives a reason",
  explain: {
    why: "With `none`, any change of the schema passes, also one that stops every consumer. That may be right for a topic nobody reads yet; the next reader has to know why it was, in order to see when it is not any more.",
    bad: "compatibility: { mode: none }",
    good: "compatibility: { mode: none, reason: Only snuba reads and writes it and is deployed as one. }",
    fix: "Say why a break is harmless here, or choose `backward`.",
  },
  *check(registry) {
    for (const { document, spec } of registry.topics) {
      if (document === undefined || spec.compatibility?.mode !== "none") continue;
      if ((spec.compatibility.reason ?? "").trim() === "") {
        yield problemAt(
          document,
          "/compatibility/mode",
          'compatibility mode "none" must have a reason',
          'add "reason", or choose "backward"',
        );
      }
    }
  },
};
