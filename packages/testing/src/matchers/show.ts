import { isBytes } from "@waybill/runtime/codegen";

/** A value on one line, for a person; longer ones are cut. Says of what JSON has no form for what it is. */
export function show(value: unknown, limit = 120): string {
  if (value === undefined) return "nothing";
  const text = ofNoForm(value) ?? jsonOf(value) ?? String(value);
  return text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length} characters)`;
}

function jsonOf(value: unknown): string | undefined {
  const around: unknown[] = [];
  function write(this: Record<string, unknown>, key: string, one: unknown): unknown {
    while (around.length > 0 && around.at(-1) !== this) around.pop();
    const own = this[key]; // before a `toJSON`, which a Buffer has
    const text = ofNoForm(own);
    if (text !== undefined) return text;
    if (typeof one !== "object" || one === null) return typeof one === "bigint" ? `${one}n` : one;
    if (around.includes(one)) return "<what it is in>";
    around.push(one);
    return one;
  }
  try {
    return JSON.stringify(value, write);
  } catch {
    return `<${typeof value} that cannot be read>`; // a getter throws, or it is too deep
  }
}

/** What JSON would write as something else. */
function ofNoForm(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : String(value);
  if (typeof value !== "object" || value === null) return undefined;
  if (isBytes(value)) return `<${value.length} bytes>`;
  const [, kind = ""] =
    /^\[object (Date|Map|Set|Promise|RegExp)\]$/.exec(Object.prototype.toString.call(value)) ?? [];
  if (kind === "") return undefined;
  const time = kind === "Date" ? ` ${JSON.stringify(value)?.replaceAll('"', "")}` : "";
  return `<${kind}${time}>`;
}
