import { ruleCases } from "../../../test/rule-cases.ts";

const entry = (more: string) => `waivers:\n  - fingerprint: 3f2a9c1d8e7b6a50\n${more}`;
const whole = "    reason: Nobody has sent these since May.\n    until: 2026-12-31\n";

ruleCases("waiver-shape", {
  refuses: [
    [
      "an entry without an end",
      { "waivers.yaml": entry("    reason: Nobody has sent these.\n") },
      ['waivers.yaml:2 key "until" is missing'],
    ],
    [
      "a reason that says nothing",
      { "waivers.yaml": entry("    reason: ok\n    until: 2026-12-31\n") },
      ['waivers.yaml:3 "reason" must be a sentence: capital letter, three words or more, full stop'],
    ],
    [
      "an end that is no day",
      { "waivers.yaml": entry(whole.replace("2026-12-31", "never")) },
      ['waivers.yaml:4 "until" must be a day, YYYY-MM-DD'],
    ],
    [
      "a misspelt key",
      { "waivers.yaml": entry(`${whole}    owner: me\n`) },
      ['waivers.yaml:5 key "owner" is unknown; the keys are "fingerprint", "finding", "reason", "until"'],
    ],
    [
      "two for one finding",
      { "waivers.yaml": `${entry(whole)}${entry(whole).slice("waivers:\n".length)}` },
      ["waivers.yaml:5 3f2a9c1d8e7b6a50 must stand once; remove one of the two"],
    ],
  ],
  accepts: [
    ["a complete entry", { "waivers.yaml": entry(whole) }],
    ["an empty list", { "waivers.yaml": "waivers: []\n" }],
  ],
});
