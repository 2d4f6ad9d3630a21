import type { Ledger, LedgerType } from "./ledger.ts";

/**
 * The file of a ledger: JSON with types in the order of their names and one entry a line, the same text for the same ledger, so that
 * a release shows as the lines that it adds.
 */
export function printLedger({ format, releases, messages, enums }: Ledger): string {
  return `{
  "format": ${format},
  "releases": ${flat(releases)},
  "messages": ${typesText(messages)},
  "enums": ${typesText(enums)}
}
`;
}

function typesText(types: Readonly<Record<string, LedgerType>>): string {
  const texts = Object.keys(types)
    .sort()
    .map((name) => `    ${JSON.stringify(name)}: ${typeText(types[name] as LedgerType)}`);
  return texts.length === 0 ? "{}" : `{\n${texts.join(",\n")}\n  }`;
}

function typeText({ entries, reservedNumbers, reservedNames }: LedgerType): string {
  const lines = entries.map(({ number, name, type, json, since, removed }) =>
    flat({ number, name, type, json, since, removed }),
  );
  const list = lines.length === 0 ? "[]" : `[\n        ${lines.join(",\n        ")}\n      ]`;
  return `{
      "entries": ${list},
      "reservedNumbers": ${flat(reservedNumbers)},
      "reservedNames": ${flat(reservedNames)}
    }`;
}

/** JSON on one line, with a space after commas and colons, and within braces. */
function flat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{ ${members.map(([key, member]) => `${JSON.stringify(key)}: ${flat(member)}`).join(", ")} }`;
}
