import type { RuleDescription } from "../../lint/rule.ts";

/** What `waybill compat` can find about Protobuf messages. */
export const protobufRules: readonly RuleDescription[] = [
  {
    id: "protobuf-breaking",
    severity: "error",
    summary: "Protobuf messages of topics change so that old bytes and old JSON can still be read",
    explain: {
      why: "A number or a name that means something else than it did is read without an error, and wrongly. The finding shows bytes that one side sends, what they mean to it, and what the other side reads; or it is one that buf alone has, and that no proof clears.",
      bad: "message Order {\n  uint32 total = 1; // was int32: -1 is read as 4294967295\n}\n",
      good: "message Order {\n  int32 total = 1;\n  uint32 count = 2;\n}\n",
      fix: "Reserve the number and the name of what is removed, and add a field with a new number instead of changing one.",
    },
  },
  {
    id: "protobuf-cleared",
    severity: "warning",
    summary: "what buf calls breaking, and is not for bytes and JSON",
    explain: {
      why: "buf goes by the declarations. Every message of the one schema is read as it was meant by the other, in bytes and in JSON, in the directions that the mode of the topic asks for.",
      bad: "",
      good: "",
      fix: "Nothing for messages. What programs of the generated code lose is told as types-only.",
    },
  },
  {
    id: "protobuf-tolerated",
    severity: "warning",
    summary: "fields and names that readers do not know are kept or skipped",
    explain: {
      why: "Bytes of an unknown field are kept aside, its key in JSON is skipped, and a value of an enum without a name stays a number. Nothing is misread, but the reader does not act on it.",
      bad: "",
      good: "",
      fix: "Nothing, as long as no reader needs what it does not know.",
    },
  },
  {
    id: "protobuf-option",
    severity: "warning",
    summary: "options of Protobuf messages stay what they were",
    explain: {
      why: "`deprecated`, `packed` and the like change no value, but programs and people act on them. An option of somebody else's that changed is reported as `compat-unknown`: what it restricts is not known here.",
      bad: "",
      good: "",
      fix: "Make sure that readers expect it.",
    },
  },
  {
    id: "protobuf-reused",
    severity: "error",
    summary: "a Protobuf number or name has one meaning in all releases",
    explain: {
      why: "A number that was given back in one release and is taken in a later one is new to those who compare two neighbours. Bytes of the earlier releases are still in topics and archives, and are read as the new field.",
      bad: "message Token {\n  bool end = 3; // was EventFilter filter = 3 until the release before the last\n}\n",
      good: "message Token {\n  reserved 3;\n  bool end = 4;\n}\n",
      fix: "Take a number and a name that no release had; `_released/ledger.json` lists them all.",
    },
  },
  {
    id: "protobuf-unreserved",
    severity: "error",
    summary: "what a release reserves stays reserved",
    explain: {
      why: "The reservation is all that tells the next author that a number had another meaning. It is a warning when no release is known that used the number.",
      bad: "",
      good: "",
      fix: "Bring the reservation back.",
    },
  },
];
