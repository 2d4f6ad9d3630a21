/** A varint of Protobuf's wire format, of an unsigned value. */
export function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

/** A record: the tag of its field and wire type, then its bytes. */
export function record(field: number, wireType: number, bytes: readonly number[]): number[] {
  return [...varint((BigInt(field) << 3n) | BigInt(wireType)), ...bytes];
}
