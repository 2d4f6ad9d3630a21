import type { DescEnum, DescEnumValue, DescExtension, DescField, DescMessage } from "@bufbuild/protobuf";
import { protoCamelCase } from "@bufbuild/protobuf/reflect";
import type { Declarations } from "../descriptors.ts";
import { typeText } from "../type-text.ts";
import type { LedgerEntry, LedgerType } from "./ledger.ts";

/** A field or value as it is declared now, beside what the ledger would say of it. */
export interface Declaration {
  readonly entry: Omit<LedgerEntry, "since" | "removed">;
  readonly declared: DescField | DescExtension | DescEnumValue;
}

/** A message or an enum as it is declared now. */
export interface DeclaredType {
  readonly declared: DescMessage | DescEnum;
  readonly members: readonly Declaration[];
  readonly reservedNumbers: LedgerType["reservedNumbers"];
  readonly reservedNames: LedgerType["reservedNames"];
}

export function messageTypes({ messages, extensions }: Declarations): Map<string, DeclaredType> {
  return new Map(
    messages.map((declared): [string, DeclaredType] => {
      const added = extensions.filter(({ extendee }) => extendee.typeName === declared.typeName);
      const members = [...declared.fields, ...added].map((field) => ({
        declared: field,
        entry: fieldEntry(field),
      }));
      const { reservedRange, reservedName } = declared.proto;
      // The end of a range of fields is the number after the last.
      return [declared.typeName, { declared, members, ...reserved(reservedRange, 1, reservedName) }];
    }),
  );
}

export function enumTypes({ enums }: Declarations): Map<string, DeclaredType> {
  return new Map(
    enums.map((declared): [string, DeclaredType] => {
      const members = declared.values.map((value) => ({
        declared: value,
        entry: { number: value.number, name: value.name },
      }));
      const { reservedRange, reservedName } = declared.proto;
      return [declared.typeName, { declared, members, ...reserved(reservedRange, 0, reservedName) }];
    }),
  );
}

function fieldEntry(field: DescField | DescExtension): Declaration["entry"] {
  const { number, jsonName } = field;
  const type = typeText(field);
  if (field.kind === "extension") return { number, name: `[${field.typeName}]`, type };
  const isUsual = jsonName === protoCamelCase(field.name);
  return { number, name: field.name, type, ...(!isUsual && { json: jsonName }) };
}

function reserved(
  ranges: readonly { readonly start: number; readonly end: number }[],
  beyond: number,
  names: readonly string[],
) {
  return {
    reservedNumbers: ranges
      .map(({ start, end }): [number, number] => [start, end - beyond])
      .sort(([a], [b]) => a - b),
    reservedNames: [...names].sort(),
  };
}

/** Whether two entries give a number the same name and type. */
export function isSameMeaning(a: Declaration["entry"], b: Declaration["entry"]): boolean {
  return a.number === b.number && a.name === b.name && a.type === b.type && a.json === b.json;
}
