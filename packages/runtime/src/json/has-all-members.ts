import { colonsInText } from "./colons-in-text.ts";
import { membersInText } from "./members-in-text.ts";

/**
 * Whether a valid JSON text has as many object members as the value that was parsed from it, so that no key can have been
 * repeated. False where that cannot be told.
 *
 * A quick look first, then a closer one. The build for browsers has `has-all-members.portable.ts` in the place of this.
 */
export function hasAllMembers(members: number, bytes: Uint8Array, text: string): boolean {
  return members === colonsInText(bytes) || members === membersInText(text);
}
