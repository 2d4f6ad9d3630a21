import type { Literal } from "../normal/graph.ts";
import { itemsOf } from "./arrays.ts";
import { membersOf } from "./objects.ts";
import { isEmpty } from "./outcome.ts";
import type { Solver } from "./solver.ts";
import type { Part, State } from "./state.ts";

/** Whether what a way asks of one part of the value may hold beside what is known of the value. */
export function mayBePart(solver: Solver, state: State, part: Part): boolean {
  const mayBe = (schemas: readonly Literal[], literals: readonly Literal[]): boolean =>
    !isEmpty(solver.solve([...schemas, ...literals]));
  switch (part.kind) {
    case "member":
      return typeof part.place === "string"
        ? !state.absent.has(part.place) && mayBe(membersOf(state, part.place), [part.literal])
        : part.place < state.max && mayBe(itemsOf(state, part.place), [part.literal]);
    case "some-item": {
      const last = Math.max(part.from, ...state.items.map(({ prefix }) => prefix.length));
      for (let i = part.from; i <= last && i < state.max; i++)
        if (mayBe(itemsOf(state, i), [part.literal])) return true;
      return false;
    }
    case "some-member": {
      const { matching, notMatching, notNamed, name, value } = part.some;
      const patterned = state.properties.some(({ patterns }) => patterns.length > 0);
      if (patterned || matching.length + notMatching.length + name.length > 0) return true;
      const named = new Set(state.properties.flatMap((claim) => [...claim.named.keys()]));
      for (const key of named)
        if (!notNamed.includes(key) && mayBe(membersOf(state, key), value)) return true;
      return mayBe(
        state.properties.map(({ rest }) => rest),
        value,
      );
    }
  }
}
