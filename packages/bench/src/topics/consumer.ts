/**
 * What a consumer without contracts does with JSON: parses it, and in a replay event the document that its payload may be
 * the bytes of as well.
 */
export function parse(bytes: Uint8Array): unknown {
  const message = JSON.parse(utf8.decode(bytes)) as unknown;
  if (!isWithPayload(message)) return message;
  // Assigned, which is cheaper than a copy; the message is nobody else's.
  if (Array.isArray(message.payload))
    message.payload = JSON.parse(Buffer.from(message.payload).toString("utf8"));
  return message;
}

/** The same with what `decode` gives: bytes that it has looked into, and nobody has parsed for good. */
export function withDocument(message: unknown): unknown {
  if (isWithPayload(message) && message.payload instanceof Uint8Array)
    return { ...message, payload: JSON.parse(utf8.decode(message.payload)) };
  return message;
}

const utf8 = new TextDecoder();

function isWithPayload(message: unknown): message is { payload: unknown } {
  return typeof message === "object" && message !== null && "payload" in message;
}
