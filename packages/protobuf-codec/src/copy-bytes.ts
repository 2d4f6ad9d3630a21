/** Copies these bytes to a place in others. A few are copied sooner than the platform is asked to. */
export function copyBytes(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void {
  if (end - start > 64) to.set(from.subarray(start, end), at);
  else while (start < end) to[at++] = from[start++] as number;
}
