import { isBytes } from "@waybill/runtime/codegen";

/** A value on one line, for a person; longer ones are cut. */
export function show(value: unknown, limit = 120): string {
  if (value === undefined) return "nothing";
  const text =
    JSON.stringify(value, function (this: Record<string, unknown>, key, one: unknown) {
      const own = this[key]; // before a `toJSON`, which a Buffer has
      if (isBytes(own)) return `<${own.length} bytes>`;
      return typeof one === "bigint" ? `${one}n` : one;
    }) ?? String(value);
  return text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length} characters)`;
}
