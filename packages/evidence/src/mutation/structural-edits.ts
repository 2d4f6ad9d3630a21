import type { JsonSchema } from "@waybill/compat";
import { isNode, mapSchemas, toPointer } from "../walk.ts";
import { type Node, replaced } from "./edits.ts";

/** A part of a schema that came, went or got another name; which way that breaks depends on what is around it. */
export interface StructuralEdit {
  readonly name: string;
  /** Where a finding may be, in the schema that has the part. */
  readonly places: readonly string[];
  readonly edited: JsonSchema;
}

/** What becomes of one node, and below it the places. */
interface Change {
  readonly what: string;
  readonly places: readonly string[];
  readonly node: Node;
}

/** A property, pattern, branch or item taken out or put in, and a property under another name, everywhere in the schema. */
export function structuralEditsOf(schema: JsonSchema): readonly StructuralEdit[] {
  const edits: StructuralEdit[] = [];
  mapSchemas(schema, (part, path) => {
    if (!isNode(part) || "$ref" in part) return part;
    const at = toPointer(path);
    for (const { what, places, node } of [
      ...propertyChanges(part),
      ...patternChanges(part),
      ...branchChanges(part),
    ])
      edits.push({
        name: `${at}${places[0]} ${what}`,
        places: places.map((place) => at + place),
        edited: replaced(schema, path, node),
      });
    return part;
  });
  return edits;
}

function propertyChanges(node: Node): readonly Change[] {
  const { properties, required } = node;
  if (!isNode(properties)) return [];
  const needed = Array.isArray(required) ? (required as readonly string[]) : [];
  const names = Object.keys(properties);
  const of = (from: readonly (readonly [string, unknown])[], list: readonly string[]): Node => ({
    ...node,
    properties: Object.fromEntries(from),
    ...(needed.length > 0 && { required: list }),
  });
  const entries = Object.entries(properties);
  return [
    ...names.flatMap((name): readonly Change[] => {
      const places = [
        toPointer(["properties", name]),
        ...(needed.includes(name) ? [`/required/${needed.indexOf(name)}`] : []),
      ];
      const rename = (key: string): string => (key === name ? "another_name" : key);
      return [
        {
          what: "removed",
          places,
          node: of(
            entries.filter(([key]) => key !== name),
            needed.filter((key) => key !== name),
          ),
        },
        {
          what: "renamed",
          places,
          node: of(
            entries.map(([key, schema]) => [rename(key), schema]),
            needed.map(rename),
          ),
        },
      ];
    }),
    {
      what: "added",
      places: ["/properties/another"],
      node: of([...entries, ["another", { type: "array", items: { type: "string" }, maxItems: 3 }]], needed),
    },
  ];
}

function patternChanges(node: Node): readonly Change[] {
  const { patternProperties } = node;
  if (!isNode(patternProperties)) return [];
  return Object.keys(patternProperties).map((source) => ({
    what: "removed",
    places: [toPointer(["patternProperties", source])],
    node: {
      ...node,
      patternProperties: Object.fromEntries(
        Object.entries(patternProperties).filter(([key]) => key !== source),
      ),
    },
  }));
}

function branchChanges(node: Node): readonly Change[] {
  return ["anyOf", "oneOf", "allOf"].flatMap((keyword): readonly Change[] => {
    const branches = node[keyword];
    if (!Array.isArray(branches)) return [];
    const added = { type: "object", required: ["another"], properties: { another: { minimum: 1 } } };
    return [
      ...(branches.length < 2 ? [] : branches).map((_, i) => ({
        what: "removed",
        places: [`/${keyword}/${i}`],
        node: { ...node, [keyword]: branches.filter((__, j) => j !== i) },
      })),
      {
        what: "added",
        places: [`/${keyword}/${branches.length}`],
        node: { ...node, [keyword]: [...branches, added] },
      },
    ];
  });
}
