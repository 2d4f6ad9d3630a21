const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The full name of the Protobuf message that a Python path to its class stands for:
 * `acme.v1.order_pb2.Order.Line` is `acme.v1.Order.Line`, because the module is named for the file and not for the
 * package. A name without a `_pb2` module is taken as it is. Undefined when it cannot be a message's name.
 */
export function messageName(resource: string): string | undefined {
  const parts = resource.trim().replace(/^\./, "").replaceAll(":", ".").split(".");
  if (!parts.every((part) => IDENTIFIER.test(part))) return undefined;
  const module = parts.findIndex((part) => part.endsWith("_pb2"));
  const name = module === -1 ? parts : [...parts.slice(0, module), ...parts.slice(module + 1)];
  return module === parts.length - 1 || name.length === 0 ? undefined : name.join(".");
}
