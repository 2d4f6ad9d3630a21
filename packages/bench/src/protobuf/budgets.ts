import type { Row } from "./row.ts";

/** Times protobuf-es, a fifth below what is measured in peace: what else runs disturbs one contender more than the other. */
const least = {
  decoding: {
    "replay item": 2.4,
    "10 attributes": 2.2,
    "50 attributes": 2.1,
    "200 attributes": 1.8,
    "50 unique keys": 1.8,
  },
  encoding: { "replay item": 2.2, "10 attributes": 2.5, "50 attributes": 3, "200 attributes": 2.8 },
  partial: { "50 attributes": 7 },
};
const leastPressed = 3;
const mostBytes = 6 * 1024;

/** A line for every budget that is exceeded. */
export function exceeded(measured: {
  readonly decoding: readonly Row[];
  readonly encoding: readonly Row[];
  readonly partial: readonly Row[];
  readonly pressed: readonly { readonly name: string; readonly times: number }[];
  readonly bundleBytes: number;
}): string[] {
  const lines = (["decoding", "encoding", "partial"] as const).flatMap((part) =>
    Object.entries(least[part]).flatMap(([name, budget]) => {
      const times = measured[part].find((row) => row.name === name)?.times ?? {};
      return Object.entries(times)
        .filter(([column, value]) => column !== "JSON.parse" && value < budget)
        .map(
          ([column, value]) =>
            `${part}, ${name}, ${column}: ${value.toFixed(2)} times protobuf-es, budget ${budget}`,
        );
    }),
  );
  for (const { name, times } of measured.pressed) {
    if (times < leastPressed) {
      lines.push(`under pressure, ${name}: ${times.toFixed(2)} times protobuf-es, budget ${leastPressed}`);
    }
  }
  if (measured.bundleBytes > mostBytes) {
    lines.push(`TraceItem's codec: bundle has ${measured.bundleBytes} bytes, budget ${mostBytes}`);
  }
  return lines;
}
