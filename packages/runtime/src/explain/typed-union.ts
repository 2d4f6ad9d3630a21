import type { Check } from "./check.ts";
import { dereference } from "./resolve.ts";
import { isOfType, typeMessage, typesOf } from "./type.ts";

/** Unions of which each branch is about types of its own, so that the type of a value tells which branch was meant. */
export const typedUnions: Check = {
  keywords: ["anyOf", "oneOf"],
  apply(run, { anyOf, oneOf }, value, path) {
    for (const union of [anyOf, oneOf]) {
      const branches = union?.map((branch) => dereference(run.root, branch));
      const meant = branches?.find((branch) => isOfType(branch, value));
      if (meant !== undefined) run.visit(meant, value, path);
      else if (branches !== undefined) run.add(path, "type", typeMessage(branches.flatMap(typesOf), value));
    }
  },
};
