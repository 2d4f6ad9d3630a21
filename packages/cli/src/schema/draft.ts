import { isRecord } from "../registry/shape.ts";

type Node = { readonly [keyword: string]: unknown };

export type Draft = "04" | "07" | "2019" | "2020";

/** The draft that a root schema names; draft-07 when it names none that is known. */
export function draftOf(root: unknown): Draft {
  const uri = isRecord(root) ? String(root["$schema"]) : "";
  if (uri.includes("draft-04")) return "04";
  if (uri.includes("2019-09")) return "2019";
  return uri.includes("2020-12") ? "2020" : "07";
}

/**
 * One node, not its children, in the words of draft-07. `lost` are the keywords that draft-07 cannot say; without them
 * the node accepts more.
 */
export function toDraft07(
  node: Node,
  draft: Draft,
): { readonly node: Node; readonly lost: readonly string[] } {
  if (draft === "07") return { node, lost: [] };
  if (draft === "04") return { node: fromDraft04(node), lost: [] };
  const { prefixItems, items, additionalItems, dependentRequired, dependentSchemas, $ref, ...rest } = node;
  const changed: Record<string, unknown> = { ...rest };
  if (draft === "2020" && Array.isArray(prefixItems)) {
    changed["items"] = prefixItems;
    if (items !== undefined) changed["additionalItems"] = items;
  } else {
    if (items !== undefined) changed["items"] = items;
    // 2020-12 has no such keyword.
    if (draft === "2019" && additionalItems !== undefined) changed["additionalItems"] = additionalItems;
  }
  if (isRecord(dependentRequired) || isRecord(dependentSchemas)) {
    changed["dependencies"] = dependencies(dependentRequired, dependentSchemas);
  }
  if ($ref !== undefined) {
    // Since 2019-09 a reference holds together with its siblings.
    changed["allOf"] = [{ $ref }, ...(Array.isArray(changed["allOf"]) ? changed["allOf"] : [])];
  }
  const lost = inexpressible.filter((keyword) => keyword in changed && !isNeedless(changed, keyword));
  // No item at all is enough.
  if (changed["minContains"] === 0) delete changed["contains"];
  for (const keyword of inexpressible) delete changed[keyword];
  return { node: isPlainReference(changed) ? { $ref } : changed, lost };
}

const inexpressible = [
  "unevaluatedProperties",
  "unevaluatedItems",
  "minContains",
  "maxContains",
  "$dynamicRef",
  "$recursiveRef",
];

/** Whether draft-07 says the same without the keyword: `contains` asks for one item by itself. */
function isNeedless({ contains, minContains }: Node, keyword: string): boolean {
  if (contains === undefined) return keyword.endsWith("Contains");
  return keyword === "minContains" && (minContains === 0 || minContains === 1);
}

/** Both may be about one key. */
function dependencies(required: unknown, schemas: unknown): Node {
  const lists = isRecord(required) ? required : {};
  const entries = Object.entries(isRecord(schemas) ? schemas : {}).map(([key, schema]) => [
    key,
    Object.hasOwn(lists, key) ? { allOf: [{ required: lists[key] }, schema] } : schema,
  ]);
  return { ...lists, ...Object.fromEntries(entries) };
}

function isPlainReference(node: Record<string, unknown>): boolean {
  const { allOf } = node;
  return (
    Object.keys(node).length === 1 && Array.isArray(allOf) && allOf.length === 1 && "$ref" in Object(allOf[0])
  );
}

/** Draft-04's exclusive bounds are switches beside the bound. */
function fromDraft04(node: Node): Node {
  const changed: Record<string, unknown> = { ...node };
  for (const [bound, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (typeof node[exclusive] !== "boolean") continue;
    delete changed[exclusive];
    if (node[exclusive] && node[bound] !== undefined) {
      changed[exclusive] = node[bound];
      delete changed[bound];
    }
  }
  return changed;
}
