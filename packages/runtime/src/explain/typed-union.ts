import type { Check, Judge } from "./check.ts";
import { dereference } from "./resolve.ts";
import { typeMessage, typesOf, typeTest } from "./type.ts";

/** Unions of which each branch is about types of its own, so that the type of a value tells which branch was meant. */
export const typedUnions: Check = {
  keywords: ["anyOf", "oneOf"],
  compile({ anyOf = [true], oneOf = [true] }, { root, visitOf, add }) {
    return [anyOf, oneOf].map((union): Judge => {
      const branches = union.map((branch) => dereference(root, branch));
      const tests = branches.map(typeTest);
      const visits = branches.map(visitOf);
      return (value) => {
        const meant = visits[tests.findIndex((fits) => fits(value))];
        if (meant) meant(value);
        else add("type", typeMessage(branches.flatMap(typesOf), value));
      };
    });
  },
};
