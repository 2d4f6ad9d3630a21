import type { Row } from "./row.ts";

/** Times protobuf-es, a fifth below what is measured in peace: what else runs disturbs one contender more than the other. */
const least = {
  decoding: {
    "replay item": 2.7,
    "4 attributes": 2.5,
    "10 attributes": 2.6,
    "50 attributes": 2.2,
    "200 attributes": 1.9,
    "50 unique keys": 2,
  },
  encoding: { "replay item": 2.2, "10 attributes": 2.6, "50 attributes": 3, "200 attributes": 3 },
  partial: { "50 attributes": 7 },
};
const leastPressed = 2.3;
/** Minified and gzipped. */
const mostBytes = { "decode and encode": 5230, "decode alone": 3230, "encode alone": 2640 };

/** A line for every budget that is exceeded. */
export function exceeded(measured: {
  readonly decoding: readonly Row[];
  readonly encoding: readonly Row[];
  readonly partial: readonly Row[];
  readonly pressed: readonly { readonly name: string; readonly times: number }[];
  readonly bundles: readonly { readonly name: string; readonly bytes: number }[];
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
  for (const [name, budget] of Object.entries(mostBytes)) {
    const bytes = measured.bundles.find((bundle) => bundle.name === name)?.bytes ?? Number.NaN;
    if (!(bytes <= budget)) lines.push(`bundle, ${name}: ${bytes} bytes, budget ${budget}`);
  }
  return lines;
}
