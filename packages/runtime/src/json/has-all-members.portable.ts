import { membersInText } from "./members-in-text.ts";

/** As in `has-all-members.ts`, without WebAssembly: pages may forbid it, and the code of it would be of no use there. */
export function hasAllMembers(members: number, _bytes: Uint8Array, text: string): boolean {
  return members === membersInText(text);
}
