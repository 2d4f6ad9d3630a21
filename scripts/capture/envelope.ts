/** One item of a Sentry envelope: its header and its body, byte for byte. */
export interface EnvelopeItem {
  readonly type: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly body: Uint8Array;
}

export interface Envelope {
  readonly header: Readonly<Record<string, unknown>>;
  readonly items: readonly EnvelopeItem[];
}

const newline = 0x0a;

/**
 * Splits an envelope as SDKs send it: a header line, then for each item a header line and a body that is either
 * `length` bytes or the rest of the line. Bodies may hold any bytes.
 */
export function parseEnvelope(bytes: Uint8Array): Envelope {
  let at = 0;
  const line = (): Uint8Array => {
    const end = bytes.indexOf(newline, at);
    const stop = end === -1 ? bytes.length : end;
    const text = bytes.subarray(at, stop);
    at = stop + 1;
    return text;
  };
  const header = parseObject(line());
  const items: EnvelopeItem[] = [];
  while (at < bytes.length) {
    const itemHeader = parseObject(line());
    const length = itemHeader["length"];
    let body: Uint8Array;
    if (typeof length === "number") {
      if (at + length > bytes.length) throw new Error("envelope item is longer than the envelope");
      body = bytes.subarray(at, at + length);
      at += length + 1;
    } else {
      body = line();
    }
    items.push({ type: String(itemHeader["type"]), header: itemHeader, body });
  }
  return { header, items };
}

function parseObject(bytes: Uint8Array): Record<string, unknown> {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (typeof value !== "object" || value === null) throw new Error("expected a JSON object in the envelope");
  return value as Record<string, unknown>;
}
