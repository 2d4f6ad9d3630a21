import { error, type RuleEntry, warning } from "./entry.ts";

/** About files, folders and CODEOWNERS. */
export const layoutRules = {
  "special-file": warning(
    "a registry holds ordinary files only",
    "Pipes, sockets and devices cannot be read as text, and opening one may never return.",
    "Replace it by a file.",
  ),
  symlink: warning(
    "a registry holds no links to folders or out of itself",
    "What such a link leads to depends on the machine, so the same commit could mean different contracts.",
    "Put the files themselves where the link is.",
  ),
  "unreadable-file": error(
    "every file can be read",
    "What cannot be read is not imported.",
    "Check its permissions.",
  ),
  "path-escape": error(
    "a reference stays inside the registry",
    "A path that climbs out of its folder could pull in any file of the machine; it is never followed.",
    "Move the file into the registry and name it relative to its folder.",
  ),
  "codeowners-missing": warning(
    "the registry has a CODEOWNERS file",
    "Without it nobody is known to review a topic, and `owners` of every imported topic is empty.",
    "Write `owners` into each topic.yaml.",
  ),
  "codeowners-ignored": warning(
    "there is one CODEOWNERS file",
    "Only the first one counts: `.github/`, then the root, then `docs/`.",
    "Merge them into one.",
  ),
  "codeowners-owner": error(
    "an owner is @user, @org/team or an address",
    "Anything else is nobody, and it was left out.",
    "Correct the spelling.",
  ),
  "codeowners-stale": warning(
    "a line of CODEOWNERS matches a file",
    "A line for a file that is gone hides that the file's successor has no owner.",
    "Delete the line or correct its path.",
  ),
  "owners-missing": error(
    "every topic has an owner",
    "A contract nobody owns is changed by everybody.",
    "Write `owners` into the topic.yaml.",
  ),
} satisfies Record<string, RuleEntry>;
