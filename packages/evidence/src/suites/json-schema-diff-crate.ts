import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { JsonSchema } from "@waybill/compat";
import { crate } from "../packages/fetch.ts";
import type { Suite } from "./case.ts";

/** Kinds of change that its rule of thumb calls harmless, whatever else is said of them. */
const harmless =
  /^(TypeAdd|ConstRemove|RangeRemove|TupleToArray|RequiredRemove|FormatRemove|PatternRemove|M(in|ax)LengthRemove)$/;

/** The fixtures of the crate `json-schema-diff`; a pair is contained if none of its recorded changes is breaking. */
export const jsonSchemaDiffCrate: Suite = {
  name: "json-schema-diff (Rust)",
  unknown: "2 %",
  async cases() {
    const root = join(await crate("json-schema-diff", "0.1.8"), "tests");
    return globSync("fixtures/*/*.json", { cwd: root })
      .sort()
      .map((file) => {
        const { lhs, rhs } = JSON.parse(readFileSync(join(root, file), "utf8")) as {
          lhs: JsonSchema;
          rhs: JsonSchema;
        };
        const [kind, name] = [basename(dirname(file)), basename(file, ".json")];
        const snapshot = readFileSync(
          join(root, `snapshots/test__from_fixtures@${kind}__${name}.json.snap`),
          "utf8",
        );
        const contained = !changesOf(snapshot).some(isBreaking);
        return { id: `${kind}/${name}`, writer: lhs, reader: rhs, contained };
      });
  },
};

interface Change {
  readonly kind: string;
  readonly text: string;
}

function changesOf(snapshot: string): readonly Change[] {
  return snapshot
    .split(/^ {8}change: /m)
    .slice(1)
    .map((text) => ({ kind: /^\w+/.exec(text)?.[0] ?? "", text }));
}

function isBreaking({ kind, text }: Change): boolean {
  if (harmless.test(kind)) return false;
  const says = (field: string): boolean => new RegExp(`${field}: true`).test(text);
  switch (kind) {
    case "PropertyAdd":
      return says("lhs_additional_properties");
    case "PropertyRemove":
      return !says("lhs_additional_properties");
    case "EnumAdd":
      return says("lhs_has_no_enum");
    case "EnumRemove":
      return !says("rhs_has_no_enum");
    case "MinLengthChange":
    case "MaxLengthChange": {
      const [before = 0, after = 0] = [...text.matchAll(/(?:old|new)_value: (\d+)/g)].map((match) =>
        Number(match[1]),
      );
      return kind === "MinLengthChange" ? after > before : after < before;
    }
    case "RangeChange":
      return isNarrower([...text.matchAll(/((?:Exclusive)?M(?:in|ax)imum)\(\s*([-\d.]+)/g)]);
    default:
      return true;
  }
}

function isNarrower([before, after]: readonly RegExpMatchArray[]): boolean {
  const [from, to] = [Number(before?.[2]), Number(after?.[2])];
  const names = `${before?.[1]} ${after?.[1]}`;
  if (/^(ExclusiveMinimum|Minimum) Minimum$|^ExclusiveMinimum ExclusiveMinimum$/.test(names))
    return from < to;
  if (/^(ExclusiveMaximum|Maximum) Maximum$|^ExclusiveMaximum ExclusiveMaximum$/.test(names))
    return from > to;
  return true;
}
